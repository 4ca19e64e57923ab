// Slips of one letter: a word that no dictionary knows is read as the vocabulary's word one edit away.
import type { Token } from '../note/note.ts';

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

/** A function that gives the spelling under which a token is looked up among `words`, which are sorted. */
export function createSpeller(words: readonly string[]): (token: Token) => string {
  const memo = new Map<string, string>();
  return (token) => {
    const { norm } = token;
    if (token.known || norm.length < shortest || token.kind !== 'word') return norm;
    const found = memo.get(norm);
    if (found !== undefined) return found;
    const result = correct(words, norm);
    if (memo.size > 20_000) memo.clear();
    memo.set(norm, result);
    return result;
  };
}

function correct(words: readonly string[], norm: string): string {
  if (words[placeOf(words, norm)] === norm) return norm;
  // The first letter of a word is seldom mistaken, and often tells two terms apart (abduct, adduct).
  const first = norm.charAt(0);
  let best: string | null = null;
  for (let at = placeOf(words, first); at < words.length; at++) {
    const word = words[at] as string;
    if (word.charAt(0) !== first) break;
    if (word.length < shortest || !oneEdit(word, norm) || !/^[a-z]+$/.test(word)) continue;
    // A vowel for a vowel is the commonest slip: "abducters" is abductors before it is anything else.
    if (consonants(word) === consonants(norm)) return word;
    best ??= word;
  }
  return best ?? norm;
}

/** The first place in sorted `words` that is not before `text`. */
export function placeOf(words: readonly string[], text: string): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle] as string) < text) low = middle + 1;
    else high = middle;
  }
  return low;
}
