// The endpoint as an Express app that listens nowhere yet.
import express, { type Express, type RequestHandler, Router } from 'express';
import type { Logger } from 'pino';
import type { CheckPool } from '../service/check-pool.ts';
import { authenticate, limitRate, localOnly, onlyMethods, securityHeaders } from './guards.ts';
import type { ApiKey } from './keys.ts';
import { defaultLimits, type Limits } from './limits.ts';
import type { Metrics } from './metrics.ts';
import { openApiDocument } from './openapi.ts';
import { Problem, problemHandler } from './problem.ts';
import { atRoute, errorPlace, requestLog } from './request-log.ts';
import { batchRoute } from './routes/batches.ts';
import { checkRoute } from './routes/checks.ts';
import { codeRoute, codesRoute } from './routes/codes.ts';
import { builtPage, pageRoute } from './routes/page.ts';

export interface AppOptions {
  readonly pool: CheckPool<'jsonl'>;
  readonly log: Logger;
  readonly metrics: Metrics;
  /** Keys of which the `/v1` routes ask one. Where there are none, only this machine may ask, by its own name. */
  readonly keys?: readonly ApiKey[];
  readonly limits?: Limits;
  /** The folder of the built page. */
  readonly page?: string;
  /** True once the server is to end. */
  readonly isStopping?: () => boolean;
}

/** Puts the endpoint together. Nothing of it keeps what was sent. */
export function createApp({
  pool,
  log,
  metrics,
  keys = [],
  limits = defaultLimits,
  page = builtPage,
  isStopping = () => false,
}: AppOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', false);
  app.use(requestLog(log, metrics), securityHeaders, whileStopping(isStopping));
  if (keys.length === 0) app.use(localOnly);

  const get = (router: Router | Express, path: string, route: string, handler: RequestHandler): void => {
    router.route(path).all(atRoute(route)).get(handler).all(onlyMethods('GET'));
  };
  const post = (router: Router, path: string, route: string, handler: RequestHandler): void => {
    router.route(path).all(atRoute(route)).post(handler).all(onlyMethods('POST'));
  };

  get(app, '/healthz', '/healthz', (_request, response) => {
    response.set(noStore).json({ status: 'ok' });
  });
  get(app, '/readyz', '/readyz', (_request, response) => {
    if (isStopping()) throw new Problem('stopping', 'no new requests are taken');
    if (pool.loaded() === null) throw new Problem('starting', 'the engine is being loaded; try again in a few seconds');
    response.set(noStore).json({ status: 'ready' });
  });
  get(app, '/metrics', '/metrics', async (_request, response) => {
    response
      .set(noStore)
      .type(metrics.contentType)
      .send(await metrics.text());
  });
  get(app, '/openapi.json', '/openapi.json', (_request, response) => {
    response.set('Cache-Control', 'no-cache').json(openApiDocument());
  });

  const v1 = Router();
  post(v1, '/checks', '/v1/checks', checkRoute(pool, metrics, limits));
  post(v1, '/batches', '/v1/batches', batchRoute(pool, metrics, limits));
  get(v1, '/codes', '/v1/codes', codesRoute(pool));
  get(v1, '/codes/:code', '/v1/codes/:code', codeRoute(pool));
  app.use(
    '/v1',
    (_request, response, next) => {
      response.set(noStore);
      next();
    },
    authenticate(keys),
    limitRate(limits.requestsPerMinute),
    v1,
  );

  app.use(pageRoute(page));
  app.use(atRoute('none'), () => {
    throw new Problem('not-found', 'there is no such route; /openapi.json describes those there are');
  });
  app.use(problemHandler((error, response) => log.error({ requestId: response.locals.requestId, ...errorPlace(error) }, 'unforeseen')));
  return app;
}

const noStore = { 'Cache-Control': 'no-store' };

/** A stopping server finishes what it has begun, then closes each connection; what still comes is refused. */
const whileStopping =
  (isStopping: () => boolean): RequestHandler =>
  (request, response, next) => {
    if (isStopping()) {
      response.set('Connection', 'close');
      if (!['/healthz', '/readyz', '/metrics'].includes(request.path))
        throw new Problem('stopping', 'the server is stopping; send the request again in a moment', { headers: { 'Retry-After': '5' } });
    }
    next();
  };
