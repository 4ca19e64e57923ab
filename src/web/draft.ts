// What somebody has typed → the case to check, and what of it cannot be read yet. Nothing typed is lost for being wrong.
import { CalendarDate, type Case, DiagnosisCode, Document, type DocumentKind, Modifier } from '../contract/case.ts';

/** One document as typed. An empty date is unknown. */
export interface DocumentDraft {
  readonly id: number;
  readonly kind: DocumentKind;
  readonly date: string;
  readonly text: string;
}

/** The case as typed. `null` is unknown, an empty list is known to be none. */
export interface Draft {
  readonly code: string | null;
  readonly documents: readonly DocumentDraft[];
  readonly modifiers: readonly string[] | null;
  readonly diagnoses: readonly string[] | null;
  readonly dateOfService: string;
}

export type FieldName = 'modifiers' | 'diagnoses' | 'dateOfService' | `document-${number}`;

/** Why a value could not be taken; it goes on from the value. */
export interface FieldFault {
  readonly field: FieldName;
  readonly value: string;
  readonly message: string;
}

export interface ReadDraft {
  /** Null where no document has a text. */
  readonly input: Case | null;
  /** The draft's documents in the case, in the case's order. */
  readonly documents: readonly number[];
  readonly faults: readonly FieldFault[];
}

interface Schema<T> {
  safeParse(value: unknown): { success: true; data: T } | { success: false; error: { issues: readonly { message: string }[] } };
}

/** Reads a draft. What is wrong is told by its field and left out of the case. */
export function readDraft(draft: Draft): ReadDraft {
  const faults: FieldFault[] = [];
  const read = <T>(field: FieldName, value: string, schema: Schema<T>): T | null => {
    const result = schema.safeParse(value);
    if (result.success) return result.data;
    faults.push({ field, value, message: result.error.issues[0]?.message ?? 'cannot be read' });
    return null;
  };
  const list = <T>(field: FieldName, values: readonly string[] | null, schema: Schema<T>): T[] | undefined => {
    if (values === null) return undefined;
    const good = values.map((value) => read(field, value, schema)).filter((value) => value !== null);
    // A list that holds only what cannot be read is unknown, not empty.
    return good.length === 0 && values.length > 0 ? undefined : good;
  };
  const date = (field: FieldName, value: string): string | null => (value === '' ? null : read(field, value, CalendarDate));
  const documents = draft.documents
    .filter(({ text }) => text.trim() !== '')
    .flatMap(({ id, kind, date: day, text }) => {
      const dated = date(`document-${id}`, day);
      const result = Document.shape.text.safeParse(text);
      if (result.success) return [{ id, document: { kind, ...(dated === null ? {} : { date: dated }), text } }];
      faults.push({
        field: `document-${id}`,
        value: 'This document',
        message: 'holds more than 1 MB of text and is not checked; shorten it',
      });
      return [];
    });
  const modifiers = list('modifiers', draft.modifiers, Modifier);
  const diagnoses = list('diagnoses', draft.diagnoses, DiagnosisCode);
  const dateOfService = date('dateOfService', draft.dateOfService);
  const claim = {
    ...(modifiers === undefined ? {} : { modifiers }),
    ...(diagnoses === undefined ? {} : { diagnoses }),
    ...(dateOfService === null ? {} : { dateOfService }),
  };
  return {
    input:
      documents.length === 0
        ? null
        : {
            ...(draft.code === null ? {} : { code: draft.code }),
            documents: documents.map(({ document }) => document),
            ...(Object.keys(claim).length === 0 ? {} : { claim }),
          },
    documents: documents.map(({ id }) => id),
    faults,
  };
}
