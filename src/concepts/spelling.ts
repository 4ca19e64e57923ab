// Slips of one letter: a word that no dictionary knows is read as the vocabulary's word one edit away.
import type { Token } from '../note/note.ts';

const shortest = 6;

const deletions = (word: string): string[] => Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1));

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
  const near = new Map<string, string[]>();
  for (const word of [...lexicon].sort()) {
    if (word.length < shortest || !/^[a-z]+$/.test(word)) continue;
    for (const key of [word, ...deletions(word)]) {
      const list = near.get(key);
      if (list === undefined) near.set(key, [word]);
      else list.push(word);
    }
  }
  const memo = new Map<string, string>();
  return (token) => {
    const { norm } = token;
    if (token.known || norm.length < shortest || token.kind !== 'word' || lexicon.has(norm)) return norm;
    const found = memo.get(norm);
    if (found !== undefined) return found;
    let result = norm;
    for (const key of [norm, ...deletions(norm)]) {
      // The first letter of a word is seldom mistaken, and often tells two terms apart (abduct, adduct).
      const candidate = near.get(key)?.find((word) => word[0] === norm[0] && oneEdit(word, norm));
      if (candidate !== undefined) {
        result = candidate;
        break;
      }
    }
    if (memo.size > 20_000) memo.clear();
    memo.set(norm, result);
    return result;
  };
}
