// A composition and where its slots stand → where all of it stands together.
import type { Note, Sentence } from '../note/note.ts';
import { accepting, type Mention, nowhere, type Places, together } from './places.ts';
import type { Stretches } from './stretches.ts';
import type { CompiledComposition } from './vocabulary.ts';

/** How many candidates of a slot are tried around one mention of the first. */
const candidates = 4;
const mostMatches = 400;
/** A dictation without stops is one long sentence: what is farther away than this many tokens is not of the same statement. */
const farthestNone = 30;

/**
 * All matches of a composition. `slots` holds where each slot stands, `none` where what must not stand there does. Only what stands in the
 * stretch of a mention is looked at, nearest first, so that a long note costs no more than its length.
 */
export const matchesOf = (
  composition: CompiledComposition,
  slots: readonly Places[],
  none: readonly Places[],
  note: Note,
  stretches: Stretches,
): readonly Mention[] => new Matching(composition, slots, none, note, stretches).all();

/** One composition being matched in one note. */
class Matching {
  readonly #composition: CompiledComposition;
  readonly #slots: readonly Places[];
  readonly #none: readonly Places[];
  readonly #note: Note;
  readonly #stretches: Stretches;
  readonly #inClause: boolean;
  /** A mention over several sentences or clauses stands in the first and in the last of them. */
  readonly #bothEnds: boolean;
  readonly #near: number;
  readonly #noneNear: number;
  /** The mentions taken for the first slots. */
  readonly #chosen: Mention[] = [];
  #result: Mention[] | null = null;

  constructor(composition: CompiledComposition, slots: readonly Places[], none: readonly Places[], note: Note, stretches: Stretches) {
    const { within = 'sentence', near, 'none-near': noneNear } = composition.source;
    this.#composition = composition;
    this.#slots = slots;
    this.#none = none;
    this.#note = note;
    this.#stretches = stretches;
    this.#inClause = within === 'clause';
    this.#bothEnds = within === 'sentence' || within === 'clause';
    this.#near = near ?? Number.POSITIVE_INFINITY;
    this.#noneNear = noneNear ?? (this.#bothEnds ? farthestNone : Number.POSITIVE_INFINITY);
  }

