// The second reading: how far the single words and concepts of a stretch say that it is about an element, and speak for each of its statuses,
// by weights learned from labelled text (`npm run train`). It knows no grammar; its worth is that it errs elsewhere than the rules do.
import * as z from 'zod';
import { statuses } from '../contract/report.ts';
import { clueWeights } from './opinion.ts';
import { eachWeight, numberTerms, packWeights } from './weights.ts';

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

/** The same with its weights as text, by the place of their terms in a list. */
export interface PackedWordModel extends Omit<WordModelData, 'shared' | 'elements'> {
  readonly terms: readonly string[];
  readonly shared: string;
  readonly elements: Readonly<Record<string, string>>;
}

export function packWordModel({ shared, elements, ...rest }: WordModelData): PackedWordModel {
  const terms = numberTerms([shared, ...Object.values(elements)]);
  return {
    ...rest,
    terms: [...terms.keys()],
    shared: packWeights(shared, terms),
    elements: Object.fromEntries(Object.entries(elements).map(([key, weights]) => [key, packWeights(weights, terms)])),
  };
}

/** What the words of a stretch say of an element. */
export interface WordReading {
  /** The logarithm of the odds that the stretch is about the element at all. */
  readonly topic: number;
  /** The logarithm of the likelihood of each status, in the order of `statuses`, should it be about it. */
  readonly likelihoods: readonly number[];
}

export interface WordModel {
  /** What each clue says; see opinion.ts. */
  readonly clues: Float64Array;
  /** How many terms there are; they are numbered from 0. */
  readonly size: number;
  /** The number of a term; undefined for one of which nothing was learned. */
  numberOf(term: string): number | undefined;
  /** What was learned of the elements of a code, laid out when it is first asked for; null where nothing was. */
  of(code: string): CodeModel | null;
}

/** What terms, by their numbers, say of the elements of one code. */
export interface CodeModel {
  /** The place of an element by its key, `CODE.element`; undefined for one that was not learned. */
  placeOf(key: string): number | undefined;
  /** What the terms of each stretch add up to for each element, stretch after stretch. */
  sums(stretches: readonly (readonly number[])[]): Float64Array;
  /** What such sums say of the element at a place by one stretch. */
  reading(sums: Float64Array, stretch: number, place: number): WordReading;
  /** The most that one of the stretches says of the topic, and of the topic and each status together. */
  best(sums: Float64Array, place: number): WordReading;
  /** What terms say of one element alone. */
  readingOf(terms: readonly number[], place: number): WordReading;
  /** How much one term speaks for `status` (its index) against `other`, for the element at a place. */
  weight(place: number, term: string, status: number, other: number): number;
}

/** A status never seen of an element is unlikely, not impossible. */
const floor = 1e-3;
const width = statuses.length + 1;

export function createWordModel({ terms, shared, elements, clues }: PackedWordModel): WordModel {
  const numbers = new Map(terms.map((term, at) => [term, at]));
  const common = new Float32Array(terms.length * width);
  eachWeight(shared, (term, column, weight) => {
    common[term * width + column] = weight;
  });
  const models = new Map<string, CodeModel | null>();
  const make = (code: string): CodeModel | null => {
    const keys = Object.keys(elements).filter((key) => key.startsWith(`${code}.`));
    return keys.length === 0 ? null : codeModel(keys, elements, numbers, common);
  };
  return {
    clues: clueWeights(clues),
    size: terms.length,
    numberOf: (term) => numbers.get(term),
    of(code) {
      let model = models.get(code);
      if (model === undefined) {
        model = make(code);
        models.set(code, model);
      }
      return model;
    },
  };
}

/**
 * All weights of a term for the elements of a code stand side by side, so that one pass over the terms of a stretch adds them up for all.
 * Terms that say nothing of any of them by itself have no such row: they add what is common.
 */
function codeModel(
  keys: readonly string[],
  elements: PackedWordModel['elements'],
  numbers: ReadonlyMap<string, number>,
  common: Float32Array,
): CodeModel {
  const places = new Map(keys.map((key, at) => [key, at]));
  const length = keys.length * width;
  const rows = new Int32Array(numbers.size).fill(-1);
  const own: number[] = [];
  for (const key of keys)
    eachWeight(elements[key]!, (term) => {
      if (rows[term] === -1) rows[term] = own.push(term) - 1;
    });
  const table = new Float32Array(own.length * length);
  own.forEach((term, row) => {
    for (let at = 0; at < length; at++) table[row * length + at] = common[term * width + (at % width)]!;
  });
  keys.forEach((key, place) => {
    eachWeight(elements[key]!, (term, column, weight) => {
      table[rows[term]! * length + place * width + column]! += weight;
    });
  });

  /** Adds what a term says of so many elements from a place on to the sums that begin at `start`. */
  const add = (sums: Float64Array, start: number, term: number, place: number, count: number): void => {
    const row = rows[term]!;
    if (row >= 0) for (let at = 0, from = row * length + place * width; at < count * width; at++) sums[start + at]! += table[from + at]!;
    else
      for (let one = 0; one < count; one++)
        for (let at = 0, to = start + one * width; at < width; at++) sums[to + at]! += common[term * width + at]!;
  };
  const always = new Float64Array(length);
  if (numbers.has('')) add(always, 0, numbers.get('')!, 0, keys.length);
  /** Gives the topic, and puts the likelihoods into a list. */
  const read = (sums: Float64Array, start: number, into: number[]): number => {
    let most = Number.NEGATIVE_INFINITY;
    for (let at = 1; at < width; at++) most = Math.max(most, sums[start + at]!);
    let sum = 0;
    for (let at = 1; at < width; at++) {
      const odds = Math.exp(sums[start + at]! - most);
      into[at - 1] = odds;
      sum += odds;
    }
    for (let at = 0; at < statuses.length; at++) into[at] = Math.log(into[at]! / sum + floor);
    return sums[start]!;
  };
  const readingAt = (sums: Float64Array, start: number): WordReading => {
    const likelihoods: number[] = [];
    const topic = read(sums, start, likelihoods);
    return { topic, likelihoods };
  };
  const scratch: number[] = [];
  return {
    placeOf: (key) => places.get(key),
    sums(stretches) {
      const sums = new Float64Array(stretches.length * length);
      for (let stretch = 0; stretch < stretches.length; stretch++) {
        sums.set(always, stretch * length);
        const terms = stretches[stretch]!;
        for (let at = 0; at < terms.length; at++) add(sums, stretch * length, terms[at]!, 0, keys.length);
      }
      return sums;
    },
    reading: (sums, stretch, place) => readingAt(sums, stretch * length + place * width),
    best(sums, place) {
      let most = Number.NEGATIVE_INFINITY;
      const likelihoods: number[] = new Array(statuses.length).fill(most);
      for (let start = place * width; start < sums.length; start += length) {
        const topic = read(sums, start, scratch);
        most = Math.max(most, topic);
        for (let at = 0; at < statuses.length; at++) likelihoods[at] = Math.max(likelihoods[at]!, topic + scratch[at]!);
      }
      return { topic: most, likelihoods };
    },
    readingOf(terms, place) {
      const sums = always.slice(place * width, (place + 1) * width);
      for (let at = 0; at < terms.length; at++) add(sums, 0, terms[at]!, place, 1);
      return readingAt(sums, 0);
    },
    weight(place, term, status, other) {
      const number = numbers.get(term);
      if (number === undefined) return 0;
      const row = rows[number]!;
      const [weights, from] = row >= 0 ? [table, row * length + place * width + 1] : [common, number * width + 1];
      return weights[from + status]! - weights[from + other]!;
    },
  };
}
