// The report: what goes out — every element's status with the words that decide it.
import * as z from 'zod';

export const statuses = ['present', 'partial', 'missing', 'conflict', 'not-applicable'] as const;
export const assertions = [
  'affirmed',
  'negated',
  'planned',
  'conditional',
  'considered',
  'historical',
  'other-person',
  'uncertain',
  'blank',
] as const;
export const roles = ['supports', 'vague', 'contradicts', 'rejected'] as const;
export const requirements = ['required', 'recommended', 'conditional'] as const;

export const Status = z.enum(statuses);
/** How a statement was understood; the meaning of each label is in docs/architecture.md. */
export const Assertion = z.enum(assertions);

/** A half-open range of UTF-16 code units in one document's text as it was given. */
const range = { document: z.int().min(0), start: z.int().min(0), end: z.int().min(0), text: z.string() };

export const Cue = z.strictObject({ ...range, rule: z.string() });

export const Evidence = z.strictObject({
  ...range,
  section: z.string().nullable(),
  role: z.enum(roles),
  context: z.array(Assertion),
  cue: Cue.nullable(),
  /** Which line of the checklist matched, for example `present 2`. */
  rule: z.string(),
});

export const Finding = z.strictObject({
  id: z.string(),
  title: z.string(),
  group: z.string(),
  requirement: z.enum(requirements),
  status: Status,
  confidence: z.enum(['sure', 'review']),
  reason: z.string(),
  evidence: z.array(Evidence),
  why: z.string(),
  query: z.string(),
});

/** Calendar dates; null where the record gives the distance in days but not the date itself ("POD 19"). */
export const GlobalPeriod = z.strictObject({
  indexDate: z.string().nullable(),
  dateOfService: z.string().nullable(),
  /** Days from the index operation, whose day is 0. */
  day: z.int(),
  /** Days of the global period of the index operation: 0, 10 or 90. */
  length: z.int(),
  inside: z.boolean(),
  /** The last included day: the index operation's date plus the length. */
  lastDay: z.string().nullable(),
});

export const alertKinds = ['sibling-code', 'modifier', 'global-period', 'diagnosis', 'laterality', 'header-only', 'document'] as const;

export const Alert = z.strictObject({
  kind: z.enum(alertKinds),
  severity: z.enum(['error', 'warning', 'info']),
  message: z.string(),
  codes: z.array(z.string()),
  evidence: z.array(Evidence),
});

export const Counts = z.strictObject({
  present: z.int(),
  partial: z.int(),
  missing: z.int(),
  conflict: z.int(),
  'not-applicable': z.int(),
});

export const Report = z.strictObject({
  id: z.string().nullable(),
  code: z.string(),
  title: z.string(),
  verdict: z.enum(['complete', 'incomplete', 'conflict']),
  counts: Counts,
  elements: z.array(Finding),
  operativeReport: z.array(Finding),
  siblings: z.array(z.string()),
  modifiers: z.array(z.string()),
  globalPeriod: GlobalPeriod.nullable(),
  alerts: z.array(Alert),
  /** The codes that the record supports, best first; given only where the case named no code. */
  ranking: z.array(z.strictObject({ code: z.string(), score: z.number(), evidence: z.array(Evidence) })).optional(),
  /** The elements that decide between the code and its neighbours; questions about them come first. */
  deciding: z.array(z.string()).optional(),
  provenance: z.strictObject({
    engine: z.string(),
    checklist: z.string(),
    checklistHash: z.string(),
    documents: z.array(z.string()),
  }),
});

export type Status = z.infer<typeof Status>;
export type Assertion = z.infer<typeof Assertion>;
export type Role = (typeof roles)[number];
export type Cue = z.infer<typeof Cue>;
export type Evidence = z.infer<typeof Evidence>;
export type Finding = z.infer<typeof Finding>;
export type GlobalPeriod = z.infer<typeof GlobalPeriod>;
export type Alert = z.infer<typeof Alert>;
export type Counts = z.infer<typeof Counts>;
export type Report = z.infer<typeof Report>;
