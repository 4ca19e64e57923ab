// The page's side of the worker: loads it with progress, asks one question at a time, and drops those that a newer one has overtaken.
import type { Draft } from './draft.ts';
import type { Answer, Question } from './messages.ts';

export interface EngineEvents {
  /** How much is loaded, from 0 to 1. */
  loading(share: number): void;
  answered(answer: Answer): void;
  failed(): void;
}

export interface Engine {
  /** Checks a draft once nothing newer has come for `pause` milliseconds. */
  check(draft: Draft, pause: number): void;
  /** Loads again after a failure. */
  restart(): void;
}

/** Starts the worker at `url`, a script of about `size` bytes. */
export function startEngine(url: URL, size: number, events: EngineEvents): Engine {
  let worker: Worker | null = null;
  let ready = false;
  let asked = 0;
  let answered = 0;
  let newest: Draft | null = null;
  let waiting: Draft | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const ask = (): void => {
    if (!ready || worker === null || waiting === null || asked !== answered) return;
    const question: Question = { number: ++asked, draft: waiting };
    waiting = null;
    worker.postMessage(question);
  };
  const fail = (): void => {
    worker?.terminate();
    worker = null;
    ready = false;
    answered = asked;
    events.failed();
  };
  const start = async (): Promise<void> => {
    events.loading(0);
    try {
      // Fetched first, for its progress; the worker then takes it from the cache.
      await fetchWithProgress(url, size, events.loading);
      worker = new Worker(url);
    } catch {
      return fail();
    }
    worker.onerror = fail;
    worker.onmessage = ({ data }: MessageEvent<Answer>) => {
      if (data.kind === 'ready') {
        ready = true;
        // A worker that failed took its question with it.
        waiting = newest;
      } else if (data.kind !== 'suggested') answered = data.number;
      events.answered(data);
      ask();
    };
  };
  void start();
  return {
    check(draft, pause) {
      clearTimeout(timer);
      timer = setTimeout(() => {
        newest = draft;
        waiting = draft;
        ask();
      }, pause);
    },
    restart: () => void start(),
  };
}

async function fetchWithProgress(url: URL, size: number, progress: (share: number) => void): Promise<void> {
  const response = await fetch(url);
  if (!response.ok || response.body === null) throw new Error(`status ${response.status}`);
  const reader = response.body.getReader();
  let received = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    received += value.length;
    progress(Math.min(1, received / size));
  }
}
