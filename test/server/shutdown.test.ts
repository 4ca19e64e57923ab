// The end: what has begun is finished, nothing more is taken, and the time for it is bounded.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { createInterface } from 'node:readline';
import { describe, expect, it, vi } from 'vitest';
import { type RunningServer, startServer } from '../../src/server/start.ts';
import '../cli/command.ts';
import { json, sample } from './server.ts';

vi.setConfig({ testTimeout: 300_000 });

const small = (number: number): unknown => ({ id: `case-${number}`, code: '27594', note: `${sample}\nCount ${number}.` });

/** Opens a batch, sends its first cases, and gives back what sends the rest and what reads the answers. */
async function halfBatch(url: string): Promise<{ finish: () => void; ids: Promise<string[]>; cut: Promise<boolean> }> {
  const sent = request(new URL('/v1/batches', url), { method: 'POST', headers: { 'content-type': 'application/jsonl' } });
  sent.on('error', () => {});
  for (let number = 0; number < 5; number += 1) sent.write(`${JSON.stringify(small(number))}\n`);
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  const ids: string[] = [];
  const cut = new Promise<boolean>((resolve) => {
    response.on('aborted', () => resolve(true));
    response.on('end', () => resolve(false));
  });
  // An answer that is cut off is what one of the tests waits for.
  response.on('error', () => {});
  createInterface(response)
    .on('error', () => {})
    .on('line', (line) => ids.push((JSON.parse(line) as { id: string }).id));
  return {
    cut,
    finish: () => {
      for (let number = 5; number < 10; number += 1) sent.write(`${JSON.stringify(small(number))}\n`);
      sent.end();
    },
    ids: cut.then(() => ids),
  };
}

const allIds = Array.from({ length: 10 }, (_, number) => `case-${number}`);

/** Sends so many checks and waits until the server has them all. */
async function sendChecks(url: string, many: number): Promise<Promise<Response>[]> {
  const checks = Array.from({ length: many }, (_, number) => fetch(new URL('/v1/checks', url), json(small(number))));
  const pending = async (): Promise<number> =>
    Number(/opaudit_checks_pending (\d+)/.exec(await (await fetch(new URL('/metrics', url))).text())?.[1]);
  await expect.poll(pending, { timeout: 60_000, interval: 20 }).toBeGreaterThan(many / 2);
  return checks;
}

describe('a server that is to stop', () => {
  const start = async (graceSeconds: number): Promise<RunningServer> => {
    const { pino } = await import('pino');
    const server = await startServer({ port: 0, threads: 1, limits: { graceSeconds }, log: pino({ level: 'silent' }) });
    await server.ready;
    return server;
  };

  it('answers what it has begun, a batch to its end, and takes nothing more', async () => {
    const server = await start(120);
    const batch = await halfBatch(server.url);
    const checks = await sendChecks(server.url, 30);
    const stopped = server.stop();
    await expect(fetch(new URL('/readyz', server.url), { headers: { connection: 'close' } })).rejects.toThrow();
    batch.finish();
    for (const [number, check] of checks.entries()) {
      const response = await check;
      // One that had not reached the server before it was told to stop is refused, not lost.
      if (response.status === 200) expect(await response.json()).toMatchObject({ id: `case-${number}`, code: '27594' });
      else expect(response.status).toBe(503);
    }
    expect(await batch.ids).toEqual(allIds);
    expect(await batch.cut).toBe(false);
    expect(await stopped).toBe(true);
  });

  it('cuts off what does not end in the time of grace', async () => {
    const server = await start(1);
    const batch = await halfBatch(server.url);
    expect(await server.stop()).toBe(false);
    expect(await batch.cut).toBe(true);
  });
});

describe('opaudit serve', () => {
  it('prints its address, and after SIGTERM finishes and ends with 0', async () => {
    const command = spawn(process.execPath, ['dist/opaudit.js', 'serve', '--port', '0', '--workers', '1']);
    const errors: string[] = [];
    command.stderr.on('data', (chunk: Buffer) => errors.push(chunk.toString()));
    const ended = once(command, 'exit');
    try {
      const [line] = (await once(createInterface(command.stdout), 'line')) as [string];
      expect(line).toMatch(/^opaudit is at http:\/\/127\.0\.0\.1:\d+\/ \(Ctrl\+C ends it\)$/);
      const url = /http:\S+/.exec(line)?.[0] as string;
      const batch = await halfBatch(url);
      expect((await fetch(new URL('/readyz', url))).status).toBe(200);
      command.kill('SIGTERM');
      await new Promise((resolve) => setTimeout(resolve, 200));
      batch.finish();
      expect(await batch.ids).toEqual(allIds);
      expect(await ended).toEqual([0, null]);
      const log = errors.join('');
      for (const one of log.trimEnd().split('\n')) expect(JSON.parse(one)).toMatchObject({ level: expect.any(Number) });
      expect(log).toMatch(/"route":"\/v1\/batches","status":200,"ms":[\d.]+,"cases":10,"failed":0/);
    } finally {
      command.kill('SIGKILL');
    }
  });
});
