// Serves dist/web as the endpoint does: static files, compressed, under the strict content security policy.
import { createReadStream, existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { createGzip } from 'node:zlib';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; worker-src 'self'; font-src 'self'";

export interface Served {
  readonly url: string;
  /** Every request that came in, with its body. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

export async function serve(): Promise<Served> {
  const requests: string[] = [];
  const server: Server = createServer((request, response) => {
    const parts: string[] = [`${request.method} ${request.url} ${JSON.stringify(request.headers)}`];
    request.on('data', (part) => parts.push(String(part))).on('end', () => requests.push(parts.join('\n')));
    const path = new URL(request.url ?? '/', 'http://page').pathname;
    const file = `dist/web${path === '/' ? '/index.html' : path}`;
    if (path.includes('..') || !existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      'content-type': types[extname(file)] ?? 'application/octet-stream',
      'content-security-policy': policy,
      'content-encoding': 'gzip',
      'cache-control': 'max-age=60',
    });
    createReadStream(file)
      .pipe(createGzip({ level: 1 }))
      .pipe(response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    requests,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => new Promise((done) => server.close(() => done())),
  };
}
