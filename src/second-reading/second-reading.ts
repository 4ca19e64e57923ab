// The second reading of a knowledge base: what it learned, and how it reads a text.
import type { CompiledVocabulary } from '../concepts/vocabulary.ts';
import { createTerms, type TermsOf } from './terms.ts';
import { createWordModel, type WordModel, type WordModelData } from './word-model.ts';

export interface SecondReading {
  readonly model: WordModel;
  /** The terms of a stretch that the model knows, by their numbers. */
  readonly termsOf: TermsOf<number>;
}

export function createSecondReading(data: WordModelData, vocabulary: CompiledVocabulary): SecondReading {
  const model = createWordModel(data);
  return { model, termsOf: createTerms(vocabulary, model.numberOf) };
}
