// The threads that check: how many, how long each check may run, and when the threads are replaced.
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import type { SourceFile } from '../index.ts';
import type { CheckAnswer, CheckTask, LoadedChecklists } from './check-worker.ts';
import type { Limits } from './limits.ts';
import { Problem } from './problem.ts';

/** What is to be checked: a case as JSON, or a note alone. */
export type CheckInput = CheckTask extends infer Task ? (Task extends unknown ? Omit<Task, 'number'> : never) : never;

export interface CheckPool {
  readonly threads: number;
  /** What the threads have loaded; null until the first has. */
  loaded(): LoadedChecklists | null;
  /** Resolves once the engine is loaded; rejects where it cannot be. */
  readonly ready: Promise<LoadedChecklists>;
  /** Checks that run or wait. */
  readonly pending: number;
  /** @throws Problem where the check runs too long, or its thread came to an end. */
  check(input: CheckInput): Promise<CheckAnswer>;
  /** Ends the threads once they have finished what they were given. */
  close(): Promise<void>;
}

export interface CheckPoolOptions {
  readonly files: readonly SourceFile[];
  readonly limits: Limits;
  /** As many as there are cores, up to four, where not given. */
  readonly threads?: number;
}

/** From the sources the thread runs TypeScript; in the bundle it is a file beside. */
const fromSources = import.meta.url.endsWith('.ts');
const workerFile = fileURLToPath(new URL(fromSources ? './check-worker.ts' : './check-worker.js', import.meta.url));

/** Starts the threads. */
export function createCheckPool({ files, limits, threads = Math.min(availableParallelism(), 4) }: CheckPoolOptions): CheckPool {
  /** What to do when the work on a check begins, by its number. */
  const beginnings = new Map<number, () => void>();
  const start = (): Threads => ({
    pool: new Piscina({
      filename: workerFile,
      name: 'check',
      minThreads: threads,
      maxThreads: threads,
      workerData: { files },
      // Garbage is collected before it piles up, and a check that needs more than any should ends its thread alone.
      resourceLimits: { maxOldGenerationSizeMb: 512 },
      ...(fromSources ? { execArgv: ['--import', 'tsx'] } : {}),
    })
      .on('message', (number: number) => beginnings.get(number)?.())
      // A thread that ends between two checks is replaced; the next check tells if it cannot be.
      .on('error', () => {}),
    tasks: new Set(),
  });
  const load = ({ pool }: Threads): Promise<LoadedChecklists> => pool.run(null, { name: 'loaded' }) as Promise<LoadedChecklists>;

  let current = start();
  let begun = 0;
  let finished = 0;
  let replacing: Promise<unknown> = Promise.resolve();
  let loaded: LoadedChecklists | null = null;
  const ready = load(current).then((found) => {
    loaded = found;
    return found;
  });
  ready.catch(() => {});

  /** Fresh threads take over when they have loaded; the old ones finish what they have. */
  const replace = async (): Promise<void> => {
    const next = start();
    await load(next);
    const old = current;
    current = next;
    await end(old);
  };

  return {
    threads,
    ready,
    loaded: () => loaded,
    get pending() {
      return beginnings.size;
    },
    async check(input) {
      begun += 1;
      const number = begun;
      const ended = new AbortController();
      let timer: NodeJS.Timeout | undefined;
      beginnings.set(number, () => {
        timer = setTimeout(() => ended.abort(), limits.checkSeconds * 1000);
      });
      try {
        await ready;
        return await run(current, { ...input, number }, ended.signal);
      } catch {
        // The thread's own error could repeat the note.
        if (ended.signal.aborted)
          throw new Problem(
            'check-too-long',
            `the check was ended after ${limits.checkSeconds} s; shorten the record or check its documents apart`,
          );
        throw new Problem('internal', 'the engine failed on this case; please report it');
      } finally {
        clearTimeout(timer);
        beginnings.delete(number);
        finished += 1;
        if (finished % (limits.checksPerThread * threads) === 0) replacing = replacing.then(replace).catch(() => {});
      }
    },
    async close() {
      await replacing;
      await end(current);
    },
  };
}

/** The threads of one time, and what they were given to do. */
interface Threads {
  readonly pool: Piscina;
  readonly tasks: Set<Promise<CheckAnswer>>;
}

async function run({ pool, tasks }: Threads, task: CheckTask, signal: AbortSignal): Promise<CheckAnswer> {
  const answer = pool.run(task, { signal }) as Promise<CheckAnswer>;
  tasks.add(answer);
  try {
    return await answer;
  } finally {
    tasks.delete(answer);
  }
}

/** Ends threads once all that they were given is done. (`close` of the pool does not wait for all of it.) */
async function end({ pool, tasks }: Threads): Promise<void> {
  while (tasks.size > 0) await Promise.allSettled(tasks);
  await pool.destroy();
}
