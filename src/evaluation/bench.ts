// npm run bench -- [--only NAME] [--json]: how fast the program is and how it grows, each figure beside what it must reach.
// It runs bundled, as what is measured does: compiled on the fly, each small function gets its name anew, which takes a fifth of the time.
import { parseArgs } from 'node:util';
import { coldStart, endpointRate, memory, workers2 } from './bench-commands.ts';
import { batchRate, checklists1000, checkVsTokenise, contextRate, largestNote, linear10x, weighingRate } from './bench-engine.ts';
import { peer } from './bench-peers.ts';
import { EvaluationInputError, runEvaluation, wholeNumber } from './tsv.ts';

export interface BenchOptions {
  /** Notes of the long batch. */
  readonly notes: number;
  readonly checklists: number;
  /** Characters of the largest note. */
  readonly size: number;
  /** The text by which growth is measured alone; all where none is named. */
  readonly text: string | undefined;
}

/** The figure of a benchmark, and what it is made of. */
export interface Measured {
  readonly value: number;
  readonly details: Readonly<Record<string, number>>;
}

/** By name: what is measured, and the bar in words. */
const benchmarks: Readonly<
  Record<string, { readonly run: (options: BenchOptions) => Measured | Promise<Measured>; readonly bar: string }>
> = {
  checkVsTokenise: { run: checkVsTokenise, bar: '≤ 2.0, aim 1.4' },
  linear10x: { run: linear10x, bar: '≤ 1.2' },
  largestNote: { run: largestNote, bar: 'seconds, ≤ 10' },
  checklists1000: { run: checklists1000, bar: '≤ 1.15 for one code; ranking all ≤ 3' },
  workers2: { run: workers2, bar: '≥ 1.7' },
  batchRate: { run: batchRate, bar: 'notes a second and core' },
  contextRate: { run: contextRate, bar: 'mentions a second, ≥ 20,000' },
  weighingRate: { run: weighingRate, bar: 'mentions a second, weighed' },
  coldStart: { run: coldStart, bar: '≤ 12, aim 6' },
  memory: { run: memory, bar: '≤ 1.2' },
  endpointRate: { run: endpointRate, bar: 'short notes a second over HTTP' },
  peer: { run: peer, bar: 'ms a note' },
};

const shown = (value: number): string => (value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3));

const usage = 'npm run bench -- [--only NAME] [--notes N] [--checklists N] [--size N] [--text NAME] [--json]';

runEvaluation(import.meta.url, usage, async () => {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', multiple: true },
      json: { type: 'boolean', default: false },
      notes: { type: 'string', default: '100000' },
      checklists: { type: 'string', default: '1000' },
      size: { type: 'string', default: '1048576' },
      text: { type: 'string' },
    },
  });
  const options: BenchOptions = {
    notes: wholeNumber('--notes', values.notes),
    checklists: wholeNumber('--checklists', values.checklists),
    size: wholeNumber('--size', values.size),
    text: values.text,
  };
  const unknown = (values.only ?? []).find((name) => benchmarks[name] === undefined);
  if (unknown !== undefined)
    throw new EvaluationInputError(`--only: there is no benchmark "${unknown}"; there are ${Object.keys(benchmarks).join(', ')}`);
  const figures: Record<string, number> = {};
  const details: Record<string, Measured['details']> = {};
  for (const [name, { run, bar }] of Object.entries(benchmarks)) {
    if (values.only !== undefined && !values.only.includes(name)) continue;
    try {
      const measured = await run(options);
      figures[name] = measured.value;
      details[name] = measured.details;
      if (!values.json) console.log(`${name.padEnd(16)} ${shown(measured.value).padStart(8)}   (${bar})`);
    } catch (error) {
      process.exitCode = 1;
      console.error(`${name}: not measured: ${error instanceof Error ? error.message : String(error)}`);
      continue;
    }
    if (values.json) continue;
    for (const [part, value] of Object.entries(details[name] ?? {}).sort(([, a], [, b]) => b - a))
      console.log(`  ${shown(value).padStart(10)} ${part}`);
  }
  if (values.json) console.log(JSON.stringify({ ...figures, details }, null, 2));
});
