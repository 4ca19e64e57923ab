// One element and a record → its status, with the evidence and a one-line reason.
import { type CompiledElement, type RuleKey, ruleKeys } from '../checklist/knowledge.ts';
import type { Assertion, Evidence, Finding, Role, Status } from '../contract/report.ts';
import { refusesAbandoned } from './abandonment.ts';
import { speaksOf } from './about.ts';
import { areQuoted, type Quotable, quotablesOf, quoteOf, rangesOf } from './evidence.ts';
import { computations } from './functions/index.ts';
import { type AcceptedAssertions, judge, type Match } from './judge.ts';
import { distinct } from './quote.ts';
import { reasonFor } from './reason.ts';
import { oncePerRecord, type RecordReading, wordCount } from './record.ts';
import { weigh } from './second-opinion.ts';

/** What an element comes to. */
export interface Decision {
  readonly status: Status;
  readonly evidence: readonly Evidence[];
  readonly reason: string;
  readonly review: boolean;
}

/** The matches of an element's rules, by kind of rule; each kind is looked for when it is first asked for. */
export type Judged = Readonly<Record<RuleKey, readonly Match[]>>;

export function accepted(element: CompiledElement): AcceptedAssertions {
  const list = element.source.accepts;
  if (list === undefined) return new Set<Assertion>(['affirmed']);
  return list.includes('any') ? 'any' : new Set(list as Assertion[]);
}

/** By what elements mean: those that ask the same are judged and decided once. */
const judgedOf = oncePerRecord(() => new Map<CompiledElement['meaning'], Judged>());
const decisionsOf = oncePerRecord(() => new Map<CompiledElement['meaning'], Decision>());

/** Judges the rules of an element. Where it is present, nobody asks what would make it partial or come near. */
export function judgeRules(element: CompiledElement, record: RecordReading): Judged {
  const known = judgedOf(record);
  const judged = known.get(element.meaning) ?? judgedLazily(element, record);
  known.set(element.meaning, judged);
  return judged;
}

/** Whether the record is about the operation that has the element; any operation has a general one. */
const isItsOperation = ({ source, about }: CompiledElement, record: RecordReading): boolean => source.general || speaksOf(record, about);

/** Whether the rules can make an element present at all: far fewer are asked for that than for its status. */
export const mayBePresent = (element: CompiledElement, record: RecordReading): boolean =>
  isItsOperation(element, record) &&
  (element.source.function !== undefined || judgeRules(element, record).present.some((match) => match.accepted));

function judgedLazily(element: CompiledElement, record: RecordReading): Judged {
  const accepts = accepted(element);
  const refuses = element.source.act ? refusesAbandoned : undefined;
  const judged = {};
  for (const key of ruleKeys) {
    let matches: readonly Match[] | null = null;
    Object.defineProperty(judged, key, {
      enumerable: true,
      get: () => {
        matches ??= element.rules[key].flatMap((rule, at) => judge(record, rule, accepts, `${key} ${at + 1}`, refuses));
        return matches;
      },
    });
  }
  return judged as Judged;
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
  const decide = (status: Status, deciding: readonly Match[], quotables: readonly Quotable[]): Decision => {
    const evidence = distinct(quotables).map(quoteOf);
    const first = quotables[0];
    const other = status === 'conflict' ? quotables.find((one) => one.role !== first?.role) : undefined;
    return {
      status,
      evidence,
      reason: reasonFor(status, deciding, evidence[0], other === undefined ? undefined : quoteOf(other)),
      review: deciding.length > 0 && deciding.every((match) => match.composition.source.review === true),
    };
  };
  const quotables = (matches: readonly Match[], role: Role): Quotable[] => matches.flatMap((match) => quotablesOf(match, role));
  const supports = (matches: readonly Match[]): Quotable[] => quotables(matches, 'supports');
  const against = (matches: readonly Match[]): Quotable[] => quotables(matches, 'contradicts');
  const vague = (matches: readonly Match[]): Quotable[] => quotables(matches, 'vague');
  const rejected = (matches: readonly Match[]): Quotable[] => quotables(matches, 'rejected');

  const conflict = good('conflict');
  if (conflict.length > 0) return decide('conflict', conflict, [...against(conflict), ...supports(good('present'))]);
  if (judged.present.some((match) => match.accepted)) {
    const contradicts = good('contradicts');
    if (contradicts.length > 0) return decide('conflict', contradicts, [...supports(good('present')), ...against(contradicts)]);
    const { first, shown, refused } = supporting(judged.present);
    return decide('present', [first], [...shown, ...rejected(refused)]);
  }
  const foreign = good('conflict-unless-present');
  if (foreign.length > 0) return decide('conflict', foreign, against(foreign));
  const partial = good('partial');
  if (partial.length > 0) return decide('partial', partial, [...vague(partial), ...rejected(refused('present'))]);
  const near = [...refused('present'), ...refused('partial'), ...good('contradicts'), ...good('near-miss')];
  return decide('missing', near, rejected(near));
}

/**
 * Of matches, one of which is accepted: the first that is, by a rule that is sure where there is one; the quotes of all that are; and those
 * that are refused. What stands where something is quoted already adds nothing to that, whatever it comes to, and is not judged.
 */
function supporting(matches: readonly Match[]): { first: Match; shown: readonly Quotable[]; refused: readonly Match[] } {
  let first: Match | null = null;
  let shown: Quotable[] = [];
  const refused = new Set<Match>();
  for (const review of [false, true])
    for (const match of matches) {
      if ((match.composition.source.review ?? false) !== review) continue;
      const ranges = rangesOf(match);
      if (areQuoted(ranges, match.document, shown)) continue;
      if (match.accepted) {
        first ??= match;
        shown = distinct([...shown, ...quotablesOf(match, 'supports', ranges)]);
      } else refused.add(match);
    }
  return { first: first as Match, shown, refused: matches.filter((match) => refused.has(match)) };
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
  const { status, evidence, reason, review } = decide(element, record);
  return {
    id: source.id,
    title: source.title,
    group: source.group,
    requirement: source.requirement,
    status,
    confidence: review ? 'review' : 'sure',
    reason,
    evidence: [...evidence],
    why: source.why,
    query: source.query,
  };
}

/** The finding for one element: by its rules, weighed against the second reading. */
export const checkElement = (element: CompiledElement, record: RecordReading): Finding =>
  weigh(checkByRules(element, record), element, record);

/** What an element comes to by its rules, decided once. */
function decide(element: CompiledElement, record: RecordReading): Decision {
  const known = decisionsOf(record);
  const found = known.get(element.meaning);
  if (found !== undefined) return found;
  const decision = decideAnew(element, record);
  const made = { ...decision, review: decision.review || isDoubtfulGap(decision, record) };
  known.set(element.meaning, made);
  return made;
}

function decideAnew(element: CompiledElement, record: RecordReading): Decision {
  if (!applies(element, record))
    return { status: 'not-applicable', evidence: [], reason: 'its condition does not hold in this record', review: false };
  if (!isItsOperation(element, record))
    return { status: 'missing', evidence: [], reason: 'the record is about another operation', review: false };
  const compute = element.source.function === undefined ? undefined : computations[element.source.function];
  const judged = judgeRules(element, record);
  return compute?.(record, judged, element) ?? decideByRules(judged);
}
