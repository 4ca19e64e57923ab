// opaudit batch --workers: the same bytes from any number of threads, faults in their place, and no half file.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { opaudit, scratch } from './command.ts';

const folder = scratch();
const samples = readFileSync('samples/cases.jsonl', 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as { id: string; code: string; documents: { text: string }[] });
const textOf = (number: number): string => samples[number % samples.length]?.documents[0]?.text ?? '';
// The first is by far the longest, so that all others that begin with it are done before it.
const lines = Array.from({ length: 40 }, (_, number) =>
  number % 10 === 7
    ? `{"id": "torn-${number}`
    : JSON.stringify({
        id: `case-${number}`,
        code: number % 10 === 8 ? '99999' : samples[number % samples.length]?.code,
        note: textOf(number).repeat(number === 0 ? 6 : 1),
      }),
);
const input = join(folder, 'cases.jsonl');
writeFileSync(input, lines.join('\n'));
const run = (out: string, ...args: string[]): string => {
  const { status, stderr } = opaudit(['batch', input, '--out', join(folder, out), ...args]);
  expect([status, stderr]).toEqual([0, expect.stringMatching(/^40 cases: .* 8 could not be checked → /)]);
  return readFileSync(join(folder, out), 'utf8');
};

describe('opaudit batch --workers', () => {
  it.each(['jsonl', 'csv', 'html'])('writes the same %s with one, two and three threads as without it', (format) => {
    const without = run(`without.${format}`);
    for (const threads of ['1', '2', '3']) expect(run(`with-${threads}.${format}`, '--workers', threads) === without).toBe(true);
  });

  it('writes results in the order of the cases', () => {
    const ids = readFileSync(join(folder, 'with-3.jsonl'), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as { id: string | null }).id);
    expect(ids).toEqual(lines.map((_, number) => (number % 10 === 7 ? null : `case-${number}`)));
  });

  it.each(['0', '-1', 'abc', '1000', '1.5', ''])('says in one line that %j is no number of threads', (value) => {
    const { status, stderr } = opaudit(['batch', input, '--out', join(folder, 'none.jsonl'), '--workers', value]);
    expect([status, stderr]).toEqual([2, expect.stringMatching(/^opaudit: .*--workers.*expected a whole number from 1 to 64\n$/)]);
  });

  it('has an error in the place of a case that ends its thread, and loses no other', () => {
    // A thread that is given this case ends at once, as one does that runs out of memory.
    const ending =
      "import{isMainThread,parentPort}from'node:worker_threads';if(!isMainThread)parentPort.on('message',({text})=>text.includes('case-5\"')&&process.exit(1))";
    const { status, stdout } = opaudit(['batch', input, '--out', '-', '--workers', '2'], {
      env: { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(ending)}` },
    });
    expect(status).toBe(0);
    const expected = readFileSync(join(folder, 'with-1.jsonl'), 'utf8').split('\n');
    expected[5] = JSON.stringify({
      id: 'case-5',
      error: { message: 'the engine failed on this case; please report it', place: `${input}:6` },
    });
    expect(stdout.split('\n')).toEqual(expected);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('leaves no file when %s ends it', async (signal) => {
    const own = join(folder, signal);
    mkdirSync(own);
    const command = spawn(process.execPath, ['dist/opaudit.js', 'batch', '-', '--out', join(own, 'r.jsonl'), '--workers', '2']);
    const ended = once(command, 'exit');
    command.stdin.write(`${lines.join('\n')}\n`);
    await expect.poll(() => readdirSync(own), { timeout: 60_000 }).toEqual([expect.stringMatching(/\.part$/)]);
    command.kill(signal);
    expect(await ended).toEqual([signal === 'SIGINT' ? 130 : 143, null]);
    expect(readdirSync(own)).toEqual([]);
  });
});
