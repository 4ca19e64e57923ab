// Sibling codes: whose operation the record affirms instead of, or against, the code checked; with the words of both sides.
import { type AcceptedAssertions, judge, type Match } from '../check/judge.ts';
import type { RecordReading } from '../check/record.ts';
import type { CompiledChecklist } from '../checklist/compile.ts';
import type { Mention } from '../concepts/mentions.ts';
import type { ClaimRules } from '../contract/claim-rules.ts';
import type { Alert, Evidence, Finding } from '../contract/report.ts';
import { placeOfQuote } from './places.ts';
import { affirmed, affirmedOrPast, only, quotes, statements } from './statements.ts';

export interface SiblingJudgement {
  readonly siblings: readonly string[];
  readonly alerts: readonly Alert[];
}

/**
 * The siblings of one code, judged on the operative note alone. A sibling stands when one of its `when` rules is affirmed and no `unless` rule
 * is, and the element that decides between the two codes is not present; a conflict of an element stands for the sibling that it implies.
 */
export function judgeSiblings(
  record: RecordReading,
  checklist: CompiledChecklist,
  rules: ClaimRules | undefined,
  findings: readonly Finding[],
): SiblingJudgement {
  const here = only(record, 'operative-note');
  const alerts: Alert[] = [];
  const byId = new Map(findings.map((finding) => [finding.id, finding]));
  const add = (code: string, distinction: string, speaking: readonly Evidence[], deciding: Finding | undefined): void => {
    if (alerts.some((alert) => alert.codes.includes(code))) return;
    alerts.push({
      kind: 'sibling-code',
      severity: 'error',
      message: `The record fits ${code}: ${distinction}`,
      codes: [code],
      evidence: bothSides(speaking, deciding),
    });
  };
  for (const sibling of checklist.siblings) {
    const matches = (list: typeof sibling.when, name: string): Match[] =>
      list
        .flatMap((rule, at) => judge(here, rule, affirmed, `sibling ${sibling.source.code} ${name} ${at + 1}`))
        .filter((match) => match.accepted && !(name === 'when' && onlyCompared(match)));
    const speaking = matches(sibling.when, 'when');
    if (speaking.length === 0 || matches(sibling.unless, 'unless').length > 0) continue;
    const deciding = byId.get(rules?.['decided-by'][sibling.source.code] ?? '');
    if (deciding !== undefined && stands(record, deciding)) continue;
    add(sibling.source.code, sibling.source.distinction, quotes(speaking, 'contradicts'), deciding);
  }
  const settled = new Set(alerts.flatMap((alert) => alert.codes).map((code) => rules?.['decided-by'][code]));
  for (const implied of rules?.implies ?? []) {
    const finding = byId.get(implied.element);
    if (finding === undefined || settled.has(implied.element)) continue;
    // What only a title says is not specific enough against what the body describes.
    const status = finding.status === 'present' && !stands(record, finding) ? 'partial' : finding.status;
    if (!implied.statuses.includes(status)) continue;
    // Another document tells of another visit or plan, not of what this operation was instead.
    const against = finding.evidence.filter((one) => one.role === 'contradicts');
    if (against.length > 0 && against.every((one) => record.documents[one.document]?.kind !== 'operative-note')) continue;
    const accepts = implied.past ? affirmedOrPast : affirmed;
    const documented = implied.documented.flatMap((concept) => stated(here, checklist, concept, accepts));
    if (implied.documented.length > 0 && documented.length === 0) continue;
    if (implied.absent.some((concept) => stated(here, checklist, concept, affirmedOrPast).length > 0)) continue;
    settled.add(implied.element);
    add(implied.code, implied.distinction, against.length > 0 ? against : quotes(documented, 'contradicts'), finding);
  }
  return { siblings: alerts.flatMap((alert) => alert.codes).sort(), alerts };
}

/** What the record states of a concept, by its name in the checklist or in the shared vocabulary. */
function stated(record: RecordReading, checklist: CompiledChecklist, concept: string, accepts: AcceptedAssertions): Match[] {
  return [...statements(record, `${checklist.source.code}/${concept}`, accepts), ...statements(record, concept, accepts)].filter(
    (match) => !onlyCompared(match),
  );
}

/** Whether an element is present by the body of the note, not by a title alone. */
const stands = (record: RecordReading, finding: Finding): boolean =>
  finding.status === 'present' && finding.evidence.some((one) => one.role === 'supports' && placeOfQuote(record, one) === 'body');

/** How many words from an act a comparison may stand that says it was not done. */
const comparisonReach = 4;

/** Whether a statement names an act only to compare with it: "a disarticulation would not have cleared it". */
function onlyCompared(match: Match): boolean {
  const { note, mentions } = match.document;
  const { first, last } = match.mention;
  const sentence = note.tokens[first]!.sentence;
  const near = (concept: string, gap: (mention: Mention) => number): boolean =>
    mentions
      .of(concept)
      .some((mention) => note.tokens[mention.first]!.sentence === sentence && gap(mention) >= 0 && gap(mention) <= comparisonReach);
  return (
    near('counterfactual-after', (mention) => mention.first - last) || near('counterfactual-before', (mention) => first - mention.last)
  );
}

/** The words for the sibling, then those that the deciding element holds for the code checked. */
function bothSides(speaking: readonly Evidence[], deciding: Finding | undefined): Evidence[] {
  const other = (deciding?.evidence ?? []).filter(
    (one) =>
      one.role !== 'rejected' && !speaking.some((said) => said.document === one.document && said.start < one.end && one.start < said.end),
  );
  return [...speaking, ...other];
}
