// The threads that check: each case has its own answer, whatever becomes of the thread, and threads are replaced one at a time.
import type { Worker } from 'node:worker_threads';
import { afterAll, afterEach, expect, it, vi } from 'vitest';
import { type CheckPool, createCheckPool } from '../../src/service/check-pool.ts';
import type { CheckAnswer } from '../../src/service/check-worker.ts';
import { readKnowledgeFiles } from '../../src/service/knowledge.ts';
import { checker } from '../knowledge.ts';

// The threads load the engine from the sources: a few seconds, on a crowded machine many.
vi.setConfig({ testTimeout: 240_000 });

const files = readKnowledgeFiles();
const one = (number: number): { id: string; code: string; note: string } => ({
  id: `case-${number}`,
  code: '27594',
  note: `OPERATIVE NOTE\nThe left above-knee stump was closed${number % 2 === 0 ? '' : ' in layers over viable edges'}.`,
});
const text = (number: number): { text: string } => ({ text: JSON.stringify(one(number)) });
const reportOf = (number: number): string => JSON.stringify(checker.check(one(number)));

/** The threads of this process that have been started, and how many of them live. */
const started: Worker[] = [];
const living = new Set<Worker>();
let mostLiving = 0;
const hear = (worker: Worker): void => {
  started.push(worker);
  living.add(worker);
  mostLiving = Math.max(mostLiving, living.size);
  worker.once('exit', () => living.delete(worker));
};
process.on('worker', hear);
afterAll(() => {
  process.off('worker', hear);
});

let pool: CheckPool<'jsonl'> | undefined;
const start = (threads: number, checksPerThread = 1000): CheckPool<'jsonl'> => {
  started.length = 0;
  mostLiving = 0;
  pool = createCheckPool({ files, format: 'jsonl', threads, checkSeconds: 120, checksPerThread });
  return pool;
};
afterEach(async () => {
  await pool?.close();
  expect(living.size).toBe(0);
});

const rendered = (answer: CheckAnswer<'jsonl'>): string => ('rendered' in answer ? answer.rendered : JSON.stringify(answer));

it('begins with one thread, and is ready when that has loaded', async () => {
  const { ready, check, threads } = start(2);
  await expect.poll(() => started.length).toBe(1);
  expect((await ready).checklists.map(({ code }) => code)).toEqual(['27111', '27257', '27290', '27397', '27594']);
  expect(threads).toBe(2);
  expect(rendered(await check(text(1)))).toBe(reportOf(1));
  await expect.poll(() => started.length, { timeout: 60_000 }).toBe(2);
});

it('replaces a thread that has checked enough, ends it before the next begins, and loses no case', async () => {
  const { check } = start(1, 5);
  const answers = await Promise.all(Array.from({ length: 12 }, (_, number) => check(text(number))));
  for (const [number, answer] of answers.entries()) expect(rendered(answer)).toBe(reportOf(number));
  expect(started).toHaveLength(3);
  expect(mostLiving).toBe(1);
});

it('tells of a case whose thread ends, by its id, and checks the others in a fresh one', async () => {
  const { check, ready } = start(1);
  await ready;
  const answers = Promise.all([0, 1, 2].map((number) => check(text(number))));
  await started[0]?.terminate();
  const [first, ...others] = await answers;
  expect(first).toEqual({ id: 'case-0', fault: { kind: 'internal', message: 'the engine failed on this case; please report it' } });
  expect(others.map(rendered)).toEqual([reportOf(1), reportOf(2)]);
  expect(started).toHaveLength(2);
});

it('says so where the engine cannot be loaded, and lets no case wait for ever', async () => {
  const { check, ready } = start(1);
  const answer = check(text(0));
  await expect.poll(() => started.length).toBe(1);
  await started[0]?.terminate();
  await expect(ready).rejects.toThrow('the engine cannot be loaded');
  expect(await answer).toMatchObject({ id: 'case-0', fault: { kind: 'internal' } });
});
