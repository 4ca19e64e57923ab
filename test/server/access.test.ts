// Who may ask, how often, and where the server may listen.
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, describe, expect, it } from 'vitest';
import { createKey, readKeys } from '../../src/server/keys.ts';
import { startServer } from '../../src/server/start.ts';
import { InputError } from '../../src/service/failure.ts';
import { sample, send, testServer } from './server.ts';

const folder = mkdtempSync(join(tmpdir(), 'opaudit-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = join(folder, 'keys.txt');
const keys = [createKey(file, 'billing'), createKey(file, 'ward')] as const;

describe('keys', () => {
  it('are kept as hashes, for their owner alone', () => {
    const text = readFileSync(file, 'utf8');
    expect(text).toMatch(/^billing [0-9a-f]{64}\nward [0-9a-f]{64}\n$/);
    for (const key of keys) {
      expect(key).toMatch(/^opaudit_[\w-]{43}$/);
      expect(text).not.toContain(key.slice(8));
    }
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('that are wrong are told by file and line', () => {
    const wrong = join(folder, 'wrong.txt');
    writeFileSync(wrong, '# keys\n\nward secret\n');
    expect(() => readKeys(wrong)).toThrow(/wrong\.txt:3: is no key; expected a name and a hash/);
    expect(() => readKeys(join(folder, 'gone.txt'))).toThrow(/gone\.txt: no such file or folder; make a key with opaudit keys create/);
    expect(() => createKey(file, 'ward')).toThrow(/has a key of this name/);
    expect(() => createKey(file, 'a b')).toThrow(/the name may hold/);
  });
});

describe('a server without keys', () => {
  it.each(['0.0.0.0', '::', '192.0.2.1', 'example.org'])('does not start on %s, and says how', async (host) => {
    await expect(startServer({ host, port: 0 })).rejects.toThrow(
      /other machines can reach it, so it needs API keys: make one with opaudit keys create/,
    );
    await expect(startServer({ host, port: 0 })).rejects.toBeInstanceOf(InputError);
  });
});

describe('a server with keys', () => {
  const server = testServer({ host: '0.0.0.0', keys: readKeys(file), limits: { requestsPerMinute: 12 } });
  const at = (path: string): string => server.at(path).replace('0.0.0.0', '127.0.0.1');
  const check = (authorization?: string): Promise<Response> =>
    fetch(at('/v1/checks?code=27594'), {
      ...send('text/plain', sample),
      headers: { 'content-type': 'text/plain', ...(authorization === undefined ? {} : { authorization }) },
    });

  it('asks for one on the routes under /v1 alone', async () => {
    expect((await check(`Bearer ${keys[0]}`)).status).toBe(200);
    for (const path of ['/healthz', '/readyz', '/metrics', '/openapi.json']) expect((await fetch(at(path))).status).toBe(200);
    expect((await fetch(at('/v1/codes'))).status).toBe(401);
  });

  it.each([undefined, 'Bearer ', 'Bearer wrong', `Basic ${keys[0]}`, `Bearer ${keys[0]}x`, keys[0]])(
    'refuses %s',
    async (authorization) => {
      const response = await check(authorization);
      expect([response.status, response.headers.get('content-type')]).toEqual([401, 'application/problem+json']);
      expect(response.headers.get('www-authenticate')).toMatch(/^Bearer realm="opaudit"/);
      const text = await response.text();
      expect(text).toContain('Authorization: Bearer KEY');
      expect(text).not.toContain(keys[0]);
    },
  );

  it('lets each key ask so often, and says when it may ask again', async () => {
    const statuses: number[] = [];
    let last: Response | undefined;
    for (let number = 0; number < 13; number += 1) {
      last = await fetch(at('/v1/codes'), { headers: { authorization: `Bearer ${keys[1]}` } });
      statuses.push(last.status);
    }
    expect(statuses).toEqual([...Array.from({ length: 12 }, () => 200), 429]);
    expect(Number(last?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(last?.headers.get('content-type')).toBe('application/problem+json');
    expect(await last?.json()).toMatchObject({ type: 'urn:problem-type:too-many-requests', detail: expect.stringContaining('at most 12') });
    expect((await check(`Bearer ${keys[0]}`)).status).toBe(200);
  });

  it('logs no key', () => {
    for (const key of keys) expect(server.log()).not.toContain(key);
  });
});

describe('a server', () => {
  const server = testServer({ limits: { waitingChecks: 0 } });

  it('where too many checks wait says when to try again', async () => {
    const response = await fetch(server.at('/v1/checks?code=27594'), send('text/plain', sample));
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '2']);
    expect(await response.json()).toMatchObject({ type: 'urn:problem-type:busy', detail: expect.stringContaining('try again') });
  });

  it('on a port that is in use says so', async () => {
    const { port } = new URL(server.at('/'));
    const log = pino({ level: 'silent' });
    await expect(startServer({ port: Number(port), threads: 1, log })).rejects.toThrow(`--port ${port}: is in use; give another`);
  });
});
