// Sibling codes: whose operation the record affirms instead of, or against, the code checked; with the words of both sides.
import { type Match, judge, type RecordReading } from '../check/record.ts';
import type { CompiledChecklist } from '../checklist/compile.ts';
import type { ClaimRules } from '../contract/claim-rules.ts';
import type { Alert, Evidence, Finding } from '../contract/report.ts';
import { affirmed, only, quotes } from './statements.ts';

export interface SiblingJudgement {
  readonly siblings: readonly string[];
  readonly alerts: readonly Alert[];
}

/**
 * The siblings of one code, judged on the operative note alone. A sibling stands when one of its `when` rules is affirmed and no `unless` rule
 * is, and the element that decides between the two codes is not present; a conflict of an element stands for the sibling that it implies.
 */
export function judgeSiblings(record: RecordReading, checklist: CompiledChecklist, rules: ClaimRules | undefined, findings: readonly Finding[]): SiblingJudgement {
  const here = only(record, 'operative-note');
  const alerts: Alert[] = [];
  const byId = new Map(findings.map((finding) => [finding.id, finding]));
  const add = (code: string, distinction: string, speaking: readonly Evidence[], deciding: Finding | undefined): void => {
    if (alerts.some((alert) => alert.codes.includes(code))) return;
    alerts.push({ kind: 'sibling-code', severity: 'error', message: `The record fits ${code}: ${distinction}`, codes: [code], evidence: bothSides(speaking, deciding) });
  };
  for (const sibling of checklist.siblings) {
    const matches = (list: typeof sibling.when, name: string): Match[] =>
      list.flatMap((rule, at) => judge(here, rule, affirmed, `sibling ${sibling.source.code} ${name} ${at + 1}`)).filter((match) => match.accepted);
    const speaking = matches(sibling.when, 'when');
    if (speaking.length === 0 || matches(sibling.unless, 'unless').length > 0) continue;
    const deciding = byId.get(rules?.['decided-by'][sibling.source.code] ?? '');
    if (deciding?.status === 'present') continue;
    add(sibling.source.code, sibling.source.distinction, quotes(speaking, 'contradicts'), deciding);
  }
  for (const [element, code] of Object.entries(rules?.implies ?? {})) {
    const finding = byId.get(element);
    if (finding?.status !== 'conflict' || finding.confidence === 'review') continue;
    const siblings = checklist.siblings.filter((sibling) => (rules?.['decided-by'][sibling.source.code] ?? '') === element);
    if (alerts.some((alert) => siblings.some((sibling) => alert.codes.includes(sibling.source.code)))) continue;
    const distinction = siblings.find((sibling) => sibling.source.code === code)?.source.distinction ?? `${finding.title}: ${finding.reason}`;
    add(code, distinction, finding.evidence.filter((one) => one.role === 'contradicts'), finding);
  }
  return { siblings: alerts.flatMap((alert) => alert.codes).sort(), alerts };
}

/** The words for the sibling, then those that the deciding element holds for the code checked. */
function bothSides(speaking: readonly Evidence[], deciding: Finding | undefined): Evidence[] {
  const other = (deciding?.evidence ?? []).filter((one) => one.role !== 'rejected' && !speaking.some((said) => said.document === one.document && said.start < one.end && one.start < said.end));
  return [...speaking, ...other];
}