  all(): readonly Mention[] {
    for (const anchor of (this.#slots[0] as Places).list) {
      if (this.#isFull()) break;
      if (!isUnder(this.#note, anchor, this.#composition.source)) continue;
      this.#chosen.push(anchor);
      this.#extend();
      this.#chosen.pop();
    }
    return this.#result ?? nowhere.list;
  }

  #isFull(): boolean {
    return this.#result !== null && this.#result.length >= mostMatches;
  }

  #extend(): void {
    if (this.#chosen.length === this.#slots.length) {
      if (!this.#isForbidden()) this.#add();
      return;
    }
    for (const mention of this.#fitting(this.#slots[this.#chosen.length] as Places)) {
      if (this.#isFull()) return;
      this.#chosen.push(mention);
      this.#extend();
      this.#chosen.pop();
    }
  }

  #add(): void {
    const { accepts } = this.#composition;
    const match = this.#chosen.length === 1 ? accepting(this.#chosen[0] as Mention, accepts) : together(this.#chosen, accepts);
    if (this.#result === null) this.#result = [match];
    // Anchors are in order, so that only what begins beside the match can be the same.
    else if (!this.#result.some((other) => sameLeaves(other, match))) this.#result.push(match);
  }

  #stretchFrom(token: number): number {
    return this.#stretches.first[token] as number;
  }

  #stretchTo(token: number): number {
    return this.#stretches.last[token] as number;
  }

  #inStretch(token: number, other: number): boolean {
    return this.#stretchFrom(token) <= other && other < this.#stretchTo(token);
  }

  #standTogether(a: Mention, b: Mention): boolean {
    return (
      this.#inStretch(a.first, b.first) ||
      (this.#bothEnds && this.#inStretch(a.last - 1, b.first)) ||
      (this.#inClause && this.#inStretch(a.first, b.last - 1))
    );
  }

  /** Where mentions begin, at the earliest, that stand together with `mention` and no farther than `reach` from it. */
  #from(mention: Mention, longest: number, reach: number): number {
    return Math.max(this.#stretchFrom(mention.first) - (this.#inClause ? longest : 0), mention.first - reach - longest);
  }

  /** One past where they begin at the latest. */
  #to(mention: Mention, reach: number): number {
    return Math.min(this.#stretchTo(this.#bothEnds ? mention.last - 1 : mention.first), mention.last + reach + 1);
  }

  /** Whether something that must not stand there stands with one of those chosen, and inside none. */
  #isForbidden(): boolean {
    for (const { list, longest } of this.#none)
      for (const mention of this.#chosen) {
        const end = this.#to(mention, this.#noneNear);
        for (let at = placeFrom(list, this.#from(mention, longest, this.#noneNear)); at < list.length; at++) {
          const other = list[at] as Mention;
          if (other.first >= end) break;
          if (distance(mention, other) > this.#noneNear || !this.#standTogether(mention, other)) continue;
          if (!this.#chosen.some((one) => contains(one, other))) return true;
        }
      }
    return false;
  }

  #fits(anchor: Mention, mention: Mention): boolean {
    return (
      distance(anchor, mention) <= this.#near &&
      this.#standTogether(anchor, mention) &&
      !this.#chosen.some((other) => overlaps(other, mention))
    );
  }

  /** The mentions of a slot that go with those chosen: all in order, or, where they are many, the nearest, nearest first. */
  #fitting({ list, longest }: Places): readonly Mention[] {
    const anchor = this.#chosen[0] as Mention;
    const previous = this.#chosen[this.#chosen.length - 1] as Mention;
    const begin = Math.max(this.#from(anchor, longest, this.#near), this.#composition.source.ordered ? previous.last : 0);
    const end = this.#to(anchor, this.#near);
    const start = placeFrom(list, begin);
    if (start === list.length || (list[start] as Mention).first >= end) return nowhere.list;
    const middle = placeFrom(list, anchor.first);
    const before: Mention[] = [];
    let farthest = 0;
    for (let at = middle - 1; at >= start; at--) {
      const mention = list[at] as Mention;
      // The farther it begins before the anchor the farther away it ends, but for its length.
      if (before.length > candidates && anchor.first - mention.first - longest > farthest) break;
      if (!this.#fits(anchor, mention)) continue;
      before.push(mention);
      farthest = Math.max(farthest, distance(anchor, mention));
    }
    const found = before.reverse();
    let after = 0;
    for (let at = Math.max(start, middle); at < list.length && after <= candidates; at++) {
      const mention = list[at] as Mention;
      if (mention.first >= end) break;
      if (!this.#fits(anchor, mention)) continue;
      found.push(mention);
      after += 1;
    }
    if (found.length > candidates) found.sort((a, b) => distance(anchor, a) - distance(anchor, b)).splice(candidates);
    return found;
  }
}

/** Whether a mention stands under the headings that a composition asks for. */
function isUnder(note: Note, mention: Mention, source: CompiledComposition['source']): boolean {
  if (source.in === undefined && source['not-in'] === undefined) return true;
  const sentence = note.sentences[note.tokens[mention.first]!.sentence] as Sentence;
  const section = note.sections[sentence.section]!.kind;
  return (source.in === undefined || source.in.includes(section)) && !(source['not-in'] ?? []).includes(section);
}

/** The first place in `list`, which is sorted, of a mention that begins at `token` or later. */
function placeFrom(list: readonly Mention[], token: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] as Mention).first < token) low = middle + 1;
    else high = middle;
  }
  return low;
}

const overlaps = (a: Mention, b: Mention): boolean =>
  a.first < b.last &&
  b.first < a.last &&
  a.leaves.some((one) => b.leaves.some((other) => one.first < other.last && other.first < one.last));
const contains = (outer: Mention, inner: Mention): boolean =>
  outer.first <= inner.first && outer.leaves.some((leaf) => leaf.first <= inner.first && leaf.last >= inner.last);
const distance = (a: Mention, b: Mention): number => Math.max(0, Math.max(a.first, b.first) - Math.min(a.last, b.last));

const sameLeaves = (a: Mention, b: Mention): boolean =>
  a.first === b.first &&
  a.last === b.last &&
  a.leaves.length === b.leaves.length &&
  a.leaves.every((leaf, at) => leaf.first === b.leaves[at]?.first && leaf.last === b.leaves[at]?.last);
