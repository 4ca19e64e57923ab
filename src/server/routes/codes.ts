// GET /v1/codes and /v1/codes/CODE: what there is a checklist for, and the checklists themselves.
import type { RequestHandler } from 'express';
import type { Checklist } from '../../contract/checklist.ts';
import type { CheckPool } from '../../service/check-pool.ts';
import { summaryOf } from '../../service/summary.ts';
import { Problem } from '../problem.ts';

const checklistsOf = async (pool: CheckPool<'jsonl'>): Promise<readonly Checklist[]> => (await pool.ready).checklists;

export const codesRoute =
  (pool: CheckPool<'jsonl'>): RequestHandler =>
  async (_request, response) => {
    response.json((await checklistsOf(pool)).map(summaryOf));
  };

export const codeRoute =
  (pool: CheckPool<'jsonl'>): RequestHandler =>
  async (request, response) => {
    const checklists = await checklistsOf(pool);
    const found = checklists.find((one) => one.code === request.params.code);
    if (found === undefined)
      throw new Problem('not-found', `there is no checklist for this code; there are ${checklists.map((one) => one.code).join(', ')}`);
    response.json(found);
  };
