// The page as the endpoint serves it, with every request written down. No engine stands behind it: the page needs none.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { createApp } from '../../src/server/app.ts';
import { createMetrics } from '../../src/server/metrics.ts';
import type { CheckPool } from '../../src/service/check-pool.ts';

export interface Served {
  readonly url: string;
  /** Every request that came in, with its body. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

const noEngine = new Proxy({} as CheckPool<'jsonl'>, {
  get: () => () => {
    throw new Error('the page asks the endpoint for nothing');
  },
});

export async function serve(): Promise<Served> {
  const requests: string[] = [];
  const app = createApp({ pool: noEngine, log: pino({ level: 'silent' }), metrics: createMetrics(noEngine) });
  const server = createServer((request, response) => {
    const parts: string[] = [`${request.method} ${request.url} ${JSON.stringify(request.headers)}`];
    request.on('data', (part) => parts.push(String(part))).on('end', () => requests.push(parts.join('\n')));
    app(request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    requests,
    close: () => new Promise((done) => server.close(() => done())),
  };
}
