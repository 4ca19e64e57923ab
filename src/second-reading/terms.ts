// What the second reading counts in a stretch: each word once, without its ending, and each concept that has a phrase there.
import type { MentionIndex } from '../concepts/mentions.ts';
import type { CompiledVocabulary } from '../concepts/vocabulary.ts';
import type { Lexeme } from '../note/note.ts';
import { roomPerWord } from '../note/per-word.ts';
import { stem } from '../note/stem.ts';

/** Begins the term of a concept. No word begins so, since it has no space. */
export const conceptMark = '@ ';

/**
 * Gives `take` the terms of tokens `first` to `last` (half-open), some of them more than once: stems as they are, concepts behind their mark;
 * every number counts as `#`.
 */
export type EachTerm<Term> = (mentions: MentionIndex, first: number, last: number, take: (term: Term) => void) => void;

const termRoom = roomPerWord<unknown>();

/**
 * Reads terms by the phrases of a vocabulary. A phrase stands for its concept and for all that include it, so that a wording nobody has
 * labelled counts as those that mean the same. `known` gives what stands for a term; terms without are passed over.
 */
export function createTerms<Term>(vocabulary: CompiledVocabulary, known: (term: string) => Term | undefined): EachTerm<Term> {
  let byPhrase: Map<number, Term[]> | null = null;
  const conceptsOf = (): Map<number, Term[]> => {
    if (byPhrase !== null) return byPhrase;
    byPhrase = new Map();
    for (const name of vocabulary.concepts.keys()) {
      const term = known(`${conceptMark}${name}`);
      // Words that a single rule names in its own place are no concept that others share.
      if (name.startsWith('"') || term === undefined) continue;
      for (const phrase of vocabulary.reach(name).phrases) {
        const list = byPhrase.get(phrase);
        if (list === undefined) byPhrase.set(phrase, [term]);
        else list.push(term);
      }
    }
    return byPhrase;
  };
  const bySet: (readonly Term[] | undefined)[] = [];
  /** The terms of all phrases of a set, found once for all places where they end together. */
  const conceptsOfSet = (set: number): readonly Term[] => {
    const made = new Set(vocabulary.matcher.phrases(set).flatMap((phrase) => conceptsOf().get(phrase) ?? []));
    bySet[set] = [...made];
    return bySet[set];
  };
  const termOf = termRoom(({ norm, kind }) => known(kind === 'number' ? '#' : stem(norm))) as (word: Lexeme) => Term | undefined;
  return (mentions, first, last, take) => {
    const { tokens } = mentions.note;
    for (let at = first; at < last; at++) {
      const term = termOf(tokens[at]!.word);
      if (term !== undefined) take(term);
    }
    mentions.phraseSetsIn(first, last, (set) => {
      for (const term of bySet[set] ?? conceptsOfSet(set)) take(term);
    });
  };
}
