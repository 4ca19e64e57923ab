// Where concepts stand in a note: mentions and the leaves they are composed of.
import type { Accepts } from './vocabulary.ts';

/** One place in the note: a half-open range of token indexes, and which assertions are taken there. */
export interface Leaf {
  readonly concept: string;
  readonly first: number;
  readonly last: number;
  readonly accepts: Accepts;
}

/** A concept found. A composition has several leaves; a phrase has one. */
export interface Mention {
  readonly first: number;
  readonly last: number;
  readonly leaves: readonly Leaf[];
}

/** Mentions in order, and how many tokens the longest takes: what begins so far before a place does not reach it. */
export interface Places {
  readonly list: readonly Mention[];
  readonly longest: number;
}

export const nowhere: Places = { list: [], longest: 0 };

export function placesOf(list: Mention[]): Places {
  if (list.length === 0) return nowhere;
  let longest = 0;
  for (const { first, last } of list) longest = Math.max(longest, last - first);
  return { list, longest };
}

/** By where they begin, then by where they end. */
export const inOrder = (a: Mention, b: Mention): number => a.first - b.first || a.last - b.last;

/** A phrase found under a concept. Its leaf is made when asked for, since most that is found becomes part of nothing. */
class PhraseMention implements Mention {
  readonly first: number;
  readonly last: number;
  readonly concept: string;
  readonly accepts: Accepts;
  #leaves: readonly Leaf[] | null = null;

  constructor(concept: string, first: number, last: number, accepts: Accepts) {
    this.concept = concept;
    this.first = first;
    this.last = last;
    this.accepts = accepts;
  }

  get leaves(): readonly Leaf[] {
    this.#leaves ??= [{ concept: this.concept, first: this.first, last: this.last, accepts: this.accepts }];
    return this.#leaves;
  }
}

export const mentionOfPhrase = (concept: string, first: number, last: number): Mention => new PhraseMention(concept, first, last, null);

/** The mention with `accepts` for leaves that do not say themselves which assertions they take. */
export function accepting(mention: Mention, accepts: Accepts): Mention {
  if (accepts === null) return mention;
  if (!(mention instanceof PhraseMention)) return together([mention], accepts);
  return mention.accepts === null ? new PhraseMention(mention.concept, mention.first, mention.last, accepts) : mention;
}

/** Several mentions as one. */
export function together(mentions: readonly Mention[], accepts: Accepts): Mention {
  let { first, last } = mentions[0] as Mention;
  const leaves: Leaf[] = [];
  for (const mention of mentions) {
    first = Math.min(first, mention.first);
    last = Math.max(last, mention.last);
    for (const leaf of mention.leaves)
      leaves.push(
        accepts !== null && leaf.accepts === null ? { concept: leaf.concept, first: leaf.first, last: leaf.last, accepts } : leaf,
      );
  }
  return { first, last, leaves };
}
