// The side of the operation: what all that is said of left and right comes to, and whether it agrees.

import type { TokenRange } from '../context/context.ts';
import type { Evidence, Status } from '../contract/report.ts';
import { sectionAt } from '../note/section-at.ts';
import { distinct, quote } from './quote.ts';
import { oncePerRecord, type ReadDocument, type RecordReading } from './record.ts';
import { type Bearing, isOutside, nearest, rankOf, reach, type Side, type SideMention, sidesOf } from './side-mentions.ts';

export interface OperativeSide {
  /** The side of the operation, or null where none is stated or two contradict. */
  readonly side: Side | null;
  readonly status: Exclude<Status, 'not-applicable'>;
  readonly evidence: readonly Evidence[];
}

/** Documents that speak of this operation; an index note or an office note speaks of it only where the operative note is silent. */
const judged: ReadonlySet<string> = new Set(['operative-note']);

/** The side of the operation with the words that state it. */
export const operativeSide = oncePerRecord((record): OperativeSide => {
  const all = [...sidesOf(record).values()].flat();
  const here = all.filter((one) => judged.has(one.document.kind));
  const compared = comparedIn(here);
  const named = here
    .filter((one) => one.side !== 'both' && (one.bearing === 'stated' || one.bearing === 'act') && !compared.has(one))
    .sort((a, b) => rankOf(a) - rankOf(b));
  const both = here.filter(
    (one) =>
      one.side === 'both' &&
      (one.bearing === 'stated' || one.bearing === 'act') &&
      (rankOf(one) < 2 || one.bearing === 'act') &&
      // "Drains on both sides" are of one stump.
      (isBilateralOperation(one) || (named.length === 0 && nearest(one.document, one.mention, 'side-of-wound', 0) === null)),
  );
  const anatomy = here.filter((one) => one.bearing === 'anatomy');
  const setUp = here.filter((one) => one.bearing === 'set-up');
  const elsewhere = all.filter((one) => !judged.has(one.document.kind) && !['other', 'told', 'set-up'].includes(one.bearing));
  const show = (mentions: readonly SideMention[], role: Evidence['role']): Evidence[] =>
    distinct(mentions.map((one) => quoteSide(one, role)));
  if (both.length > 0) return { side: 'both', status: 'present', evidence: show(both, 'supports') };
  const first = named[0];
  const against = contradicting(named);
  if (against.length === 0 && first !== undefined) against.push(...onlyOther(first, here, compared));
  if (first !== undefined && against.length > 0)
    return { side: null, status: 'conflict', evidence: [...show([first], 'supports'), ...show(against, 'contradicts')] };
  // "Booked as closure of the right stump": where nothing else tells, the side that was meant, if it is one.
  // Where nothing at all does, that of the trouble or of the stump, if its history knows one only.
  const agreed = (bearing: Bearing): SideMention[] => {
    const group = here.filter((one) => one.bearing === bearing);
    return group.every(({ side }) => side === group[0]?.side) ? group : [];
  };
  for (const group of [named, anatomy, agreed('meant'), elsewhere, setUp.length > 0 ? [] : agreed('told')]) {
    const side = group[0]?.side;
    if (side === undefined) continue;
    const agreeing = group.filter((one) => one.side === side);
    return { side, status: 'present', evidence: show(agreeing, 'supports') };
  }
  if (setUp.length > 0) return { side: null, status: 'partial', evidence: show(setUp, 'vague') };
  return { side: null, status: 'missing', evidence: show(here, 'rejected') };
});

/**
 * Those of the sides named, titles first, that contradict the first. Where a title names the side and the narrative acts on it as often as on
 * the other or oftener, the other there is that of something else: a drain, an earlier operation, what is held up to view.
 */
function contradicting(named: readonly SideMention[]): SideMention[] {
  const [first] = named;
  if (first === undefined) return [];
  const against = named.filter((one) => one.side !== first.side);
  if (rankOf(first) === 2) return against;
  const narrated = (one: SideMention): boolean => rankOf(one) === 2;
  const agreeing = named.filter((one) => one.side === first.side && narrated(one)).length;
  return agreeing > 0 && agreeing >= against.filter(narrated).length ? against.filter((one) => rankOf(one) === 1) : against;
}

