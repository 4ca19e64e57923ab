// Weights of terms as a build keeps them: as text, so that a start makes no list for each term.
import { numbersFromText, numbersToText } from '../concepts/numbers.ts';

/** By term, a row of weights in hundredths; zeros at the end are left out. */
export type Weights = Readonly<Record<string, readonly number[]>>;

/** Whole numbers below 0 too as such of 0 and more. */
export const unsigned = (number: number): number => (number < 0 ? -2 * number - 1 : 2 * number);
const signed = (number: number): number => (number & 1 ? -((number + 1) >> 1) : number >> 1);

/** Rows in the order of their terms' numbers: for each, how far its term is from the one before, how many weights it has, and these. */
export function packWeights(weights: Weights, terms: ReadonlyMap<string, number>): string {
  const rows = Object.entries(weights).map(([term, row]) => [terms.get(term) as number, row] as const);
  let before = 0;
  return numbersToText(
    rows
      .filter(([, row]) => row.length > 0)
      .sort(([a], [b]) => a - b)
      .flatMap(([term, row]) => {
        const gap = term - before;
        before = term;
        return [gap, row.length, ...row.map(unsigned)];
      }),
  );
}

/** Calls `take` with every weight: its term's number, its place in the row, and itself, no longer in hundredths. */
export function eachWeight(packed: string, take: (term: number, column: number, weight: number) => void): void {
  const numbers = numbersFromText(packed);
  let term = 0;
  for (let at = 0; at < numbers.length; ) {
    term += numbers[at++]!;
    const length = numbers[at++]!;
    for (let column = 0; column < length; column++) take(term, column, signed(numbers[at++]!) / 100);
  }
}

/** Such weights without terms, no longer in hundredths. */
export function weightsFromText(text: string): Float32Array {
  const numbers = numbersFromText(text);
  const weights = new Float32Array(numbers.length);
  for (let at = 0; at < numbers.length; at++) weights[at] = signed(numbers[at]!) / 100;
  return weights;
}

/** All terms that stand in some of the tables, and their numbers. */
export function numberTerms(tables: readonly Weights[]): Map<string, number> {
  return new Map([...new Set(tables.flatMap(Object.keys))].map((term, at) => [term, at]));
}
