// text → Note: sections, sentences and tokens. Pure: the same text and headings give the same note.
import { clean, withPlainSpaces } from './clean.ts';
import { sectionEnd } from './ends.ts';
import { findHeadings, type HeadingIndex } from './headings.ts';
import { verbBeforeNot } from './normal.ts';
import type { Note, Section, Sentence, Token } from './note.ts';
import { type OpenToken, type RawTokens, spokenMarks, tokenize } from './tokens.ts';
import { findTurns, leastStatement, opener } from './turns.ts';

/** A word before "period" or "colon" that makes it an ordinary noun. */
const nounBefore =
  /^(?:a|an|the|this|that|global|day|week|month|short|long|brief|healing|recovery|time|postoperative|waiting|same|observation|sigmoid|transverse|descending|ascending|entire|distal|proximal|of|right|left|no)$/;
const nounAfter = /^(?:of|cancer|resection|was|is|has|had|were)$/;

const listItem = /^[ ]*(?:\(?\d{1,2}[.)]|[-*•>]|\[[ xX]?\])[ ]+\S/;

/** Reads one document. Every offset points into `text` exactly as it was given. */
export function readNote(text: string, headings: HeadingIndex): Note {
  const plain = withPlainSpaces(text);
  const cleaned = clean(plain);
  const found = findHeadings(cleaned, headings);
  const sections: Section[] = [];
  const first = found[0];
  if (first === undefined || first.start > 0) {
    sections.push({ index: 0, kind: 'none', heading: null, body: { start: 0, end: first?.start ?? text.length } });
  }
  found.forEach((heading, at) => {
    const next = found[at + 1]?.start ?? text.length;
    const bodyStart = Math.min(heading.bodyStart, next);
    const end = sectionEnd(cleaned, heading, bodyStart, next, headings.fields.has(heading.kind));
    sections.push({
      index: sections.length,
      kind: heading.kind,
      heading: { start: heading.start, end: heading.end },
      body: { start: bodyStart, end },
    });
    if (end < next) sections.push({ index: sections.length, kind: 'none', heading: null, body: { start: end, end: next } });
  });
  return { text, plain, sections, ...split(cleaned, tokenize(cleaned), sections, linesOf(cleaned)) };
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

const firstWord = /^[ ]*([A-Za-z]+)[ ]/;

/** Whether a statement goes on from a line to the next: the line is full, or one of both looks like the middle of a sentence. */
function goesOn(line: string, next: string): boolean {
  const mark = line.charAt(line.length - 1);
  if (/[:;.!?]/.test(mark)) return mark !== ':' && line.length >= 60;
  if (opener.test(firstWord.exec(next)?.[1] ?? '')) return /[,\-(]$/.test(line);
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

/** Groups tokens into sentences. */
function split(text: string, raw: RawTokens, sections: readonly Section[], lines: Lines): Pick<Note, 'tokens' | 'sentences'> {
  const { tokens, begins } = raw;
  readSpecial(text, raw);
  const turns = findTurns(text, tokens);
  const sentences: Sentence[] = [];
  let section = 0;
  let line = 0;
  let begun = 0;
  let paragraph = 0;
  let open = 0;
  let itemStart = false;
  const close = (last: number, section: number, item: boolean): void => {
    if (last === open) return;
    const { start } = tokens[open] as Token;
    const { end } = tokens[last - 1] as Token;
    sentences.push({ index: sentences.length, first: open, last, start, end, section, item, paragraph });
    open = last;
  };
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as OpenToken;
    const { start } = token;
    const previous = at === 0 ? null : (tokens[at - 1] as Token);
    const beginsHere = begins[begun] === at;
    if (beginsHere) begun += 1;
    let boundary = false;
    let newParagraph = false;
    for (; line + 1 < lines.starts.length && (lines.starts[line + 1] as number) <= start; line++) {
      if (lines.ends[line] !== 'nothing') boundary = true;
      if (lines.ends[line] === 'paragraph') newParagraph = true;
    }
    let next = section;
    while (next + 1 < sections.length && start >= sectionStart(sections[next + 1] as Section)) next += 1;
    if (next !== section) boundary = true;
    if (previous !== null) {
      const { heading, body } = sections[next] as Section;
      // A heading on a line of its own is a statement of its own; `FIELD: value` is one statement.
      if (heading !== null && previous.end <= body.start && start >= body.start && text.slice(heading.end, start).includes('\n'))
        boundary = true;
      // "FIXATION. Two anchors": the stop of a heading stands for a colon.
      const isHeadingStop = heading !== null && previous.start >= heading.end && previous.end <= body.start && start >= body.start;
      if (isHeadingStop && previous.norm === '.') readAs(tokens[at - 1] as OpenToken, ':', 'punctuation');
      else if (start > previous.end && endsStatement(text, previous, start, beginsHere, itemStart && at - open <= 2)) boundary = true;
      if (turns?.[at] === 1 && at - open >= leastStatement) boundary = true;
      // A stop that was spoken.
      if (previous.norm === '.' && previous.end - previous.start > 1) boundary = true;
    }
    if (boundary) {
      const wasItem = itemStart || ((sections[section] as Section).heading !== null && at - open < 12);
      close(at, section, wasItem);
      if (newParagraph || next !== section) paragraph += 1;
      itemStart = listItem.test(text.slice(lines.starts[line], start + 2));
    }
    section = next;
    token.sentence = sentences.length;
  }
  close(tokens.length, section, itemStart);
  return { tokens, sentences };
}

/** Whether a statement ends with a token when the next begins at `start`, after a space. */
function endsStatement(text: string, { start: from, end }: Token, start: number, begins: boolean, mayBeNumber: boolean): boolean {
  const isStop = end - from === 1 && text.charAt(from) === '.';
  if (begins && /[.!?]["')\]]*$/.test(text.slice(Math.max(0, from - 1), end))) {
    const word = isStop ? lettersBefore(text, from) : text.slice(from, end).replace(/\.$/, '');
    const isAbbreviation = abbreviations.test(word) && /^[a-z0-9(]/.test(text.charAt(start));
    const isNumberOfItem = mayBeNumber && /(?:^|\s)\d{1,2}$/.test(text.slice(Math.max(0, from - 3), from));
    if (!isAbbreviation && !isNumberOfItem) return true;
  }
  // The library joins a full stop to capitals in all-capital text; a stop followed by a space ends the statement there.
  if (!/^[A-Z0-9"('[]/.test(text.charAt(start))) return false;
  // "It went in. Film: fine.": an inch only after a number.
  if (/^in\.$/i.test(text.slice(from, end))) return !/\d ?$/.test(text.slice(Math.max(0, from - 2), from));
  return isStop && !abbreviations.test(lettersBefore(text, from));
}

const sectionStart = (section: Section): number => section.heading?.start ?? section.body.start;

/** Reads a token as another word or mark. */
function readAs(token: OpenToken, norm: string, kind: OpenToken['kind']): void {
  Object.assign(token, { norm, kind, word: { norm, kind, known: token.known, kept: [] } });
}

/** Reads words among their neighbours: marks that were spoken become the mark, and the verb before "n't" is given in full. */
function readSpecial(text: string, { tokens, special }: RawTokens): void {
  const lower = (at: number): string => {
    const token = tokens[at];
    return token === undefined ? '' : text.slice(token.start, token.end).toLowerCase();
  };
  for (const at of special) {
    const token = tokens[at] as OpenToken;
    const word = lower(at);
    const mark = spokenMarks.get(word);
    if (mark !== undefined && (mark === ',' || !(nounBefore.test(lower(at - 1)) || nounAfter.test(lower(at + 1)))))
      readAs(token, mark, 'punctuation');
    else if (word === "n't") readAs(token, 'not', 'word');
    const verb = tokens[at - 1];
    // A mark that was spoken is none.
    if (word === "n't" && verb !== undefined && verb.kind !== 'punctuation' && lower(at - 1) !== word)
      readAs(verb, verbBeforeNot(lower(at - 1)), 'word');
  }
}
