// Benchmarks of the built commands, each in a process of its own.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { BenchOptions, Measured } from './bench.ts';
import { generatedLine, thousandWordCases } from './bench-material.ts';

const opaudit = 'dist/opaudit.js';
const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;

/** Seconds that a command of Node takes. @throws where it fails. */
function seconds(args: readonly string[]): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] });
  if (status !== 0) throw new Error(stderr.split('\n')[0]);
  return (performance.now() - start) / 1000;
}

/** `opaudit check` of one note over a Node that does nothing, in turns. */
export function coldStart(): Measured {
  const check: number[] = [];
  const nothing: number[] = [];
  for (let round = 0; round < 15; round += 1) {
    nothing.push(seconds(['-e', '0']));
    check.push(seconds([opaudit, 'check', 'samples/27594.txt', '--code', '27594']));
  }
  return {
    value: median(check) / median(nothing),
    details: { 'opaudit check, s': median(check), 'node -e 0, s': median(nothing) },
  };
}

/** Runs `work` with a file of so many lines and a place for results; both are removed. */
function withBatch<T>(lines: number, line: (number: number) => string, work: (cases: string, results: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'opaudit-bench-'));
  try {
    const file = openSync(join(folder, 'cases.jsonl'), 'w');
    for (let number = 0; number < lines; number += 1) writeSync(file, line(number));
    closeSync(file);
    return work(join(folder, 'cases.jsonl'), join(folder, 'results.jsonl'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Throughput of `batch --workers 2` over `--workers 1`, notes of 1,000 words, loading included. */
export function workers2(): Measured {
  const notes = thousandWordCases();
  const line = (number: number): string => `${JSON.stringify(notes[number % notes.length])}\n`;
  const time = (workers: number, lines: number): number =>
    withBatch(lines, line, (cases, out) => seconds([opaudit, 'batch', cases, '--out', out, '--workers', String(workers)]));
  // So many that loading the engine, and compiling it while it runs, is a small part of it: nearly a minute for one thread.
  const loading = time(1, 1);
  const rate = notes.length / Math.max(0.1, time(1, notes.length) - loading);
  const lines = Math.max(notes.length, Math.ceil(rate * 100));
  const one: number[] = [];
  const two: number[] = [];
  for (let round = 0; round < 2; round += 1) {
    one.push(time(1, lines));
    two.push(time(2, lines));
  }
  return {
    // Other work on the machine only takes time away, so the least of each tells most.
    value: Math.min(...one) / Math.min(...two),
    details: {
      'one worker, notes a second': lines / Math.min(...one),
      'two workers, notes a second': lines / Math.min(...two),
      notes: lines,
    },
  };
}

/** Told by the process itself when it ends: the most memory it ever had, in KB. */
const tellPeak = `data:text/javascript,import{isMainThread}from'node:worker_threads';if(isMainThread)process.on('exit',()=>process.stderr.write('\\npeak '+process.resourceUsage().maxRSS+'\\n'))`;

/** Peak memory of a long batch over that of one of 1,000 notes, all different. */
export function memory({ notes }: BenchOptions): Measured {
  const peak = (lines: number): number =>
    withBatch(lines, generatedLine, (cases, out) => {
      const { status, stderr } = spawnSync(process.execPath, [`--import=${tellPeak}`, opaudit, 'batch', cases, '--out', out], {
        encoding: 'utf8',
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      if (status !== 0) throw new Error(stderr.split('\n')[0]);
      return Number(/^peak (\d+)/m.exec(stderr)?.[1]) / 1024;
    });
  const short = peak(1000);
  const long = peak(notes);
  return { value: long / short, details: { 'MB, 1,000 notes': short, [`MB, ${notes.toLocaleString('en')} notes`]: long } };
}

async function startServer(): Promise<{ command: ChildProcess; url: string }> {
  const command = spawn(process.execPath, [opaudit, 'serve', '--port', '0'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const [line] = (await once(createInterface(command.stdout), 'line')) as [string];
  const url = /http:\S+/.exec(line)?.[0] as string;
  while ((await fetch(new URL('/readyz', url))).status !== 200) await new Promise((resolve) => setTimeout(resolve, 200));
  return { command, url };
}

/** Short generated notes that a real server answers in a second as one batch over HTTP, with its memory. */
export async function endpointRate({ notes }: BenchOptions): Promise<Measured> {
  const { command, url } = await startServer();
  try {
    const resident = async (): Promise<number> =>
      Number(/^process_resident_memory_bytes (\d+)/m.exec(await (await fetch(new URL('/metrics', url))).text())?.[1]) / 1_048_576;
    const quarters = [0, 0, 0, 0];
    const started = performance.now();
    const sent = request(new URL('/v1/batches', url), { method: 'POST', headers: { 'content-type': 'application/x-ndjson' } });
    const feeding = (async () => {
      for (let number = 0; number < notes; number += 1) if (!sent.write(generatedLine(number))) await once(sent, 'drain');
      sent.end();
    })();
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    let done = 0;
    for await (const line of createInterface(response)) {
      if (!line.startsWith(`{"id":"case-${done}","code":"27594",`)) throw new Error(`answer ${done} is not the report of case ${done}`);
      const quarter = Math.floor((4 * done) / notes);
      if (done % Math.max(1, Math.floor(notes / 200)) === 0) quarters[quarter] = Math.max(quarters[quarter] as number, await resident());
      done += 1;
    }
    await feeding;
    if (done !== notes) throw new Error(`${done} answers to ${notes} cases`);
    const taken = (performance.now() - started) / 1000;
    const status = `/proc/${command.pid}/status`;
    return {
      value: notes / taken,
      details: {
        ...Object.fromEntries(quarters.map((peak, at) => [`MB at most in quarter ${at + 1}, as sampled`, peak])),
        ...(existsSync(status) && {
          'MB at most ever, by the kernel': Number(/VmHWM:\s+(\d+)/.exec(readFileSync(status, 'utf8'))?.[1]) / 1024,
        }),
      },
    };
  } finally {
    command.kill('SIGTERM');
    await once(command, 'exit');
  }
}
