// The second reading: how far the single words and concepts of a stretch say that it is about an element, and speak for each of its statuses,
// by weights learned from labelled text (`npm run train`). It knows no grammar; its worth is that it errs elsewhere than the rules do.
import * as z from 'zod';
import { statuses } from '../contract/report.ts';

const Weights = z.record(z.string(), z.array(z.int()));

/** `words/weights.json`: weights in hundredths: first for being about the element, then one a status (in the order of `statuses`); zeros at the end are left out. */
export const WordModelData = z.strictObject({
  /** How many passages and notes it was learned from. */
  passages: z.int(),
  notes: z.int(),
  /** Weights of terms that speak alike of every element; every term that has weights for one stands here too. */
  shared: Weights,
  /** Weights of words for one element, by `CODE.element`; '' is the weight that stands without any word. */
  elements: z.record(z.string(), Weights),
  /** How much each clue says for each status where rules and words are weighed against each other; see opinion.ts. */
  clues: Weights,
});
export type WordModelData = z.infer<typeof WordModelData>;

/** What the words of a stretch say of an element. */
export interface WordReading {
  /** The logarithm of the odds that the stretch is about the element at all. */
  readonly topic: number;
  /** The logarithm of the likelihood of each status, in the order of `statuses`, should it be about it. */
  readonly likelihoods: readonly number[];
}

export interface WordModel {
  readonly clues: Readonly<Record<string, readonly number[]>>;
  /** The number of a term; undefined for one of which nothing was learned. */
  numberOf(term: string): number | undefined;
  /** What terms, by their numbers, say of an element, `CODE.element`; null for an element that was not learned. */
  read(key: string, terms: ReadonlySet<number>): WordReading | null;
  /** How much one term speaks for `status` (its index) against `other`, for an element. */
  weight(key: string, term: string, status: number, other: number): number;
}

/** A status never seen of an element is unlikely, not impossible. */
const floor = 1e-3;
const width = statuses.length + 1;

/** The model over its data. The weights of an element are laid out when it is first asked for. */
export function createWordModel({ shared, elements, clues }: WordModelData): WordModel {
  const numbers = new Map(Object.keys(shared).map((term, at) => [term, at]));
  const common = layOut(shared, new Float32Array(numbers.size * width));
  const tables = new Map<string, Float32Array>();

  function layOut(weights: Readonly<Record<string, readonly number[]>>, table: Float32Array): Float32Array {
    for (const [term, list] of Object.entries(weights)) {
      const start = (numbers.get(term) as number) * width;
      list.forEach((weight, at) => {
        table[start + at]! += weight / 100;
      });
    }
    return table;
  }
  function tableOf(key: string): Float32Array | null {
    const known = tables.get(key);
    if (known !== undefined) return known;
    if (!Object.hasOwn(elements, key)) return null;
    const table = layOut(elements[key]!, common.slice());
    tables.set(key, table);
    return table;
  }

  return {
    clues,
    numberOf: (term) => numbers.get(term),
    read(key, terms) {
      const table = tableOf(key);
      if (table === null) return null;
      const sums = new Float64Array(width);
      const add = (term: number): void => {
        for (let at = 0, from = term * width; at < width; at++) sums[at]! += table[from + at]!;
      };
      const always = numbers.get('');
      if (always !== undefined) add(always);
      for (const term of terms) add(term);
      let most = Number.NEGATIVE_INFINITY;
      for (let at = 1; at < width; at++) if (sums[at]! > most) most = sums[at]!;
      let sum = 0;
      for (let at = 1; at < width; at++) sum += Math.exp(sums[at]! - most);
      const likelihoods: number[] = [];
      for (let at = 1; at < width; at++) likelihoods.push(Math.log(Math.exp(sums[at]! - most) / sum + floor));
      return { topic: sums[0]!, likelihoods };
    },
    weight(key, term, status, other) {
      const table = tableOf(key);
      const number = numbers.get(term);
      if (table === null || number === undefined) return 0;
      return table[number * width + status + 1]! - table[number * width + other + 1]!;
    },
  };
}
