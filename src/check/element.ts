// One element and a record → its status, with the evidence and a one-line reason.
import type { CompiledElement, RuleKey } from '../checklist/compile.ts';
import type { Assertion, Evidence, Finding, Status } from '../contract/report.ts';
import { refuseAbandoned } from './abandonment.ts';
import { computations } from './functions/index.ts';
import { reasonFor } from './reason.ts';
import { type AcceptedAssertions, evidenceOf, judge, type Match, type RecordReading, wordCount } from './record.ts';
import { weigh } from './second-opinion.ts';

/** The most quotes of one role that a finding shows. */
const mostQuotes = 6;

/** What an element comes to. */
export interface Decision {
  readonly status: Status;
  readonly evidence: readonly Evidence[];
  readonly reason: string;
  readonly review: boolean;
}

export type Judged = Readonly<Record<RuleKey, readonly Match[]>>;

export function accepted(element: CompiledElement): AcceptedAssertions {
  const list = element.source.accepts;
  if (list === undefined) return new Set<Assertion>(['affirmed']);
  return list.includes('any') ? 'any' : new Set(list as Assertion[]);
}

/** Judges all rules of an element. */
export function judgeRules(element: CompiledElement, record: RecordReading): Judged {
  const accepts = accepted(element);
  const entries = Object.entries(element.rules).map(([key, rules]) => [
    key,
    rules
      .flatMap((rule, at) => judge(record, rule, accepts, `${key} ${at + 1}`))
      .map((match) => (element.source.act ? refuseAbandoned(match) : match)),
  ]);
  return Object.fromEntries(entries) as unknown as Judged;
}

/** Whether the element's condition holds (`applies-when`). */
function applies(element: CompiledElement, record: RecordReading): boolean {
  const condition = element.source['applies-when'];
  if (condition === undefined) return true;
  const { modifiers } = record.claim;
  if (condition.modifier?.some((modifier) => modifiers?.includes(modifier))) return true;
  if (condition['no-modifiers-known'] && modifiers === undefined) return true;
  return element.documented.some((rule, at) =>
    judge(record, rule, new Set(['affirmed', 'historical', 'planned']), `applies-when ${at + 1}`).some((match) => match.accepted),
  );
}

/** Decides by the rules alone: conflict over present over partial over missing. */
export function decideByRules(judged: Judged): Decision {
  const good = (key: RuleKey): Match[] => judged[key].filter((match) => match.accepted);
  const refused = (...keys: RuleKey[]): Match[] => keys.flatMap((key) => judged[key].filter((match) => !match.accepted));
  const decide = (status: Status, deciding: readonly Match[], evidence: readonly Evidence[]): Decision => ({
    status,
    evidence: distinct(evidence),
    reason: reasonFor(status, deciding, evidence),
    review: deciding.length > 0 && deciding.every((match) => match.composition.source.review === true),
  });
  const supports = (matches: readonly Match[]): Evidence[] => matches.flatMap((match) => evidenceOf(match, 'supports'));
  const against = (matches: readonly Match[]): Evidence[] => matches.flatMap((match) => evidenceOf(match, 'contradicts'));
  const vague = (matches: readonly Match[]): Evidence[] => matches.flatMap((match) => evidenceOf(match, 'vague'));
  const rejected = (matches: readonly Match[]): Evidence[] => matches.flatMap((match) => evidenceOf(match, 'rejected'));

  const present = good('present');
  const conflict = good('conflict');
  const contradicts = good('contradicts');
  if (conflict.length > 0) return decide('conflict', conflict, [...against(conflict), ...supports(present)]);
  if (present.length > 0 && contradicts.length > 0) return decide('conflict', contradicts, [...supports(present), ...against(contradicts)]);
  if (present.length > 0) return decide('present', sureFirst(present), [...supports(sureFirst(present)), ...rejected(refused('present'))]);
  const foreign = good('conflict-unless-present');
  if (foreign.length > 0) return decide('conflict', foreign, against(foreign));
  const partial = good('partial');
  if (partial.length > 0) return decide('partial', partial, [...vague(partial), ...rejected(refused('present'))]);
  const near = [...refused('present'), ...refused('partial'), ...good('contradicts'), ...good('near-miss')];
  return decide('missing', near, rejected(near));
}

const sureFirst = (matches: readonly Match[]): Match[] =>
  [...matches].sort((a, b) => Number(a.composition.source.review ?? false) - Number(b.composition.source.review ?? false));

/** Quotes without repetition, at most a few of each role, no quote inside another of its role. */
export function distinct(evidence: readonly Evidence[]): Evidence[] {
  const kept: Evidence[] = [];
  for (const one of evidence) {
    const inside = kept.findIndex(
      (other) => other.document === one.document && other.role === one.role && one.start < other.end && other.start < one.end,
    );
    if (inside >= 0) continue;
    // What counts is not shown a second time as what does not.
    if (one.role === 'rejected' && kept.some((other) => other.document === one.document && one.start < other.end && other.start < one.end))
      continue;
    if (kept.some((other) => other.document === one.document && other.start === one.start && other.end === one.end)) continue;
    if (kept.filter((other) => other.role === one.role).length >= mostQuotes) continue;
    kept.push(one);
  }
  return kept;
}

/** A record of fewer words is too little to be sure that a thing unsaid is not said in words unknown. */
const fewWords = 100;

/** A gap is doubtful where hardly anything was there to be read, or where only affirmed words came near. */
function isDoubtfulGap({ status, evidence }: Decision, record: RecordReading): boolean {
  if (status !== 'missing') return false;
  if (evidence.length > 0) return evidence.every((one) => one.cue === null && one.context.every((assertion) => assertion === 'affirmed'));
  return wordCount(record) < fewWords;
}

/** The finding for one element by its rules alone. */
export function checkByRules(element: CompiledElement, record: RecordReading): Finding {
  const { source } = element;
  const decision = decide(element, record);
  return {
    id: source.id,
    title: source.title,
    group: source.group,
    requirement: source.requirement,
    status: decision.status,
    confidence: decision.review || isDoubtfulGap(decision, record) ? 'review' : 'sure',
    reason: decision.reason,
    evidence: [...decision.evidence],
    why: source.why,
    query: source.query,
  };
}

/** The finding for one element: by its rules, weighed against the second reading. */
export const checkElement = (element: CompiledElement, record: RecordReading): Finding =>
  weigh(checkByRules(element, record), element.key, record);

function decide(element: CompiledElement, record: RecordReading): Decision {
  const condition = applies(element, record);
  if (!condition) return { status: 'not-applicable', evidence: [], reason: 'its condition does not hold in this record', review: false };
  const compute = element.source.function === undefined ? undefined : computations[element.source.function];
  const judged = judgeRules(element, record);
  return compute?.(record, judged, element) ?? decideByRules(judged);
}
