// An operation that was abandoned before its act: what would document the act does not count (elements.md, rule 11).
import type { TokenRange } from '../context/context.ts';
import { sectionAt } from '../note/section-at.ts';
import type { Refusal } from './elsewhere.ts';
import type { Refuses } from './judge.ts';
import { statedIn } from './stated.ts';

/** Where a note names the operation as a whole, and not what was done step by step. */
const titles: ReadonlySet<string> = new Set([
  'procedure',
  'preoperative-diagnosis',
  'postoperative-diagnosis',
  'indication',
  'plan',
  'consent',
]);

/** The rule that an act is refused by. */
export const abandonmentRule = 'abandoned operation';

/**
 * An act does not count where its document says that the operation was abandoned: in a title never; in the narrative if it stands after
 * those words, or wherever it stands if the operation was abandoned before the act began. What was done up to then counts.
 */
export const refusesAbandoned: Refuses = (document, mention) => {
  const leaf = mention.leaves[0];
  if (leaf === undefined || document.kind !== 'operative-note') return null;
  const refusal = (cue: TokenRange): Refusal => ({ leaf, assessment: { assertion: 'considered', cue, rule: abandonmentRule } });
  const never = statedIn(document, 'operation-never-begun')[0];
  if (never !== undefined) return refusal(never);
  const title = titles.has(sectionAt(document.note, mention.first).kind);
  const abandoned = statedIn(document, 'operation-abandoned').find(
    ({ first, last }) => title || mention.first >= last || (mention.first <= first && first < mention.last),
  );
  return abandoned === undefined ? null : refusal(abandoned);
};
