// opaudit verify: does today's engine make the same report from these notes, and if not, what differs.
import { compareReports, type Difference } from '../claim/compare.ts';
import type { Case } from '../contract/case.ts';
import type { Report } from '../contract/report.ts';
import { onOneLine } from '../report/wording.ts';
import { checkCase, loadEngine } from '../service/engine.ts';
import { InputError } from '../service/failure.ts';
import { type CaseOptions, documentOf, parseJson, readCaseFrom, withOptions } from './case-options.ts';
import { writeOutput } from './output.ts';
import { asReport, reportSize } from './query.ts';
import { readText } from './read-text.ts';

/** Runs the command and returns its exit code: 1 where the reports differ. */
export function verify(reportPath: string, notes: readonly string[], options: CaseOptions): number {
  const old = asReport(parseJson(readText(reportPath, reportSize), reportPath), reportPath);
  const input = caseOf(old, notes, options);
  const now = checkCase(loadEngine(), input);
  const differences = compareReports(old, now);
  writeOutput(
    undefined,
    differences.length === 0
      ? `the same: ${now.code}, ${now.verdict}, ${now.elements.length} elements\n`
      : explainDifferences(old, now, differences),
  );
  return differences.length === 0 ? 0 : 1;
}

/** The record that the report speaks of: the first note is the operative note, further ones say their kind. */
function caseOf(old: Report, notes: readonly string[], options: CaseOptions): Case {
  const [first, ...rest] = notes;
  if (first === undefined) throw new InputError('verify: give the notes that the report was made from');
  const base = readCaseFrom(first, {});
  const id = old.id === null ? {} : { id: old.id };
  const code = old.ranking === undefined || base.code !== undefined ? { code: base.code ?? old.code } : {};
  return withOptions({ ...id, ...base, ...code, documents: [...base.documents, ...rest.map(documentOf)] }, options);
}

const mostShown = 40;

function explainDifferences(old: Report, now: Report, differences: readonly Difference[]): string {
  const lines = [
    `differs: ${old.code} was ${old.verdict}, is ${now.verdict}; ${differences.length} ${differences.length === 1 ? 'difference' : 'differences'}`,
  ];
  const has = (start: string): boolean => differences.some(({ path }) => path.startsWith(start));
  if (has('provenance.documents')) lines.push('the notes are not those that the report was made from');
  if (has('provenance.checklist')) lines.push('the checklists have changed since');
  if (has('provenance.engine')) lines.push('the engine has changed since');
  if (!has('provenance'))
    lines.push('notes, checklists and engine are the same; the claim may not be (give it with --modifier, --diagnosis, --date)');
  for (const { path, before, now: after } of differences.slice(0, mostShown)) lines.push(`  ${path}: ${show(before)} → ${show(after)}`);
  if (differences.length > mostShown) lines.push(`  and ${differences.length - mostShown} more`);
  return `${lines.join('\n')}\n`;
}

function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = onOneLine(JSON.stringify(value));
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}
