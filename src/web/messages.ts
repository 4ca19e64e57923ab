// What the page and its worker say to one another. Every answer carries the number of its question.
import type { Case } from '../contract/case.ts';
import type { Report } from '../contract/report.ts';
import type { Draft, FieldFault } from './draft.ts';

export interface Question {
  readonly number: number;
  readonly draft: Draft;
}

/** A draft checked: the report, and the case that it speaks of. */
export interface Checked {
  readonly input: Case;
  /** The draft's documents in the case, in the case's order. */
  readonly documents: readonly number[];
  readonly report: Report;
}

export type Answer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'checked'; readonly number: number; readonly checked: Checked; readonly faults: readonly FieldFault[] }
  /** Nothing to check, no code that fits, or the engine failed. */
  | {
      readonly kind: 'unchecked';
      readonly number: number;
      readonly why: 'empty' | 'no code' | 'failed';
      readonly faults: readonly FieldFault[];
    }
  /** The codes that the record speaks for, best first. */
  | { readonly kind: 'suggested'; readonly number: number; readonly codes: readonly string[] };
