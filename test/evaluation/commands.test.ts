// What a person gets wrong in asking for an evaluation: one line that says what to write, as a shell shows it.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { wholeNumber } from '../../src/evaluation/tsv.ts';

// A command starts in a second; on a crowded machine in many.
vi.setConfig({ testTimeout: 120_000 });

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
const commands = Object.entries(scripts).flatMap(([name, script]) => {
  const file = /src\/evaluation\/\S+/.exec(script)?.[0];
  return file === undefined ? [] : [{ name, file }];
});

function faultOf(file: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', file, ...args], { encoding: 'utf8' });
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toMatch(/^.+\n$/);
  return stderr;
}

describe('the commands of the evaluation', () => {
  it('are found', () => {
    expect(commands.map(({ name }) => name)).toEqual(expect.arrayContaining(['eval', 'train', 'fuzz', 'bench']));
  });

  it.each(commands)('$name tells in one line of an option it does not know', ({ name, file }) => {
    expect(faultOf(file, '--nonsense')).toMatch(new RegExp(`^Unknown option '--nonsense'; write: npm run ${name}\\b`));
  });

  it('bench tells in one line what to write in place of a name alone', () => {
    expect(faultOf('src/evaluation/bench.ts', 'coldStart')).toMatch(
      /^Unexpected argument 'coldStart'; write: npm run bench -- \[--only NAME\]/,
    );
  });

  it.each(['many', '', '-1', '1.5'])('take no "%s" for a whole number', (given) => {
    expect(() => wholeNumber('--notes', given)).toThrow(`--notes takes a whole number, not "${given}"`);
    expect(wholeNumber('--notes', '100')).toBe(100);
  });
});
