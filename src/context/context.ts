// How a statement was understood: the contract between the context engine and the rules that use it.
import type { Assertion } from '../contract/report.ts';

/** A half-open range of token indexes of one note. */
export interface TokenRange {
  readonly first: number;
  readonly last: number;
}

/** How the words in a range were understood, by which cue (null: by default), under which rule of the cue file. */
export interface Assessment {
  readonly assertion: Assertion;
  readonly cue: TokenRange | null;
  readonly rule: string;
}

export interface Context {
  /**
   * Assesses the words from token `first` to `last` (half-open, inside one sentence) by cues and frames, which rules are written against.
   * Cues that lie wholly inside one of `covered` are part of what is asked about and decide nothing.
   */
  assess(first: number, last: number, covered?: readonly TokenRange[]): Assessment;
  /**
   * What a cue that opens the statement says of all that follows it ("It is not true that …"), for the word at token `first`; null where
   * none does. It holds even for words that take a denial of their own.
   */
  governing(first: number): Assessment | null;
  /** How likely each assertion is, in the order of `assertions`, given all words around the range; null where nothing was learned. */
  likely(first: number, last: number): readonly number[] | null;
}
