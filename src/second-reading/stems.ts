// The words of a note as the second reading counts them: each once, without its ending.
import type { Note } from '../note/note.ts';

/** A word without its commonest endings, so that inflections count as one: "anchors", "anchored" → "anchor". */
export function stem(norm: string): string {
  if (norm.length > 5) return norm.replace(/(?:ing|ed|es|s|e)$/, '');
  return norm.length > 3 ? norm.replace(/s$/, '') : norm;
}

/** The distinct stems of the tokens from `first` to `last` (half-open), marks among them; every number counts as `#`, whatever it is. */
export function stemsOf(note: Note, first: number, last: number): Set<string> {
  return new Set(note.tokens.slice(first, last).map((token) => (token.kind === 'number' ? '#' : stem(token.norm))));
}
