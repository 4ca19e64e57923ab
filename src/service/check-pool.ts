// The threads that check: each case goes to one that is free; a thread that dies, hangs or has checked enough gives way to a fresh one.
import { availableParallelism } from 'node:os';
import { Worker, type WorkerOptions } from 'node:worker_threads';
import { idOf, readJsonCase } from './batch-case.ts';
import { type BatchFault, engineFailed } from './batch-fault.ts';
import type { CheckAnswer, CheckInput, Format, LoadedChecklists, ThreadData } from './check-worker.ts';
import type { FileOnDisk } from './knowledge.ts';

export interface CheckPool<F extends Format> {
  /** How many there are once all have loaded. */
  readonly threads: number;
  /** What the threads have loaded; null until the first has. */
  loaded(): LoadedChecklists | null;
  /** Resolves once the first thread has loaded the engine; rejects where it cannot be. */
  readonly ready: Promise<LoadedChecklists>;
  /** Checks that run or wait. */
  readonly pending: number;
  /** Never fails: what goes wrong, be it the end of the thread, is the fault of this case alone. */
  check(input: CheckInput): Promise<CheckAnswer<F>>;
  /** Ends the threads at once. */
  close(): Promise<void>;
}

export interface CheckPoolOptions<F extends Format> {
  readonly files: readonly FileOnDisk[];
  /** What is made of each report. */
  readonly format: F;
  readonly threads?: number;
  /** How long one check may run. */
  readonly checkSeconds: number;
  /** Checks after which a thread is replaced: the language model keeps every word that it has seen. */
  readonly checksPerThread: number;
}

/** One a core; more than four are asked for by those who want them. */
export const usualThreads = (): number => Math.min(availableParallelism(), 4);

/** Starts the code of a thread: in the bundle a file beside; from the sources TypeScript, which a thread can import but not begin with. */
const startWorker = (options: WorkerOptions): Worker =>
  import.meta.url.endsWith('.ts')
    ? new Worker(
        `import('tsx/esm/api').then(({ register }) => { register(); return import('${new URL('./check-worker.ts', import.meta.url)}'); })`,
        { ...options, eval: true },
      )
    : new Worker(new URL('./check-worker.js', import.meta.url), options);

interface Job<F extends Format> {
  readonly input: CheckInput;
  readonly answer: (answer: CheckAnswer<F>) => void;
}

interface Thread<F extends Format> {
  readonly worker: Worker;
  state: 'loading' | 'free' | 'busy' | 'ending';
  job: Job<F> | null;
  timer: NodeJS.Timeout | undefined;
  /** What to say of its case where it ends before it answers. */
  fault: BatchFault;
  checks: number;
}

/**
 * Starts the threads, one after another, the first at once: a few cases are done before a second thread would have loaded. Replaced they
 * are one after another too, the old one ended before the new one loads, so that memory never holds more engines than threads.
 */
export function createCheckPool<F extends Format>({
  files,
  format,
  threads = usualThreads(),
  checkSeconds,
  checksPerThread,
}: CheckPoolOptions<F>): CheckPool<F> {
  const waiting: Job<F>[] = [];
  const members = new Set<Thread<F>>();
  let loaded: LoadedChecklists | null = null;
  let closed = false;
  let hasLoaded: (found: LoadedChecklists) => void = () => {};
  let cannotLoad: (reason: Error) => void = () => {};
  const ready = new Promise<LoadedChecklists>((resolve, reject) => {
    hasLoaded = resolve;
    cannotLoad = reject;
  });
  ready.catch(() => {});

  const fail = ({ input, answer }: Job<F>, fault: BatchFault): void => answer({ id: idIn(input), fault });

  const end = (thread: Thread<F>): Promise<unknown> => {
    thread.state = 'ending';
    return thread.worker.terminate();
  };

  const start = (): void => {
    const worker = startWorker({
      name: 'check',
      workerData: { files, format } satisfies ThreadData,
      // Garbage is collected before it piles up, and a check that needs more than any should ends its thread alone.
      resourceLimits: { maxOldGenerationSizeMb: 512 },
    });
    const thread: Thread<F> = { worker, state: 'loading', job: null, timer: undefined, fault: engineFailed, checks: 0 };
    members.add(thread);
    worker.once('message', (found: LoadedChecklists) => {
      loaded = found;
      hasLoaded(found);
      if (thread.state === 'loading') thread.state = 'free';
      tend();
    });
    // What an error says while a case is checked could repeat the note; `exit` tells that the thread has ended.
    worker.on('error', cannotLoad);
    worker.on('exit', () => {
      members.delete(thread);
      clearTimeout(thread.timer);
      if (thread.job !== null) fail(thread.job, thread.fault);
      if (thread.state !== 'loading') return tend();
      // A thread that cannot load is tried again with the next case, by which then the others have come further.
      cannotLoad(new Error('the engine cannot be loaded'));
      if (members.size === 0) for (const job of waiting.splice(0)) fail(job, engineFailed);
    });
  };

  const run = (thread: Thread<F>, job: Job<F>): void => {
    thread.state = 'busy';
    thread.job = job;
    thread.timer = setTimeout(() => {
      thread.fault = {
        kind: 'check-too-long',
        message: `the check was ended after ${checkSeconds} s; shorten the record or check its documents apart`,
      };
      void end(thread);
    }, checkSeconds * 1000);
    thread.worker.once('message', (answer: CheckAnswer<F>) => {
      clearTimeout(thread.timer);
      thread.job = null;
      thread.checks += 1;
      if (thread.state === 'busy') thread.state = 'free';
      job.answer(answer);
      tend();
    });
    thread.worker.postMessage(job.input);
  };

  /** Gives out what waits, and sees that there are as many threads as there should be, one change at a time. */
  const tend = (): void => {
    if (closed) return;
    let changing = [...members].some(({ state }) => state === 'loading' || state === 'ending');
    for (const thread of members) {
      if (thread.state !== 'free') continue;
      if (!changing && thread.checks >= checksPerThread) {
        changing = true;
        void end(thread);
        continue;
      }
      const job = waiting.shift();
      if (job !== undefined) run(thread, job);
    }
    if (!changing && members.size < threads) start();
  };

  tend();
  return {
    threads,
    ready,
    loaded: () => loaded,
    get pending() {
      return waiting.length + [...members].filter(({ job }) => job !== null).length;
    },
    check: (input) =>
      new Promise((answer) => {
        waiting.push({ input, answer });
        tend();
      }),
    async close() {
      closed = true;
      for (const job of waiting.splice(0)) fail(job, engineFailed);
      await Promise.all([...members].map(end));
    },
  };
}

/** The id of a case that no thread could tell. */
const idIn = (input: CheckInput): string | null => ('value' in input ? idOf(input.value) : readJsonCase(input.text).id);
