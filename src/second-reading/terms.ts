// What the second reading counts in a stretch: each word once, without its ending, and each concept that has a phrase there.
import type { MentionIndex } from '../concepts/mentions.ts';
import type { CompiledVocabulary } from '../concepts/vocabulary.ts';
import type { Note } from '../note/note.ts';
import { stem } from '../note/stem.ts';

/** The terms of tokens `first` to `last` (half-open): stems as they are, concepts as `@name`. */
export type TermsOf = (mentions: MentionIndex, first: number, last: number) => Set<string>;

/** The distinct stems of the tokens from `first` to `last` (half-open), marks among them; every number counts as `#`, whatever it is. */
export function stemsOf(note: Note, first: number, last: number): Set<string> {
  return new Set(note.tokens.slice(first, last).map((token) => (token.kind === 'number' ? '#' : stem(token.norm))));
}

/**
 * Reads terms by the phrases of a vocabulary. A phrase stands for its concept and for all that include it, so that a wording nobody has
 * labelled counts as those that mean the same. Concepts for which `counts` is false are passed over.
 */
export function createTerms(vocabulary: CompiledVocabulary, counts: (term: string) => boolean): TermsOf {
  let byPhrase: Map<number, string[]> | null = null;
  const conceptsOf = (): Map<number, string[]> => {
    if (byPhrase !== null) return byPhrase;
    byPhrase = new Map();
    for (const name of vocabulary.concepts.keys()) {
      const term = `@${name}`;
      // Words that a single rule names in its own place are no concept that others share.
      if (name.startsWith('"') || !counts(term)) continue;
      for (const phrase of vocabulary.reach(name).phrases) {
        const list = byPhrase.get(phrase);
        if (list === undefined) byPhrase.set(phrase, [term]);
        else list.push(term);
      }
    }
    return byPhrase;
  };
  return (mentions, first, last) => {
    const concepts = conceptsOf();
    const terms = stemsOf(mentions.note, first, last);
    mentions.phrasesIn(first, last, (phrase) => {
      for (const term of concepts.get(phrase) ?? []) terms.add(term);
    });
    return terms;
  };
}
