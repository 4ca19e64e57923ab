// What the claim layer knows of each code: which element decides against a sibling, which describe the act, the index operation's period.
import * as z from 'zod';
import { ProcedureCode } from './case.ts';
import { statuses } from './report.ts';

const elementId = z.string().regex(/^[a-z][a-z0-9-]*$/, 'expected the id of an element');

export const Implied = z.strictObject({
  /** The element whose status speaks for the sibling, and the statuses that do; a conflict where none are given. */
  element: elementId,
  statuses: z.array(z.enum(statuses)).default(['conflict']),
  code: z.string(),
  /** Concepts of which one must be documented as well, and concepts of which none may be; names as in the code's checklist. */
  documented: z.array(z.string()).default([]),
  absent: z.array(z.string()).default([]),
  /** What came before this operation counts as well: for causes, not for acts. */
  past: z.boolean().default(false),
  /** How the two codes differ, in one plain sentence. */
  distinction: z.string().min(1),
});

export const ClaimRules = z.strictObject({
  /** Whether the operation can be done on both sides at one session; else modifier 50 does not go with it. */
  bilateral: z.boolean(),
  /** The element that names the operation, and those that describe it in the body of the note. */
  act: elementId,
  'described-by': z.array(elementId).min(1),
  /** Sibling → the element that decides between the two: present rules the sibling out. */
  'decided-by': z.record(z.string(), elementId).default({}),
  /** Siblings that an element's status and what stands beside it point to where no rule of the checklist names one; the first that holds for an element stands. */
  implies: z.array(Implied).default([]),
  /** Concepts that the operation is about: they tell the codes apart when a case names none. */
  topics: z.array(z.string()).default([]),
  /** The code is a return after an index operation whose global period has so many days. */
  'index-days': z.int().optional(),
});

export const ClaimRulesByCode = z.record(ProcedureCode, ClaimRules);

export type ClaimRules = z.infer<typeof ClaimRules>;
export type ClaimRulesByCode = z.infer<typeof ClaimRulesByCode>;
