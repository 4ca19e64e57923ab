// Two names left open between: "High-grade glioma or lymphoma." is no finding of either.
import type { Candidate } from './decide.ts';
import { Kind } from './kinds.ts';
import type { Range, Reading } from './scopes.ts';

/** How many words two names and their "or" may take. */
const longest = 9;

/** Doubt where a sentence opens with "A or B" and nothing more is told of them. */
export function alternativeFrames({ words }: Reading, target: Range): Candidate[] {
  if ((words.holds & Kind.or) === 0) return [];
  const { norms, tokens, forms } = words;
  const or = norms.indexOf('or');
  if (or < 1 || or > longest) return [];
  let end = norms.findIndex((_, at) => tokens[at]?.kind === 'punctuation' && norms[at] !== '-' && norms[at] !== "'");
  if (end < 0) end = norms.length;
  // A question may be answered by what follows it.
  if (norms[end] === '?') return [];
  if (or >= end - 1 || end > longest || target.last > end) return [];
  const named = tokens
    .slice(0, end)
    .every((token, at) => at === or || /^(?:NOUN|PROPN|ADJ|PART|PUNCT)$/.test(token.pos) || norms[at] === '-');
  const told = forms.slice(0, end).some((form) => form !== '') || norms[0] === 'no';
  return named && !told ? [{ assertion: 'uncertain', cue: { first: or, last: or + 1 }, rule: 'frame.alternatives', over: [] }] : [];
}
