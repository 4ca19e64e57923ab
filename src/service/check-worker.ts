// A thread that checks: it loads the engine once and turns each case into what is written of its report.
import { parentPort, workerData } from 'node:worker_threads';
import type { Case } from '../contract/case.ts';
import type { Checklist } from '../contract/checklist.ts';
import { Report } from '../contract/report.ts';
import { batchCase } from '../report/batch-html.ts';
import { renderCsvRows } from '../report/csv.ts';
import { checkBatchCase, readBatchCase, readJsonCase } from './batch-case.ts';
import type { BatchFault } from './batch-fault.ts';
import { createEngine } from './engine.ts';
import { FileOnDisk } from './knowledge.ts';

/** What is made of a report, by the format that it is for. */
const renderings = {
  /** What is promised in /openapi.json is what goes out; the text is made of the report itself, so that its bytes are always the same. */
  jsonl(report: Report): string {
    Report.parse(report);
    return JSON.stringify(report);
  },
  csv: renderCsvRows,
  html: batchCase,
} satisfies Record<string, (report: Report, input: Case) => unknown>;

export type Format = keyof typeof renderings;
export type Rendered<F extends Format> = ReturnType<(typeof renderings)[F]>;

/** A case as JSON, or as a value; `code` is for one that names none. */
export type CheckInput = ({ readonly text: string } | { readonly value: unknown }) & { readonly code?: string | undefined };

/** What was made of the report, with what may be counted of it; or what is wrong with the case. */
export type CheckAnswer<F extends Format> =
  | { readonly rendered: Rendered<F>; readonly code: string; readonly verdict: Report['verdict'] }
  | { readonly id: string | null; readonly fault: BatchFault };

/** What the thread has loaded; its first message. */
export interface LoadedChecklists {
  readonly checklists: readonly Checklist[];
  readonly faults: number;
}

export interface ThreadData {
  /** Only what they hold comes to a thread. */
  readonly files: readonly Pick<FileOnDisk, 'path' | 'bytes'>[];
  readonly format: Format;
}

const { files, format } = workerData as ThreadData;
const engine = createEngine(files.map((file) => new FileOnDisk(file)));

function check(input: CheckInput): CheckAnswer<Format> {
  const read = 'value' in input ? readBatchCase(input.value, input.code) : readJsonCase(input.text, input.code);
  const checked = checkBatchCase(engine, read);
  if ('fault' in checked) return checked;
  const { report } = checked;
  return { rendered: renderings[format](report, checked.input), code: report.code, verdict: report.verdict };
}

// Much is made when it is first asked for: nobody's case should wait for it, nor be ended as too long because of it.
for (const code of engine.checker.codes.slice(0, 1))
  engine.checker.check({ code, note: 'The tendon was fixed to the femoral neck with two anchors.' });

parentPort?.on('message', (input: CheckInput) => parentPort?.postMessage(check(input)));
parentPort?.postMessage({
  checklists: [...engine.knowledge.checklists.values()].map(({ source }) => source),
  faults: engine.knowledge.faults.length,
} satisfies LoadedChecklists);
