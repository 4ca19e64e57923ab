// The regression that the weights are learned by.
import { describe, expect, it } from 'vitest';
import { learn } from '../../src/evaluation/logistic.ts';

const regression = { features: 2, classes: 2, penalty: 0.01, steps: 50 };

describe('logistic regression', () => {
  it('learns which feature speaks for which class', () => {
    const examples = [
      { features: [0], target: 0, weight: 1 },
      { features: [1], target: 1, weight: 1 },
    ];
    const [a0 = 0, a1 = 0, b0 = 0, b1 = 0] = learn(examples, regression);
    expect(a0).toBeGreaterThan(a1 + 2);
    expect(b1).toBeGreaterThan(b0 + 2);
  });

  it('reaches the slope at which the penalty and the examples balance', () => {
    // Two of three examples of one feature are of the first class: the odds are two to one but for a small penalty.
    const examples = [0, 0, 1].map((target) => ({ features: [0], target, weight: 1 }));
    const [first = 0, second = 0] = learn(examples, { ...regression, features: 1, penalty: 1e-6 });
    expect(first - second).toBeCloseTo(Math.log(2), 3);
  });

  it('counts values and weights', () => {
    const heavy = [
      { features: [0], values: [2], target: 0, weight: 3 },
      { features: [0], values: [2], target: 1, weight: 1 },
    ];
    const [first = 0, second = 0] = learn(heavy, { ...regression, features: 1, penalty: 1e-6 });
    expect(2 * (first - second)).toBeCloseTo(Math.log(3), 3);
  });
});
