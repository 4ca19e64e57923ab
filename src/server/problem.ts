// Errors as application/problem+json (RFC 9457): each kind has its status and title; the detail says what to do.
import type { ErrorRequestHandler, Response } from 'express';
import type { Problem as ProblemBody } from '../contract/endpoint.ts';

/** Every kind of problem: its status, and what it is called. */
export const problemKinds = {
  'malformed-request': [400, 'The request is malformed'],
  'malformed-json': [400, 'The body is no valid JSON'],
  'unknown-parameter': [400, 'The query has an unknown parameter'],
  unauthorized: [401, 'An API key is needed'],
  'foreign-origin': [403, 'The request comes from another site'],
  'not-found': [404, 'There is nothing here'],
  'method-not-allowed': [405, 'The route does not take this method'],
  'request-timeout': [408, 'The request took too long to arrive'],
  'too-large': [413, 'The body is too large'],
  'unsupported-media-type': [415, 'The body is of a type that is not read'],
  'foreign-host': [421, 'The request is meant for another host'],
  'invalid-case': [422, 'The case is not valid'],
  'unknown-code': [422, 'There is no checklist for the case'],
  'check-too-long': [422, 'The check took too long'],
  'too-many-requests': [429, 'Too many requests'],
  'header-too-large': [431, 'The head of the request is too large'],
  internal: [500, 'Something went wrong inside opaudit'],
  busy: [503, 'Too many checks are waiting'],
  stopping: [503, 'The server is stopping'],
  starting: [503, 'The server is starting'],
  'page-not-built': [503, 'The page is not built'],
} as const satisfies Record<string, readonly [number, string]>;

export type ProblemKind = keyof typeof problemKinds;

export interface ProblemExtras {
  /** The field of the case that is wrong. */
  readonly field?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An error with an answer of its own. Neither `detail` nor anything else of it may hold words of a note. */
export class Problem extends Error {
  readonly kind: ProblemKind;
  readonly extras: ProblemExtras;
  constructor(kind: ProblemKind, detail: string, extras: ProblemExtras = {}) {
    super(detail);
    this.kind = kind;
    this.extras = extras;
  }
}

/** The body of the answer to a problem. */
export function problemBody({ kind, message, extras }: Problem, requestId?: string): ProblemBody {
  const [status, title] = problemKinds[kind];
  return {
    type: `urn:problem-type:${kind}`,
    title,
    status,
    detail: message,
    ...(extras.field === undefined ? {} : { field: extras.field }),
    ...(requestId === undefined ? {} : { instance: `urn:uuid:${requestId}` }),
  };
}

/** Answers with a problem. */
export function sendProblem(response: Response, problem: Problem): void {
  response.locals.problem = problem.kind;
  const body = problemBody(problem, response.locals.requestId as string | undefined);
  response
    .status(body.status)
    .set({ 'Cache-Control': 'no-store', ...problem.extras.headers })
    .setHeader('Content-Type', 'application/problem+json')
    .end(JSON.stringify(body));
}

/** What an error of a library is told as; its own message could repeat what was sent, so it is not used. */
function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const status = error instanceof Error && 'status' in error ? error.status : undefined;
  if (status === 404) return new Problem('not-found', 'there is no such file');
  if (typeof status === 'number' && status >= 400 && status < 500)
    return new Problem('malformed-request', 'the address or a header cannot be read; see /openapi.json');
  return new Problem('internal', 'the request could not be finished; please report it with the instance given here');
}

/** The last middleware. `tell` hears of errors that nobody foresaw. */
export const problemHandler =
  (tell: (error: unknown, response: Response) => void): ErrorRequestHandler =>
  (error, _request, response, next) => {
    const problem = asProblem(error);
    if (problem.kind === 'internal') tell(error, response);
    if (response.headersSent) {
      response.destroy();
      next();
    } else sendProblem(response, problem);
  };
