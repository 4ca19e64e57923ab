// The bytes of a JSON list → the text of each of its elements, one at a time, however many there are.
import { StringDecoder } from 'node:string_decoder';

export interface ListElement {
  /** Counted from 1. */
  readonly number: number;
  /** Null where the element is longer than may be read. */
  readonly text: string | null;
}

/** What was sent is no list, or not a whole one. */
export class ListError extends Error {}

const [quote, backslash, comma, open, close, openBrace, closeBrace] = [...'"\\,[]{}'].map((sign) => sign.charCodeAt(0));

/**
 * The elements of a list, each kept up to `longest` characters; whether each is valid JSON is for its reader to find out.
 * @throws ListError
 */
export async function* elementsOf(chunks: AsyncIterable<Uint8Array>, longest: number): AsyncGenerator<ListElement> {
  const decoder = new StringDecoder('utf8');
  let place: 'before' | 'inside' | 'after' = 'before';
  let depth = 0;
  let string = false;
  let escaped = false;
  let number = 0;
  let parts: string[] = [];
  let length = 0;
  const keep = (text: string): void => {
    length += text.length;
    if (length > longest) parts = [];
    else parts.push(text);
  };
  const take = (): ListElement => {
    number += 1;
    const element = { number, text: length > longest ? null : parts.join('') };
    parts = [];
    length = 0;
    return element;
  };
  for await (const chunk of chunks) {
    const text = decoder.write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length));
    let start = 0;
    for (let at = 0; at < text.length; at += 1) {
      const sign = text.charCodeAt(at);
      if (place !== 'inside') {
        if (/[\s\ufeff]/.test(text[at] as string)) continue;
        if (place === 'after') throw new ListError('there is text after the end of the list');
        if (sign !== open) throw new ListError('the body is no list; send [ … ], or one case to /v1/checks');
        place = 'inside';
        start = at + 1;
      } else if (string) {
        if (escaped) escaped = false;
        else if (sign === backslash) escaped = true;
        else if (sign === quote) string = false;
      } else if (sign === quote) string = true;
      else if (sign === open || sign === openBrace) depth += 1;
      else if (depth > 0) {
        if (sign === close || sign === closeBrace) depth -= 1;
      } else if (sign === comma || sign === close) {
        keep(text.slice(start, at));
        start = at + 1;
        if (sign === close) place = 'after';
        const element = take();
        const empty = sign === close && number === 1 && element.text?.trim() === '';
        if (!empty) yield element;
      }
    }
    if (place === 'inside') keep(text.slice(start));
  }
  if (place === 'before') throw new ListError('the body is empty; send a list of cases, [ … ]');
  if (place === 'inside') throw new ListError('the list ends before its closing bracket; its last case is lost');
}
