// opaudit check: one note, or one case, → its report.
import pc from 'picocolors';
import type { Case } from '../contract/case.ts';
import type { Report } from '../contract/report.ts';
import { renderCsv } from '../report/csv.ts';
import { renderHtml } from '../report/html.ts';
import { renderMarkdown } from '../report/markdown.ts';
import { renderText } from '../report/text.ts';
import { type CaseOptions, readCaseFrom } from './case-options.ts';
import { writeOutput } from './output.ts';

export const checkFormats = ['text', 'json', 'markdown', 'html', 'csv'] as const;
export type CheckFormat = (typeof checkFormats)[number];

export interface CheckOptions extends CaseOptions {
  readonly format?: CheckFormat;
  readonly out?: string;
  readonly failOnIncomplete?: boolean;
  readonly explain?: string;
}

const formatOfEnding: Readonly<Record<string, CheckFormat>> = {
  json: 'json',
  md: 'markdown',
  markdown: 'markdown',
  html: 'html',
  htm: 'html',
  csv: 'csv',
};

/** Runs the command and returns its exit code. */
export async function check(path: string, options: CheckOptions): Promise<number> {
  const input = readCaseFrom(path, options);
  const { checkCase, loadEngine } = await import('../service/engine.ts');
  const engine = loadEngine();
  if (options.explain !== undefined) {
    const { explain } = await import('./explain.ts');
    writeOutput(options.out, explain(engine, input, options.explain));
    return 0;
  }
  const report = checkCase(engine, input);
  const format = options.format ?? formatOfEnding[options.out?.split('.').pop()?.toLowerCase() ?? ''] ?? 'text';
  writeOutput(options.out, render(report, input, format, options.out === undefined));
  return options.failOnIncomplete === true && report.verdict !== 'complete' ? 1 : 0;
}

/** The report in one of the formats; text has colours and the terminal's width where it goes to a terminal. */
export function render(report: Report, input: Case, format: CheckFormat, standard = false): string {
  if (format === 'json') return `${JSON.stringify(report, null, 2)}\n`;
  if (format === 'markdown') return renderMarkdown(report, input);
  if (format === 'html') return renderHtml(report, input);
  if (format === 'csv') return renderCsv(report, input);
  const terminal = standard && process.stdout.isTTY;
  const columns = terminal ? process.stdout.columns : undefined;
  return renderText(report, input, {
    palette: pc.createColors(standard && wantsColors()),
    ...(columns === undefined || columns === 0 ? {} : { width: columns }),
  });
}

/** Colours on a terminal; NO_COLOR and FORCE_COLOR decide where they are set (no-color.org). */
function wantsColors(): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '' && FORCE_COLOR !== '0') return true;
  return process.stdout.isTTY === true && TERM !== 'dumb';
}
