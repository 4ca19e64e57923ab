// Report → Markdown, to paste into a message, a ticket or a wiki.
import type { Case } from '../contract/case.ts';
import type { Evidence, Finding, Report } from '../contract/report.ts';
import {
  byGroup,
  countsLine,
  globalPeriodLine,
  isOpen,
  onOneLine,
  operativeReportLine,
  placeOf,
  quoted,
  reasonAfterQuote,
  remarks,
  sentence,
  severityWord,
  statusSign,
  statusWord,
  verdictWord,
  whyNot,
} from './wording.ts';

/** Text that Markdown shows as it is: no emphasis, link, code, table or HTML comes out of it. */
export const literally = (text: string): string =>
  onOneLine(text).replace(/[\\`*_[\]<|~&]/g, (mark) => (mark === '&' ? '&amp;' : mark === '<' ? '&lt;' : `\\${mark}`));

/** The report as Markdown, ending with a newline. */
export function renderMarkdown(report: Report, input: Case): string {
  const lines = [`# ${report.code} · ${literally(report.title)}`, ''];
  if (report.id !== null) lines.push(`Case ${literally(report.id)}`, '');
  lines.push(`**${verdictWord[report.verdict]}**: ${countsLine(report)}`, '');
  for (const alert of report.alerts) {
    lines.push(`> **${severityWord[alert.severity]}:** ${literally(alert.message)}`);
    for (const one of alert.evidence.slice(0, 3)) lines.push(`> ${quoteOf(one, input)}`);
    lines.push('');
  }
  for (const [group, findings] of byGroup(report.elements))
    lines.push(`## ${literally(group)}`, '', ...findings.flatMap((finding) => findingLines(finding, input)), '');
  if (report.operativeReport.length > 0) {
    lines.push('## Operative report', '', `${operativeReportLine(report.operativeReport)}.`, '');
    lines.push(...report.operativeReport.flatMap((finding) => findingLines(finding, input)), '');
  }
  lines.push('## Claim', '');
  if (report.siblings.length > 0) lines.push(`- The record also speaks for: ${report.siblings.join(', ')}`);
  lines.push(`- Modifiers documented: ${report.modifiers.length === 0 ? 'none' : report.modifiers.join(', ')}`);
  if (input.claim?.modifiers !== undefined)
    lines.push(`- Modifiers claimed: ${input.claim.modifiers.length === 0 ? 'none' : input.claim.modifiers.join(', ')}`);
  if (report.globalPeriod !== null) lines.push(`- Global period: ${globalPeriodLine(report.globalPeriod)}`);
  lines.push('', `${literally(report.provenance.checklist)}, engine ${literally(report.provenance.engine)}`);
  return `${lines.join('\n')}\n`;
}

function findingLines(finding: Finding, input: Case): string[] {
  const status = [statusWord[finding.status], ...remarks(finding)].join(', ');
  const lines = [`- ${statusSign[finding.status]} **${literally(finding.title)}**: ${status}`];
  if (finding.status === 'not-applicable') return lines;
  const after = isOpen(finding) ? reasonAfterQuote(finding) : null;
  if (isOpen(finding) && after === null) lines.push(`  - ${literally(sentence(finding.reason))}`);
  finding.evidence.forEach((one, at) => {
    lines.push(`  - ${quoteOf(one, input, at === 0 ? after : null)}`);
  });
  if (isOpen(finding)) lines.push(`  - At stake: ${literally(finding.why)}`, `  - Ask: ${literally(finding.query)}`);
  return lines;
}

function quoteOf(evidence: Evidence, input: Case, reason: string | null = null): string {
  const note = reason ?? whyNot(evidence);
  return literally(`${quoted(evidence.text)} (${placeOf(evidence, input.documents)})${note === null ? '' : `: ${note}`}`);
}
