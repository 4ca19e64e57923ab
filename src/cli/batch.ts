// opaudit batch: many cases → one file, in order, with constant memory where the format allows it.
import { realpathSync } from 'node:fs';
import { type BatchOutcome, renderBatchHtml } from '../report/batch-html.ts';
import { csvHead, renderCsvError, renderCsvRows } from '../report/csv.ts';
import { type Checked, checkBatchCase } from '../service/batch-case.ts';
import { type BatchFault, errorLine } from '../service/batch-fault.ts';
import { InputError } from '../service/failure.ts';
import { openSource } from './batch-cases.ts';
import { type Output, openOutput } from './output.ts';
import { showProgress } from './progress.ts';

export const batchFormats = ['jsonl', 'csv', 'html'] as const;
export type BatchFormat = (typeof batchFormats)[number];

export interface BatchOptions {
  readonly out: string;
  readonly format?: BatchFormat;
  readonly code?: string;
}

const formatOfEnding: Readonly<Record<string, BatchFormat>> = { csv: 'csv', html: 'html', htm: 'html' };

/** Writes outcomes in one format. */
interface BatchWriter {
  add(outcome: Checked): void;
  end(): void;
}

/** Runs the command and returns its exit code. */
export async function batch(paths: readonly string[], options: BatchOptions): Promise<number> {
  const sources = paths.map((path) => openSource(path, options.code));
  refuseOwnInput(paths, options.out);
  const { loadEngine } = await import('../service/engine.ts');
  const engine = loadEngine();
  const output = openOutput(options.out);
  const writer = writerOf(options.format ?? formatOfEnding[options.out.split('.').pop()?.toLowerCase() ?? ''] ?? 'jsonl', output);
  const progress = showProgress(sources.reduce((sum, source) => sum + source.size, 0));
  const counts = { complete: 0, incomplete: 0, conflict: 0, failed: 0 };
  try {
    let before = 0;
    for (const source of sources) {
      for await (const one of source.cases()) {
        const outcome = checkBatchCase(engine, one);
        counts['report' in outcome ? outcome.report.verdict : 'failed'] += 1;
        writer.add(outcome);
        progress.at(before + one.done);
        await breath();
      }
      before += source.size;
    }
    writer.end();
    output.commit();
  } catch (error) {
    output.discard();
    throw error;
  } finally {
    progress.end();
  }
  process.stderr.write(`${summary(counts)}${options.out === '-' ? '' : ` → ${options.out}`}\n`);
  return 0;
}

/** Lets the process hear a signal now and then; checking itself never waits for anything. */
const breath = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function summary({
  complete,
  incomplete,
  conflict,
  failed,
}: {
  complete: number;
  incomplete: number;
  conflict: number;
  failed: number;
}): string {
  const total = complete + incomplete + conflict + failed;
  const parts = [
    `${complete} complete`,
    `${incomplete} incomplete`,
    `${conflict} in conflict`,
    ...(failed > 0 ? [`${failed} could not be checked`] : []),
  ];
  return `${total} ${total === 1 ? 'case' : 'cases'}: ${parts.join(', ')}`;
}

function writerOf(format: BatchFormat, output: Output): BatchWriter {
  if (format === 'jsonl')
    return {
      add: (one) => output.write(`${'report' in one ? JSON.stringify(one.report) : errorLine(one.id, one.fault)}\n`),
      end: () => {},
    };
  if (format === 'csv') {
    output.write(csvHead);
    return {
      add: (one) => output.write('report' in one ? renderCsvRows(one.report, one.input) : renderCsvError(one.id, told(one.fault))),
      end: () => {},
    };
  }
  const outcomes: BatchOutcome[] = [];
  return {
    add: (one) => outcomes.push('report' in one ? one : { id: one.id, error: told(one.fault) }),
    end: () => output.write(renderBatchHtml(outcomes)),
  };
}

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
