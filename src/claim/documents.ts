// Several documents and several places: acts that only a title claims, sides that disagree, documents that are missing.

import { speaksOf } from '../check/about.ts';
import type { OperativeSide } from '../check/operative-side.ts';
import { quoted } from '../check/reason.ts';
import type { RecordReading } from '../check/record.ts';
import type { CompiledChecklist } from '../checklist/compile.ts';
import type { DocumentKind } from '../contract/case.ts';
import type { ClaimRules } from '../contract/claim-rules.ts';
import type { Alert, Assertion, Evidence, Finding } from '../contract/report.ts';
import { placeOfQuote } from './places.ts';
import { only, quotes, statements } from './statements.ts';

const isOperative = (record: RecordReading, one: Evidence): boolean => record.documents[one.document]?.kind === 'operative-note';

/** An alert where the operation stands in a title and nothing in the body describes it. */
export function judgeHeaderOnly(record: RecordReading, rules: ClaimRules | undefined, findings: readonly Finding[]): Alert[] {
  if (rules === undefined) return [];
  const finding = (id: string): Finding | undefined => findings.find((one) => one.id === id);
  const bodyQuotes = (one: Finding | undefined): readonly Evidence[] =>
    (one?.evidence ?? []).filter(
      (shown) =>
        (shown.role === 'supports' || shown.role === 'vague' || shown.role === 'contradicts') &&
        isOperative(record, shown) &&
        placeOfQuote(record, shown) === 'body',
    );
  const described = [rules.act, ...rules['described-by']].some((id) => bodyQuotes(finding(id)).length > 0);
  if (described) return [];
  const act = finding(rules.act);
  const claimed = [act, ...rules['described-by'].map(finding)]
    .flatMap((one) => one?.evidence ?? [])
    .filter(
      (shown) =>
        (shown.role === 'supports' || shown.role === 'vague') && isOperative(record, shown) && placeOfQuote(record, shown) === 'title',
    );
  const first = claimed[0];
  if (first === undefined) return [];
  return [
    {
      kind: 'header-only',
      severity: 'warning',
      message: `Only the title names the operation (${quoted(first.text)}); the body of the note does not describe it.`,
      codes: [],
      evidence: claimed.slice(0, 2),
    },
  ];
}

/** Documents whose side is compared with that of the operative note, and what each is called. */
const compared: readonly (readonly [DocumentKind, string])[] = [
  ['consent', 'consent'],
  ['index-operative-note', 'note of the index operation'],
];

/** A consent speaks of what is to be done, an index note of what was: neither a denial nor another person's side counts. */
const notDenied: ReadonlySet<Assertion> = new Set<Assertion>([
  'affirmed',
  'planned',
  'conditional',
  'considered',
  'historical',
  'uncertain',
]);

/** The words that name a side together with the anatomy of these operations. */
function statedSides(record: RecordReading, side: 'left' | 'right'): Evidence[] {
  return quotes(statements(record, `${side}-operated`, notDenied), 'contradicts', 2);
}

/** Alerts where the operative note disagrees with itself, with the consent or with the index note on the side. */
export function judgeSides(record: RecordReading, side: OperativeSide): Alert[] {
  const alerts: Alert[] = [];
  if (side.status === 'conflict') {
    const [first] = side.evidence;
    const other = side.evidence.find((one) => one.role !== first?.role);
    alerts.push({
      kind: 'laterality',
      severity: 'error',
      message: `The operative note states both sides: ${quoted(first?.text ?? '')} and ${quoted(other?.text ?? '')}.`,
      codes: [],
      evidence: [...side.evidence],
    });
  }
  if (side.status !== 'present' || side.side === null || side.side === 'both') return alerts;
  for (const [kind, name] of compared) {
    const own = statedSides(only(record, kind), side.side);
    const other = side.side === 'left' ? 'right' : 'left';
    const said = statedSides(only(record, kind), other);
    if (own.length > 0 || said.length === 0) continue;
    alerts.push({
      kind: 'laterality',
      severity: 'error',
      message: `The ${name} states the ${other} side (${quoted(said[0]?.text ?? '')}), the operative note the ${side.side} side (${quoted(side.evidence[0]?.text ?? '')}).`,
      codes: [],
      evidence: [...side.evidence, ...said],
    });
  }
  return alerts;
}

/** An alert where the record is about another operation than the code stands for. */
export function judgeOtherOperation(record: RecordReading, { about, source }: CompiledChecklist): Alert[] {
  if (speaksOf(record, about)) return [];
  return [
    {
      kind: 'document',
      severity: 'error',
      message: `The record is about another operation than ${source.code} stands for; see whether note and code belong together.`,
      codes: [source.code],
      evidence: [],
    },
  ];
}

/** Alerts that name a document which the claim calls for and the record lacks. */
export function judgeMissingDocuments(record: RecordReading, rules: ClaimRules | undefined, findings: readonly Finding[]): Alert[] {
  const alerts: Alert[] = [];
  const has = (kind: DocumentKind): boolean => record.documents.some((document) => document.kind === kind);
  const claims = (modifier: string): boolean => record.claim.modifiers?.includes(modifier) ?? false;
  if (claims('58') && !has('index-operative-note')) {
    const staged = findings.find((one) => one.id === 'staged-intent');
    const asserted = staged?.status === 'present' ? staged.evidence.filter((one) => one.role === 'supports') : [];
    if (asserted.length > 0)
      alerts.push({
        kind: 'document',
        severity: 'info',
        message:
          'That the return was planned is asserted in this note; the operative note of the index operation, which should say so, is not among the documents.',
        codes: ['58'],
        evidence: asserted,
      });
    else
      alerts.push({
        kind: 'document',
        severity: rules?.['index-days'] === undefined ? 'info' : 'warning',
        message: 'Modifier 58 rests on the operative note of the index operation; it is not among the documents.',
        codes: ['58'],
        evidence: [],
      });
  }
  return alerts;
}
