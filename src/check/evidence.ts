// The evidence of a match: the places that may be quoted, and their quotes.
import type { Leaf } from '../concepts/mentions.ts';
import type { Assessment } from '../context/context.ts';
import type { Evidence, Role } from '../contract/report.ts';
import type { Match } from './judge.ts';
import { quote } from './quote.ts';
import type { ReadDocument } from './record.ts';

/** Leaves further apart than this many tokens are quoted apart. */
const longestQuote = 30;

/** A place of a match that may be quoted: tokens, half-open, and their characters. Most are never shown, so that no text is cut for them. */
export interface Quotable {
  readonly match: Match;
  readonly role: Role;
  readonly document: number;
  readonly first: number;
  readonly last: number;
  readonly start: number;
  readonly end: number;
}

/** What decided how a match was understood: what refused it, or the first of its leaves that a cue speaks of. */
const decidingOf = ({ refused, assessments }: Match): Assessment | null =>
  refused?.assessment ?? assessments.find((assessment) => assessment.cue !== null) ?? null;

/** Tokens, half-open. */
interface Range {
  first: number;
  readonly last: number;
}

/** The tokens of a match that are quoted: one range a sentence, or more where its parts stand far apart. */
export function rangesOf({ document, mention }: Match): Range[] {
  const { tokens } = document.note;
  const ranges: { first: number; last: number }[] = [];
  for (const leaf of inOrder(mention.leaves)) {
    const previous = ranges[ranges.length - 1];
    if (
      previous !== undefined &&
      leaf.last - previous.first <= longestQuote &&
      tokens[previous.first]!.sentence === tokens[leaf.first]!.sentence
    )
      previous.last = Math.max(previous.last, leaf.last);
    else ranges.push({ first: leaf.first, last: leaf.last });
  }
  return ranges;
}

/** Leaves by where they begin. There are few, which this takes less for than a call of the general sort. */
function inOrder(leaves: readonly Leaf[]): readonly Leaf[] {
  let sorted: Leaf[] | null = null;
  for (let at = 1; at < leaves.length; at++) {
    const leaf = leaves[at]!;
    if ((sorted ?? leaves)[at - 1]!.first <= leaf.first) continue;
    sorted ??= leaves.slice();
    let to = at;
    for (; to > 0 && sorted[to - 1]!.first > leaf.first; to--) sorted[to] = sorted[to - 1]!;
    sorted[to] = leaf;
  }
  return sorted ?? leaves;
}

/** Whether some of each range of a document is among the quotes already. */
export const areQuoted = (ranges: readonly Range[], document: ReadDocument, quotes: readonly Quotable[]): boolean =>
  quotes.length > 0 &&
  ranges.every(({ first, last }) => quotes.some((one) => one.document === document.index && first < one.last && one.first < last));

/** The places of a match; `ranges` are its own. */
export function quotablesOf(match: Match, role: Role, ranges: readonly Range[] = rangesOf(match)): Quotable[] {
  const { document } = match;
  const { tokens } = document.note;
  const sentenceOf = (token: number): number => tokens[token]!.sentence;
  // What counts by being denied is quoted with its denial: “no purulence”, not “purulence”.
  const deciding = match.accepted ? decidingOf(match) : null;
  const denial = deciding?.assertion === 'negated' ? deciding.cue : null;
  const denied =
    denial === null
      ? undefined
      : ranges.find(({ first }) => denial.last <= first && first - denial.last <= 4 && sentenceOf(denial.first) === sentenceOf(first));
  if (denied !== undefined && denial !== null) denied.first = denial.first;
  // Of what is refused, the part that does not count: what else it goes with may well be so.
  const leaf = match.refused?.leaf;
  const telling = leaf === undefined ? ranges : ranges.filter(({ first, last }) => first <= leaf.first && leaf.last <= last);
  return telling.map(({ first, last }) => ({
    match,
    role,
    document: document.index,
    first,
    last,
    start: tokens[first]!.start,
    end: tokens[last - 1]!.end,
  }));
}

/** The quote of one place of a match. */
export function quoteOf({ match, role, first, last }: Quotable): Evidence {
  const context = [...new Set(match.assessments.map((assessment) => assessment.assertion))];
  return quote(match.document, first, last, role, match.rule, context, decidingOf(match));
}

/** The evidence of a match: one quote a sentence, or more where its parts stand far apart. */
export const evidenceOf = (match: Match, role: Role): Evidence[] => quotablesOf(match, role).map(quoteOf);
