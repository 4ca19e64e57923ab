// Whether the return was planned at the index amputation, and whether that is asked at all (element `staged-intent`).
// Its rules: `present` planned at the index operation, `contradicts` the return is documented as unplanned.
import { decideByRules } from '../element.ts';
import { evidenceOf } from '../evidence.ts';
import type { Match } from '../judge.ts';
import type { RecordReading } from '../record.ts';
import type { Computation } from './computation.ts';

export const stagedIntent: Computation = (record, judged) => {
  const modifiers = record.claim.modifiers ?? writtenModifiers(record);
  const unplanned = judged.contradicts.filter((match) => match.accepted);
  const evidence = unplanned.flatMap((match) => evidenceOf(match, 'contradicts'));
  if (modifiers !== undefined && !modifiers.includes('58')) {
    return { status: 'not-applicable', evidence, reason: 'modifiers are supplied and 58 is not among them', review: false };
  }
  // "Nothing further had been planned at the amputation" speaks of a plan only to deny it.
  const denied = (match: Match): boolean =>
    unplanned.some(
      (other) =>
        other.document === match.document &&
        match.mention.leaves.some((leaf) => leaf.first < other.mention.last && other.mention.first < leaf.last),
    );
  const planned = judged.present.some((match) => match.accepted && match.composition.source.review !== true && !denied(match));
  if (unplanned.length === 0 || (planned && modifiers === undefined)) return null;
  if (modifiers === undefined)
    return { status: 'not-applicable', evidence, reason: 'the return is documented as unplanned', review: false };
  const decision = decideByRules({ ...judged, conflict: unplanned });
  return { ...decision, reason: `modifier 58 is claimed, but the return is documented as unplanned` };
};

/** The modifiers of a return to the operating room that the notes themselves name, or undefined where they name none. */
function writtenModifiers(record: RecordReading): string[] | undefined {
  const written = record.documents.flatMap(({ note }) => [
    ...note.text.matchAll(/\bmod(?:ifier)?s?\b[^.;\n\d]{0,24}(58|78|79)\b|\b27594-(58|78|79)\b/gi),
  ]);
  return written.length === 0 ? undefined : written.map((match) => (match[1] ?? match[2]) as string);
}
