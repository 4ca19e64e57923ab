// The last word on a target: what cues and frames made of it, weighed against all words around it, by weights learned from labelled
// sentences (`npm run train:context`); and what a network makes of the words alone counts for as much.
import * as z from 'zod';
import { type Assertion, assertions } from '../contract/report.ts';
import { eachWeight, numberTerms, packWeights } from '../second-reading/weights.ts';
import { createNetwork, type Network, type NetworkData } from './network.ts';
import type { Range, Reading } from './scopes.ts';
import { createNumbering, type Ruling, roles, type SentenceTerms, surroundings, type Take, termsOfSentence } from './surroundings.ts';

/** `language/weights.json`: by role and term, weights in hundredths, one an assertion (in the order of `assertions`); zeros at the end are left out. */
export const ContextWeights = z.strictObject({
  /** How many sentences it was learned from. */
  sentences: z.int(),
  weights: z.record(z.string(), z.record(z.string(), z.array(z.int()))),
});
export type ContextWeights = z.infer<typeof ContextWeights>;

/** The same with its weights as text, by the place of their terms in a list. */
export interface PackedContextWeights {
  readonly terms: readonly string[];
  /** How many rows of weights there are. */
  readonly rows: number;
  /** The weights of each role, in the order of `roles`. */
  readonly weights: readonly string[];
}

export function packContextWeights({ weights }: ContextWeights): PackedContextWeights {
  const tables = roles.map((role) => weights[role] ?? {});
  const terms = numberTerms(tables);
  return {
    terms: [...terms.keys()],
    rows: tables.reduce((sum, table) => sum + Object.keys(table).length, 0),
    weights: tables.map((table) => packWeights(table, terms)),
  };
}

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
const left = roles.indexOf('left');
const right = roles.indexOf('right');

/** The weighing over its data; without a network the weights count alone. */
export function createWeighing({ terms: listed, rows: count, weights }: PackedContextWeights, data: NetworkData | null = null): Weighing {
  const numbers = new Map(listed.map((term, at) => [term, at]));
  const number = (term: string): number => numbers.get(term) ?? -1;
  const numbering = createNumbering(number);
  // By term and role, where the weights are; 0 is a row of nothing. All roles of a term stand together, since a word stands in several.
  const rows = new Int32Array(listed.length * roles.length);
  const values = new Float32Array((count + 1) * width);
  let size = 0;
  weights.forEach((packed, role) => {
    eachWeight(packed, (term, column, weight) => {
      const place = term * roles.length + role;
      if (rows[place] === 0) rows[place] = ++size;
      values[(rows[place] as number) * width + column] = weight;
    });
  });
  const rowOf = (role: number, term: number): number => (term < 0 ? 0 : (rows[term * roles.length + role] as number));

  // One target is weighed at a time: what is added up, and by row, the target for which it last was.
  const scores = new Float64Array(width);
  const addedFor = new Uint32Array(count + 1);
  let weighed = 0;
  const add = (row: number, value: number): void => {
    for (let at = 0, from = row * width; at < width; at++) scores[at]! += value * (values[from + at] as number);
  };
  const take: Take = {
    once(role, term) {
      const row = rowOf(role, term);
      if (row === 0 || addedFor[row] === weighed) return;
      addedFor[row] = weighed;
      add(row, 1);
    },
    every(role, term, value) {
      const row = rowOf(role, term);
      if (row > 0) add(row, value);
    },
  };

  // Made when a target is first weighed.
  let network: Network | null = null;
  /** Averages what was added up with the logarithms of the network: what all scores lack to be such themselves makes no difference. */
  const hear = ({ words: { note, sentence } }: Reading, target: Range): void => {
    if (data === null) return;
    network ??= createNetwork(data);
    const said = network.logarithms(note, sentence.first + target.first, sentence.first + target.last);
    for (let at = 0; at < width; at++) scores[at] = (scores[at]! + said[at]!) / 2;
  };

  const known = new WeakMap<Reading, SentenceTerms>();
  const termsOf = (reading: Reading): SentenceTerms => {
    let terms = known.get(reading);
    if (terms === undefined) {
      terms = termsOfSentence(reading, numbering);
      known.set(reading, terms);
    }
    return terms;
  };

  return {
    weigh(reading, target, ruling) {
      const terms = termsOf(reading);
      scores.fill(0);
      weighed += 1;
      surroundings(reading, terms, target, ruling, number, take);
      hear(reading, target);
      let best = 0;
      for (let at = 1; at < width; at++) if (scores[at]! > scores[best]!) best = at;
      const assertion = assertions[best] as Assertion;
      const probabilities: number[] = new Array(width);
      let sum = 0;
      for (let at = 0; at < width; at++) {
        const odds = Math.exp(scores[at]! - scores[best]!);
        probabilities[at] = odds;
        sum += odds;
      }
      for (let at = 0; at < width; at++) probabilities[at]! /= sum;
      const word = assertion === ruling.assertion ? -1 : mostTelling(terms, target, best, assertions.indexOf(ruling.assertion));
      return { assertion, probabilities, word };
    },
  };

  /** By itself, as it stands before or after the target. */
  function mostTelling({ stems }: SentenceTerms, target: Range, status: number, against: number): number {
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
