// How much work one check may cost, counted in steps and not in seconds, so that the same record always ends the same way.

/** A record needs more work than any that somebody dictated. */
export class TooMuchWorkError extends Error {
  constructor() {
    super('the record takes too long to check; shorten it, or check its documents apart');
  }
}

/** Takes steps from the budget. @throws TooMuchWorkError where none are left. */
export type Spend = (steps: number) => void;

/** A budget of so many steps. */
export function budgetOf(steps: number): Spend {
  let left = steps;
  return (taken) => {
    left -= taken;
    if (left < 0) throw new TooMuchWorkError();
  };
}
