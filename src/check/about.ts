// Whether a record is about the operation of a checklist at all: a wound that was closed, or a tendon that was fixed, at another operation
// documents nothing of this one.
import type { CompiledComposition } from '../concepts/vocabulary.ts';
import { oncePerRecord, type RecordReading, wordCount } from './record.ts';

/** So short a record, a passage or a brief note, may leave unsaid what it is about. */
const shortRecord = 120;
/** A longer one comes back to it: named once only, it is another finding, or the history. */
const leastMentions = 2;

const spokenOf = oncePerRecord(() => new Map<readonly CompiledComposition[], boolean>());

/** True where the record speaks of what one of the rules says, whatever it says of it; and where there are no rules. */
export function speaksOf(record: RecordReading, about: readonly CompiledComposition[]): boolean {
  if (about.length === 0 || wordCount(record) <= shortRecord) return true;
  const known = spokenOf(record);
  let speaks = known.get(about);
  if (speaks === undefined) {
    const mentions = about.flatMap((rule) => record.documents.map(({ mentions }) => mentions.matches(rule).length));
    speaks = mentions.reduce((sum, count) => sum + count, 0) >= leastMentions;
    known.set(about, speaks);
  }
  return speaks;
}
