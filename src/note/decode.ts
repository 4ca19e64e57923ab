// Bytes of a file → the text of a note, or why they are none. Knows no platform: the command line and the page read files alike.

/** Bytes that are no text of a note; the message goes on from the file's name: `is a PDF, not plain text; save the note as plain text`. */
export class UnreadableTextError extends Error {}

const otherFormats: readonly (readonly [string, string])[] = [
  ['%PDF', 'a PDF'],
  ['PK\u0003\u0004', 'a Word document or another archive'],
  ['\u00d0\u00cf\u0011\u00e0', 'an old Word document'],
  ['{\\rtf', 'an RTF document'],
];

/** The most bytes that are read of a text of `longest` characters, in any encoding. */
export const bytesOf = (longest: number): number => longest * 4 + 4;

/**
 * Bytes → text. UTF-8 and UTF-16 are told by their byte order mark, UTF-16 without one by its zero bytes; what is no valid UTF-8
 * is read as Windows-1252. The byte order mark is no part of the text.
 * @throws UnreadableTextError where the bytes are no text, are empty, or are more than `longest` characters.
 */
export function decodeText(bytes: Uint8Array, longest: number): string {
  const head = String.fromCharCode(...bytes.subarray(0, 8));
  for (const [mark, format] of otherFormats)
    if (head.startsWith(mark)) throw new UnreadableTextError(`is ${format}, not plain text; save the note as plain text`);
  if (bytes.length > bytesOf(longest)) throw tooLong(longest);
  const encoding = encodingOf(bytes);
  const text = encoding === 'windows-1252' ? decodeWindows(bytes) : new TextDecoder(encoding).decode(bytes);
  const controls = text.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/g)?.length ?? 0;
  if (text.includes('\u0000') || controls > text.length / 50)
    throw new UnreadableTextError('is binary data, not plain text; save the note as plain text');
  if (text.trim() === '') throw new UnreadableTextError('is empty; give a note with text in it');
  if (text.length > longest) throw tooLong(longest);
  return text;
}

export const tooLong = (longest: number): UnreadableTextError =>
  new UnreadableTextError(`is larger than ${Math.floor(longest / 1_048_576)} MB, more than may be read`);

/** Windows-1252 from 80 to 9F, where it differs from Latin-1. Node 20 takes the one for the other. */
const windowsMarks = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Bytes at a time, since a function takes only so many arguments. */
const portion = 8192;

function decodeWindows(bytes: Uint8Array): string {
  let latin = '';
  for (let at = 0; at < bytes.length; at += portion) latin += String.fromCharCode(...bytes.subarray(at, at + portion));
  return latin.replace(/[\u0080-\u009f]/g, (mark) => windowsMarks[mark.charCodeAt(0) - 0x80] ?? mark);
}

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
