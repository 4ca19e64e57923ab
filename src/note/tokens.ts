// The only place that knows wink-nlp: text → words and marks with their exact offsets and part-of-speech tags.
import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';
import { normal } from './normal.ts';
import type { Lexeme, Token } from './note.ts';

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

/** A token before its sentence is known. */
export type OpenToken = { -readonly [key in keyof Token]: Token[key] };

/** A word or mark as the library gives it. */
interface RawWord {
  readonly value: string;
  readonly word: Lexeme;
  /** True for spaces and line breaks, which are no tokens of a note. */
  readonly blank: boolean;
  /** True for words that may be read otherwise among their neighbours: marks spoken out loud, and "n't". */
  readonly special: boolean;
}

/** The tokens of a text, each as it is read by itself. */
export interface RawTokens {
  readonly tokens: OpenToken[];
  /** Those with which the language model begins a sentence. */
  readonly begins: number[];
  /** Those that may be read otherwise among their neighbours. */
  readonly special: number[];
}

/** Marks that a dictation speaks out loud. */
export const spokenMarks: ReadonlyMap<string, string> = new Map([
  ['comma', ','],
  ['semicolon', ';'],
  ['colon', ':'],
  ['period', '.'],
]);

const isWord = /[\p{L}\p{N}]/u;

function readWord(value: string, known: boolean): RawWord {
  const lower = value.toLowerCase();
  const special = spokenMarks.has(lower) || lower === "n't";
  const as = (norm: string, kind: Token['kind']): RawWord => ({
    value,
    word: { norm, kind, known, kept: [] },
    blank: value.trim() === '',
    special,
  });
  if (!isWord.test(value)) return as(value, 'punctuation');
  if (/^[\d.,/-]+$/.test(value)) return as(value, 'number');
  return as(normal(value), /^\d/.test(value) ? 'number' : 'word');
}

// A word's id is as good as its text, and tells sooner what is known of it. The dictionary's own words are few enough to be kept; of
// others so many, that a long run keeps its memory.
const dictionary: (RawWord | undefined)[] = new Array(firstNewId);
const others = new Map<number, RawWord>();
const mostOthers = 20_000;

function wordOfId(id: number, value: (index: number) => string, index: number): RawWord {
  const known = id < firstNewId ? dictionary[id] : others.get(id);
  if (known !== undefined) return known;
  const made = readWord(value(index), id < firstNewId);
  if (id < firstNewId) dictionary[id] = made;
  else {
    if (others.size >= mostOthers) others.clear();
    others.set(id, made);
  }
  return made;
}

/** The language library alone: the floor that a benchmark compares with. */
export const readBare = (text: string): unknown => nlp.readDoc(text);

/**
 * The library takes up to twice as long for each word of a text of more than some 15,000 characters, so that it is given a longer one in parts.
 * A part ends at a line break where its last half has one; else between words, so that no abbreviation is taken for the end of a sentence;
 * else at any space; in a run without one after a mark.
 */
const longestPart = 12_000;

const isMark = /^[^\p{L}\p{N}\p{M}\p{Cs}]$/u;
const mayEnd: readonly ((last: string, before: string) => boolean)[] = [
  (last) => last === '\n',
  (last, before) => last === ' ' && isWord.test(before),
  (last) => last === ' ',
  (last) => isMark.test(last),
];

function endOfPart(text: string, from: number): number {
  if (text.length - from <= longestPart) return text.length;
  for (const ends of mayEnd)
    for (let at = from + longestPart; at > from + longestPart / 2; at--) if (ends(text.charAt(at - 1), text.charAt(at - 2))) return at;
  return text.length;
}

/** Tokens of `text`, which must be cleaned. Spaces and line breaks are no tokens. Offsets are UTF-16, half-open. */
export function tokenize(text: string): RawTokens {
  const found: RawTokens = { tokens: [], begins: [], special: [] };
  for (let from = 0, to = 0; from < text.length; from = to) {
    to = endOfPart(text, from);
    addTokens(text, from, to, found);
  }
  return found;
}

function addTokens(text: string, from: number, to: number, { tokens, begins, special }: RawTokens): void {
  const part = text.slice(from, to);
  if (part.trim() === '') return;
  // Line breaks by the hundred take the library long and tell it nothing.
  const read = nlp.readDoc(part.replace(/\s{80,}/g, (run) => `\n${' '.repeat(run.length - 1)}`));
  const words = read.tokens();
  const ids = words.out(its.uniqueId as never) as unknown as number[];
  const tags = words.out(its.pos) as unknown as string[];
  const value = (index: number): string => words.itemAt(index).out(its.value) as string;
  const sentences = read.sentences().out(its.span) as unknown as (readonly number[])[];
  let sentence = 0;
  let at = from;
  let begun = false;
  for (let index = 0; index < ids.length; index++) {
    if (index === sentences[sentence]?.[0]) {
      begun = true;
      sentence += 1;
    }
    const raw = wordOfId(ids[index] as number, value, index);
    const start = raw.blank ? -1 : placeOf(raw.value, text, at);
    if (start < 0) continue;
    at = start + raw.value.length;
    if (begun) begins.push(tokens.length);
    if (raw.special) special.push(tokens.length);
    begun = false;
    const { word } = raw;
    const { norm, kind, known } = word;
    tokens.push({ index: tokens.length, start, end: at, word, norm, kind, known, pos: tags[index] as string, sentence: 0 });
  }
}

/** The farthest that is looked ahead for a word. */
const farthest = 5_000;

/** Where a word stands from `at` on; -1 where it does not. */
function placeOf(value: string, text: string, at: number): number {
  let start = at;
  while (text.charCodeAt(start) === 32 || text.charCodeAt(start) === 10) start += 1;
  if (text.startsWith(value, start)) return start;
  // The library never invents characters; a value that is not found would be its fault, and is left out.
  const found = text.slice(at, at + farthest + value.length).indexOf(value);
  return found < 0 ? -1 : at + found;
}
