// Where a statement begins that no mark parts from the one before: a dictation without marks, a stop left out.
import type { OpenToken } from './tokens.ts';

/** So many tokens without a mark are a dictation that nobody punctuated. */
const unmarked = 40;
/** A statement of such a dictation has so many tokens at least. */
export const leastStatement = 5;
const persons = /^(?:i|we|he|she|they|it|there|this)$/;

/** In a dictation without marks, the tokens with which another statement begins: "and then", "so we", "after that", "the patient was"; and everywhere a capital after a missing stop. Null where all is marked. */
export function findTurns(text: string, tokens: readonly OpenToken[]): Uint8Array | null {
  let turns: Uint8Array | null = null;
  for (let at = 1; at < tokens.length; at++)
    if (opensUnmarked(text, tokens, at)) {
      turns ??= new Uint8Array(tokens.length);
      turns[at] = 1;
    }
  for (let from = 0; from < tokens.length; ) {
    let to = from;
    while (to < tokens.length && tokens[to]!.kind !== 'punctuation') to += 1;
    if (to - from > unmarked) {
      turns ??= new Uint8Array(tokens.length);
      for (let at = from + 1; at < to; at++) if (turnsAt(tokens, at)) turns[at] = 1;
    }
    from = to + 1;
  }
  return turns;
}

/** Words that are no names and begin a statement where they are written with a capital. */
export const opener =
  /^(?:The|We|He|She|They|It|There|This|That|These|Then|After|In|At|On|Once|When|With|His|Her|Our|By|From|Both|All|No|Two|One)$/;
const lowerWord = /^[a-z][a-z'-]*$/;

/** True where a word that is no name begins with a capital in the middle of prose: its sentence lacks the stop before it. */
function opensUnmarked(text: string, tokens: readonly OpenToken[], at: number): boolean {
  const { start, end } = tokens[at] as OpenToken;
  const first = text.charCodeAt(start);
  if (first < 65 || first > 90) return false;
  const before = tokens[at - 1] as OpenToken;
  if (!opener.test(text.slice(start, end))) return false;
  const isAfterComma = before.norm === ',';
  if (!isAfterComma && (text.charAt(before.end) !== ' ' || !lowerWord.test(text.slice(before.start, before.end)))) return false;
  const next = tokens[at + 1];
  return next !== undefined && /^[a-z\d]/.test(text.charAt(next.start)) && !/^(?:DET|CCONJ)$/.test(before.pos);
}

function turnsAt(tokens: readonly OpenToken[], at: number): boolean {
  const norm = (place: number): string => tokens[place]?.norm ?? '';
  const next = norm(at + 1);
  const before = norm(at - 1);
  // "it is not so that …": what it speaks of is still to come.
  if (before === 'that') return false;
  switch (norm(at)) {
    case 'and':
      return persons.test(next) || next === 'then' || (next === 'next' && norm(at + 2) !== 'to');
    case 'then':
      // "if it was tight then we let it go" is one statement.
      return (
        !tokens.slice(Math.max(0, at - 12), at).some((token) => token.norm === 'if') &&
        tokens[at - 1]!.pos !== 'AUX' &&
        !/^(?:and|by|until|since|till|back|i|we|he|she|they|it)$/.test(before)
      );
    case 'so':
      return persons.test(next) || next === 'the';
    case 'after':
    case 'following':
      return (next === 'that' || next === 'this') && tokens[at + 2]?.pos !== 'NOUN';
    case 'counts':
      return /^(?:was|were|are|correct)$/.test(next);
    case 'the':
      return next === 'patient' && /^(?:was|is|has|had|tolerated|went|left)$/.test(norm(at + 2));
    default:
      return false;
  }
}
