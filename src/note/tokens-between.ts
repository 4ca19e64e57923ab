// From characters back to tokens.
import { bisect } from './bisect.ts';
import type { Note, Token } from './note.ts';

/** The tokens (half-open) that stand in [start, end) of the text, wholly or in part; null where none does. */
export function tokensBetween({ tokens }: Note, start: number, end: number): { readonly first: number; readonly last: number } | null {
  const first = bisect(0, tokens.length, (at) => (tokens[at] as Token).end <= start);
  let last = first;
  while (last < tokens.length && (tokens[last] as Token).start < end) last += 1;
  return last === first ? null : { first, last };
}
