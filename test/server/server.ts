// A real endpoint on a free port, for the tests of one file.
import { readFileSync } from 'node:fs';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterAll, beforeAll, vi } from 'vitest';
import { type RunningServer, type ServerOptions, startServer } from '../../src/server/start.ts';

// The threads load the engine from the sources: a few seconds, on a crowded machine many.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 240_000 });

export interface TestServer {
  /** The address of a path. */
  at(path: string): string;
  /** What the log holds by now. */
  log(): string;
  running(): RunningServer;
}

/** Starts an endpoint before the tests of a file and ends it after them. */
export function testServer(options: ServerOptions = {}): TestServer {
  let server: RunningServer | undefined;
  const lines: string[] = [];
  const log = pino(
    {},
    new Writable({
      write(chunk, _, done) {
        lines.push(String(chunk));
        done();
      },
    }),
  );
  beforeAll(async () => {
    server = await startServer({ port: 0, threads: 1, log, ...options });
    await server.ready;
  });
  afterAll(async () => {
    await server?.stop();
  });
  return {
    at: (path) => new URL(path, server?.url).href,
    log: () => lines.join(''),
    running: () => server as RunningServer,
  };
}

export const sample = readFileSync('samples/27594.txt', 'utf8');
export const sampleCases = readFileSync('samples/cases.jsonl', 'utf8').trimEnd().split('\n');

/** A word that stands in notes and may stand nowhere else. */
export const marker = 'Quartermaine';

export const json = (value: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(value),
});

export const send = (type: string, body: string | Uint8Array<ArrayBuffer>): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': type },
  body,
});

/** The lines of an answer, read as JSON. */
export const linesOf = async <T>(response: Response): Promise<T[]> =>
  (await response.text())
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as T);
