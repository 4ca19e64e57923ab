// opaudit query: reports or notes → the questions to ask the surgeon.
import { draftQuery } from '../claim/query.ts';
import type { Case } from '../contract/case.ts';
import { Report } from '../contract/report.ts';
import { renderQuery } from '../report/query-text.ts';
import { checkCase, type Engine, loadEngine } from '../service/engine.ts';
import { InputError } from '../service/failure.ts';
import { asCase, type CaseOptions, looksLikeJson, noteCase, parseJson, withOptions } from './case-options.ts';
import { writeOutput } from './output.ts';
import { readText } from './read-text.ts';

export interface QueryOptions extends CaseOptions {
  readonly format?: 'text' | 'json';
  readonly out?: string;
}

/** Runs the command and returns its exit code. */
export function query(paths: readonly string[], options: QueryOptions): number {
  let engine: Engine | null = null;
  const drafted = paths.map((path) => {
    const { report, input } = reportOf(path, options, () => (engine ??= loadEngine()));
    return { report, input, query: draftQuery(report) };
  });
  const json = options.format === 'json' || (options.format === undefined && options.out?.endsWith('.json') === true);
  const text = json
    ? `${JSON.stringify(
        drafted.map(({ report, query: { questions } }) => ({ id: report.id, questions })),
        null,
        2,
      )}\n`
    : drafted.map(({ report, input, query: one }) => renderQuery(one, report, input)).join('\n');
  writeOutput(options.out, text);
  return 0;
}

/** A report as it is; a note or a case, checked. */
function reportOf(path: string, options: CaseOptions, engine: () => Engine): { readonly report: Report; readonly input: Case | null } {
  const name = path === '-' ? 'standard input' : path;
  const text = readText(path, reportSize);
  const json = path.endsWith('.json') || looksLikeJson(text) ? parseJson(text, name) : null;
  if (json !== null && isReport(json)) return { report: asReport(json, name), input: null };
  const base = json === null ? noteCase(text, name) : asCase(json, name);
  const input = withOptions(base, options);
  return { report: checkCase(engine(), input), input };
}

/** Reports are longer than notes. */
export const reportSize = 16 * 1024 * 1024;

/** True for what is meant as a report, whether or not it is a right one. */
export const isReport = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'elements' in value && 'verdict' in value;

/** A report read from JSON. @throws InputError that names the field that is wrong. */
export function asReport(value: unknown, name: string): Report {
  const result = Report.safeParse(value);
  if (result.success) return result.data;
  const path = result.error.issues[0]?.path.join('.') ?? '';
  throw new InputError(`${name}: is no report of opaudit${path === '' ? '' : ` (${path})`}; give what opaudit check --format json wrote`);
}
