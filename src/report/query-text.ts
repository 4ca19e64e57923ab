// Drafted questions → text to send to the surgeon: what the record says, the question, and the answers it leaves open.
import type { Query } from '../claim/query.ts';
import type { Case } from '../contract/case.ts';
import type { Report } from '../contract/report.ts';
import { onOneLine, placeOf, quoted } from './wording.ts';

/**
 * The questions as plain text. `input` is null where only a report is at hand; places are then told by their heading.
 * The code is not named: a question to a surgeon is about the operation, not about the claim.
 */
export function renderQuery(query: Query, report: Report, input: Case | null): string {
  const name = report.id === null ? '' : ` (${onOneLine(report.id)})`;
  if (query.questions.length === 0) return `No questions${name}: the record answers everything that is required.\n`;
  const lines = [`Questions about the operative record${name}`];
  query.questions.forEach((question, at) => {
    lines.push('', `${at + 1}. ${onOneLine(question.title)}`, `   ${onOneLine(question.text)}`);
    if (question.indicators.length > 0) lines.push('   The record says:');
    for (const one of question.indicators) lines.push(`   - ${quoted(one.text)} (${placeOf(one, input?.documents ?? [])})`);
    lines.push('   Answer:');
    for (const option of question.options) lines.push(`   [ ] ${onOneLine(option)}`);
  });
  return `${lines.join('\n')}\n`;
}
