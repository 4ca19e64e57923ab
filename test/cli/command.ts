// Runs the real command, as a shell would, from a bundle that is made anew where the sources are newer.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, vi } from 'vitest';

const bundle = 'dist/opaudit.js';

// A command starts in a second; on a crowded machine in many.
vi.setConfig({ testTimeout: 120_000 });

const newest = (folder: string): number =>
  Math.max(
    ...readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => statSync(join(folder, path)).mtimeMs),
    statSync('build.ts').mtimeMs,
  );

if ((statSync(bundle, { throwIfNoEntry: false })?.mtimeMs ?? 0) < newest('src'))
  execFileSync(process.execPath, ['--import', 'tsx', 'build.ts']);

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `opaudit` with these arguments and waits for its end. */
export function opaudit(
  args: readonly string[],
  options: { readonly input?: string | Buffer; readonly env?: Record<string, string> } = {},
): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bundle, ...args], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    input: options.input ?? '',
    env: { ...process.env, NO_COLOR: '', FORCE_COLOR: '', ...options.env },
  });
  return { status, stdout, stderr };
}

/** A folder for the files of one test file, removed at the end. */
export function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'opaudit-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
