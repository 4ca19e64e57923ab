// The case: what comes in — a code, the documents of one record, and what the biller supplied with them.
import * as z from 'zod';
import { longestDocument, longestRecord } from './limits.ts';

/** The kinds of document a record may hold; `operative-note` is the one that is judged, the others support it. */
export const documentKinds = [
  'operative-note',
  'index-operative-note',
  'office-note',
  'history-and-physical',
  'imaging',
  'pathology',
  'consent',
  'tumor-board',
  'anesthesia-record',
] as const;

const isCalendarDate = (text: string): boolean => {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
};

/** A calendar date, YYYY-MM-DD; no time and no zone. */
export const CalendarDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'expected a calendar date such as 2026-03-14')
  .refine(isCalendarDate, 'no such day in the calendar');

/** A CPT code: four digits and a digit or letter. */
export const ProcedureCode = z.string().regex(/^\d{4}[0-9A-Z]$/, 'expected a five-character CPT code such as 27594');

/** A CPT or HCPCS modifier: two characters. */
export const Modifier = z
  .string()
  .transform((text) => text.toUpperCase())
  .pipe(z.string().regex(/^[0-9A-Z]{2}$/, 'expected a two-character modifier such as 58 or LT'));

/** An ICD-10-CM code, with or without its point. */
export const DiagnosisCode = z
  .string()
  .transform((text) => text.toUpperCase())
  .pipe(z.string().regex(/^[A-Z]\d[0-9A-Z](\.?[0-9A-Z]{1,4})?$/, 'expected an ICD-10-CM code such as T87.81'));

export const Document = z.strictObject({
  kind: z.enum(documentKinds).default('operative-note'),
  date: CalendarDate.optional(),
  text: z
    .string()
    .max(longestDocument, 'a document may hold at most 1 MB of text')
    .refine((text) => text.trim() !== '', 'the document has no text'),
});

/** What the biller supplied. A field left out is unknown; an empty list is known to be none. */
export const Claim = z.strictObject({
  modifiers: z.array(Modifier).optional(),
  diagnoses: z.array(DiagnosisCode).optional(),
  dateOfService: CalendarDate.optional(),
});

const identity = {
  id: z.string().max(200, 'an id may hold at most 200 characters').optional(),
  code: ProcedureCode.optional(),
  claim: Claim.optional(),
};

/** A case with its documents. */
export const LongCase = z.strictObject({
  ...identity,
  documents: z
    .array(Document)
    .min(1, 'at least one document is needed')
    .max(50, 'a record may hold at most 50 documents')
    .refine(
      (documents) => documents.reduce((sum, { text }) => sum + text.length, 0) <= longestRecord,
      'the documents of a record may hold at most 2 MB of text together',
    ),
});
/** A case that is one operative note. */
export const ShortCase = z.strictObject({ ...identity, note: Document.shape.text });

/** A case in its long form, or in the short form `{ code, note }`, which is one operative note. */
export const Case = z.preprocess((input) => {
  if (typeof input !== 'object' || input === null || !('note' in input) || 'documents' in input) return input;
  const short = ShortCase.safeParse(input);
  if (!short.success) return input;
  const { note, ...rest } = short.data;
  return { ...rest, documents: [{ text: note }] };
}, LongCase);

export type Case = z.infer<typeof LongCase>;
export type Document = z.infer<typeof Document>;
export type DocumentKind = Document['kind'];
export type Claim = z.infer<typeof Claim>;
