// The last word on a target: what cues and frames made of it, weighed against all words around it, by weights learned from labelled
// sentences (`npm run train:context`).
import * as z from 'zod';
import { type Assertion, assertions } from '../contract/report.ts';
import type { Range, Reading } from './scopes.ts';
import { type Role, type Ruling, roles, type SentenceTerms, surroundings, termsOfSentence } from './surroundings.ts';

/** `language/weights.json`: by role and term, weights in hundredths, one an assertion (in the order of `assertions`); zeros at the end are left out. */
export const ContextWeights = z.strictObject({
  /** How many sentences it was learned from. */
  sentences: z.int(),
  weights: z.record(z.string(), z.record(z.string(), z.array(z.int()))),
});
export type ContextWeights = z.infer<typeof ContextWeights>;

export interface Weighed {
  readonly assertion: Assertion;
  /** Of each assertion, in the order of `assertions`. */
  readonly probabilities: readonly number[];
  /** The word beside the target that speaks most for it against what the rules said, by position; -1 for none. */
  readonly word: number;
}

export interface Weighing {
  /** The likeliest assertion of a target given what the rules made of it. */
  weigh(reading: Reading, target: Range, ruling: Ruling): Weighed;
}

const width = assertions.length;

/** The weighing over its data. */
export function createWeighing({ weights }: ContextWeights): Weighing {
  const numbers = new Map<string, number>();
  for (const terms of Object.values(weights))
    for (const term of Object.keys(terms)) if (!numbers.has(term)) numbers.set(term, numbers.size);
  const number = (term: string): number => numbers.get(term) ?? -1;
  // By role and term, where the weights are; 0 is a row of nothing.
  const rows = new Int32Array(roles.length * numbers.size);
  const table: number[] = new Array(width).fill(0);
  for (const [role, terms] of Object.entries(weights)) {
    const from = roles.indexOf(role as Role) * numbers.size;
    for (const [term, list] of Object.entries(terms)) {
      rows[from + number(term)] = table.length / width;
      for (let at = 0; at < width; at++) table.push((list[at] ?? 0) / 100);
    }
  }
  const values = Float32Array.from(table);
  const rowOf = (role: number, term: number): number => (term < 0 ? 0 : (rows[role * numbers.size + term] as number));
  const known = new WeakMap<Reading, SentenceTerms>();
  const termsOf = (reading: Reading): SentenceTerms => {
    let terms = known.get(reading);
    if (terms === undefined) {
      terms = termsOfSentence(reading, number);
      known.set(reading, terms);
    }
    return terms;
  };

  return {
    weigh(reading, target, ruling) {
      const terms = termsOf(reading);
      const scores = new Float64Array(width);
      const add = (role: number, term: number, value: number): void => {
        const row = rowOf(role, term);
        if (row > 0) for (let at = 0, from = row * width; at < width; at++) scores[at]! += value * (values[from + at] as number);
      };
      surroundings(reading, terms, target, ruling, number, add);
      let best = 0;
      for (let at = 1; at < width; at++) if (scores[at]! > scores[best]!) best = at;
      const assertion = assertions[best] as Assertion;
      const odds = [...scores].map((score) => Math.exp(score - scores[best]!));
      const sum = odds.reduce((all, one) => all + one, 0);
      const word = assertion === ruling.assertion ? -1 : mostTelling(terms, target, best, assertions.indexOf(ruling.assertion));
      return { assertion, probabilities: odds.map((one) => one / sum), word };
    },
  };

  /** By itself, as it stands before or after the target. */
  function mostTelling({ stems }: SentenceTerms, target: Range, status: number, against: number): number {
    const left = roles.indexOf('left');
    const right = roles.indexOf('right');
    let best = -1;
    let most = 0;
    stems.forEach((term, at) => {
      if (at >= target.first && at < target.last) return;
      const from = rowOf(at < target.first ? left : right, term) * width;
      const weight = (values[from + status] as number) - (values[from + against] as number);
      if (weight > most) {
        most = weight;
        best = at;
      }
    });
    return best;
  }
}
