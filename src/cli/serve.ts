// opaudit serve: the endpoint and the page, until a signal ends it.
import { readKeys } from '../server/keys.ts';
import { startServer } from '../server/start.ts';
import { InputError } from '../service/failure.ts';
import { writeOutput } from './output.ts';
import { onFirstSignal } from './signals.ts';

export interface ServeOptions {
  readonly host: string;
  readonly port: number;
  readonly keys?: string;
  readonly workers?: number;
  readonly requestsPerMinute?: number;
}

/** Runs the command and returns its exit code: 1 where requests had to be cut off at the end. */
export async function serve({ host, port, keys, workers, requestsPerMinute }: ServeOptions): Promise<number> {
  const read = keys === undefined ? [] : readKeys(keys);
  if (keys !== undefined && read.length === 0)
    throw new InputError(`--keys ${keys}: holds no key; make one with opaudit keys create NAME --keys ${keys}`);
  const server = await startServer({
    host,
    port,
    keys: read,
    ...(workers === undefined ? {} : { threads: workers }),
    ...(requestsPerMinute === undefined ? {} : { limits: { requestsPerMinute } }),
  });
  const signalled = new Promise<void>((resolve) => onFirstSignal(resolve));
  writeOutput(undefined, `opaudit is at ${server.url} (Ctrl+C ends it)\n`);
  try {
    await Promise.race([signalled, server.ready.then(() => signalled)]);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return (await server.stop()) ? 0 : 1;
}
