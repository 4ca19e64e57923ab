// What the endpoint answers besides reports: the codes, errors, and its own state.
import * as z from 'zod';

/** A code that has a checklist. */
export const CodeSummary = z.strictObject({
  code: z.string(),
  title: z.string(),
  version: z.string(),
  /** How many elements the checklist has. */
  elements: z.int(),
});

/** An error as RFC 9457 has it. It never repeats a word of a note. */
export const Problem = z.strictObject({
  /** `urn:problem-type:` and the kind of problem, which does not change; `detail` may. */
  type: z.string(),
  title: z.string(),
  status: z.int().min(400).max(599),
  /** What is wrong, and what to do. */
  detail: z.string(),
  /** The field of the case that is wrong, where one is: `documents[0].kind`. */
  field: z.string().optional(),
  /** `urn:uuid:` and the id that the log knows the request by. */
  instance: z.string().optional(),
});

/** What stands in the place of a report where a case of a batch could not be checked. */
export const BatchError = z.strictObject({
  id: z.string().nullable(),
  error: z.strictObject({
    message: z.string(),
    path: z.string().optional(),
    /** The line, or the case of a list, counted from 1. */
    place: z.string().optional(),
  }),
});

export const Health = z.strictObject({ status: z.enum(['ok', 'ready']) });

export type CodeSummary = z.infer<typeof CodeSummary>;
export type Problem = z.infer<typeof Problem>;
export type BatchError = z.infer<typeof BatchError>;
