// Starts the endpoint: threads, app, listening; and ends it without losing an answer.
import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { type Logger, pino } from 'pino';
import { createCheckPool } from '../service/check-pool.ts';
import { InputError, systemReason } from '../service/failure.ts';
import { readKnowledgeFiles } from '../service/knowledge.ts';
import { createApp } from './app.ts';
import { isLoopback } from './guards.ts';
import type { ApiKey } from './keys.ts';
import { defaultLimits, type Limits } from './limits.ts';
import { createMetrics } from './metrics.ts';
import { Problem, type ProblemKind, problemBody } from './problem.ts';

export interface ServerOptions {
  readonly host?: string;
  /** 0 for any that is free. */
  readonly port?: number;
  readonly keys?: readonly ApiKey[];
  readonly threads?: number;
  readonly limits?: Partial<Limits>;
  /** The folder of the built page. */
  readonly page?: string;
  readonly log?: Logger;
}

export interface RunningServer {
  /** `http://127.0.0.1:8080/` */
  readonly url: string;
  /** Resolves once the engine is loaded; rejects where it cannot be. */
  readonly ready: Promise<void>;
  /** Takes no new requests, finishes those begun within the time of grace, and ends. False where some had to be cut off. */
  stop(): Promise<boolean>;
}

/** Starts the endpoint. @throws InputError where it may not or cannot listen. */
export async function startServer({
  host = '127.0.0.1',
  port = 8080,
  keys = [],
  threads,
  limits: given,
  page,
  log = pino(pino.destination(2)),
}: ServerOptions = {}): Promise<RunningServer> {
  if (!isLoopback(host) && keys.length === 0)
    throw new InputError(
      `--host ${host}: other machines can reach it, so it needs API keys: make one with opaudit keys create NAME --keys FILE, and give --keys FILE`,
    );
  const limits = { ...defaultLimits, ...given };
  const files = readKnowledgeFiles();
  let stopping = false;
  const server = createServer({ requestTimeout: 0, headersTimeout: limits.headerSeconds * 1000, connectionsCheckingInterval: 1000 });
  // A connection that lies still waits for a check, or for a client that does not read its answer; only the latter is closed.
  server.setTimeout(limits.idleSeconds * 1000, (socket) => {
    if (socket.writableLength > 0) socket.destroy();
  });
  server.on('clientError', answerClientError);
  try {
    await listen(server, host, port);
  } catch (error) {
    throw listenError(error, host, port);
  }
  // No request is read before the app is there: nothing is waited for in between.
  const pool = createCheckPool({ files, format: 'jsonl', ...limits, ...(threads === undefined ? {} : { threads }) });
  const app = createApp({
    pool,
    log,
    metrics: createMetrics(pool, { ofProcess: true }),
    keys,
    limits,
    isStopping: () => stopping,
    ...(page === undefined ? {} : { page }),
  });
  server.on('request', app);
  const { address, port: actual, family } = server.address() as AddressInfo;
  const ready = pool.ready.then(({ faults }) => {
    if (faults > 0) log.warn({ faults }, 'the checklists have faults; see opaudit lint');
    log.info({ threads: pool.threads }, 'ready');
  });
  ready.catch(() => {});
  let ended: Promise<boolean> | null = null;
  return {
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${actual}/`,
    ready,
    stop() {
      stopping = true;
      ended ??= stop(server, limits).then(async (whole) => {
        await pool.close();
        return whole;
      });
      return ended;
    },
  };
}

const listen = (server: Server, host: string, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });

function listenError(error: unknown, host: string, port: number): InputError {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'EADDRINUSE') return new InputError(`--port ${port}: is in use; give another, or 0 for any that is free`);
  if (code === 'EACCES') return new InputError(`--port ${port}: no permission; give one above 1023`);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return new InputError(`--host ${host}: is no address of this machine`);
  return new InputError(`--host ${host} --port ${port}: ${systemReason(error)}`);
}

/** Waits for the answers under way, at most for the time of grace. */
function stop(server: Server, limits: Limits): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      server.closeAllConnections();
      resolve(false);
    }, limits.graceSeconds * 1000);
    server.close(() => {
      clearTimeout(timer);
      resolve(true);
    });
  });
}

const clientErrors: Readonly<Record<string, readonly [ProblemKind, string]>> = {
  HPE_HEADER_OVERFLOW: ['header-too-large', 'send fewer or shorter headers'],
  ERR_HTTP_REQUEST_TIMEOUT: ['request-timeout', 'the head of the request did not arrive in time; send it again'],
};

/** What cannot be read as HTTP never reaches the app; it is answered here. */
function answerClientError(error: Error & { code?: string }, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const [kind, detail] = clientErrors[error.code ?? ''] ?? ['malformed-request', 'this is no HTTP request that can be read'];
  const body = problemBody(new Problem(kind, detail));
  const text = JSON.stringify(body);
  socket.end(
    `HTTP/1.1 ${body.status} ${body.title}\r\nContent-Type: application/problem+json\r\nContent-Length: ${Buffer.byteLength(text)}\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n${text}`,
  );
}
