// One line of the log for each request: which route, what became of it, how long it took; never a word of what was sent.
import { randomUUID } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import type { Metrics } from './metrics.ts';

/** What a route has to say of a request for the log, besides its status: a code, a verdict, how many cases. */
export type LogFacts = Readonly<Record<string, string | number>>;

/** What the log may say of this request, as it is when the request is done. Never words of a note, evidence, or the id of a case. */
export function noteForLog(response: Response, facts: LogFacts): void {
  response.locals.facts = facts;
}

/** Names the route of a request in the log and the figures. */
export const atRoute =
  (route: string): RequestHandler =>
  (_request, response, next) => {
    response.locals.route = route;
    next();
  };

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** Gives each request an id, which the answer carries, and tells the log and the figures when it is done. */
export const requestLog =
  (log: Logger, metrics: Metrics): RequestHandler =>
  (request, response, next) => {
    const started = performance.now();
    const requestId = randomUUID();
    response.locals.requestId = requestId;
    response.set('X-Request-Id', requestId);
    response.on('close', () => {
      const milliseconds = performance.now() - started;
      const method = methods.has(request.method) ? request.method : 'other';
      const route = (response.locals.route as string | undefined) ?? 'none';
      // 499: the client went away before its answer was whole.
      const status = response.writableFinished ? response.statusCode : 499;
      const { problem, facts } = response.locals as { problem?: string; facts?: LogFacts };
      metrics.request(method, route, status, milliseconds / 1000);
      log.info(
        { requestId, method, route, status, ms: Math.round(milliseconds * 10) / 10, ...(problem && { problem }), ...facts },
        'request',
      );
    });
    next();
  };

/** Where an unforeseen error came from, without its message, which could repeat a note. */
export function errorPlace(error: unknown): LogFacts {
  if (!(error instanceof Error)) return { error: typeof error };
  const frames = (error.stack ?? '')
    .replace(error.message, '')
    .split('\n')
    .filter((line) => /^ {4}at /.test(line));
  return { error: error.name, stack: frames.slice(0, 12).join('\n') };
}
