// Whether the return was planned at the index amputation, and whether that is asked at all (element `staged-intent`).
// Its rules: `present` planned at the index operation, `contradicts` the return is documented as unplanned.
import { decideByRules } from '../element.ts';
import { evidenceOf, type RecordReading } from '../record.ts';
import type { Computation } from './computation.ts';

export const stagedIntent: Computation = (record, judged) => {
  const modifiers = record.claim.modifiers ?? (claims58(record) ? ['58'] : undefined);
  const unplanned = judged.contradicts.filter((match) => match.accepted);
  const evidence = unplanned.flatMap((match) => evidenceOf(match, 'contradicts'));
  if (modifiers !== undefined && !modifiers.includes('58')) {
    return { status: 'not-applicable', evidence, reason: 'modifiers are supplied and 58 is not among them', review: false };
  }
  const planned = judged.present.some((match) => match.accepted && match.composition.source.review !== true);
  if (unplanned.length === 0 || (planned && modifiers === undefined)) return null;
  if (modifiers === undefined) return { status: 'not-applicable', evidence, reason: 'the return is documented as unplanned', review: false };
  const decision = decideByRules({ ...judged, conflict: unplanned });
  return { ...decision, reason: `modifier 58 is claimed, but the return is documented as unplanned` };
};

/** Whether a note itself says that modifier 58 is claimed. */
const claims58 = (record: RecordReading): boolean =>
  record.documents.some((document) => /\b(?:modifier|mod)\.?\s*(?:#|no\.?|code)?\s*-?\s*58\b|\b27594-58\b/i.test(document.note.text));
