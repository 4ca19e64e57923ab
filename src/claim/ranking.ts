// Without a code: which codes the record supports, best first, and the words that speak for each.
import { isShort, speaksOf } from '../check/about.ts';
import { checkByRules, mayBePresent } from '../check/element.ts';
import { judge, type Match } from '../check/judge.ts';
import type { RecordReading } from '../check/record.ts';
import type { CompiledElement, CompiledSupport, Knowledge } from '../checklist/compile.ts';
import type { Evidence, Finding, Report, Status } from '../contract/report.ts';
import { placeOf } from './places.ts';
import { affirmed, only, quotes, statements } from './statements.ts';

export type Ranking = NonNullable<Report['ranking']>;

/** A case names no code and its record supports none of those that have a checklist. */
export class NoSupportedCodeError extends Error {
  constructor(codes: readonly string[]) {
    super(`the case names no code, and its record supports none of ${codes.join(', ')}; name the code to be checked`);
  }
}

/**
 * What counts how much: a `supports` rule met in the body of the operative note, or in a title or another field only; a topic; the act itself;
 * and all elements that only this operation has. Of rules and of topics no more than three count, so that no code has more to reach.
 */
const points = { body: 2, title: 1, topic: 2, act: 3, elements: 10 } as const;
const counted = 3;
const most = counted * points.body + counted * points.topic + points.act + points.elements;

/** A code must reach so many points to be listed. In a record so short that it may leave most unsaid, its rules, a topic or its act must be said. */
const leastPoints = 6;

/**
 * The codes that the record supports. A code counts its distinct `supports` rules that are affirmed in the operative note, more where the
 * body says it than where only a title does; the topics of its operation; its act; and the share of its own elements that are present. Its
 * score is the share of all that it could reach, in two decimals. A code whose region the record does not name is left out.
 */
export function rankCodes(record: RecordReading, knowledge: Pick<Knowledge, 'checklists' | 'claimRules'>): Ranking {
  const here = only(record, 'operative-note');
  const accepted = (match: Match): boolean => match.accepted;
  const spoken = once(
    ({ meaning }: CompiledSupport) => meaning,
    ({ rule }) => judge(here, rule, affirmed, 'supports').filter(accepted),
  );
  const stated = once(
    (topic: string) => topic,
    (topic) => statements(here, topic),
  );
  const presentBy = once(
    ({ meaning }: CompiledElement) => meaning,
    (element) => (mayBePresent(element, here) ? ifPresent(checkByRules(element, here)) : null),
  );
  const ranking: Ranking = [];
  for (const checklist of knowledge.checklists.values()) {
    if (!speaksOf(here, checklist.about)) continue;
    const rules = knowledge.claimRules[checklist.source.code];
    const speaking = checklist.supports.map(spoken);
    const topics = (rules?.topics ?? []).map(stated);
    const own = checklist.elements.filter(({ source }) => !source.general);
    const act = own.find(({ source }) => source.id === rules?.act);
    const acted = act === undefined ? null : checkByRules(act, here);
    const present = own.map(presentBy).filter((finding) => finding !== null);
    const said = speaking.filter(isMet).map((matches) => (matches.some((match) => placeOf(match) === 'body') ? points.body : points.title));
    const reached =
      Math.min(counted * points.body, sum(said)) +
      points.topic * Math.min(counted, topics.filter(isMet).length) +
      pointsOfAct(acted?.status) +
      (points.elements * present.length) / own.length;
    if (!isShort(here) && reached < leastPoints) continue;
    const named = speakingFor(speaking, topics, acted);
    if (isShort(here) && named.length === 0) continue;
    const evidence = named.length > 0 ? named : present.flatMap((finding) => supporting(finding, 1));
    ranking.push({ code: checklist.source.code, score: Math.round((reached / most) * 100) / 100, evidence });
  }
  return ranking.sort((a, b) => b.score - a.score || b.evidence.length - a.evidence.length || (a.code < b.code ? -1 : 1));
}

/** `compute`, done once for each key: checklists share rules and topics. */
function once<T, R>(keyOf: (value: T) => unknown, compute: (value: T) => R): (value: T) => R {
  const known = new Map<unknown, R>();
  return (value) => {
    const key = keyOf(value);
    if (!known.has(key)) known.set(key, compute(value));
    return known.get(key) as R;
  };
}

const isMet = (matches: readonly Match[]): boolean => matches.length > 0;
const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

const pointsOfAct = (status: Status | undefined): number =>
  status === 'present' ? points.act : status === 'conflict' || status === 'partial' ? points.act / 2 : 0;

const ifPresent = (finding: Finding): Finding | null => (finding.status === 'present' ? finding : null);

/** The first quotes that make an element present. */
const supporting = ({ evidence }: Finding, count: number): Evidence[] => evidence.filter(({ role }) => role === 'supports').slice(0, count);

/** The words that speak for a code: one quote a rule and topic, then what makes its act present. */
function speakingFor(rules: readonly (readonly Match[])[], topics: readonly (readonly Match[])[], act: Finding | null): Evidence[] {
  const supports = rules.flatMap((matches, at) => matches.slice(0, 1).map((match) => match.under(`supports ${at + 1}`)));
  const quoted = quotes([...supports, ...topics.flatMap((matches) => matches.slice(0, 1))], 'supports', 6);
  const acting = act === null ? [] : supporting(act, 2);
  const overlaps = (one: Evidence, other: Evidence): boolean =>
    other.document === one.document && other.start < one.end && one.start < other.end;
  return [...quoted, ...acting.filter((one) => !quoted.some((other) => overlaps(one, other)))];
}
