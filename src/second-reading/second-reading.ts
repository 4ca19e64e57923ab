// The second reading of a knowledge base: what it learned, and how it reads a text.
import type { MentionIndex } from '../concepts/mentions.ts';
import type { CompiledVocabulary } from '../concepts/vocabulary.ts';
import { createTerms } from './terms.ts';
import { createWordModel, type PackedWordModel, type WordModel } from './word-model.ts';

/** Tokens `first` to `last` (half-open) of a note. */
export interface Stretch {
  readonly mentions: MentionIndex;
  readonly first: number;
  readonly last: number;
}

export interface SecondReading {
  readonly model: WordModel;
  /** The terms in some stretches that the model knows, by their numbers, each once, in the order in which they come. */
  termsOf(stretches: readonly Stretch[]): readonly number[];
  /** Several such lists as one. */
  together(lists: readonly (readonly number[])[]): readonly number[];
}

export function createSecondReading(data: PackedWordModel, vocabulary: CompiledVocabulary): SecondReading {
  const model = createWordModel(data);
  const eachTerm = createTerms(vocabulary, model.numberOf);
  // By term, the list it was last put in; no set is made for each list.
  const listed = new Uint32Array(model.size);
  let list = 0;
  let terms: number[] = [];
  const begin = (): void => {
    list += 1;
    terms = [];
  };
  const take = (term: number): void => {
    if (listed[term] === list) return;
    listed[term] = list;
    terms.push(term);
  };
  return {
    model,
    termsOf(stretches) {
      begin();
      for (const { mentions, first, last } of stretches) eachTerm(mentions, first, last, take);
      return terms;
    },
    together(lists) {
      begin();
      for (const one of lists) one.forEach(take);
      return terms;
    },
  };
}
