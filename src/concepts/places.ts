// Where concepts stand in a note: mentions and the leaves they are composed of.
import { bisect } from '../note/bisect.ts';
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

/** Where a slot stands, and the assertions it takes there: the same everywhere, or by mention. */
export interface SlotPlaces extends Places {
  readonly accepts: Accepts | readonly Accepts[];
}

export const nowhere: SlotPlaces = { list: [], longest: 0, accepts: null };

/** The assertions that a slot takes at its mention `at`. */
export const acceptsAt = ({ accepts }: SlotPlaces, at: number): Accepts =>
  Array.isArray(accepts) ? (accepts[at] as Accepts) : (accepts as Accepts);

/** Where one or the other stands, in order; where both do, the one before the other. */
export function either(one: SlotPlaces, other: SlotPlaces): SlotPlaces {
  if (one.list.length === 0) return other;
  const list: Mention[] = [];
  const accepts: Accepts[] = [];
  for (let at = 0, otherAt = 0; at < one.list.length || otherAt < other.list.length; ) {
    const mine = one.list[at];
    const theirs = other.list[otherAt];
    if (theirs === undefined || (mine !== undefined && inOrder(mine, theirs) <= 0)) {
      list.push(mine as Mention);
      accepts.push(acceptsAt(one, at++));
    } else {
      list.push(theirs);
      accepts.push(acceptsAt(other, otherAt++));
    }
  }
  return { list, longest: Math.max(one.longest, other.longest), accepts };
}

export function placesOf(list: Mention[]): Places {
  if (list.length === 0) return nowhere;
  let longest = 0;
  for (const { first, last } of list) longest = Math.max(longest, last - first);
  return { list, longest };
}

/** The place in `list`, which is in order, of the first mention that begins at `token` or later. */
export const placeFrom = (list: readonly Mention[], token: number): number =>
  bisect(0, list.length, (at) => (list[at] as Mention).first < token);

/** By where they begin, then by where they end. */
export const inOrder = (a: Mention, b: Mention): number => a.first - b.first || a.last - b.last;

/** A phrase found under a concept. Its leaf is made when asked for, since most that is found becomes part of nothing. */
class PhraseMention implements Mention {
  readonly first: number;
  readonly last: number;
  readonly concept: string;
  #leaves: readonly Leaf[] | null = null;

  constructor(concept: string, first: number, last: number) {
    this.concept = concept;
    this.first = first;
    this.last = last;
  }

  get leaves(): readonly Leaf[] {
    this.#leaves ??= [{ concept: this.concept, first: this.first, last: this.last, accepts: null }];
    return this.#leaves;
  }
}

export const mentionOfPhrase = (concept: string, first: number, last: number): Mention => new PhraseMention(concept, first, last);

export function overlap(a: Mention, b: Mention): boolean {
  if (a.first >= b.last || b.first >= a.last) return false;
  if (a instanceof PhraseMention && b instanceof PhraseMention) return true;
  return a.leaves.some((one) => b.leaves.some((other) => one.first < other.last && other.first < one.last));
}

/** Whether one leaf of `outer` covers all of `inner`. */
export function contains(outer: Mention, inner: Mention): boolean {
  if (outer.first > inner.first || outer.last < inner.last) return false;
  return outer instanceof PhraseMention || outer.leaves.some((leaf) => leaf.first <= inner.first && leaf.last >= inner.last);
}

/** How many tokens stand between two mentions. */
export const distance = (a: Mention, b: Mention): number => Math.max(0, Math.max(a.first, b.first) - Math.min(a.last, b.last));

/** Several mentions as one. A leaf takes the assertions that it says itself, else those of its slot, else those of the whole. */
export function together(mentions: readonly Mention[], ofSlots: readonly Accepts[], ofAll: Accepts): Mention {
  const [only] = mentions as [Mention];
  if (mentions.length === 1 && ofAll === null && (ofSlots[0] ?? null) === null) return only;
  let { first, last } = only;
  let count = 0;
  for (const mention of mentions) {
    first = Math.min(first, mention.first);
    last = Math.max(last, mention.last);
    count += mention.leaves.length;
  }
  const leaves = new Array<Leaf>(count);
  let next = 0;
  for (let at = 0; at < mentions.length; at++) {
    const accepts = ofSlots[at] ?? ofAll;
    for (const leaf of (mentions[at] as Mention).leaves)
      leaves[next++] =
        accepts === null || leaf.accepts !== null ? leaf : { concept: leaf.concept, first: leaf.first, last: leaf.last, accepts };
  }
  return { first, last, leaves };
}
