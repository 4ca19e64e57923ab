// One case, read: every document with its note, mentions and context.
import type { Knowledge } from '../checklist/compile.ts';
import { findMentions, type MentionIndex } from '../concepts/mentions.ts';
import type { Context } from '../context/context.ts';
import { budgetOf } from '../contract/budget.ts';
import type { Case, Claim, Document, DocumentKind } from '../contract/case.ts';
import type { DiagnosisData } from '../contract/diagnoses.ts';
import type { Note } from '../note/note.ts';
import { readNote } from '../note/read.ts';
import type { SecondReading } from '../second-reading/second-reading.ts';
import { contextUnlessDisowned } from './disowned.ts';

export interface ReadDocument {
  readonly index: number;
  readonly kind: DocumentKind;
  readonly source: Document;
  readonly note: Note;
  readonly mentions: MentionIndex;
  readonly context: Context;
}

export interface RecordReading {
  readonly documents: readonly ReadDocument[];
  readonly claim: Claim;
  /** Families of diagnosis codes, against which codes of the claim and the notes are read. */
  readonly diagnoses: DiagnosisData;
  /** The second reading; null where the knowledge base has none. */
  readonly words: SecondReading | null;
}

/**
 * The most work for one record. A note takes about a step for each character, and half of one more for each checklist among which codes
 * are ranked; a document may hold a million.
 */
const mostSteps = 2_000_000;
const stepsPerRanked = 300_000;

/** Reads a case. @throws TooMuchWorkError, now or when the reading is asked, where it takes more work than any record that somebody dictated. */
export function readRecord(input: Case, knowledge: Knowledge): RecordReading {
  const spend = budgetOf(mostSteps + (input.code === undefined ? stepsPerRanked * knowledge.checklists.size : 0));
  const documents = input.documents.map((source, index): ReadDocument => {
    const note = readNote(source.text, knowledge.headings);
    const mentions = findMentions(note, source.kind, knowledge.vocabulary, spend);
    const context = contextUnlessDisowned({ mentions, context: knowledge.context.of(note, source.kind, spend) });
    return { index, kind: source.kind, source, note, mentions, context };
  });
  return { documents, claim: input.claim ?? {}, diagnoses: knowledge.diagnoses, words: knowledge.words };
}

/** `compute`, done once for each record, however many elements and parts of the claim ask. */
export function oncePerRecord<T>(compute: (record: RecordReading) => T): (record: RecordReading) => T {
  const known = new WeakMap<RecordReading, T>();
  return (record) => {
    let found = known.get(record);
    if (found === undefined) {
      found = compute(record);
      known.set(record, found);
    }
    return found;
  };
}

/** How many words all documents hold together, numbers and marks apart. */
export const wordCount = oncePerRecord(({ documents }) => {
  let count = 0;
  for (const { note } of documents) for (const { kind } of note.tokens) if (kind === 'word') count += 1;
  return count;
});
