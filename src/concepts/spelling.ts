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

/** A function that gives the spelling under which a token is looked up in `lexicon`. */
export function createSpeller(lexicon: ReadonlySet<string>): (token: Token) => string {
  // The first letter of a word is seldom mistaken, and often tells two terms apart (abduct, adduct).
  const byFirstLetter = new Map<string, string[]>();
  for (const word of [...lexicon].sort()) {
    if (word.length < shortest || !/^[a-z]+$/.test(word)) continue;
    const list = byFirstLetter.get(word.charAt(0));
    if (list === undefined) byFirstLetter.set(word.charAt(0), [word]);
    else list.push(word);
  }
  const memo = new Map<string, string>();
  return (token) => {
    const { norm } = token;
    if (token.known || norm.length < shortest || token.kind !== 'word' || lexicon.has(norm)) return norm;
    const found = memo.get(norm);
    if (found !== undefined) return found;
    const candidates = byFirstLetter.get(norm.charAt(0))?.filter((word) => oneEdit(word, norm)) ?? [];
    // A vowel for a vowel is the commonest slip: "abducters" is abductors before it is anything else.
    const result = candidates.find((word) => consonants(word) === consonants(norm)) ?? candidates[0] ?? norm;
    if (memo.size > 20_000) memo.clear();
    memo.set(norm, result);
    return result;
  };
}
