// Concepts that are shapes, not words: numbers, measures, dates, persons, diagnosis codes.
import type { Note } from '../note/note.ts';
import { surnames } from './surnames.ts';

const numberWord =
  '(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|half|dozen)';
const numeral = `(?:\\d+(?:[.,]\\d+)?|${numberWord}(?:[- ]${numberWord}){0,4})`;
const unit =
  '(?:mm|cm|millimet(?:er|re)s?|centimet(?:er|re)s?|inch(?:es)?|degrees?|deg|°|%|percent|ml|mL|cc|liters?|litres?|kg|newtons?|fingerbreadths?|days?|d|weeks?|wks?|wk|months?|mos?|years?|yrs?|hours?|hrs?|h|minutes?|min)';
const month =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';

/** Name and expression of every shape; the names are used in checklists like concepts, as `$measure`. */
const shapes: ReadonlyMap<string, RegExp> = new Map([
  ['number', new RegExp(`\\b${numeral}\\b`, 'gi')],
  ['measure', new RegExp(`\\b${numeral}(?:\\s?(?:-|to|by|x)\\s?${numeral})?[\\s-]{0,2}(?:${unit})(?![a-z])`, 'gi')],
  ['grade', /\b[0-5][+-]?\s?\/\s?5\b|\b(?:grade|stage|goutallier|tonnis|graf|ihdi|mrc)\s(?:grade\s|type\s)?(?:[0-5]|I{1,3}V?|IV|V)\b/gi],
  [
    'date',
    new RegExp(
      `\\b\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{2,4}\\b|\\b\\d{4}-\\d{2}-\\d{2}\\b|\\b${month}\\s+\\d{1,2}(?:st|nd|rd|th)?(?:,?\\s+\\d{4})?\\b|\\b\\d{1,2}(?:st|nd|rd|th)?\\s+(?:of\\s+)?${month}(?:,?\\s+\\d{4})?\\b`,
      'gi',
    ),
  ],
  ['year', /\b(?:19|20)\d\d\b/g],
  [
    'person',
    /\b(?:Dr|Drs|DR|Mr|Ms|Mrs|Prof|PROF|Doctor|doctor|dr|DOCTOR|MISS|Miss)\b\.?[^\S\n]{1,4}(?:[A-Z]\.[^\S\n]?){0,4}[A-Za-z][\w'’-]+(?:[^\S\n][A-Z][\w'’-]+){0,2}|\b[A-Z][\w'’.-]{0,40}(?:[^\S\n][A-Z][\w'’.-]{0,40}){0,3},?[^\S\n]{1,4}(?:MD|M\.D\.|DO|D\.O\.|PA-C|PA|CRNA|RN|NP|CNM|MBBS|FRCS|PhD|DPM|RNFA|CST)\b/g,
  ],
  ['name', /\b[A-Z][A-Za-z'’-]{0,40}\.?\s(?:[A-Z]\.?\s)?[A-Z][A-Za-z'’-]+/g],
  ['diagnosis-code', /\b[A-TV-Z]\d[0-9A-Z](?:\.[0-9A-Z]{1,4})\b/g],
  ['procedure-code', /\b2\d{4}\b/g],
  ['blank', /_{2,}|\*{3}|\[\s{0,40}\]|\(\s\)|\{[^}\n]{0,200}\}|@[A-Z_]{1,60}@|<[^<>\n]{2,40}>|\bselect one\b/gi],
]);

export const patternNames: readonly string[] = [...shapes.keys(), 'surname', 'value'];

/** A shape found: a half-open range of token indexes. */
export interface PatternHit {
  readonly first: number;
  readonly last: number;
}

/** The shapes in a note by name, each looked for when it is asked for. */
export function patternsOf(note: Note): (name: string) => readonly PatternHit[] {
  const found = new Map<string, readonly PatternHit[]>();
  return (name) => {
    const known = found.get(name);
    if (known !== undefined) return known;
    const hits = name === 'value' ? values(note) : hitsOf(note, name === 'surname' ? surnames(note.text) : shapes.get(name));
    found.set(name, hits);
    return hits;
  };
}

/** All places of a shape. One that crosses a sentence is left out. */
function hitsOf({ text, tokens }: Note, pattern: RegExp | null | undefined): PatternHit[] {
  const hits: PatternHit[] = [];
  if (pattern === null || pattern === undefined) return hits;
  let token = 0;
  for (const match of text.matchAll(pattern)) {
    const end = match.index + match[0].length;
    while (token < tokens.length && tokens[token]!.end <= match.index) token += 1;
    let last = token;
    while (last < tokens.length && tokens[last]!.start < end) last += 1;
    if (last > token && tokens[token]!.sentence === tokens[last - 1]!.sentence) hits.push({ first: token, last });
  }
  return hits;
}

/** What stands under each heading, up to the end of its first statement; nothing where it holds no word or number. */
function values({ sections, sentences, tokens }: Note): PatternHit[] {
  const hits: PatternHit[] = [];
  // The sections stand in order, so each search goes on where the last one ended.
  let first = 0;
  for (const { heading, body } of sections) {
    if (heading === null) continue;
    while (
      first < tokens.length &&
      (tokens[first]!.start < body.start || (tokens[first]!.kind === 'punctuation' && tokens[first]!.end <= body.end))
    )
      first += 1;
    const token = tokens[first];
    if (token !== undefined && token.end <= body.end) hits.push({ first, last: sentences[token.sentence]!.last });
  }
  return hits;
}
