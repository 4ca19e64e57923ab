// Who may ask, and how often: headers, hosts, API keys, the rate of requests.
import type { RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import helmet from 'helmet';
import { type ApiKey, keyOf } from './keys.ts';
import { Problem } from './problem.ts';

/** Headers that keep a browser from loading or sending anything elsewhere. */
export const securityHeaders: RequestHandler = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      connectSrc: ["'self'"],
      workerSrc: ["'self'"],
      fontSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: ["'none'"],
    },
  },
  frameguard: { action: 'deny' },
});

/** True for an address that only this machine can reach. */
export const isLoopback = (host: string): boolean => /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/i.test(host);

const hostname = (authority: string): string => authority.replace(/:\d*$/, '');

/**
 * For a server that only this machine can reach: refuses what a web page of elsewhere makes a browser send, by a name that was
 * pointed at this machine (DNS rebinding) or from its own origin.
 */
export const localOnly: RequestHandler = (request, _response, next) => {
  const { host = '', origin } = request.headers;
  if (!isLoopback(hostname(host))) throw new Problem('foreign-host', 'this server answers on this machine only; ask for it as 127.0.0.1');
  if (origin !== undefined && origin.replace(/^https?:\/\//, '').toLowerCase() !== host.toLowerCase())
    throw new Problem('foreign-origin', 'pages of other sites may not use this server');
  next();
};

/** Asks for an API key where there are any. */
export const authenticate =
  (keys: readonly ApiKey[]): RequestHandler =>
  (request, response, next) => {
    const { authorization } = request.headers;
    const key = keyOf(authorization, keys);
    if (keys.length > 0 && key === null)
      throw new Problem(
        'unauthorized',
        authorization === undefined
          ? 'send the API key as Authorization: Bearer KEY'
          : 'the API key is not known here; send it as Authorization: Bearer KEY',
        { headers: { 'WWW-Authenticate': `Bearer realm="opaudit"${authorization === undefined ? '' : ', error="invalid_token"'}` } },
      );
    response.locals.key = key;
    next();
  };

/** So many requests a minute for each key, or each address where there are no keys. */
export const limitRate = (requestsPerMinute: number): RequestHandler =>
  rateLimit({
    windowMs: 60_000,
    limit: requestsPerMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    // The warnings of the library would stand in the log in a form of their own.
    validate: false,
    keyGenerator: (request, response) => (response.locals.key as string | null) ?? ipKeyGenerator(request.ip ?? ''),
    handler: (_request, response, next) => {
      const seconds = String(response.getHeader('Retry-After') ?? 60);
      next(
        new Problem(
          'too-many-requests',
          `at most ${requestsPerMinute} requests a minute; wait ${seconds} s, or send many cases at once to /v1/batches`,
          { headers: { 'Retry-After': seconds } },
        ),
      );
    },
  });

/** What a route answers to the methods that it does not take. */
export const onlyMethods =
  (...methods: readonly string[]): RequestHandler =>
  (request, response) => {
    const allow = [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ');
    if (request.method === 'OPTIONS') response.status(204).set('Allow', allow).end();
    else throw new Problem('method-not-allowed', `this route takes ${methods.join(', ')}`, { headers: { Allow: allow } });
  };
