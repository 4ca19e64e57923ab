// Modifiers: which of LT, RT, 50, 58, 62, 78, 79 the documentation supports, and where the claim's own disagree with it.
import { judgeRules } from '../check/element.ts';
import type { OperativeSide } from '../check/operative-side.ts';
import { quoted } from '../check/reason.ts';
import type { RecordReading } from '../check/record.ts';
import type { CompiledChecklist } from '../checklist/compile.ts';
import type { ClaimRules } from '../contract/claim-rules.ts';
import type { Alert, Evidence, Finding, GlobalPeriod } from '../contract/report.ts';
import { affirmedOrPast, notDenied, only, quotes, sectionOf, statements } from './statements.ts';

/** A modifier that the documentation supports, with the words that do. */
export interface SupportedModifier {
  readonly modifier: string;
  readonly evidence: readonly Evidence[];
}

/** Why the patient was operated on again, as the record tells it. */
export interface ReturnReading {
  readonly planned: readonly Evidence[];
  readonly unplanned: readonly Evidence[];
  readonly complication: readonly Evidence[];
  readonly unrelated: readonly Evidence[];
  /** The index operation left the wound open on purpose, so that a return is no complication by itself. */
  readonly leftOpen: boolean;
  /** An earlier operation is said to be days or weeks old. */
  readonly recent: boolean;
}

const judgedModifiers = ['50', '58', '62', '78', '79', 'LT', 'RT'] as const;

/** What the record says of a return to the operating room: meant at the first operation, not meant, or unrelated to it. */
export function readReturn(record: RecordReading, checklist: CompiledChecklist): ReturnReading {
  const staged = checklist.elements.find((element) => element.source.id === 'staged-intent');
  const judged = staged === undefined ? null : judgeRules(staged, record);
  const byElement = (judged?.present ?? []).filter((match) => match.accepted);
  const againstElement = [...(judged?.contradicts ?? []), ...(judged?.conflict ?? [])].filter((match) => match.accepted);
  const here = only(record, 'operative-note');
  const ahead = new Set(['plan', 'consent', 'expected-outcome', 'family-history']);
  const early = new Set([
    'preoperative-diagnosis',
    'postoperative-diagnosis',
    'indication',
    'history',
    'none',
    'procedure',
    'other',
    'description',
    'findings',
  ]);
  const planned = staged === undefined ? statements(record, 'planned-return', notDenied) : byElement;
  // Where the checklist's own element finds the return planned, only its own rules speak against that.
  const unplanned =
    byElement.length > 0
      ? againstElement
      : [...againstElement, ...statements(here, 'unplanned-return', notDenied).filter((match) => !ahead.has(sectionOf(match)))];
  return {
    planned: quotes(planned, 'supports'),
    unplanned: quotes(unplanned, 'supports'),
    complication: quotes(
      statements(here, 'return-complication', notDenied).filter((match) => early.has(sectionOf(match))),
      'supports',
    ),
    leftOpen: statements(record, 'open-stump', affirmedOrPast).length > 0,
    recent: statements(here, 'recently', notDenied).length > 0,
    unrelated: quotes(statements(here, 'unrelated-operation'), 'supports'),
  };
}

/** The modifiers that the documentation supports, in order. */
export function supportedModifiers(
  record: RecordReading,
  rules: ClaimRules | undefined,
  side: OperativeSide,
  findings: readonly Finding[],
  again: ReturnReading,
  period: GlobalPeriod | null,
): SupportedModifier[] {
  const supported: SupportedModifier[] = [];
  const add = (modifier: string, evidence: readonly Evidence[]): void => {
    if (evidence.length > 0) supported.push({ modifier, evidence });
  };
  if (side.status === 'present') {
    if (side.side === 'left') add('LT', side.evidence);
    if (side.side === 'right') add('RT', side.evidence);
    if (side.side === 'both' && rules?.bilateral !== false) add('50', side.evidence);
  }
  const outside = period !== null && !period.inside;
  if (again.unrelated.length > 0) add('79', again.unrelated);
  else if (again.unplanned.length > 0) add('78', [...again.unplanned, ...again.complication].slice(0, 6));
  else if (again.planned.length > 0) add('58', again.planned);
  else if (
    again.complication.length > 0 &&
    !again.leftOpen &&
    (period === null ? again.recent && rules?.['index-days'] !== undefined : !outside)
  )
    add('78', again.complication);
  add('62', coSurgeons(record, findings));
  return supported
    .filter((one) => !(outside && (one.modifier === '58' || one.modifier === '78')))
    .sort((a, b) => (a.modifier < b.modifier ? -1 : 1));
}

/** Two surgeons, each with a documented part: what the element says where the checklist has it, else the words themselves. */
function coSurgeons(record: RecordReading, findings: readonly Finding[]): Evidence[] {
  const finding = findings.find((one) => one.id === 'co-surgeon');
  if (finding?.status === 'present') return finding.evidence.filter((one) => one.role === 'supports');
  const here = only(record, 'operative-note');
  const named = statements(here, 'co-surgeon');
  const colleague = statements(here, 'colleague-act');
  const own = statements(here, 'own-act');
  if (named.length === 0 || colleague.length === 0 || (own.length === 0 && colleague.length < 2)) return [];
  return quotes([named[0]!, colleague[0]!, ...own.slice(0, 1)], 'supports');
}

