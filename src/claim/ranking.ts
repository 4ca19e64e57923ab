// Without a code: which codes the record supports, best first, and the words that speak for each.
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

/** What counts how much: a `supports` rule met in the body of the operative note, or in a title or another field only; the act itself; what describes it; what it is about. */
const points = { body: 2, title: 1, act: 3, described: 1, topic: 2 } as const;

/**
 * The codes that the record supports. A code counts its distinct `supports` rules that are affirmed in the operative note, more where the
 * body says it than where only a title does; the topics of its operation; and the elements that name and describe its act as far as they are
 * present. Its score is the share of all that it could reach, in two decimals. A code with no supporting rule, without its act and with fewer
 * than two of its topics is left out.
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
  const ranking: Ranking = [];
  for (const checklist of knowledge.checklists.values()) {
    const rules = knowledge.claimRules[checklist.source.code];
    const speaking = checklist.supports.map(spoken);
    const topics = (rules?.topics ?? []).map(stated);
    const element = (id: string | undefined): CompiledElement | undefined => checklist.elements.find((one) => one.source.id === id);
    const act = element(rules?.act);
    const isAbout = speaking.some(isMet) || topics.filter(isMet).length > 1;
    // Of a thousand codes most are about other operations. Their act is asked no further than whether it can be present.
    if (!isAbout && (act === undefined || !mayBePresent(act, here))) continue;
    const acted = act === undefined ? null : checkByRules(act, here);
    if (!isAbout && acted?.status !== 'present') continue;
    const described = (rules?.['described-by'] ?? []).filter((id) => id !== rules?.act);
    const reached =
      sum(speaking.filter(isMet).map((matches) => (matches.some((match) => placeOf(match) === 'body') ? points.body : points.title))) +
      pointsOfAct(acted?.status) +
      points.topic * topics.filter(isMet).length +
      points.described * described.filter((id) => isPresent(element(id), here)).length;
    const most = points.body * speaking.length + points.act + points.described * described.length + points.topic * topics.length;
    ranking.push({
      code: checklist.source.code,
      score: Math.round((reached / most) * 100) / 100,
      evidence: speakingFor(speaking, topics, acted),
    });
  }
  return ranking.sort((a, b) => b.score - a.score || b.evidence.length - a.evidence.length || (a.code < b.code ? -1 : 1));
}

/** `compute`, done once for each key: checklists share rules and topics. */
function once<T, R>(keyOf: (value: T) => unknown, compute: (value: T) => R): (value: T) => R {
  const known = new Map<unknown, R>();
  return (value) => {
    const key = keyOf(value);
    const found = known.get(key) ?? compute(value);
    known.set(key, found);
    return found;
  };
}

const isMet = (matches: readonly Match[]): boolean => matches.length > 0;
const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

const pointsOfAct = (status: Status | undefined): number =>
  status === 'present' ? points.act : status === 'conflict' || status === 'partial' ? points.act / 2 : 0;

const isPresent = (element: CompiledElement | undefined, record: RecordReading): boolean =>
  element !== undefined && mayBePresent(element, record) && checkByRules(element, record).status === 'present';

/** The words that speak for a code: one quote a rule and topic, then what makes its act present. */
function speakingFor(rules: readonly (readonly Match[])[], topics: readonly (readonly Match[])[], act: Finding | null): Evidence[] {
  const supports = rules.flatMap((matches, at) => matches.slice(0, 1).map((match) => match.under(`supports ${at + 1}`)));
  const quoted = quotes([...supports, ...topics.flatMap((matches) => matches.slice(0, 1))], 'supports', 6);
  const acting = (act?.evidence ?? []).filter((one) => one.role === 'supports').slice(0, 2);
  const overlaps = (one: Evidence, other: Evidence): boolean =>
    other.document === one.document && other.start < one.end && one.start < other.end;
  return [...quoted, ...acting.filter((one) => !quoted.some((other) => overlaps(one, other)))];
}
