// POST /v1/checks: one case → its report.
import type { Request, RequestHandler } from 'express';
import type { CheckPool } from '../../service/check-pool.ts';
import type { CheckInput } from '../../service/check-worker.ts';
import { bodyType, readBody } from '../body.ts';
import type { Limits } from '../limits.ts';
import type { Metrics } from '../metrics.ts';
import { Problem } from '../problem.ts';
import { noteForLog } from '../request-log.ts';

/** Checks the case in the body: JSON, or plain text with `?code=` as its short form. */
export const checkRoute =
  (pool: CheckPool<'jsonl'>, metrics: Metrics, limits: Limits): RequestHandler =>
  async (request, response) => {
    if (pool.pending >= limits.waitingChecks) throw busy(limits);
    const started = performance.now();
    const answer = await pool.check(await readInput(request, limits));
    const seconds = (performance.now() - started) / 1000;
    if ('fault' in answer) {
      const { kind, message, path } = answer.fault;
      metrics.check('', kind, seconds);
      const ofCase = path === undefined && (kind === 'malformed-json' || kind === 'invalid-case');
      throw new Problem(kind, ofCase ? `the case ${message}` : message, path === undefined ? {} : { field: path });
    }
    metrics.check(answer.code, answer.verdict, seconds);
    noteForLog(response, { code: answer.code, verdict: answer.verdict });
    response.type('application/json').send(answer.rendered);
  };

const busy = ({ waitingChecks }: Limits): Problem =>
  new Problem('busy', `${waitingChecks} checks are waiting; try again in a few seconds`, { headers: { 'Retry-After': '2' } });

async function readInput(request: Request, limits: Limits): Promise<CheckInput> {
  const plain = bodyType(request, ['application/json', 'text/plain']) === 'text/plain';
  const { code } = onlyParameters(request, plain ? ['code'] : []);
  const text = await readBody(request, limits);
  return plain ? { value: { note: text }, code } : { text };
}

/** The parameters of the query, each once and of these names. @throws Problem */
export function onlyParameters(request: Request, names: readonly string[]): Readonly<Record<string, string | undefined>> {
  const found: Record<string, string> = {};
  for (const [name, value] of new URL(request.originalUrl, 'http://localhost').searchParams) {
    if (!names.includes(name) || found[name] !== undefined)
      throw new Problem(
        'unknown-parameter',
        names.length === 0
          ? 'this request takes no parameters; the code stands in the case'
          : `this request takes ${names.join(', ')}, each once`,
      );
    found[name] = value;
  }
  return found;
}
