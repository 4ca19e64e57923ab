// The page: the files of dist/web. Those with a hash in their name never change; the build has compressed each of them.
import { existsSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { type RequestHandler, Router } from 'express';
import { onlyMethods } from '../guards.ts';
import { Problem } from '../problem.ts';
import { atRoute } from '../request-log.ts';

/** Where the build puts the page: beside the bundle. */
export const builtPage = fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? '../../../dist/web' : './web', import.meta.url));

const hashed = /-[0-9A-Za-z]{8,}\.\w+$/;

/** Serves the page of a folder. */
export function pageRoute(folder: string): RequestHandler {
  const files = express.static(folder, {
    index: 'index.html',
    redirect: false,
    setHeaders: (response, path) => {
      response.set('Cache-Control', hashed.test(path.replace(/\.gz$/, '')) ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  return Router()
    .get('/', atRoute('page'), (_request, _response, next) => {
      if (!existsSync(join(folder, 'index.html')))
        throw new Problem('page-not-built', 'run npm run build, then reload; the routes under /v1 work without it');
      next();
    })
    .use(atRoute('page'), compressed(folder), files)
    .all('/', onlyMethods('GET'));
}

/** Gives the compressed file where there is one and the browser takes it. */
const compressed =
  (folder: string): RequestHandler =>
  (request, response, next) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return next();
    const path = request.path === '/' ? '/index.html' : request.path;
    response.vary('Accept-Encoding');
    if (/^\/[\w.-]+$/.test(path) && request.acceptsEncodings('gzip') === 'gzip' && existsSync(join(folder, `${path}.gz`))) {
      request.url = `${path}.gz`;
      response.set('Content-Encoding', 'gzip').type(extname(path));
    }
    next();
  };