/** Modifiers that no operative note settles, and what each needs. */
const explained: Readonly<Record<string, string>> = {
  '22': 'Modifier 22 needs the reason why this operation was substantially more work than usual and how much more (time, blood loss, scar, anatomy), in the operative note.',
  '24': 'Modifier 24 belongs on a visit, not on an operation: an unrelated evaluation inside the global period. An unrelated operation takes 79.',
  '25': 'Modifier 25 belongs on a visit, not on an operation: a significant, separately identifiable evaluation on the day of a procedure.',
  '57': 'Modifier 57 belongs on a visit, not on an operation: the evaluation at which an operation with a 90-day global period was decided, the day before it or the same day.',
  '59': 'Modifier 59 needs a procedure that was separate from the others billed: another site, incision, session or injury, said so in the note.',
  XS: 'Modifier XS needs a separate structure: another organ, site or incision, said so in the note.',
  XE: 'Modifier XE needs a separate encounter, said so in the record.',
  XP: 'Modifier XP needs a separate practitioner, said so in the record.',
  XU: 'Modifier XU needs a service that does not overlap the usual parts of the main one, said so in the note.',
};

const needs: Readonly<Record<string, string>> = {
  LT: 'the left side as the side of the operation',
  RT: 'the right side as the side of the operation',
  '50': 'the operation done on both sides at one session',
  '58': 'a return that was planned or staged at the index operation',
  '62': 'two surgeons, each with the part that he or she did',
  '78': 'an unplanned return to the operating room for a complication of the index operation',
  '79': 'an operation unrelated to the earlier one in whose global period it falls',
};

/** The alerts on the claim's modifiers; none where the claim says nothing of modifiers. */
export function judgeClaimedModifiers(
  record: RecordReading,
  rules: ClaimRules | undefined,
  side: OperativeSide,
  supported: readonly SupportedModifier[],
  again: ReturnReading,
  period: GlobalPeriod | null,
): Alert[] {
  const claimed = record.claim.modifiers;
  if (claimed === undefined) return [];
  const alerts: Alert[] = [];
  const add = (
    kind: Alert['kind'],
    severity: Alert['severity'],
    message: string,
    codes: readonly string[],
    evidence: readonly Evidence[],
  ): void => {
    alerts.push({ kind, severity, message, codes: [...codes], evidence: evidence.map((one) => ({ ...one })) });
  };
  const holds = (modifier: string): boolean => supported.some((one) => one.modifier === modifier);
  const against = (evidence: readonly Evidence[]): Evidence[] => evidence.map((one) => ({ ...one, role: 'contradicts' }));
  for (const modifier of new Set(claimed)) {
    const explanation = explained[modifier];
    if (explanation !== undefined) add('modifier', 'info', explanation, [modifier], []);
    if (!judgedModifiers.some((one) => one === modifier) || holds(modifier)) continue;
    if (modifier === '50' && rules?.bilateral === false) {
      add('modifier', 'error', 'Modifier 50 does not go with this operation, which is done on one side only.', [modifier], side.evidence);
    } else if (modifier === 'LT' || modifier === 'RT' || modifier === '50') {
      if (side.status === 'present' && side.side !== null)
        add(
          'laterality',
          'error',
          `The claim carries ${modifier}, but the record states ${side.side === 'both' ? 'both sides' : `the ${side.side} side`}: ${quoted(side.evidence[0]?.text ?? '')}.`,
          [modifier],
          against(side.evidence),
        );
      else if (side.status !== 'conflict')
        add(
          'modifier',
          'warning',
          `The claim carries ${modifier}; the operative note does not document ${needs[modifier]}.`,
          [modifier],
          side.evidence,
        );
    } else {
      const contrary =
        modifier === '58'
          ? again.unplanned.length > 0
            ? again.unplanned
            : again.unrelated
          : modifier === '78'
            ? again.unrelated.length > 0
              ? again.unrelated
              : again.unplanned.length > 0
                ? []
                : again.planned
            : modifier === '79'
              ? again.unplanned.length > 0
                ? again.unplanned
                : again.planned
              : [];
      const outside = period !== null && !period.inside && (modifier === '58' || modifier === '78');
      if (contrary.length > 0)
        add(
          'modifier',
          'error',
          `The claim carries ${modifier}, which calls for ${needs[modifier]}; the record says otherwise: ${quoted(contrary[0]!.text)}.`,
          [modifier],
          against(contrary),
        );
      else if (outside)
        add(
          'global-period',
          'warning',
          `The claim carries ${modifier}, but this operation falls on day ${period.day}, after the ${period.length} days of the global period.`,
          [modifier],
          [],
        );
      else add('modifier', 'warning', `The claim carries ${modifier}; the record does not document ${needs[modifier]}.`, [modifier], []);
    }
  }
  for (const { modifier, evidence } of supported) {
    if (claimed.includes(modifier)) continue;
    if (modifier === '50' && claimed.includes('LT') && claimed.includes('RT')) continue;
    if ((modifier === 'LT' || modifier === 'RT') && claimed.some((one) => one === 'LT' || one === 'RT' || one === '50')) continue;
    if (
      (modifier === '58' || modifier === '78' || modifier === '79') &&
      claimed.some((one) => one === '58' || one === '78' || one === '79')
    )
      continue;
    // Whether a side belongs on the claim is for the payer to say; how a return is marked is not.
    const severity = modifier === 'LT' || modifier === 'RT' || modifier === '50' ? 'info' : 'warning';
    add(
      'modifier',
      severity,
      `The record documents ${needs[modifier]} (${quoted(evidence[0]?.text ?? '')}); the claim does not carry ${modifier}.`,
      [modifier],
      evidence,
    );
  }
  const returns = ['58', '78', '79'];
  if (period?.inside && !supported.some((one) => returns.includes(one.modifier)) && !claimed.some((one) => returns.includes(one)))
    add(
      'global-period',
      'warning',
      `This operation falls on day ${period.day} of the ${period.length}-day global period of the index operation, and the claim carries none of 58, 78 and 79; the record does not say whether the return was planned.`,
      returns,
      [],
    );
  return alerts;
}
