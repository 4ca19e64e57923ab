// Where the marks of forms stand in a text: brackets, signs, what parts a field's name from its value. A pattern is tried only beside
// the mark that it needs; most words of a narrative stand beside none.
import { bisect } from '../note/bisect.ts';

/** Half-open ranges or places of a text, by their beginning. */
export interface Places {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Everywhere that `pattern`, which must be global, matches. */
export function placesOf(text: string, pattern: RegExp): Places {
  const starts: number[] = [];
  const ends: number[] = [];
  for (const found of text.matchAll(pattern)) {
    starts.push(found.index);
    ends.push(found.index + found[0].length);
  }
  return { starts, ends };
}

/** How far from the words a form is read; a note may be one endless line. */
export const sight = 300;

const brackets = ['{}', '[]', '<>', '()', '@@', '~~'];

/** By character, the place among `brackets` of what it opens or closes, counted from 1; 0 for neither. */
const placed = (side: 0 | 1): Uint8Array => {
  const places = new Uint8Array(128);
  brackets.forEach((pair, at) => {
    places[pair.charCodeAt(side)] = at + 1;
  });
  return places;
};
const opening = placed(0);
const closing = placed(1);

/**
 * Every bracket of the text up to the next mark that closes its kind. Read character by character: of many brackets, a match of an
 * expression for each costs more than all else.
 */
export function bracketsOf(text: string): Places {
  const starts: number[] = [];
  const ends: number[] = [];
  /** For each kind the openings that wait to be closed; none at 0. */
  const waiting: number[][] = [[], ...brackets.map(() => [])];
  for (let at = 0; at < text.length; at++) {
    const character = text.charCodeAt(at);
    if (character >= closing.length) continue;
    const closes = closing[character] as number;
    if (closes > 0) {
      for (const one of waiting[closes] as number[]) ends[one] = at + 1;
      waiting[closes] = [];
    }
    const opens = opening[character] as number;
    if (opens === 0) continue;
    (waiting[opens] as number[]).push(starts.length);
    starts.push(at);
    ends.push(at);
  }
  return { starts, ends };
}

/** How many places begin before `at`. */
const countBefore = (starts: readonly number[], at: number): number => bisect(0, starts.length, (one) => (starts[one] as number) < at);

/** True where a place begins in [from, to). */
export const beginsWithin = ({ starts }: Places, from: number, to: number): boolean => {
  const at = countBefore(starts, from);
  return at < starts.length && (starts[at] as number) < to;
};

/** True where a place that begins at `from` or later lies around `at`. */
export function liesAround({ starts, ends }: Places, at: number, from: number): boolean {
  for (let look = countBefore(starts, at) - 1; look >= 0 && (starts[look] as number) >= from; look--)
    if ((ends[look] as number) > at) return true;
  return false;
}

/** Where the line that holds `at` begins, or `at - most` where that is later. */
export function lineStart(text: string, at: number, most: number): number {
  const from = Math.max(0, at - most);
  return from + text.slice(from, at).lastIndexOf('\n') + 1;
}

/** Where the line that holds `at` ends, or `at + most` where that is earlier. */
export function lineEnd(text: string, at: number, most: number): number {
  const length = text.slice(at, at + most).indexOf('\n');
  return length < 0 ? Math.min(text.length, at + most) : at + length;
}

/** The place of the first character from `at` on that is no space. */
export function pastSpaces(text: string, at: number): number {
  let next = at;
  while (text.charCodeAt(next) === 32) next += 1;
  return next;
}

/**
 * True where the name of a field may end after the words before `at`, within the line: nothing but the letters of a name stands between
 * them and what can part it from a value.
 */
export function mayEndField(text: string, at: number, limit: number): boolean {
  for (let look = at; look < limit; look++) {
    const code = text.charCodeAt(look);
    // Letters, spaces and what names hold besides.
    if ((code | 32) >= 97 && (code | 32) <= 122) continue;
    if (code === 32 || code === 35 || code === 39 || code === 41) continue;
    // A hyphen inside a word, or a stroke that offers no "no".
    if (code === 45) {
      if (text.charCodeAt(look - 1) !== 32 && !/^[ \->–—]/.test(text.charAt(look + 1))) continue;
      return true;
    }
    if (code === 47) {
      if (!/^ ?n/.test(text.slice(look + 1, look + 3))) continue;
      return true;
    }
    if (code === 46) return text.charCodeAt(look + 1) === 46;
    return fieldMarks.has(code);
  }
  return false;
}

const fieldMarks = new Set([...'?:=(_*@…→–—'].map((mark) => mark.charCodeAt(0)));
