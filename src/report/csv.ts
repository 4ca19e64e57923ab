// Reports → CSV, one row a finding, safe to open in a spreadsheet.
import type { Case } from '../contract/case.ts';
import type { Finding, Report, Role } from '../contract/report.ts';
import { onOneLine, placeOf, whyNot } from './wording.ts';

const columns = [
  'case',
  'code',
  'verdict',
  'part',
  'group',
  'element',
  'title',
  'requirement',
  'status',
  'confidence',
  'reason',
  'quote',
  'place',
  'does not count',
  'why it matters',
  'question',
  'other codes',
  'modifiers documented',
  'alerts',
  'error',
] as const;

type Row = Partial<Record<(typeof columns)[number], string>>;

/** Byte order mark and header; Excel reads UTF-8 by the mark. */
export const csvHead = `\ufeff${columns.map(csvCell).join(',')}\r\n`;

/**
 * A cell: defused with an apostrophe where a spreadsheet would run it as a formula, quoted by RFC 4180 where it must be.
 * White space before the sign does not save a cell from being run, so it does not save it from being defused.
 */
export function csvCell(value: string): string {
  const defused = /^[\t\r]|^\s*[=+\-@＝＋－＠]/.test(value) ? `'${value}` : value;
  return /[",\r\n\t]|^\s|\s$/.test(defused) ? `"${defused.replaceAll('"', '""')}"` : defused;
}

const line = (row: Row): string => `${columns.map((column) => csvCell(row[column] ?? '')).join(',')}\r\n`;

/** The rows of one report, without the head. */
export function renderCsvRows(report: Report, input: Case): string {
  const shared: Row = {
    case: report.id ?? '',
    code: report.code,
    verdict: report.verdict,
    'other codes': report.siblings.join(' '),
    'modifiers documented': report.modifiers.join(' '),
    alerts: report.alerts.map((alert) => onOneLine(alert.message)).join(' | '),
  };
  const rows = (findings: readonly Finding[], part: string): string[] =>
    findings.map((finding) => {
      const of = (role: (one: Role) => boolean) => finding.evidence.filter((one) => role(one.role));
      const quotes = of((role) => role !== 'rejected');
      return line({
        ...shared,
        part,
        group: finding.group,
        element: finding.id,
        title: finding.title,
        requirement: finding.requirement,
        status: finding.status,
        confidence: finding.confidence,
        reason: onOneLine(finding.reason),
        quote: quotes.map((one) => onOneLine(one.text)).join(' | '),
        place: quotes.map((one) => placeOf(one, input.documents)).join(' | '),
        'does not count': of((role) => role === 'rejected')
          .map((one) => `“${onOneLine(one.text)}” (${placeOf(one, input.documents)}) ${whyNot(one) ?? ''}`)
          .join(' | '),
        'why it matters': finding.status === 'present' ? '' : onOneLine(finding.why),
        question: finding.status === 'present' || finding.status === 'not-applicable' ? '' : onOneLine(finding.query),
      });
    });
  return [...rows(report.elements, 'code'), ...rows(report.operativeReport, 'operative report')].join('');
}

/** The row of a case that could not be checked. */
export const renderCsvError = (id: string | null, message: string): string => line({ case: id ?? '', error: message });

/** One report as a whole CSV file. */
export const renderCsv = (report: Report, input: Case): string => csvHead + renderCsvRows(report, input);
