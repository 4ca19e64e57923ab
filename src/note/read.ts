// text → Note: sections, sentences and tokens. Pure: the same text and headings give the same note.
import { clean } from './clean.ts';
import { findHeadings, type HeadingIndex } from './headings.ts';
import { normal, verbBeforeNot } from './normal.ts';
import type { Note, Section, Sentence, Token } from './note.ts';
import { type RawToken, tokenize } from './tokens.ts';

/** Marks that a dictation speaks out loud. */
const spoken = new Map([
  ['comma', ','],
  ['semicolon', ';'],
  ['colon', ':'],
  ['period', '.'],
]);
/** A word before "period" or "colon" that makes it an ordinary noun. */
const nounBefore =
  /^(?:a|an|the|this|that|global|day|week|month|short|long|brief|healing|recovery|time|postoperative|waiting|same|observation|sigmoid|transverse|descending|ascending|entire|distal|proximal|of|right|left|no)$/;
const nounAfter = /^(?:of|cancer|resection|was|is|has|had|were)$/;

const isWord = /[\p{L}\p{N}]/u;
const listItem = /^[ ]*(?:\(?\d{1,2}[.)]|[-*•>]|\[[ xX]?\])[ ]+\S/;

/** Reads one document. Every offset points into `text` exactly as it was given. */
export function readNote(text: string, headings: HeadingIndex): Note {
  const cleaned = clean(text);
  const found = findHeadings(cleaned, headings);
  const sections: Section[] = [];
  const first = found[0];
  if (first === undefined || first.start > 0) {
    sections.push({ index: 0, kind: 'none', heading: null, body: { start: 0, end: first?.start ?? text.length } });
  }
  found.forEach((heading, at) => {
    const next = found[at + 1]?.start ?? text.length;
    const bodyStart = Math.min(heading.bodyStart, next);
    const end = headings.fields.has(heading.kind) ? fieldEnd(cleaned, bodyStart, next, heading.bare) : next;
    sections.push({
      index: sections.length,
      kind: heading.kind,
      heading: { start: heading.start, end: heading.end },
      body: { start: bodyStart, end },
    });
    if (end < next) sections.push({ index: sections.length, kind: 'none', heading: null, body: { start: end, end: next } });
  });
  const breaks = hardBreaks(cleaned);
  const raw = tokenize(cleaned);
  return { text, sections, ...split(cleaned, raw, sections, breaks) };
}

/** Where a one-value field ends: at a blank line after its value, or, inside a running dictation, at the first full stop. */
function fieldEnd(text: string, start: number, limit: number, bare: boolean): number {
  const body = text.slice(start, limit);
  const value = /\S/.exec(body)?.index ?? 0;
  const stop = bare ? /(?<!\b(?:dr|mr|mrs|ms|no|vs))[.](?=\s+[A-Z])|\bperiod\b|\n/i : /\n[ ]*\n\s*/;
  const found = stop.exec(body.slice(value));
  return found === null ? limit : start + value + found.index + found[0].length;
}

