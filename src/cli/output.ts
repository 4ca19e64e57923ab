// Where output goes: the terminal, or a file that appears whole or not at all.
import { closeSync, fsyncSync, openSync, realpathSync, renameSync, statSync, unlinkSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { InputError, systemReason } from '../service/failure.ts';

/** Something to write to, piece by piece. */
export interface Output {
  readonly name: string;
  write(text: string): void;
  /** Makes what was written appear under its name. */
  commit(): void;
  /** Takes back what was written. */
  discard(): void;
}

const unfinished = new Set<Output>();

/** Removes what unfinished commands have begun to write; for the end of the process. */
export function discardUnfinished(): void {
  for (const output of [...unfinished]) output.discard();
}

/**
 * Opens `path` for writing. A plain file is written under another name beside it and renamed at the end; a device or a pipe is
 * written as it is; `-` is standard output.
 * @throws InputError where it cannot be written.
 */
export function openOutput(path: string): Output {
  if (path === '-') return { name: 'standard output', write: (text) => writeAll(1, text, path), commit: () => {}, discard: () => {} };
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    if (found?.isDirectory()) throw new InputError(`--out ${path}: is a folder; give the path of a file`);
    return found !== undefined && !found.isFile()
      ? direct(path)
      : renamed(path, found === undefined ? path : realpathSync(path), found?.mode);
  } catch (error) {
    throw failed(path, error);
  }
}

const failed = (path: string, error: unknown): Error =>
  error instanceof InputError ? error : new InputError(`--out ${path}: cannot be written: ${systemReason(error)}`);

/** A reader that went away is no failure; the command ends quietly. */
const isClosedPipe = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'EPIPE';

/** Writes all of a text, however slow the reader. */
function writeAll(file: number, text: string, path: string): void {
  let bytes = Buffer.from(text);
  while (bytes.length > 0) {
    try {
      bytes = bytes.subarray(writeSync(file, bytes));
    } catch (error) {
      if (isClosedPipe(error)) throw error;
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw failed(path, error);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}

function direct(path: string): Output {
  const file = openSync(path, 'w');
  return { name: path, write: (text) => writeAll(file, text, path), commit: () => closeSync(file), discard: () => {} };
}

function renamed(path: string, target: string, mode = 0o666): Output {
  const temporary = join(dirname(target), `.${basename(target)}.${process.pid}.part`);
  const file = openSync(temporary, 'wx', mode & 0o777);
  let open = true;
  const close = (): void => {
    if (open) closeSync(file);
    open = false;
    unfinished.delete(output);
  };
  const output: Output = {
    name: path,
    write: (text) => writeAll(file, text, path),
    commit() {
      try {
        fsyncSync(file);
        close();
        renameSync(temporary, target);
      } catch (error) {
        throw failed(path, error);
      }
    },
    discard() {
      close();
      try {
        unlinkSync(temporary);
      } catch {
        // It is gone already.
      }
    },
  };
  unfinished.add(output);
  return output;
}

/** Writes all of `text` to `path`, or to standard output where there is none. */
export function writeOutput(path: string | undefined, text: string): void {
  const output = openOutput(path ?? '-');
  try {
    output.write(text);
    output.commit();
  } catch (error) {
    output.discard();
    throw error;
  }
}
