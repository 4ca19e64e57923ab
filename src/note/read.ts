// text → Note: sections, sentences and tokens. Pure: the same text and headings give the same note.
import { clean } from './clean.ts';
import { findHeadings, type HeadingIndex } from './headings.ts';
import { verbBeforeNot } from './normal.ts';
import type { Note, Section, Sentence, Token } from './note.ts';
import { type Lexeme, type RawTokens, tokenize } from './tokens.ts';

/** A word before "period" or "colon" that makes it an ordinary noun. */
const nounBefore =
  /^(?:a|an|the|this|that|global|day|week|month|short|long|brief|healing|recovery|time|postoperative|waiting|same|observation|sigmoid|transverse|descending|ascending|entire|distal|proximal|of|right|left|no)$/;
const nounAfter = /^(?:of|cancer|resection|was|is|has|had|were)$/;

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
  return { text, sections, ...split(cleaned, tokenize(cleaned), sections, linesOf(cleaned)) };
}

/** Where a one-value field ends: at a blank line after its value, or, inside a running dictation, at the first full stop. */
function fieldEnd(text: string, start: number, limit: number, bare: boolean): number {
  const body = text.slice(start, limit);
  const value = /\S/.exec(body)?.index ?? 0;
  const stop = bare ? /(?<!\b(?:dr|mr|mrs|ms|no|vs))[.](?=\s+[A-Z])|\bperiod\b|\n/i : /\n[ ]*\n\s*/;
  const found = stop.exec(body.slice(value));
  return found === null ? limit : start + value + found.index + found[0].length;
}

/** The lines of a text, by column. */
interface Lines {
  readonly starts: readonly number[];
  /** What the break after each line ends: nothing where a statement goes on over it; after a blank line another paragraph begins. */
  readonly ends: readonly ('nothing' | 'statement' | 'paragraph')[];
}

function linesOf(text: string): Lines {
  const starts: number[] = [];
  const ends: Lines['ends'][number][] = [];
  const lines = text.split('\n');
  let start = 0;
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] as string;
    const next = lines[index + 1];
    starts.push(start);
    start += line.length + 1;
    if (next === undefined) continue;
    const written = line.trimEnd();
    if (written === '' || next.trim() === '') ends.push('paragraph');
    else ends.push(!listItem.test(next) && goesOn(written, next) ? 'nothing' : 'statement');
  }
  return { starts, ends };
}

/** Whether a statement goes on from a line to the next: the line is full, or one of both looks like the middle of a sentence. */
function goesOn(line: string, next: string): boolean {
  const mark = line.charAt(line.length - 1);
  if (/[:;.!?]/.test(mark)) return mark !== ':' && line.length >= 60;
  return line.length >= 50 || /[,\-(]$|\b(?:and|or|the|of|to|with|a|in|was|were|at|by|for)$/.test(line) || /^[ ]*[a-z(]/.test(next);
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
function split(text: string, raw: RawTokens, sections: readonly Section[], lines: Lines): Pick<Note, 'tokens' | 'sentences'> {
  const { lexemes, starts, ends } = raw;
  const tokens: Token[] = [];
  const sentences: Sentence[] = [];
  let section = 0;
  let line = 0;
  let paragraph = 0;
  let open = 0;
  let itemStart = false;
  const close = (section: number, item: boolean): void => {
    if (tokens.length === open) return;
    const start = starts[open] as number;
    const end = ends[tokens.length - 1] as number;
    sentences.push({ index: sentences.length, first: open, last: tokens.length, start, end, section, item, paragraph });
    open = tokens.length;
  };
  for (let at = 0; at < lexemes.length; at++) {
    const start = starts[at] as number;
    const { value } = lexemes[at] as Lexeme;
    const before = at === 0 ? '' : (lexemes[at - 1] as Lexeme).value;
    const endBefore = at === 0 ? -1 : (ends[at - 1] as number);
    let boundary = false;
    let newParagraph = false;
    for (; line + 1 < lines.starts.length && (lines.starts[line + 1] as number) <= start; line++) {
      if (lines.ends[line] !== 'nothing') boundary = true;
      if (lines.ends[line] === 'paragraph') newParagraph = true;
    }
    let next = section;
    while (next + 1 < sections.length && start >= sectionStart(sections[next + 1] as Section)) next += 1;
    const here = sections[next] as Section;
    // A heading on a line of its own is a statement of its own; `FIELD: value` is one statement.
    if (
      next !== section ||
      (here.heading !== null &&
        at > 0 &&
        endBefore <= here.body.start &&
        start >= here.body.start &&
        text.slice(here.heading.end, start).includes('\n'))
    )
      boundary = true;
    if (at > 0 && start > endBefore) {
      const startBefore = starts[at - 1] as number;
      if (raw.begins[at] === true && /[.!?]["')\]]*$/.test(text.slice(Math.max(0, startBefore - 1), endBefore))) {
        const word = before === '.' ? lettersBefore(text, startBefore) : before.replace(/\.$/, '');
        if (
          !(abbreviations.test(word) && /^[a-z0-9(]/.test(value)) &&
          !(/(?:^|\s)\d{1,2}$/.test(text.slice(Math.max(0, startBefore - 3), startBefore)) && itemStart && at - open <= 2)
        )
          boundary = true;
      }
      // The library joins a full stop to capitals in all-capital text; a stop followed by a space ends the statement there.
      if (before === '.' && /^[A-Z0-9"('[]/.test(value) && !abbreviations.test(lettersBefore(text, startBefore))) boundary = true;
    }
    // A stop that was spoken.
    if (before.length > 1 && (tokens[at - 1] as Token).norm === '.') boundary = true;
    if (boundary) {
      const wasItem = itemStart || ((sections[section] as Section).heading !== null && at - open < 12);
      close(section, wasItem);
      if (newParagraph || next !== section) paragraph += 1;
      itemStart = listItem.test(text.slice(lines.starts[line], start + 2));
    }
    section = next;
    tokens.push(tokenOf(raw, at, sentences.length));
  }
  close(section, itemStart);
  return { tokens, sentences };
}

const sectionStart = (section: Section): number => section.heading?.start ?? section.body.start;

/** One token as it is read among its neighbours; spoken marks become the mark. */
function tokenOf({ lexemes, starts, ends, tags }: RawTokens, at: number, sentence: number): Token {
  const lexeme = lexemes[at] as Lexeme;
  const after = lexemes[at + 1];
  let { norm, kind } = lexeme;
  if (lexeme.spoken !== null && (lexeme.spoken === ',' || !isNoun(lexemes[at - 1], after))) {
    norm = lexeme.spoken;
    kind = 'punctuation';
  } else if (lexeme.isNot) {
    norm = 'not';
    kind = 'word';
  } else if (after?.isNot && kind !== 'punctuation') {
    norm = verbBeforeNot(lexeme.lower);
    kind = 'word';
  }
  return {
    index: at,
    start: starts[at] as number,
    end: ends[at] as number,
    norm,
    kind,
    pos: tags[at] as string,
    known: lexeme.known,
    sentence,
  };
}

/** Whether "period" or "colon" is an ordinary noun between its neighbours. */
const isNoun = (before: Lexeme | undefined, after: Lexeme | undefined): boolean =>
  nounBefore.test(before?.lower ?? '') || nounAfter.test(after?.lower ?? '');
