// A thread that checks: it loads the engine once and turns the text of a case into the text of a report.
import { parentPort, workerData } from 'node:worker_threads';
import type { Checklist } from '../contract/checklist.ts';
import { Report } from '../contract/report.ts';
import type { SourceFile } from '../index.ts';
import { checkBatchCase, readBatchCase, readJsonCase } from '../service/batch-case.ts';
import type { BatchFault } from '../service/batch-fault.ts';
import { createEngine } from '../service/engine.ts';

/** A case as JSON, or a note alone. `number` is told back when the work on it begins. */
export type CheckTask = { readonly number: number; readonly text: string } & (
  | { readonly form: 'case' }
  | { readonly form: 'note'; readonly code?: string }
);

/** The report as JSON, with what may be counted of it; or what is wrong with the case. */
export type CheckAnswer =
  | { readonly report: string; readonly code: string; readonly verdict: string }
  | { readonly id: string | null; readonly fault: BatchFault };

/** What the thread has loaded. */
export interface LoadedChecklists {
  readonly checklists: readonly Checklist[];
  readonly faults: number;
}

const engine = createEngine((workerData as { files: readonly SourceFile[] }).files);

/** What the thread has loaded. */
export const loaded = (): LoadedChecklists => ({
  checklists: [...engine.knowledge.checklists.values()].map(({ source }) => source),
  faults: engine.knowledge.faults.length,
});

/** Checks one case. */
export function check(task: CheckTask): CheckAnswer {
  parentPort?.postMessage(task.number);
  const read =
    task.form === 'case'
      ? readJsonCase(task.text)
      : readBatchCase({ ...(task.code !== undefined && { code: task.code }), note: task.text });
  const checked = checkBatchCase(engine, read);
  if ('fault' in checked) return checked;
  // What is promised in /openapi.json is what goes out; the text is made of the report itself, so that its bytes are those of the command line.
  const { report } = checked;
  Report.parse(report);
  return { report: JSON.stringify(report), code: report.code, verdict: report.verdict };
}
