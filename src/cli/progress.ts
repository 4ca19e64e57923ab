// The progress bar of a batch: on standard error, and only where that is a terminal.
import { SingleBar } from 'cli-progress';

export interface Progress {
  at(done: number): void;
  end(): void;
}

/** Starts a bar up to `total`; nothing is shown where the total is not known. */
export function showProgress(total: number): Progress {
  if (total === 0 || process.stderr.isTTY !== true) return { at: () => {}, end: () => {} };
  const bar = new SingleBar({
    format: ' {bar} {percentage} % · {eta_formatted} left',
    stream: process.stderr,
    clearOnComplete: true,
    hideCursor: true,
    barCompleteChar: '█',
    barIncompleteChar: '░',
  });
  bar.start(total, 0);
  return { at: (done) => bar.update(done), end: () => bar.stop() };
}
