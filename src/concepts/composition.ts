// A composition and where its slots stand → where all of it stands together.
import type { Note, Sentence } from '../note/note.ts';
import { accepting, together as asOne, type Mention, type Places } from './places.ts';
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
export function matchesOf(
  { source, accepts }: CompiledComposition,
  slots: readonly Places[],
  none: readonly Places[],
  note: Note,
  stretches: Stretches,
): Mention[] {
  const within = source.within ?? 'sentence';
  const noneNear = source['none-near'] ?? (within === 'sentence' || within === 'clause' ? farthestNone : Number.POSITIVE_INFINITY);
  const near = source.near ?? Number.POSITIVE_INFINITY;
  const { first: stretchFirst, last: stretchLast } = stretches;
  const inStretch = (token: number, other: number): boolean =>
    (stretchFirst[token] as number) <= other && other < (stretchLast[token] as number);
  /** A mention over several sentences stands in the first and in the last of them. */
  const bothEnds = within === 'sentence' || within === 'clause';
  const together = (a: Mention, b: Mention): boolean =>
    inStretch(a.first, b.first) || (bothEnds && inStretch(a.last - 1, b.first)) || (within === 'clause' && inStretch(a.first, b.last - 1));
  /** Where mentions begin that may stand together with `mention`, no farther than `reach` from it. */
  const from = (mention: Mention, { longest }: Places, reach: number): number =>
    Math.max((stretchFirst[mention.first] as number) - (within === 'clause' ? longest : 0), mention.first - reach - longest);
  const to = (mention: Mention, reach: number): number =>
    Math.min(stretchLast[bothEnds ? mention.last - 1 : mention.first] as number, mention.last + reach + 1);

  const isForbidden = (chosen: readonly Mention[]): boolean =>
    none.some((places) =>
      chosen.some((mention) => {
        const { list } = places;
        const end = to(mention, noneNear);
        for (let at = placeFrom(list, from(mention, places, noneNear)); at < list.length; at++) {
          const other = list[at] as Mention;
          if (other.first >= end) return false;
          if (distance(mention, other) <= noneNear && together(mention, other) && !chosen.some((one) => contains(one, other))) return true;
        }
        return false;
      }),
    );

  /** The mentions of a slot that go with those chosen: all in order, or, where they are many, the nearest, nearest first. */
  const fitting = (chosen: readonly Mention[], places: Places): readonly Mention[] => {
    const { list, longest } = places;
    const anchor = chosen[0] as Mention;
    const begin = Math.max(from(anchor, places, near), source.ordered ? (chosen[chosen.length - 1] as Mention).last : 0);
    const end = to(anchor, near);
    const found: Candidate[] = [];
    let seen = 0;
    /** How far away the worst of the best stands. */
    let worst = Number.POSITIVE_INFINITY;
    const consider = (at: number): void => {
      const mention = list[at] as Mention;
      const far = distance(anchor, mention);
      if (far > near || !together(anchor, mention) || chosen.some((other) => overlaps(other, mention))) return;
      seen += 1;
      found.push({ at, far });
      if (found.length <= candidates) return;
      found.sort(nearest).pop();
      worst = (found[candidates - 1] as Candidate).far;
    };
    const middle = placeFrom(list, Math.max(begin, anchor.first));
    for (let at = middle; at < list.length; at++) {
      const { first } = list[at] as Mention;
      if (first >= end || first - anchor.last > worst) break;
      consider(at);
    }
    for (let at = middle - 1; at >= 0; at--) {
      const { first } = list[at] as Mention;
      if (first < begin || anchor.first - first - longest > worst) break;
      consider(at);
    }
    if (seen <= candidates) found.sort((a, b) => a.at - b.at);
    return found.map(({ at }) => list[at] as Mention);
  };

  const result: Mention[] = [];
  const byFirstLeaf = new Map<number, Mention[]>();
  const add = (chosen: readonly Mention[]): void => {
    const match = chosen.length === 1 ? accepting(chosen[0] as Mention, accepts) : asOne(chosen, accepts);
    const key = match.leaves[0]?.first ?? -1;
    const others = byFirstLeaf.get(key);
    if (others === undefined) byFirstLeaf.set(key, [match]);
    else if (others.some((other) => sameLeaves(other, match))) return;
    else others.push(match);
    result.push(match);
  };
  const extend = (chosen: readonly Mention[]): void => {
    if (chosen.length < slots.length) {
      for (const mention of fitting(chosen, slots[chosen.length] as Places)) {
        if (result.length >= mostMatches) return;
        extend([...chosen, mention]);
      }
    } else if (!isForbidden(chosen)) add(chosen);
  };
  for (const anchor of (slots[0] as Places).list) {
    if (result.length >= mostMatches) break;
    if (isUnder(note, anchor, source)) extend([anchor]);
  }
  return result;
}

interface Candidate {
  readonly at: number;
  readonly far: number;
}

const nearest = (a: Candidate, b: Candidate): number => a.far - b.far || a.at - b.at;

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
  a.leaves.length === b.leaves.length &&
  a.leaves.every((leaf, at) => leaf.first === b.leaves[at]?.first && leaf.last === b.leaves[at]?.last);
