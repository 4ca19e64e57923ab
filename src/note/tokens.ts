// The only place that knows wink-nlp: text → words and marks with their exact offsets and part-of-speech tags.
import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';

// One instance per process: a second one corrupts the first.
const nlp = winkNLP(model, ['sbd', 'pos']);
const its = nlp.its;

/** Words first met in a note get ids from here on. */
const firstNewId = (
  nlp
    .readDoc('qzxvkqjx')
    .tokens()
    .out(its.uniqueId as never) as unknown as number[]
)[0] as number;

export interface RawToken {
  readonly start: number;
  readonly end: number;
  readonly pos: string;
  /** True where the language model begins a sentence. */
  readonly startsSentence: boolean;
  /** True for a word of the language model's own dictionary. */
  readonly known: boolean;
}

/** The language library alone: the floor that a benchmark compares with. */
export const readBare = (text: string): unknown => nlp.readDoc(text);

/** Tokens of `text`, which must be cleaned. Spaces and line breaks are no tokens. Offsets are UTF-16, half-open. */
export function tokenize(text: string): RawToken[] {
  if (text.trim() === '') return [];
  const read = nlp.readDoc(text);
  const tokens = read.tokens();
  const values = tokens.out(its.value) as unknown as string[];
  const tags = tokens.out(its.pos) as unknown as string[];
  const ids = tokens.out(its.uniqueId as never) as unknown as number[];
  const starts = new Set((read.sentences().out(its.span) as unknown as number[][]).map((span) => span[0]));
  const result: RawToken[] = [];
  let at = 0;
  let pendingStart = false;
  for (let index = 0; index < values.length; index++) {
    const value = values[index] as string;
    if (starts.has(index)) pendingStart = true;
    if (value.trim() === '') continue;
    const start = text.indexOf(value, at);
    // The library never invents characters; a value that is not found would be its fault, and is left out.
    if (start < 0 || start > at + 5_000) continue;
    at = start + value.length;
    result.push({ start, end: at, pos: tags[index] as string, startsSentence: pendingStart, known: (ids[index] as number) < firstNewId });
    pendingStart = false;
  }
  return result;
}
