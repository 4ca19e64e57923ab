// Bytes of a file or of standard input → the text of a note, or one line that says why not.
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { longestDocument } from '../contract/case.ts';
import { InputError, systemReason } from '../service/failure.ts';

/** The most bytes that are read of a text of `longest` characters, in any encoding. */
const bytesOf = (longest: number): number => longest * 4 + 4;

const otherFormats: readonly (readonly [string, string])[] = [
  ['%PDF', 'a PDF'],
  ['PK\u0003\u0004', 'a Word document or another archive'],
  ['\u00d0\u00cf\u0011\u00e0', 'an old Word document'],
  ['{\\rtf', 'an RTF document'],
];

/**
 * Bytes → text. UTF-8 and UTF-16 are told by their byte order mark, UTF-16 without one by its zero bytes; what is no valid UTF-8
 * is read as Windows-1252. The byte order mark is no part of the text.
 * @throws InputError where the bytes are no text, are empty, or are more than a note may hold.
 */
export function decodeText(bytes: Uint8Array, name: string, longest: number = longestDocument): string {
  const head = String.fromCharCode(...bytes.subarray(0, 8));
  for (const [mark, format] of otherFormats)
    if (head.startsWith(mark)) throw new InputError(`${name}: is ${format}, not plain text; save the note as plain text`);
  const encoding = encodingOf(bytes);
  const text = encoding === 'windows-1252' ? decodeWindows(bytes) : new TextDecoder(encoding).decode(bytes);
  const controls = text.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/g)?.length ?? 0;
  if (text.includes('\u0000') || controls > text.length / 50)
    throw new InputError(`${name}: is binary data, not plain text; save the note as plain text`);
  if (text.trim() === '') throw new InputError(`${name}: is empty; give a note with text in it`);
  if (text.length > longest) throw tooLong(name, longest);
  return text;
}

const tooLong = (name: string, longest: number): InputError =>
  new InputError(`${name}: is larger than ${Math.floor(longest / 1_048_576)} MB, more than may be read`);

/** Windows-1252 from 80 to 9F, where it differs from Latin-1. Node 20 takes the one for the other. */
const windowsMarks = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

const decodeWindows = (bytes: Uint8Array): string =>
  Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (mark) => windowsMarks[mark.charCodeAt(0) - 0x80] ?? mark);

function encodingOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const sample = bytes.subarray(0, 2000);
  const zeros = (remainder: number): number => sample.filter((byte, at) => byte === 0 && at % 2 === remainder).length;
  const even = zeros(0);
  const odd = zeros(1);
  if (odd > sample.length / 4 && even < odd / 10) return 'utf-16le';
  if (even > sample.length / 4 && odd < even / 10) return 'utf-16be';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}

/** The text of a file, or of standard input for `-`; a note unless it may be longer. @throws InputError */
export function readText(path: string, longest: number = longestDocument): string {
  const name = path === '-' ? 'standard input' : path;
  return decodeText(readBytes(path, name, longest), name, longest);
}

function readBytes(path: string, name: string, longest: number): Uint8Array {
  let file: number | null = null;
  try {
    if (path !== '-') {
      const found = statSync(path);
      if (found.isDirectory()) throw new InputError(`${name}: is a folder; give a file, or check a folder with opaudit batch`);
      if (found.isFile() && found.size > bytesOf(longest)) throw tooLong(name, longest);
    }
    file = path === '-' ? 0 : openSync(path, 'r');
    return readAll(file, name, longest);
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(`${name}: ${systemReason(error)}; give the path of a plain-text note, or - for standard input`);
  } finally {
    if (file !== null && file !== 0) closeSync(file);
  }
}

function readAll(file: number, name: string, longest: number): Uint8Array {
  const parts: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const part = Buffer.alloc(65_536);
    const read = readSome(file, part);
    if (read === 0) return Buffer.concat(parts, length);
    parts.push(part.subarray(0, read));
    length += read;
    if (length > bytesOf(longest)) throw tooLong(name, longest);
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
