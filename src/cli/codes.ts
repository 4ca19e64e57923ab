// opaudit codes: the codes that have a checklist.
import { loadEngine } from '../service/engine.ts';
import { summaryOf } from '../service/summary.ts';
import { writeOutput } from './output.ts';

/** Runs the command and returns its exit code. */
export function codes(options: { readonly json?: boolean }): number {
  const { knowledge } = loadEngine();
  const rows = [...knowledge.checklists.values()].map(({ source }) => summaryOf(source));
  const text = rows.map(({ code, title, elements }) => `${code}  ${title} (${elements} elements)\n`).join('');
  writeOutput(undefined, options.json === true ? `${JSON.stringify(rows, null, 2)}\n` : text);
  return 0;
}
