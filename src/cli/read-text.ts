// A file or standard input → the text of a note, or one line that says why not.
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { longestDocument } from '../contract/limits.ts';
import { bytesOf, decodeText, tooLong, UnreadableTextError } from '../note/decode.ts';
import { InputError, systemReason } from '../service/failure.ts';

/** The text of a file, or of standard input for `-`; a note unless it may be longer. @throws InputError */
export function readText(path: string, longest: number = longestDocument): string {
  const name = path === '-' ? 'standard input' : path;
  try {
    return decodeText(readBytes(path, name, longest), longest);
  } catch (error) {
    throw error instanceof UnreadableTextError ? new InputError(`${name}: ${error.message}`) : error;
  }
}

function readBytes(path: string, name: string, longest: number): Uint8Array {
  let file: number | null = null;
  try {
    if (path !== '-') {
      const found = statSync(path);
      if (found.isDirectory()) throw new InputError(`${name}: is a folder; give a file, or check a folder with opaudit batch`);
      if (found.isFile() && found.size > bytesOf(longest)) throw tooLong(longest);
    }
    file = path === '-' ? 0 : openSync(path, 'r');
    return readAll(file, longest);
  } catch (error) {
    if (error instanceof InputError || error instanceof UnreadableTextError) throw error;
    throw new InputError(`${name}: ${systemReason(error)}; give the path of a plain-text note, or - for standard input`);
  } finally {
    if (file !== null && file !== 0) closeSync(file);
  }
}

function readAll(file: number, longest: number): Uint8Array {
  const parts: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const part = Buffer.alloc(65_536);
    const read = readSome(file, part);
    if (read === 0) return Buffer.concat(parts, length);
    parts.push(part.subarray(0, read));
    length += read;
    if (length > bytesOf(longest)) throw tooLong(longest);
  }
}

/** Reads once; a pipe that has nothing yet is asked again, a closed one is at its end. */
function readSome(file: number, part: Buffer): number {
  for (;;) {
    try {
      return readSync(file, part, 0, part.length, null);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === 'EOF') return 0;
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
}
