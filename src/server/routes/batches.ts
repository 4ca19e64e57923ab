// POST /v1/batches: many cases → a line for each, in order, streamed both ways with constant memory.
import { once } from 'node:events';
import type { Request, RequestHandler, Response } from 'express';
import { type BatchFault, errorLine } from '../../service/batch-fault.ts';
import type { CheckPool } from '../../service/check-pool.ts';
import { inOrder } from '../../service/in-order.ts';
import { linesOf } from '../../service/lines.ts';
import { bodyType, ClientGoneError, chunksOf } from '../body.ts';
import { elementsOf, ListError } from '../json-list.ts';
import type { Limits } from '../limits.ts';
import type { Metrics } from '../metrics.ts';
import { Problem } from '../problem.ts';
import { noteForLog } from '../request-log.ts';
import { onlyParameters } from './checks.ts';

/** A case as text, null where it is too large; or why there are no more. */
type Sent = { readonly text: string | null; readonly place: string } | { readonly end: unknown };

interface Answered {
  readonly line: string;
  readonly failed: boolean;
  /** Set where reading ended early, and why. */
  readonly end?: unknown;
}

/** Checks the cases in the body as they arrive. A case that cannot be checked has its error in its place. */
export const batchRoute =
  (pool: CheckPool<'jsonl'>, metrics: Metrics, limits: Limits): RequestHandler =>
  async (request, response) => {
    const type = bodyType(request, ['application/x-ndjson', 'application/jsonl', 'application/json']);
    onlyParameters(request, []);
    const answer = (sent: Sent): Promise<Answered> => answerOne(sent, pool, metrics, limits);
    const counts = { cases: 0, failed: 0 };
    noteForLog(response, counts);
    for await (const { line, failed, end } of inOrder(sentCases(request, type, limits), pool.threads * 2, answer)) {
      if (end instanceof ClientGoneError || response.destroyed) return;
      if (end !== undefined && !response.headersSent) throw end;
      // What broke the batch off is told, too, but is no case.
      if (end === undefined) {
        counts.cases += 1;
        if (failed) counts.failed += 1;
      }
      begin(response);
      await write(response, `${line}\n`);
    }
    begin(response);
    response.end();
  };

/** The cases as they arrive; what ends them early comes last, so that those before it keep their answers. */
async function* sentCases(request: Request, type: string, limits: Limits): AsyncGenerator<Sent> {
  const chunks = chunksOf(request, () => limits.idleSeconds * 1000);
  try {
    if (type === 'application/json')
      for await (const { number, text } of elementsOf(chunks, limits.body)) yield { text, place: `case ${number}` };
    else for await (const { number, text } of linesOf(chunks, limits.body)) yield { text, place: `line ${number}` };
  } catch (error) {
    yield { end: error instanceof ListError ? new Problem('malformed-json', error.message) : error };
  }
}

async function answerOne(sent: Sent, pool: CheckPool<'jsonl'>, metrics: Metrics, limits: Limits): Promise<Answered> {
  const started = performance.now();
  const failed = (id: string | null, fault: Omit<BatchFault, 'kind'>): Answered => ({ line: errorLine(id, fault), failed: true });
  const count = (code: string, outcome: string): void => metrics.check(code, outcome, (performance.now() - started) / 1000);
  if ('end' in sent) {
    const message = sent.end instanceof Problem ? sent.end.message : 'the batch could not be read to its end';
    return { ...failed(null, { message }), end: sent.end };
  }
  const { text, place } = sent;
  if (text === null) {
    count('', 'too-large');
    return failed(null, { message: `the case is larger than ${Math.floor(limits.body / 1_048_576)} MB, more than may be sent`, place });
  }
  const answer = await pool.check({ text });
  if ('fault' in answer) {
    count('', answer.fault.kind);
    return failed(answer.id, { ...answer.fault, place });
  }
  count(answer.code, answer.verdict);
  return { line: answer.rendered, failed: false };
}

function begin(response: Response): void {
  if (!response.headersSent) response.type('application/x-ndjson');
}

/** Writes, and waits for a client that reads slowly. */
async function write(response: Response, text: string): Promise<void> {
  if (response.write(text) || response.destroyed) return;
  const ended = new AbortController();
  const close = (): void => ended.abort();
  response.once('close', close);
  try {
    await once(response, 'drain', { signal: ended.signal });
  } catch {
    // The client has gone; the next look at the response tells.
  } finally {
    response.off('close', close);
  }
}