/** Offsets of the line breaks that end a statement, mapped to true where a blank line makes a new paragraph. */
function hardBreaks(text: string): Map<number, boolean> {
  const breaks = new Map<number, boolean>();
  const lines = text.split('\n');
  let at = 0;
  for (let index = 0; index + 1 < lines.length; index++) {
    const line = (lines[index] as string).trimEnd();
    const next = lines[index + 1] as string;
    at += (lines[index] as string).length;
    const blank = line.trim() === '' || next.trim() === '';
    const wrapped =
      !blank &&
      !listItem.test(next) &&
      (line.length >= 50 || /[,\-(]$|\b(?:and|or|the|of|to|with|a|in|was|were|at|by|for)$/.test(line) || /^[ ]*[a-z(]/.test(next)) &&
      !/[:;.!?]$/.test(line);
    const wrappedMidParagraph = !blank && !listItem.test(next) && line.length >= 60 && /[.!?;]$/.test(line);
    if (blank) breaks.set(at, true);
    else if (!wrapped && !wrappedMidParagraph) breaks.set(at, false);
    at += 1;
  }
  return breaks;
}

const abbreviations =
  /^(?:fr|approx|no|dr|mr|mrs|ms|st|vs|dx|hx|tx|pt|inc|prof|lt|rt|sq|min|max|ca|cf|fig|est|resp|post|op|wt|ht|temp|subq|oz|lb|in|nn?|aa?|vv?|mm|ligg?|jt|sup|inf|ant|lat|med|ext|int|prox|dist|bx|fem|tib|semitend|semimemb|sart|grac|glut)$/i;

const letter = /[A-Za-z]/;

/** The letters that stand right before `end`. */
function lettersBefore(text: string, end: number): string {
  let start = end;
  while (start > 0 && letter.test(text.charAt(start - 1))) start -= 1;
  return text.slice(start, end);
}

/** Groups tokens into sentences and gives each its norm. */
function split(
  text: string,
  raw: readonly RawToken[],
  sections: readonly Section[],
  breaks: ReadonlyMap<number, boolean>,
): Pick<Note, 'tokens' | 'sentences'> {
  const tokens: Token[] = [];
  const sentences: Sentence[] = [];
  const breakOffsets = [...breaks.keys()].sort((a, b) => a - b);
  let section = 0;
  let breakAt = 0;
  let paragraph = 0;
  let open = 0;
  let itemStart = false;
  const close = (section_: number, item: boolean): void => {
    if (tokens.length === open) return;
    const start = (tokens[open] as Token).start;
    const end = (tokens[tokens.length - 1] as Token).end;
    sentences.push({ index: sentences.length, first: open, last: tokens.length, start, end, section: section_, item, paragraph });
    open = tokens.length;
  };
  raw.forEach((token, at) => {
    const value = text.slice(token.start, token.end);
    const previous = raw[at - 1];
    const before = previous === undefined ? '' : text.slice(previous.start, previous.end);
    let boundary = false;
    let newParagraph = false;
    while (breakAt < breakOffsets.length && (breakOffsets[breakAt] as number) < token.start) {
      boundary = true;
      if (breaks.get(breakOffsets[breakAt] as number)) newParagraph = true;
      breakAt += 1;
    }
    let next = section;
    while (next + 1 < sections.length && token.start >= sectionStart(sections[next + 1] as Section)) next += 1;
    const here = sections[next] as Section;
    // A heading on a line of its own is a statement of its own; `FIELD: value` is one statement.
    const afterHeading =
      here.heading !== null &&
      before !== '' &&
      previous !== undefined &&
      previous.end <= here.body.start &&
      token.start >= here.body.start &&
      /\n/.test(text.slice(here.heading.end, token.start));
    const gap = previous === undefined || token.start > previous.end;
    if (
      token.startsSentence &&
      gap &&
      previous !== undefined &&
      /[.!?]["')\]]*$/.test(text.slice(previous.start - 1 < 0 ? 0 : previous.start - 1, previous.end))
    ) {
      const word = before === '.' ? lettersBefore(text, previous.start) : before.replace(/\.$/, '');
      if (
        !(abbreviations.test(word) && /^[a-z0-9(]/.test(value)) &&
        !(/(?:^|\s)\d{1,2}$/.test(text.slice(Math.max(0, previous.start - 3), previous.start)) && itemStart && tokens.length - open <= 2)
      )
        boundary = true;
    }
    // The library joins a full stop to capitals in all-capital text; a stop followed by a space ends the statement there.
    if (gap && before === '.' && !abbreviations.test(lettersBefore(text, previous?.start ?? 0)) && /^[A-Z0-9"('[]/.test(value))
      boundary = true;
    const mark = tokens[tokens.length - 1];
    if (mark !== undefined && mark.norm === '.' && before.length > 1) boundary = true;
    if (next !== section || afterHeading) boundary = true;
    if (boundary) {
      const wasItem = itemStart || ((sections[section] as Section).heading !== null && tokens.length - open < 12);
      close(section, wasItem);
      if (newParagraph || next !== section) paragraph += 1;
      const lineStart = text.lastIndexOf('\n', token.start - 1) + 1;
      itemStart = listItem.test(text.slice(lineStart, token.start + 2));
    }
    section = next;
    tokens.push({
      index: tokens.length,
      start: token.start,
      end: token.end,
      ...reading(value, text, raw, at),
      pos: token.pos,
      known: token.known,
      sentence: sentences.length,
    });
  });
  close(section, itemStart);
  return { tokens, sentences };
}

const sectionStart = (section: Section): number => section.heading?.start ?? section.body.start;

/** The norm and kind of one token; spoken marks become the mark. */
function reading(value: string, text: string, raw: readonly RawToken[], at: number): Pick<Token, 'norm' | 'kind'> {
  if (!isWord.test(value)) return { norm: value, kind: 'punctuation' };
  const lower = value.toLowerCase();
  const neighbour = (offset: number): string => {
    const token = raw[at + offset];
    return token === undefined ? '' : text.slice(token.start, token.end).toLowerCase();
  };
  const mark = spoken.get(lower);
  if (mark !== undefined) {
    const ordinary = lower !== 'comma' && (nounBefore.test(neighbour(-1)) || nounAfter.test(neighbour(1)));
    if (!ordinary) return { norm: mark, kind: 'punctuation' };
  }
  if (lower === "n't") return { norm: 'not', kind: 'word' };
  if (neighbour(1) === "n't") return { norm: verbBeforeNot(lower), kind: 'word' };
  if (/^[\d.,/-]+$/.test(value)) return { norm: value, kind: 'number' };
  return { norm: normal(value), kind: /^\d/.test(value) ? 'number' : 'word' };
}