/** What a narrative that knows the other side only says of it, where nothing in it bears out the title. */
function onlyOther(title: SideMention, here: readonly SideMention[], compared: ReadonlySet<SideMention>): SideMention[] {
  if (rankOf(title) === 2) return [];
  const narrated = here.filter((one) => one.side !== 'both' && ['description', 'other'].includes(sectionOf(one)) && one !== title);
  const borneOut = narrated.some(({ side, bearing }) => side === title.side && bearing !== 'other');
  return borneOut
    ? []
    : narrated.filter((one) => one.side !== title.side && one.bearing === 'anatomy' && !compared.has(one) && !namesField(one));
}

/** "Left hip: painless": a line of its own about the other side. */
const namesField = ({ document: { note }, mention: { first } }: SideMention): boolean =>
  note.tokens.slice(first + 1, first + 4).some(({ norm, sentence }) => norm === ':' && sentence === note.tokens[first]!.sentence);

const sectionOf = ({ document: { note }, mention }: SideMention): string => sectionAt(note, mention.first).kind;
const sentenceOf = ({ document: { note }, mention }: SideMention): number => note.tokens[mention.first]!.sentence;

/** Two sides of one sentence that are no further apart than this are set side by side. */
const besideEachOther = 12;

/** Those that a narrative names in one breath with the other side, and so compares: "Abduction 50 on the right, 80 on the left". */
function comparedIn(all: readonly SideMention[]): ReadonlySet<SideMention> {
  const found = new Set<SideMention>();
  const named = all.filter(({ side, bearing, assertion }) => side !== 'both' && bearing !== 'set-up' && assertion !== 'negated');
  named.forEach((one, at) => {
    const next = named[at + 1];
    if (next === undefined || next.document !== one.document || next.side === one.side || rankOf(one) < 2) return;
    if (sentenceOf(next) !== sentenceOf(one) || next.mention.first - one.mention.first > besideEachOther) return;
    found.add(one).add(next);
  });
  return found;
}

/** Whether "bilateral" or "both" names the operation, and not only the parts that were draped, ranged or filmed. */
const isBilateralOperation = (one: SideMention): boolean =>
  rankOf(one) === 0 || nearest(one.document, one.mention, 'bilateral-operation', 6) !== null;

/** The side with the anatomy it belongs to, as one quote. */
function quoteSide({ document, mention, bearing, assertion }: SideMention, role: Evidence['role']): Evidence {
  const region = nearest(document, mention, 'operative-region', reach);
  const first = region !== null && bearing !== 'other' ? Math.min(region.mention.first, mention.first) : mention.first;
  const last = region !== null && bearing !== 'other' ? Math.max(region.mention.last, mention.last) : mention.last;
  return quote(document, first, last, role, `laterality ${bearing}`, [assertion]);
}

/**
 * The places where a document names the side that is not operated on. They say nothing where the sentence names the operated side as well, where
 * the other is only compared with, or is that of another part of the body or of the set-up.
 */
export function otherSideNamed(record: RecordReading, document: ReadDocument): TokenRange[] {
  const { side: operated } = operativeSide(record);
  if (operated === null || operated === 'both') return [];
  const sides = sidesOf(record).get(document)!;
  const isOther = ({ side }: SideMention): boolean => side !== 'both' && side !== operated;
  const naming = new Set(sides.filter((one) => !isOther(one)).map(sentenceOf));
  return sides
    .filter(
      (one) =>
        isOther(one) &&
        one.bearing !== 'set-up' &&
        !naming.has(sentenceOf(one)) &&
        ['other-region', 'side-compared'].every((concept) => nearest(document, one.mention, concept, 3, isOutside(one.mention)) === null),
    )
    .map(({ mention: { first, last } }) => ({ first, last }));
}
