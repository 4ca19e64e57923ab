// Which of several candidates wins: the axes are kept apart until here and collapse to one assertion last.
import type { Assertion } from '../contract/report.ts';
import type { Range } from './scopes.ts';

/** What one cue or frame says of the target. */
export interface Candidate {
  readonly assertion: Assertion;
  readonly cue: Range | null;
  readonly rule: string;
  /** Categories that an affirming cue sets aside. */
  readonly over?: readonly Assertion[];
  /** True where it only tells when. */
  readonly isTime?: boolean;
}

// A relative's past event is about the relative; risks that were discussed are possibilities; a choice against something says more than "not done";
// what is not the case under a condition is still under the condition.
const order: readonly Assertion[] = [
  'blank',
  'other-person',
  'conditional',
  'considered',
  'negated',
  'planned',
  'uncertain',
  'historical',
  'affirmed',
];

const rank = Object.fromEntries(order.map((assertion, at) => [assertion, at])) as Record<Assertion, number>;

/** The candidate that wins, or null where there is none. */
export function decide(candidates: readonly Candidate[]): Candidate | null {
  // "was to be closed today": a time sets aside another time, but not that it was still to be done.
  const isOverridden = ({ assertion, isTime = false }: Candidate): boolean =>
    assertion !== 'affirmed' &&
    candidates.some(
      (one) =>
        one.assertion === 'affirmed' &&
        one.over?.includes(assertion) === true &&
        (isTime || one.isTime !== true || assertion !== 'planned'),
    );
  let best: Candidate | null = null;
  for (const one of candidates) if ((best === null || rank[one.assertion] < rank[best.assertion]) && !isOverridden(one)) best = one;
  return best;
}
