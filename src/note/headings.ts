// Where the headings of a note stand: `FIELD: value`, a heading on its own line, or a bare heading in a running dictation.
import { bisect } from './bisect.ts';
import { misspelledHeading } from './misspelled.ts';
import type { HeadingKind, Span } from './note.ts';
import { shoutedHeadings } from './shouted.ts';

export interface Heading extends Span {
  readonly kind: string;
  /** Where its body begins. */
  readonly bodyStart: number;
  /** True where it stands inside a running dictation, without a colon. */
  readonly bare: boolean;
}

/** Known headings, ready to look up. */
export interface HeadingIndex {
  readonly kindOf: ReadonlyMap<string, string>;
  /** Kinds that hold one value, after which the text goes on outside the section. */
  readonly fields: ReadonlySet<string>;
  /** Expressions that are tried where a heading may begin (sticky), but `spoken`, which is looked for everywhere. */
  readonly bare: RegExp | null;
  readonly inline: RegExp | null;
  /** The bare headings anywhere, for the header of a dictation that has neither capitals nor marks. */
  readonly spoken: RegExp | null;
  /** The most characters that a heading takes in a text, and the most letters and digits. */
  readonly longest: number;
  readonly mostLetters: number;
}

const key = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/\(s\)/g, 's')
    .replace(/\(es\)/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
/** What may stand between the words of a heading. */
const between = '[ .\\-/]{1,3}';
const expression = (text: string): string =>
  text
    .replace(/[^a-z0-9 ]/gi, '')
    .trim()
    .replace(/ /g, between);
const alternatives = (headings: Iterable<string>): string =>
  [...headings]
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .map(expression)
    .join('|');

/** Compiles the headings of `language/sections.yaml`. */
export function compileHeadings(kinds: readonly HeadingKind[]): HeadingIndex {
  const kindOf = new Map<string, string>();
  const bareOf = new Map<string, string>();
  const fields = new Set(kinds.filter((kind) => kind.field).map((kind) => kind.kind));
  for (const { kind, headings, bare } of kinds) {
    for (const heading of [...headings, ...bare]) kindOf.set(key(heading), kind);
    for (const heading of bare) bareOf.set(key(heading), kind);
  }
  const bare =
    bareOf.size === 0
      ? null
      : new RegExp(`(?<=(?:^|[.;\\n]|\\bperiod|\\bparagraph)[ ]{0,3})(?:${alternatives(bareOf.keys())})(?=[ .])`, 'iy');
  const inline =
    kindOf.size === 0
      ? null
      : new RegExp(
          `(?<=(?:^|[.;,)\\n]|\\bperiod|\\bparagraph|[ ]{2})[ ]{0,3})(?:${alternatives(kindOf.keys())})(?:[ ]?\\(e?s\\))?[ ]?(?=:|\\bcolon\\b)`,
          'iy',
        );
  const spoken = bareOf.size === 0 ? null : new RegExp(`\\b(?:${alternatives(bareOf.keys())})(?=[ ])`, 'gi');
  const keys = [...kindOf.keys()];
  const longest = Math.max(0, ...keys.map((one) => one.length + 2 * (one.split(' ').length - 1)));
  const mostLetters = Math.max(0, ...keys.map((one) => one.replaceAll(' ', '').length));
  return { kindOf, fields, bare, inline, spoken, longest, mostLetters };
}

/** What makes no other heading of one: "Details of the procedure". */
const article = /\b(?:the|this) /g;

/** The kind of a heading, over an article and a slip in its spelling. */
function kindOfHeading(name: string, { kindOf, mostLetters }: HeadingIndex): string | undefined {
  const kind = kindOf.get(name) ?? kindOf.get(name.replace(article, ''));
  if (kind !== undefined || name.length > mostLetters * 2) return kind;
  const meant = misspelledHeading(name, kindOf.keys());
  return meant === undefined ? undefined : kindOf.get(meant);
}

const leader = /^[ ]*(?:\(?\d{1,2}[.)][ ]+|[-*•#>]+[ ]+)?/;

/** A heading at the head of one line, or null. `lineStart` is the line's offset in the text. */
function lineHeading(line: string, lineStart: number, index: HeadingIndex): Heading | null {
  const lead = leader.exec(line)?.[0].length ?? 0;
  const rest = line.slice(lead);
  const colon = /^([A-Za-z][^:\n]{0,60}?)[ ]{0,60}(:|[ ][-–—][ ]|[ ]\bcolon\b)/.exec(rest);
  if (colon !== null) {
    const words = colon[1] as string;
    const kind = kindOfHeading(key(words), index);
    const isMark =
      colon[2] === ':' && words.split(/\s+/).length <= 7 && !/[.!?;]|,.*,/.test(words) && !/\d:\d/.test(rest.slice(0, colon[0].length + 1));
    if (kind !== undefined || isMark)
      return {
        kind: kind ?? 'other',
        start: lineStart + lead,
        end: lineStart + lead + words.length,
        bodyStart: lineStart + lead + colon[0].length,
        bare: false,
      };
  }
  const alone = rest.trimEnd().replace(/[:.]$/, '');
  const shouted = /^[A-Z][A-Z0-9 /&,()'-]{3,60}$/.test(alone) && alone.split(' ').length <= 7;
  const name = isLonger(alone, index.mostLetters) ? '' : key(alone);
  const kind = shouted ? kindOfHeading(name, index) : index.kindOf.get(name);
  if (alone !== '' && (kind !== undefined || (shouted && !/\d{2}/.test(alone))))
    return {
      kind: kind ?? 'other',
      start: lineStart + lead,
      end: lineStart + lead + alone.length,
      bodyStart: lineStart + line.length,
      bare: false,
    };
  return null;
}

/** Words before a spoken heading that make it a word of a sentence: "at a later operation". */
const inPhrase = /\b(?:the|an?|this|his|her|our|any|later|next|second|first|previous|earlier|same|of|for|in|during|after|before)[ ]$/i;

/** The paragraphs of an unpunctuated dictation that speak several headings: its header. */
function spokenHeaders(text: string, pattern: RegExp): Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const paragraph of text.split(/\n[ ]*\n/)) {
    const at = text.indexOf(paragraph, start);
    start = at + paragraph.length;
    if ((paragraph.match(pattern) ?? []).length >= 3) spans.push({ start: at, end: start });
  }
  return spans;
}

/** Whether a line holds more letters and digits than any heading, as nearly every line of prose does. */
function isLonger(line: string, most: number): boolean {
  let count = 0;
  for (let at = 0; at < line.length && count <= most; at++) if (isLetterOrDigit(line.charCodeAt(at))) count += 1;
  return count > most;
}

const isCapital = (code: number): boolean => code >= 65 && code <= 90;
const isLetter = (code: number): boolean => isCapital(code) || (code >= 97 && code <= 122);
const isLetterOrDigit = (code: number): boolean => isLetter(code) || (code >= 48 && code <= 57);

/** How many letters a text has, and how many of them are capitals. */
function letters(text: string): { readonly all: number; readonly capitals: number } {
  let all = 0;
  let capitals = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (isLetter(code)) all += 1;
    if (isCapital(code)) capitals += 1;
  }
  return { all, capitals };
}

interface Found extends Span {
  readonly words: string;
}

/** All matches of a sticky expression at places that are in order. What one match takes is not tried again. */
function matchesAt(text: string, pattern: RegExp, places: Iterable<number>): Found[] {
  const found: Found[] = [];
  let end = 0;
  for (const start of places) {
    if (start < end) continue;
    pattern.lastIndex = start;
    const match = pattern.exec(text);
    if (match === null) continue;
    end = start + match[0].length;
    found.push({ start, end, words: match[0] });
  }
  return found;
}

/** Where a heading in running text may begin: after a stop, a line break or a mark that was spoken, over at most three spaces. */
function* afterMarks(text: string): Generator<number> {
  yield* overSpaces(text, 0);
  for (const mark of text.matchAll(/[.;\n]|\bperiod|\bparagraph/gi)) yield* overSpaces(text, mark.index + mark[0].length);
}

function* overSpaces(text: string, at: number): Generator<number> {
  for (let start = at; start <= at + 3; start++)
    if (text.charCodeAt(start) !== space) {
      if (start < text.length) yield start;
      return;
    }
}

const space = 32;

/** Where a heading before a colon may begin: at a word, no farther before the colon than a heading is long. */
function* beforeColons(text: string, longest: number): Generator<number> {
  let tried = 0;
  for (const colon of text.matchAll(/:|\bcolon\b/gi)) {
    let start = colon.index;
    while (start > tried && colon.index - start <= longest && isInHeading(text.charCodeAt(start - 1))) start -= 1;
    for (; start < colon.index; start++) {
      const before = text.charCodeAt(start - 1);
      // After a letter only "period" and "paragraph" let a heading begin.
      if (
        isLetterOrDigit(text.charCodeAt(start)) &&
        (start === 0 || !isLetterOrDigit(before) || (before | 32) === 100 || (before | 32) === 104)
      )
        yield start;
    }
    tried = colon.index;
  }
}

/** Letters, digits and what may stand in a heading: space, stop, hyphen, slash, the brackets of "(es)". */
const isInHeading = (code: number): boolean =>
  isLetterOrDigit(code) || code === space || (code >= 45 && code <= 47) || code === 40 || code === 41;

/** Whether `[start, end)` lies over one of `headings`, which are in order and none overlapping. */
function overlaps(headings: readonly Heading[], start: number, end: number): boolean {
  const next = bisect(0, headings.length, (at) => (headings[at] as Heading).start < end);
  return next > 0 && start < (headings[next - 1] as Heading).bodyStart;
}

/** All headings of `text`, in order, none overlapping. A note in capitals alone has only known headings and `FIELD:`. */
export function findHeadings(text: string, index: HeadingIndex): Heading[] {
  const { all, capitals } = letters(text);
  const allCapitals = all > 200 && capitals > all * 0.9;
  const dictated = all > 200 && capitals < all * 0.02;
  const onLines: Heading[] = [];
  let lineStart = 0;
  for (const line of text.split('\n')) {
    const heading = lineHeading(line, lineStart, index);
    if (heading !== null && !(allCapitals && heading.kind === 'other' && heading.bodyStart === lineStart + line.length))
      onLines.push(heading);
    lineStart += line.length + 1;
  }
  // Each list is in order; a later one holds only what lies over none of the earlier.
  const lists: Heading[][] = [onLines];
  const add = (places: readonly Found[], isBare: (colon: number) => boolean): void => {
    const list: Heading[] = [];
    lists.push(list);
    for (const { start, words: taken } of places) {
      const words = taken.trimEnd();
      const end = start + words.length;
      if (lists.some((headings) => overlaps(headings, start, end))) continue;
      const colon = /^\s*(?::|colon\b)/i.exec(text.slice(end, end + 10))?.[0].length ?? 0;
      list.push({ kind: index.kindOf.get(key(words)) ?? 'other', start, end, bodyStart: end + colon, bare: isBare(colon) });
    }
  };
  if (!allCapitals) {
    const shouted = shoutedHeadings(text, (words) => index.kindOf.has(key(words)));
    lists.push(
      shouted
        .filter(({ start, bodyStart }) => !overlaps(onLines, start, bodyStart))
        .map(({ start, end, bodyStart, words }) => ({ kind: index.kindOf.get(key(words)) ?? 'other', start, end, bodyStart, bare: true })),
    );
  }
  if (index.inline !== null) add(matchesAt(text, index.inline, beforeColons(text, index.longest)), (colon) => colon === 0);
  if (index.bare !== null)
    add(
      matchesAt(text, index.bare, afterMarks(text)).filter(({ words, end }) => isHeadingInProse(words, text.slice(end, end + 12))),
      (colon) => colon === 0,
    );
  if (index.spoken !== null && dictated) {
    const headers = spokenHeaders(text, index.spoken);
    let header = 0;
    const inHeader = [...text.matchAll(index.spoken)]
      .map((match) => ({ start: match.index, end: match.index + match[0].length, words: match[0] }))
      .filter(({ start }) => !inPhrase.test(text.slice(Math.max(0, start - 12), start)))
      .filter(({ start }) => {
        while (header < headers.length && (headers[header] as Span).end <= start) header += 1;
        return header < headers.length && (headers[header] as Span).start <= start;
      });
    add(inHeader, () => false);
  }
  return inPairs(
    text,
    lists.flat().sort((a, b) => a.start - b.start),
  );
}

const afterwards = /^post(?:[ .-]?op)?$/i;

/** "Pre: sarcoma. Post: same" is a pair of diagnoses, "Ant: … Post: …" names the back; else "Post:" tells what comes after. */
function inPairs(text: string, headings: Heading[]): Heading[] {
  return headings.map((heading, at) => {
    if (heading.kind !== 'plan' || !afterwards.test(text.slice(heading.start, heading.end))) return heading;
    const before = headings[at - 1];
    if (before?.kind === 'preoperative-diagnosis') return { ...heading, kind: 'postoperative-diagnosis' };
    return /\bant(?:erior(?:ly)?)?[ ]?:/i.test(text.slice(Math.max(0, heading.start - frontBefore), heading.start))
      ? { ...heading, kind: 'other' }
      : heading;
  });
}

/** How far before "Post:" the front may be named. */
const frontBefore = 300;

/** A bare heading in lower-case prose ("findings were …") is a word, not a heading. */
const isHeadingInProse = (words: string, after: string): boolean =>
  /^[A-Z]/.test(words) &&
  (/^[A-Z .\-/]+$/.test(words) || !/^\s+(?:was|were|is|are|of|had|with|and|showed|included|in|at|by|to)\b/i.test(after));
