// Chunks of bytes → lines of text, one at a time, however many there are.
import { StringDecoder } from 'node:string_decoder';

export interface Line {
  /** Counted from 1. */
  readonly number: number;
  /** Null where the line is longer than may be read. */
  readonly text: string | null;
  /** Bytes read so far. */
  readonly bytes: number;
}

/** The lines of a stream, each kept up to `longest` characters. Blank lines are counted and left out. */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>, longest: number): AsyncGenerator<Line> {
  const decoder = new StringDecoder('utf8');
  let parts: string[] = [];
  let length = 0;
  let number = 0;
  let bytes = 0;
  const take = (): Line | null => {
    number += 1;
    const text = length > longest ? null : parts.join('').replace(number === 1 ? /^\ufeff/ : /^(?!)/, '');
    const line = { number, text, bytes };
    parts = [];
    length = 0;
    return text !== null && text.trim() === '' ? null : line;
  };
  const keep = (text: string): void => {
    length += text.length;
    if (length > longest) parts = [];
    else parts.push(text);
  };
  for await (const chunk of chunks) {
    bytes += chunk.length;
    const [first = '', ...rest] = decoder.write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length)).split('\n');
    keep(first);
    for (const next of rest) {
      const line = take();
      if (line !== null) yield line;
      keep(next);
    }
  }
  keep(decoder.end());
  const last = take();
  if (last !== null) yield last;
}
