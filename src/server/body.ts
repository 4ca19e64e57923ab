// The body of a request: its type, its size, its time, its bytes.
import type { Request } from 'express';
import type { Limits } from './limits.ts';
import { Problem } from './problem.ts';

/** The type of the body, which must be one of `types`, in UTF-8 and not compressed. @throws Problem */
export function bodyType<T extends string>(request: Request, types: readonly T[]): T {
  const [type = '', ...parameters] = (request.headers['content-type'] ?? '').toLowerCase().split(';');
  const found = types.find((one) => one === type.trim());
  if (found === undefined) throw new Problem('unsupported-media-type', `send the body with Content-Type ${types.join(' or ')}`);
  const charset = /^charset="?([^"]*)"?$/;
  if (parameters.some((one) => !/^(utf-?8|us-ascii)$/.test(charset.exec(one.replace(/\s/g, ''))?.[1] ?? 'utf-8')))
    throw new Problem('unsupported-media-type', 'send the body in UTF-8');
  const encoding = request.headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity') throw new Problem('unsupported-media-type', 'send the body uncompressed, without Content-Encoding');
  return found;
}

const inMegabytes = (bytes: number): string => `${Math.round((bytes / 1_048_576) * 100) / 100} MB`;

/** The whole body as text. @throws Problem where it is too large, too slow or no UTF-8. */
export async function readBody(request: Request, limits: Limits): Promise<string> {
  const tooLarge = new Problem('too-large', `a case may hold at most ${inMegabytes(limits.body)}; send many cases to /v1/batches`);
  if (Number(request.headers['content-length'] ?? 0) > limits.body) {
    drain(request);
    throw tooLarge;
  }
  const parts: Uint8Array[] = [];
  let length = 0;
  const deadline = Date.now() + limits.bodySeconds * 1000;
  for await (const chunk of chunksOf(request, () => deadline - Date.now())) {
    length += chunk.length;
    if (length > limits.body) throw tooLarge;
    parts.push(chunk);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts, length));
  } catch {
    throw new Problem('malformed-request', 'the body is no valid UTF-8; save the note as UTF-8');
  }
}

/** The client has gone, so that nobody waits for an answer. */
export class ClientGoneError extends Error {}

/**
 * The bytes of the body as they arrive; reading stops where nobody takes them. `patience` says how many milliseconds the next ones may take.
 * @throws Problem where they take longer; ClientGoneError
 */
export async function* chunksOf(request: Request, patience: () => number): AsyncGenerator<Uint8Array> {
  const iterator = request.iterator({ destroyOnReturn: false })[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
  let whole = false;
  try {
    for (;;) {
      const { done, value } = await inTime(iterator.next(), patience());
      if (done === true) {
        whole = true;
        return;
      }
      yield value;
    }
  } finally {
    if (!whole) {
      void iterator.return?.();
      drain(request);
    }
  }
}

async function inTime<T>(next: Promise<T>, milliseconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const problem = new Problem('request-timeout', 'the body did not arrive in time; send it again', { headers: { Connection: 'close' } });
    timer = setTimeout(() => reject(problem), milliseconds);
  });
  const arrived = next.catch(() => {
    throw new ClientGoneError();
  });
  try {
    return await Promise.race([arrived, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** How long a refused client may go on sending, so that it comes to read the answer. */
const drainSeconds = 5;

/** Throws away what still comes of a body that was refused, for a while; then closes the connection. */
function drain(request: Request): void {
  request.resume();
  setTimeout(() => {
    if (!request.complete) request.destroy();
  }, drainSeconds * 1000).unref();
}
