// A file → its lines, one at a time, however long the file is.
import { createReadStream } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import { InputError, systemReason } from './failure.ts';

/** The longest line that is kept: a case with its documents. A longer one comes as null and is told as an error. */
const longestLine = 64 * 1024 * 1024;

export interface Line {
  /** Counted from 1. */
  readonly number: number;
  /** Null where the line is longer than may be read. */
  readonly text: string | null;
  readonly bytes: number;
}

/** The lines of a file, or of standard input for `-`. Blank lines are counted and left out. @throws InputError */
export async function* linesOf(path: string): AsyncGenerator<Line> {
  const stream = path === '-' ? process.stdin : createReadStream(path, { highWaterMark: 256 * 1024 });
  const decoder = new StringDecoder('utf8');
  let parts: string[] = [];
  let length = 0;
  let number = 0;
  let bytes = 0;
  const take = (): Line | null => {
    number += 1;
    const text = length > longestLine ? null : parts.join('').replace(number === 1 ? /^\ufeff/ : /^(?!)/, '');
    const line = { number, text, bytes };
    parts = [];
    length = 0;
    return text !== null && text.trim() === '' ? null : line;
  };
  const keep = (text: string): void => {
    length += text.length;
    if (length > longestLine) parts = [];
    else parts.push(text);
  };
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      const [first = '', ...rest] = decoder.write(chunk).split('\n');
      keep(first);
      for (const next of rest) {
        const line = take();
        if (line !== null) yield line;
        keep(next);
      }
    }
  } catch (error) {
    throw new InputError(`${path === '-' ? 'standard input' : path}: ${systemReason(error)}`);
  }
  keep(decoder.end());
  const last = take();
  if (last !== null) yield last;
}
