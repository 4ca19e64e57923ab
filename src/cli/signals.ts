// What SIGHUP, SIGINT and SIGTERM do: end the command at once, or what a command that has more to finish asks for.
import { discardUnfinished } from './output.ts';

const codes = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

const endAtOnce = (code: number): void => {
  discardUnfinished();
  process.exit(code);
};

let first: (() => void) | null = null;

/** From now on the first signal calls `finish`; a second one ends the command at once. */
export function onFirstSignal(finish: () => void): void {
  first = finish;
}

/** Listens to the signals. */
export function hearSignals(): void {
  for (const [signal, code] of Object.entries(codes))
    process.on(signal, () => {
      if (first === null) endAtOnce(code);
      const finish = first;
      first = null;
      finish?.();
    });
}
