// The second reading: how far the single words of a stretch speak for each status of an element, by weights learned from labelled
// passages (`npm run train`). It knows no grammar; its worth is that it errs elsewhere than the rules do.
import * as z from 'zod';
import { statuses } from '../contract/report.ts';

const Weights = z.record(z.string(), z.array(z.int()));

/** `words/weights.json`: weights in hundredths, one a status (in the order of `statuses`, later ones left out where zero). */
export const WordModelData = z.strictObject({
  /** How many passages it was learned from. */
  passages: z.int(),
  /** Weights of words that speak alike of every element. */
  shared: Weights,
  /** Weights of words for one element, by `CODE.element`; '' is the weight that stands without any word. */
  elements: z.record(z.string(), Weights),
});
export type WordModelData = z.infer<typeof WordModelData>;

export interface WordModel {
  /**
   * The logarithm of the likelihood of each status, in the order of `statuses`, for an element given the stems of a stretch; null for an
   * element that the model does not know.
   */
  logLikelihoods(key: string, stems: ReadonlySet<string>): number[] | null;
  /** How much one stem speaks for `status` (its index) against `other`, for an element. */
  weight(key: string, stem: string, status: number, other: number): number;
}

/** A status never seen of an element is unlikely, not impossible. */
const floor = 1e-3;

/** The model over its data. */
export function createWordModel({ shared, elements }: WordModelData): WordModel {
  const common = new Map(Object.entries(shared));
  const own = new Map<string, ReadonlyMap<string, readonly number[]>>();
  /** The weights of one element, looked up when it is first weighed: a check needs those of one code. */
  const weightsOf = (key: string): ReadonlyMap<string, readonly number[]> | undefined => {
    const known = own.get(key);
    if (known !== undefined || !Object.hasOwn(elements, key)) return known;
    const weights = new Map(Object.entries(elements[key] ?? {}));
    own.set(key, weights);
    return weights;
  };
  return {
    logLikelihoods(key, stems) {
      const weights = weightsOf(key);
      if (weights === undefined) return null;
      const scores = statuses.map((_, at) => (weights.get('')?.[at] ?? 0) / 100);
      for (const stem of stems)
        for (const list of [weights.get(stem), common.get(stem)])
          if (list !== undefined) for (let at = 0; at < list.length; at++) scores[at]! += (list[at] as number) / 100;
      const most = Math.max(...scores);
      const sum = scores.reduce((all, score) => all + Math.exp(score - most), 0);
      return scores.map((score) => Math.log(Math.exp(score - most) / sum + floor));
    },
    weight(key, stem, status, other) {
      const of = (list: readonly number[] | undefined): number => ((list?.[status] ?? 0) - (list?.[other] ?? 0)) / 100;
      return of(weightsOf(key)?.get(stem)) + of(common.get(stem));
    },
  };
}
