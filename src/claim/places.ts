// Where in a note something stands: in the title of the operation, in another field that only names it, or in the body that describes it.
import type { Match } from '../check/judge.ts';
import type { ReadDocument, RecordReading } from '../check/record.ts';
import type { Evidence } from '../contract/report.ts';

export type Place = 'title' | 'naming' | 'body';

const namingSections = /^(?:procedure|preoperative-diagnosis|postoperative-diagnosis|consent|laterality|implants|specimens)$/;
/** What only the narrative has: a finite verb of the past, or the surgeon speaking. */
const narrative = /\b(?:was|were|had|i|we)\b/i;
/** A title has at most so many statements; a longer section under that heading is the narrative. */
const longestTitle = 5;

/** Where the statement at token `first` stands. */
export function placeOfToken(document: ReadDocument, first: number): Place {
  const { note } = document;
  const sentence = note.sentences[note.tokens[first]!.sentence]!;
  const section = note.sections[sentence.section]!;
  if (!namingSections.test(section.kind)) return 'body';
  if (section.kind !== 'procedure') return 'naming';
  const together = note.sentences.filter((one) => one.section === sentence.section);
  if (narrative.test(note.text.slice(sentence.start, sentence.end))) return 'body';
  return together[0] === sentence || together.length <= longestTitle ? 'title' : 'body';
}

export const placeOf = (match: Match): Place => placeOfToken(match.document, match.mention.first);

/** Where a quote stands. */
export function placeOfQuote(record: RecordReading, evidence: Evidence): Place {
  const document = record.documents[evidence.document];
  const first = document?.note.tokens.findIndex((token) => token.end > evidence.start) ?? -1;
  return document === undefined || first < 0 ? 'body' : placeOfToken(document, first);
}
