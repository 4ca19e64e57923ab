// Whether a record is about the operation of a checklist at all: a wound that was closed, or a tendon that was fixed, at another operation
// documents nothing of this one.
import type { About } from '../checklist/knowledge.ts';
import { oncePerRecord, type RecordReading, wordCount } from './record.ts';

/** A passage or a brief note may leave unsaid what it is about. */
const shortRecord = 120;
export const isShort = (record: RecordReading): boolean => wordCount(record) <= shortRecord;

/** A longer one comes back to it: named once only, it is another finding, or the history. */
const leastMentions = 2;

/** By what is spoken of: whether the record does. */
const spokenOf = oncePerRecord(() => new Map<About['meaning'], boolean>());

/** True where the record speaks of what the rules say, whatever it says of it; and where there are no rules. */
export function speaksOf(record: RecordReading, about: About | null): boolean {
  if (about === null || isShort(record)) return true;
  const known = spokenOf(record);
  let speaks = known.get(about.meaning);
  if (speaks === undefined) {
    const mentions = about.rules.flatMap((rule) => record.documents.map(({ mentions }) => mentions.matches(rule).length));
    speaks = mentions.reduce((sum, count) => sum + count, 0) >= leastMentions;
    known.set(about.meaning, speaks);
  }
  return speaks;
}
