// Where the headings of a note stand: `FIELD: value`, a heading on its own line, or a bare heading in a running dictation.
import type { HeadingKind, Span } from './note.ts';

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
  readonly bare: RegExp | null;
  readonly inline: RegExp | null;
  /** The bare headings anywhere, for the header of a dictation that has neither capitals nor marks. */
  readonly spoken: RegExp | null;
}

const key = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/\(s\)/g, 's')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
const expression = (text: string): string => text.replace(/[^a-z0-9 ]/gi, '').replace(/ /g, '[ .\\-/]{1,3}');
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
      : new RegExp(`(?<=(?:^|[.;\\n]|\\bperiod|\\bparagraph)[ ]{0,3})(?:${alternatives(bareOf.keys())})(?=[ .])`, 'gi');
  const inline =
    kindOf.size === 0
      ? null
      : new RegExp(
          `(?<=(?:^|[.;,)\\n]|\\bperiod|\\bparagraph|[ ]{2})[ ]{0,3})(?:${alternatives(kindOf.keys())})[ ]?(?=:|\\bcolon\\b)`,
          'gi',
        );
  const spoken = bareOf.size === 0 ? null : new RegExp(`\\b(?:${alternatives(bareOf.keys())})(?=[ ])`, 'gi');
  return { kindOf, fields, bare, inline, spoken };
}

const leader = /^[ ]*(?:\(?\d{1,2}[.)][ ]+|[-*•#>]+[ ]+)?/;

/** A heading at the head of one line, or null. `lineStart` is the line's offset in the text. */
function lineHeading(line: string, lineStart: number, index: HeadingIndex): Heading | null {
  const lead = leader.exec(line)?.[0].length ?? 0;
  const rest = line.slice(lead);
  const colon = /^([A-Za-z][^:\n]{0,60}?)[ ]{0,60}(:|[ ][-–—][ ]|[ ]\bcolon\b)/.exec(rest);
  if (colon !== null) {
    const words = colon[1] as string;
    const kind = index.kindOf.get(key(words));
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
  const kind = index.kindOf.get(key(alone));
  const shouted = /^[A-Z][A-Z0-9 /&,()'-]{3,60}$/.test(alone) && alone.split(' ').length <= 7;
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

/** All headings of `text`, in order, none overlapping. A note in capitals alone has only known headings and `FIELD:`. */
export function findHeadings(text: string, index: HeadingIndex): Heading[] {
  const found: Heading[] = [];
  const letters = text.replace(/[^A-Za-z]/g, '');
  const allCapitals = letters.length > 200 && letters.replace(/[^A-Z]/g, '').length > letters.length * 0.9;
  let lineStart = 0;
  for (const line of text.split('\n')) {
    const heading = lineHeading(line, lineStart, index);
    if (heading !== null && !(allCapitals && heading.kind === 'other' && heading.bodyStart === lineStart + line.length))
      found.push(heading);
    lineStart += line.length + 1;
  }
  const overlaps = (start: number, end: number): boolean => found.some((other) => start < other.bodyStart && other.start < end);
  const dictated = letters.length > 200 && letters.replace(/[^A-Z]/g, '').length < letters.length * 0.02;
  for (const pattern of [index.inline, index.bare, ...(dictated ? [index.spoken] : [])]) {
    if (pattern === null) continue;
    const paragraphs = pattern === index.spoken ? spokenHeaders(text, pattern) : null;
    for (const match of text.matchAll(pattern)) {
      const words = match[0].trimEnd();
      const end = match.index + words.length;
      // A bare heading in lower-case prose ("findings were …") is a word, not a heading.
      if (pattern === index.bare && !/^[A-Z]/.test(words)) continue;
      if (
        pattern === index.bare &&
        !/^[A-Z .\-/]+$/.test(words) &&
        /^\s+(?:was|were|is|are|of|had|with|and|showed|included|in|at|by|to)\b/i.test(text.slice(end, end + 12))
      )
        continue;
      if (overlaps(match.index, end)) continue;
      if (paragraphs !== null && !paragraphs.some((span) => span.start <= match.index && match.index < span.end)) continue;
      const colon = /^\s*(?::|colon\b)/i.exec(text.slice(end, end + 10))?.[0].length ?? 0;
      found.push({
        kind: index.kindOf.get(key(words)) ?? 'other',
        start: match.index,
        end,
        bodyStart: end + colon,
        bare: colon === 0 && pattern !== index.spoken,
      });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}
