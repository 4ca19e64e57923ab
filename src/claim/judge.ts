// One record and its findings → what the claim layer says: siblings, modifiers, global period and alerts.
import type { RecordReading } from '../check/record.ts';
import type { CompiledChecklist } from '../checklist/compile.ts';
import type { ClaimRules } from '../contract/claim-rules.ts';
import type { Alert, Finding, Report } from '../contract/report.ts';
import { judgeDiagnoses } from './diagnoses.ts';
import { judgeHeaderOnly, judgeMissingDocuments, judgeOtherOperation, judgeSides } from './documents.ts';
import { judgeGlobalPeriod } from './global-period.ts';
import { judgeClaimedModifiers, readReturn, supportedModifiers } from './modifiers.ts';
import { judgeSiblings } from './siblings.ts';
import { billedSide } from './side.ts';

export type ClaimJudgement = Pick<Report, 'siblings' | 'modifiers' | 'globalPeriod' | 'alerts' | 'deciding'>;

const severities: readonly Alert['severity'][] = ['error', 'warning', 'info'];

/** Judges the claim of one record against its documentation. Pure; alerts come errors first, each in the order in which it was found. */
export function judgeClaim(
  record: RecordReading,
  checklist: CompiledChecklist,
  rules: ClaimRules | undefined,
  findings: readonly Finding[],
): ClaimJudgement {
  const side = billedSide(record);
  const siblings = judgeSiblings(record, checklist, rules, findings);
  const again = readReturn(record, checklist);
  const returns = again.planned.length > 0 || again.unplanned.length > 0 || again.unrelated.length > 0;
  const period = judgeGlobalPeriod(record, findings, rules, checklist.source['global-days'], returns);
  const supported = supportedModifiers(record, rules, side, findings, again, period.globalPeriod);
  const alerts = [
    ...judgeOtherOperation(record, checklist),
    ...siblings.alerts,
    ...judgeSides(record, side),
    ...judgeClaimedModifiers(record, rules, side, supported, again, period.globalPeriod),
    ...period.alerts,
    ...judgeDiagnoses(record, checklist.source.code, side, findings),
    ...judgeHeaderOnly(record, rules, findings),
    ...judgeMissingDocuments(record, rules, findings),
  ];
  return {
    siblings: [...siblings.siblings],
    modifiers: supported.map((one) => one.modifier),
    globalPeriod: period.globalPeriod,
    alerts: severities.flatMap((severity) => alerts.filter((alert) => alert.severity === severity)),
    ...(rules === undefined ? {} : { deciding: [...new Set([rules.act, ...Object.values(rules['decided-by'])])] }),
  };
}
