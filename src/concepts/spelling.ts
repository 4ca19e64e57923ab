// Slips of one letter: a word that no dictionary knows is read as the vocabulary's word one edit away.
import { bisect } from '../note/bisect.ts';
import type { Lexeme } from '../note/note.ts';

const shortest = 6;

const consonants = (word: string): string => word.replace(/[aeiou]/g, '');

function oneEdit(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA -= 1;
    endB -= 1;
  }
  if (endA - start <= 1 && endB - start <= 1) return true;
  return endA - start === 2 && endB - start === 2 && a[start] === b[start + 1] && a[start + 1] === b[start];
}

/** The letters in any word as bits; what is none of a to z is left out. */
function lettersIn(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at++) {
    const letter = word.charCodeAt(at) - 97;
    if (letter >= 0 && letter <= 25) letters |= 1 << letter;
  }
  return letters;
}

/** Whether two sets of letters differ by so few that one edit may lie between: a letter lost and another in its place. */
function mayBeNear(one: number, other: number): boolean {
  let differing = one ^ other;
  differing &= differing - 1;
  return (differing & (differing - 1)) === 0;
}

/** A function that gives the spelling under which a word is looked up among `words`, which are sorted. */
export function createSpeller(words: readonly string[]): (word: Omit<Lexeme, 'kept'>) => string {
  const memo = new Map<string, string>();
  /** By first letter, where its words begin, and their letters; made when a slip asks for them. */
  const byFirst = new Map<string, { readonly from: number; readonly letters: Int32Array }>();
  const startingWith = (first: string) => {
    const known = byFirst.get(first);
    if (known !== undefined) return known;
    const from = placeOf(words, first);
    let to = from;
    while (to < words.length && (words[to] as string).startsWith(first)) to += 1;
    const made = {
      from,
      letters: Int32Array.from(words.slice(from, to), (word) => (word.length < shortest || !/^[a-z]+$/.test(word) ? 0 : lettersIn(word))),
    };
    byFirst.set(first, made);
    return made;
  };
  const correct = (norm: string): string => {
    if (words[placeOf(words, norm)] === norm) return norm;
    const own = lettersIn(norm);
    // The first letter of a word is seldom mistaken, and often tells two terms apart (abduct, adduct).
    const { from, letters } = startingWith(norm.charAt(0));
    let best: string | null = null;
    for (let at = 0; at < letters.length; at++) {
      if (letters[at] === 0 || !mayBeNear(letters[at] as number, own)) continue;
      const word = words[from + at] as string;
      if (!oneEdit(word, norm)) continue;
      // A vowel for a vowel is the commonest slip: "abducters" is abductors before it is anything else.
      if (consonants(word) === consonants(norm)) return word;
      best ??= word;
    }
    return best ?? norm;
  };
  return ({ norm, kind, known }) => {
    if (known || norm.length < shortest || kind !== 'word') return norm;
    const found = memo.get(norm);
    if (found !== undefined) return found;
    const result = correct(norm);
    if (memo.size > 20_000) memo.clear();
    memo.set(norm, result);
    return result;
  };
}

/** The first place in sorted `words` that is not before `text`. */
export const placeOf = (words: readonly string[], text: string): number => bisect(0, words.length, (at) => (words[at] as string) < text);
