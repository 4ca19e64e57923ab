// A composition and where its slots stand → where all of it stands together.
import type { Note, Sentence } from '../note/note.ts';
import {
  acceptsAt,
  contains,
  distance,
  type Leaf,
  type Mention,
  nowhere,
  overlap,
  type Places,
  placeFrom,
  type SlotPlaces,
  together,
} from './places.ts';
import type { Stretches } from './stretches.ts';
import type { Accepts, CompiledComposition } from './vocabulary.ts';

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
  slots: readonly SlotPlaces[],
  none: readonly Places[],
  note: Note,
  stretches: Stretches,
): readonly Mention[] => new Matching(composition, slots, none, note, stretches).all();

/** One composition being matched in one note. */
class Matching {
  readonly #composition: CompiledComposition;
  readonly #slots: readonly SlotPlaces[];
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
  /** The assertions that those slots take there. */
  readonly #accepts: Accepts[] = [];
  #result: Mention[] | null = null;

  constructor(composition: CompiledComposition, slots: readonly SlotPlaces[], none: readonly Places[], note: Note, stretches: Stretches) {
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
    const slot = this.#slots[0] as SlotPlaces;
    for (let at = 0; at < slot.list.length && !this.#isFull(); at++)
      if (isUnder(this.#note, slot.list[at] as Mention, this.#composition.source)) this.#choose(slot, at);
    return this.#result ?? nowhere.list;
  }

  #isFull(): boolean {
    return this.#result !== null && this.#result.length >= mostMatches;
  }

  /** Takes mention `at` for the next slot and goes on from there. */
  #choose(slot: SlotPlaces, at: number): void {
    this.#chosen.push(slot.list[at] as Mention);
    this.#accepts.push(acceptsAt(slot, at));
    if (this.#chosen.length < this.#slots.length) {
      const next = this.#slots[this.#chosen.length] as SlotPlaces;
      const { list, count } = this.#fitting(next);
      for (let one = 0; one < count && !this.#isFull(); one++) this.#choose(next, list[one] as number);
    } else if (!this.#isForbidden()) this.#add();
    this.#chosen.pop();
    this.#accepts.pop();
  }

  #add(): void {
    const match = together(this.#chosen, this.#accepts, this.#composition.accepts);
    if (this.#result === null) this.#result = [];
    for (const other of this.#result) if (sameLeaves(other, match)) return;
    this.#result.push(match);
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
          if (!this.#isWithin(other)) return true;
        }
      }
    return false;
  }

  /** Whether a mention is part of one of those chosen. */
  #isWithin(mention: Mention): boolean {
    for (const chosen of this.#chosen) if (contains(chosen, mention)) return true;
    return false;
  }

  #fits(anchor: Mention, mention: Mention): boolean {
    if (distance(anchor, mention) > this.#near || !this.#standTogether(anchor, mention)) return false;
    for (const chosen of this.#chosen) if (overlap(chosen, mention)) return false;
    return true;
  }

  /** Which mentions of a slot go with those chosen: all in order, or, where they are many, the nearest, nearest first. */
  #fitting({ list, longest }: Places): Fitting {
    const anchor = this.#chosen[0] as Mention;
    const previous = this.#chosen[this.#chosen.length - 1] as Mention;
    const begin = Math.max(this.#from(anchor, longest, this.#near), this.#composition.source.ordered ? previous.last : 0);
    const end = this.#to(anchor, this.#near);
    const found = room(this.#chosen.length);
    found.count = 0;
    const start = placeFrom(list, begin);
    if (start === list.length || (list[start] as Mention).first >= end) return found;
    const middle = Math.max(start, placeFrom(list, anchor.first));
    let farthest = 0;
    let from = middle;
    for (let seen = 0; from > start; from--) {
      const mention = list[from - 1] as Mention;
      // The farther it begins before the anchor the farther away it ends, but for its length.
      if (seen > candidates && anchor.first - mention.first - longest > farthest) break;
      if (!this.#fits(anchor, mention)) continue;
      seen += 1;
      farthest = Math.max(farthest, distance(anchor, mention));
    }
    for (let at = from, after = 0; at < list.length && after <= candidates; at++) {
      const mention = list[at] as Mention;
      if (mention.first >= end) break;
      if (!this.#fits(anchor, mention)) continue;
      found.list[found.count++] = at;
      if (at >= middle) after += 1;
    }
    if (found.count > candidates) {
      const nearest = found.list
        .slice(0, found.count)
        .sort((a, b) => distance(anchor, list[a] as Mention) - distance(anchor, list[b] as Mention));
      for (let at = 0; at < candidates; at++) found.list[at] = nearest[at] as number;
      found.count = candidates;
    }
    return found;
  }
}

/** Which mentions of a slot fit: the first `count` of the list. */
interface Fitting {
  readonly list: number[];
  count: number;
}

/** Room for what fits each slot of the composition being matched, used again by every one: none is matched within another. */
const rooms: Fitting[] = [];

function room(slot: number): Fitting {
  rooms[slot] ??= { list: [], count: 0 };
  return rooms[slot];
}

/** Whether a mention stands under the headings that a composition asks for. */
function isUnder(note: Note, mention: Mention, source: CompiledComposition['source']): boolean {
  if (source.in === undefined && source['not-in'] === undefined) return true;
  const sentence = note.sentences[note.tokens[mention.first]!.sentence] as Sentence;
  const section = note.sections[sentence.section]!.kind;
  return (source.in === undefined || source.in.includes(section)) && !(source['not-in'] ?? []).includes(section);
}

function sameLeaves(a: Mention, b: Mention): boolean {
  if (a.first !== b.first || a.last !== b.last || a.leaves.length !== b.leaves.length) return false;
  for (let at = 0; at < a.leaves.length; at++) {
    const one = a.leaves[at] as Leaf;
    const other = b.leaves[at] as Leaf;
    if (one.first !== other.first || one.last !== other.last) return false;
  }
  return true;
}
