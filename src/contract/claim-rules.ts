// What the claim layer knows of each code: which element decides against a sibling, which describe the act, the index operation's period.
import { z } from 'zod';
import { ProcedureCode } from './case.ts';

const elementId = z.string().regex(/^[a-z][a-z0-9-]*$/, 'expected the id of an element');

export const ClaimRules = z.strictObject({
  /** Whether the operation can be done on both sides at one session; else modifier 50 does not go with it. */
  bilateral: z.boolean(),
  /** The element that names the operation, and those that describe it in the body of the note. */
  act: elementId,
  'described-by': z.array(elementId).min(1),
  /** Sibling → the element that decides between the two: present rules the sibling out. */
  'decided-by': z.record(z.string(), elementId).default({}),
  /** Element → the sibling that its conflict points to where no rule of the checklist names one. */
  implies: z.record(elementId, z.string()).default({}),
  /** The code is a return after an index operation whose global period has so many days. */
  'index-days': z.int().optional(),
});

export const ClaimRulesByCode = z.record(ProcedureCode, ClaimRules);

export type ClaimRules = z.infer<typeof ClaimRules>;
export type ClaimRulesByCode = z.infer<typeof ClaimRulesByCode>;
