// Labelled phrases: reads the two file formats and runs the engine on each marked phrase.
import { readFileSync } from 'node:fs';
import type { TokenRange } from '../context/context.ts';
import type { ContextEngine } from '../context/engine.ts';
import { type Assertion, assertions } from '../contract/report.ts';
import type { HeadingIndex } from '../note/headings.ts';
import type { Note, Sentence } from '../note/note.ts';
import { readNote } from '../note/read.ts';
import { tokensBetween } from '../note/tokens-between.ts';
import { EvaluationInputError } from './tsv.ts';

/** One labelled phrase. `line` is its line in the file, counted from 1. */
export interface Row {
  readonly line: number;
  readonly id: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly label: string;
  /** Further labels of the public kit. */
  readonly temporality: string;
  readonly experiencer: string;
}

export interface JudgedRow extends Row {
  readonly predicted: Assertion;
  /** All that was said of the phrase, before one assertion won. */
  readonly axes: ReadonlySet<Assertion>;
  readonly cue: string;
  readonly rule: string;
}

/** A file that cannot be read as labelled phrases; the message names the line. */
class RowError extends Error {}

const lineBreaks = (cell: string): string => cell.replace(/\\n/g, '\n');

/** Offset of the nth occurrence of `target` in `text`, or -1. */
function occurrenceOf(text: string, target: string, nth: number): number {
  let at = -1;
  for (let count = 0; count < nth; count++) {
    at = text.indexOf(target, at + 1);
    if (at < 0) return -1;
  }
  return at;
}

/** Rows with the columns id, text, target, occurrence and label, in any order; further columns are ignored. @throws RowError */
export function readRows(file: string): Row[] {
  const lines = file.replace(/^\ufeff/, '').split(/\r?\n/);
  const header = (lines[0] ?? '').split('\t');
  const column = (name: string): number => {
    const at = header.indexOf(name);
    if (at < 0) throw new RowError(`1: no column "${name}"; needed: id, text, target, occurrence, label`);
    return at;
  };
  const [id, text, target, occurrence, label] = ['id', 'text', 'target', 'occurrence', 'label'].map(column) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const rows: Row[] = [];
  lines.forEach((line, index) => {
    if (index === 0 || line.trim() === '') return;
    const cells = line.split('\t');
    const at = index + 1;
    if (cells.length <= Math.max(id, text, target, occurrence, label))
      throw new RowError(`${at}: ${cells.length} cells, the header has ${header.length}`);
    const body = lineBreaks(cells[text] as string);
    const phrase = lineBreaks(cells[target] as string);
    const nth = Number(cells[occurrence]);
    if (!Number.isInteger(nth) || nth < 1) throw new RowError(`${at}: occurrence "${cells[occurrence]}" is no positive whole number`);
    if (!(assertions as readonly string[]).includes(cells[label] as string))
      throw new RowError(`${at}: unknown label "${cells[label]}"; known: ${assertions.join(', ')}`);
    const start = phrase === '' ? -1 : occurrenceOf(body, phrase, nth);
    if (start < 0) throw new RowError(`${at}: the text does not hold "${phrase}" ${nth} time${nth === 1 ? '' : 's'}`);
    rows.push({
      line: at,
      id: cells[id] as string,
      text: body,
      start,
      end: start + phrase.length,
      label: cells[label] as string,
      temporality: '',
      experiencer: '',
    });
  });
  if (rows.length === 0) throw new RowError('1: no rows');
  return rows;
}

/** Rows of the NegEx/ConText kit: number, phrase, sentence, negation, temporality, experiencer; the phrase stands in capitals. @throws RowError */
export function readKit(file: string): Row[] {
  const rows: Row[] = [];
  file.split(/\r?\n/).forEach((line, index) => {
    if (line.trim() === '') return;
    // Some of the kit's files have an empty second column.
    const cells = line.split('\t').filter((cell, at) => at !== 1 || cell.trim() !== '');
    if (cells.length < 6)
      throw new RowError(`${index + 1}: ${cells.length} cells; needed: number, phrase, sentence, negation, temporality, experiencer`);
    const [id, phrase, sentence, negation, temporality, experiencer] = cells.map((cell) => cell.trim().replace(/^"|"$/g, '')) as [
      string,
      string,
      string,
      string,
      string,
      string,
    ];
    if (!/^\d+$/.test(id)) return;
    const text = sentence;
    const wanted = phrase.replace(/\s+/g, ' ').toUpperCase();
    let start = text.indexOf(phrase.toUpperCase());
    if (start < 0) start = text.toUpperCase().indexOf(phrase.toUpperCase());
    let end = start + phrase.length;
    if (start < 0) {
      // The phrase and its sentence differ in white space now and then; find it over single spaces.
      const words = wanted.split(' ').map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
      const found = new RegExp(words.join('\\s+'), 'i').exec(text) ?? new RegExp(words[0] as string, 'i').exec(text);
      start = found?.index ?? 0;
      end = start + (found?.[0].length ?? 1);
    }
    rows.push({ line: index + 1, id, text, start, end, label: negation, temporality, experiencer });
  });
  if (rows.length === 0) throw new RowError('1: no rows of the kit');
  return rows;
}

/** The rows of the file at `path`, as `read` takes its text. @throws EvaluationInputError */
export function rowsOf(path: string, read: typeof readRows): Row[] {
  try {
    return read(readFileSync(path, 'utf8'));
  } catch (error) {
    const reason = error instanceof RowError ? error.message : 'cannot be read; give a file of labelled sentences';
    throw new EvaluationInputError(`${path}: ${reason}`);
  }
}

/** The tokens of the marked phrase (half-open); of several sentences the first counts. Null where it holds none. */
export function tokensOf(note: Note, row: Row): TokenRange | null {
  const range = tokensBetween(note, row.start, row.end);
  if (range === null) return null;
  const sentence = note.sentences[note.tokens[range.first]!.sentence] as Sentence;
  return { first: range.first, last: Math.min(range.last, sentence.last) };
}

/**
 * Runs the engine on the marked phrase, read as an operative note; `byCues` leaves out the weights, which were learned from sentences of
 * operative notes and say nothing of other texts.
 */
export function judgeRow(row: Row, engine: ContextEngine, headings: HeadingIndex, byCues = false): JudgedRow {
  const note = readNote(row.text, headings);
  const range = tokensOf(note, row);
  if (range === null) return { ...row, predicted: 'affirmed', axes: new Set(), cue: '', rule: 'default' };
  const context = engine.of(note, 'operative-note');
  const assessment = byCues ? context.assess(range.first, range.last) : context.understand(range.first, range.last);
  const { cue } = assessment;
  const text = cue === null ? '' : row.text.slice(note.tokens[cue.first]?.start ?? 0, note.tokens[cue.last - 1]?.end ?? 0);
  return { ...row, predicted: assessment.assertion, axes: context.axes(range.first, range.last), cue: text, rule: assessment.rule };
}
