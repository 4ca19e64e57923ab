// Families of diagnosis codes: what a coding specialist writes to say what a code states of cause and side.
import * as z from 'zod';

const id = z.string().regex(/^[a-z][a-z0-9-]*$/, 'expected a name in lower case with hyphens');
/** The beginning of an ICD-10-CM code; `?` stands for any one character: `Q65.0`, `S73.0?4`. The longest that fits decides. */
const Pattern = z
  .string()
  .regex(/^[A-Z][0-9A-Z?]{1,2}(\.[0-9A-Z?]{0,4})?$/, 'expected the beginning of a diagnosis code such as Q65.0 or S73.0?4');
const Patterns = z.array(Pattern);

export const DiagnosisFamily = z.strictObject({
  id,
  title: z.string().min(1),
  codes: Patterns.min(1),
  /** Codes of the family that name a side of the body. */
  right: Patterns.default([]),
  left: Patterns.default([]),
  bilateral: Patterns.default([]),
  /** Families of one group name causes of the same thing: a record that documents one of them speaks against the others. */
  group: id.optional(),
  /** What in a record documents this family: names of concepts in `vocabulary/`. */
  documented: z.array(id).default([]),
});

/** Codes that do not go with a procedure, and why, in one sentence. */
export const DiagnosisClash = z.strictObject({
  procedures: z.array(z.string()),
  codes: Patterns.min(1),
  message: z.string().min(1),
  /** Only where every diagnosis of the claim is one of these codes. */
  alone: z.boolean().default(false),
});

export const DiagnosisData = z.strictObject({
  /** The fiscal year of ICD-10-CM that the families were checked against. */
  year: z.int(),
  source: z.string().min(1),
  families: z.array(DiagnosisFamily),
  clashes: z.array(DiagnosisClash).default([]),
});

export type DiagnosisFamily = z.infer<typeof DiagnosisFamily>;
export type DiagnosisClash = z.infer<typeof DiagnosisClash>;
export type DiagnosisData = z.infer<typeof DiagnosisData>;
