// opaudit batch: many cases → one file, in order, with memory that does not grow with their number.
import { realpathSync } from 'node:fs';
import { type BatchFailure, type BatchRow, batchHead, renderBatchCase, renderBatchList } from '../report/batch-html.ts';
import { csvHead, renderCsvError } from '../report/csv.ts';
import { type BatchFault, errorLine } from '../service/batch-fault.ts';
import { createCheckPool } from '../service/check-pool.ts';
import type { CheckAnswer, Format, Rendered } from '../service/check-worker.ts';
import { InputError } from '../service/failure.ts';
import { inOrder } from '../service/in-order.ts';
import { readKnowledgeFiles, tellFaults } from '../service/knowledge.ts';
import { type BatchSource, openSource, type SourceCase } from './batch-cases.ts';
import { openOutput } from './output.ts';
import { showProgress } from './progress.ts';

export interface BatchOptions {
  readonly out: string;
  readonly format?: Format;
  readonly code?: string;
  readonly workers?: number;
}

const formatOfEnding: Readonly<Record<string, Format>> = { csv: 'csv', html: 'html', htm: 'html' };

/** Far longer than the budget of steps lets a check run: it ends one that would never end, and decides nothing about others. */
const checkSeconds = 300;
/** The language model keeps every word that it has seen. */
const checksPerThread = 1500;
/** Cases that are being checked or wait for their turn, so that no thread waits for another's long note. */
const casesPerThread = 4;

/** Runs the command and returns its exit code. */
export async function batch(paths: readonly string[], { out, format, code, workers }: BatchOptions): Promise<number> {
  const sources = paths.map((path) => openSource(path, code));
  refuseOwnInput(paths, out);
  const counts = await checkAll(sources, out, format ?? formatOfEnding[out.split('.').pop()?.toLowerCase() ?? ''] ?? 'jsonl', workers);
  process.stderr.write(`${summary(counts)}${out === '-' ? '' : ` → ${out}`}\n`);
  return 0;
}

interface Counts {
  complete: number;
  incomplete: number;
  conflict: number;
  failed: number;
}

async function checkAll<F extends Format>(sources: readonly BatchSource[], out: string, format: F, workers?: number): Promise<Counts> {
  const files = readKnowledgeFiles();
  const output = openOutput(out);
  const writer = writers[format]();
  const pool = createCheckPool({ files, format, checkSeconds, checksPerThread, ...(workers !== undefined && { threads: workers }) });
  const progress = showProgress(sources.reduce((sum, source) => sum + source.size, 0));
  const counts = { complete: 0, incomplete: 0, conflict: 0, failed: 0 };
  const check = async (one: SourceCase): Promise<{ one: SourceCase; answer: CheckAnswer<F> }> => ({
    one,
    answer: 'fault' in one ? { id: null, fault: one.fault } : await pool.check(one.input),
  });
  try {
    tellFaults((await pool.ready).faults);
    output.write(writer.head);
    for await (const { one, answer } of inOrder(casesOf(sources), pool.threads * casesPerThread, check)) {
      counts['fault' in answer ? 'failed' : answer.verdict] += 1;
      output.write(
        'fault' in answer ? writer.failed(one.id ?? answer.id, placed(answer.fault, one.place)) : writer.checked(answer.rendered),
      );
      progress.at(one.done);
    }
    for (const piece of writer.end()) output.write(piece);
    output.commit();
  } catch (error) {
    output.discard();
    throw error;
  } finally {
    progress.end();
    await pool.close();
  }
  return counts;
}

/** The cases of all sources; `done` counts through. */
async function* casesOf(sources: readonly BatchSource[]): AsyncGenerator<SourceCase> {
  let before = 0;
  for (const source of sources) {
    for await (const one of source.cases()) yield { ...one, done: before + one.done };
    before += source.size;
  }
}

function summary({ complete, incomplete, conflict, failed }: Counts): string {
  const total = complete + incomplete + conflict + failed;
  const parts = [
    `${complete} complete`,
    `${incomplete} incomplete`,
    `${conflict} in conflict`,
    ...(failed > 0 ? [`${failed} could not be checked`] : []),
  ];
  return `${total} ${total === 1 ? 'case' : 'cases'}: ${parts.join(', ')}`;
}

/** What stands in the file in one format: its head, a piece for each case in order, its end. */
interface BatchWriter<F extends Format> {
  readonly head: string;
  checked(rendered: Rendered<F>): string;
  failed(id: string | null, fault: BatchFault): string;
  end(): Iterable<string>;
}

const writers: { readonly [F in Format]: () => BatchWriter<F> } = {
  jsonl: () => ({
    head: '',
    checked: (report) => `${report}\n`,
    failed: (id, fault) => `${errorLine(id, fault)}\n`,
    end: () => [],
  }),
  csv: () => ({
    head: csvHead,
    checked: (rows) => rows,
    failed: (id, fault) => renderCsvError(id, told(fault)),
    end: () => [],
  }),
  html() {
    const rows: BatchRow[] = [];
    const failures: BatchFailure[] = [];
    return {
      head: batchHead,
      checked({ row, inside }) {
        const place = rows.length + failures.length + 1;
        rows.push({ ...row, place });
        return renderBatchCase(inside, place);
      },
      failed(id, fault) {
        failures.push({ id, error: told(fault), place: rows.length + failures.length + 1 });
        return '';
      },
      end: () => renderBatchList(rows, failures),
    };
  },
};

const placed = (fault: BatchFault, place: string): BatchFault => ({
  ...fault,
  ...(fault.kind === 'malformed-json' && { message: `the line ${fault.message}` }),
  place,
});

const told = ({ place, message }: BatchFault): string => (place === undefined ? message : `${place}: ${message}`);

/** The output may not take the place of what is still being read. */
function refuseOwnInput(paths: readonly string[], out: string): void {
  const real = (path: string): string | null => {
    try {
      return path === '-' ? null : realpathSync(path);
    } catch {
      return null;
    }
  };
  const target = real(out);
  if (target !== null && paths.some((path) => real(path) === target))
    throw new InputError(`--out ${out}: is the input itself; give another name`);
}
