// The page as the endpoint serves it: from a folder, cached by what may change, and a clear answer where it is not built.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../src/server/app.ts';
import { createMetrics } from '../../src/server/metrics.ts';
import type { CheckPool } from '../../src/service/check-pool.ts';

const folder = mkdtempSync(join(tmpdir(), 'opaudit-'));
/** The page asks for no check. */
const pool: CheckPool<'jsonl'> = {
  threads: 1,
  pending: 0,
  loaded: () => null,
  ready: new Promise(() => {}),
  check: () => Promise.reject(new Error('no check was asked for')),
  close: () => Promise.resolve(),
};
const metrics = createMetrics(pool);
const server = createServer(createApp({ pool, log: pino({ level: 'silent' }), metrics, page: folder }));
const get = (path: string, init?: RequestInit): Promise<Response> =>
  fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, init);

beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
});

describe('the page', () => {
  it('that is not built is told with what to do', async () => {
    const response = await get('/');
    expect([response.status, response.headers.get('content-type')]).toEqual([503, 'application/problem+json']);
    expect(await response.json()).toMatchObject({
      type: 'urn:problem-type:page-not-built',
      detail: expect.stringContaining('npm run build'),
    });
  });

  it('is asked for anew each time, its files with a hash once', async () => {
    writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Opaudit</title>');
    writeFileSync(join(folder, 'page-7KHYN4DW.js'), 'export {};');
    const index = await get('/');
    expect([index.status, index.headers.get('content-type'), index.headers.get('cache-control')]).toEqual([
      200,
      'text/html; charset=utf-8',
      'no-cache',
    ]);
    expect(index.headers.get('content-security-policy')).toContain("default-src 'none'");
    const script = await get('/page-7KHYN4DW.js');
    expect([script.status, script.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable']);
  });

  it('is only read, and nothing outside its folder is', async () => {
    writeFileSync(join(folder, 'index.html.gz'), 'compressed');
    const post = await get('/', { method: 'POST' });
    expect([post.status, post.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
    for (const path of ['/package.json', '/..%2f..%2fetc%2fpasswd', '/%2e%2e/package.json', '/.git/config'])
      expect([path, (await get(path)).status]).toEqual([path, 404]);
  });

  it('and what is nowhere are apart in the figures', async () => {
    const text = await metrics.text();
    expect(text).toMatch(/route="page",status="200"\} 2/);
    expect(text).toMatch(/route="none",status="404"\} [1-9]/);
  });
});

describe('a server whose engine is still being loaded', () => {
  it('lives, and is not ready', async () => {
    expect((await get('/healthz')).status).toBe(200);
    const ready = await get('/readyz');
    expect(ready.status).toBe(503);
    expect(await ready.json()).toMatchObject({ type: 'urn:problem-type:starting' });
  });
});
