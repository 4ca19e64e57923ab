// Tab-separated files with one header row, no quoting, and `\n` in a cell for a line break.
import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A file that cannot be used; the message says what, where and what to do. */
export class EvaluationInputError extends Error {}

/** The file at `path`, or the .tsv files of the folder there, in order. */
export const tsvFiles = (path: string): string[] =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory()
    ? readdirSync(path)
        .filter((name) => name.endsWith('.tsv'))
        .sort()
        .map((name) => join(path, name))
    : [path];

/** Rows by column name. @throws EvaluationInputError where a column is missing or a row is short. */
export function readTsv(path: string, columns: readonly string[]): Record<string, string>[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new EvaluationInputError(`${path}: cannot be read; give a tab-separated file`);
  }
  const [head = '', ...lines] = text.replace(/^\ufeff/, '').split(/\r?\n/);
  const names = head.split('\t');
  for (const column of columns)
    if (!names.includes(column)) throw new EvaluationInputError(`${path}:1 has no column "${column}"; it needs ${columns.join(', ')}`);
  const rows: Record<string, string>[] = [];
  lines.forEach((line, at) => {
    if (line === '') return;
    const cells = line.split('\t');
    if (cells.length < columns.length)
      throw new EvaluationInputError(`${path}:${at + 2} has ${cells.length} cells where ${names.length} are needed`);
    rows.push(Object.fromEntries(names.map((name, column) => [name, (cells[column] ?? '').replaceAll('\\n', '\n')])));
  });
  return rows;
}

/** The whole number given with an option. @throws EvaluationInputError */
export function wholeNumber(option: string, given: string): number {
  if (!/^\d+$/.test(given)) throw new EvaluationInputError(`${option} takes a whole number, not "${given}"`);
  return Number(given);
}

/** What is wrong with what was asked for, in one line; null where the fault is the program's. */
function inputFault(error: unknown, usage: string): string | null {
  if (error instanceof EvaluationInputError) return error.message;
  if (!(error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS_'))) return null;
  // What follows the first sentence is advice about other commands.
  return `${error.message.split(/\.\s/)[0]}; write: ${usage}`;
}

/** Runs `main` where the module at `url` is the program, not an import; a wrong input or option becomes one line and exit code 2. */
export async function runEvaluation(url: string, usage: string, main: () => void | Promise<void>): Promise<void> {
  if (process.argv[1] === undefined || pathToFileURL(realpathSync(process.argv[1])).href !== url) return;
  try {
    await main();
  } catch (error) {
    const fault = inputFault(error, usage);
    if (fault === null) throw error;
    console.error(fault);
    process.exitCode = 2;
  }
}
