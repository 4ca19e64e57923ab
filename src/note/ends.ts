// Where a section ends before the next heading: a field with its value, a word about the family with its statement.
import type { Heading } from './headings.ts';

/** Where the body of a section that begins at `start` ends, no later than `limit`. */
export function sectionEnd(text: string, heading: Heading, start: number, limit: number, isField: boolean): number {
  if (heading.kind === 'family-history') return familyEnd(text, start, limit);
  if (isField) return fieldEnd(text, heading, start, limit);
  // "Findings: no pus.", on one line, is a field; under a line of its own it goes on.
  return heading.kind === 'findings' && !isAlone(text, heading) ? after(/\n[ ]*\n\s*/, text, start, limit) : limit;
}

const isAlone = (text: string, { bodyStart }: Heading): boolean => /^[ ]*(?:\n|$)/.test(text.slice(bodyStart, bodyStart + 20));

/** The place after the first match of `mark` past the first word of the body; `limit` where there is none. */
function after(mark: RegExp, text: string, start: number, limit: number): number {
  const body = text.slice(start, limit);
  const value = /\S/.exec(body)?.index ?? 0;
  const found = mark.exec(body.slice(value));
  return found === null ? limit : start + value + found.index + found[0].length;
}

/** A dictation without marks leaves its header where somebody is spoken of. */
const toldOf =
  /(?= (?:(?:this|the) (?:is|patient|lady|gentleman|man|woman|child|boy|girl|young|unfortunate|pleasant)|(?:he|she|they) (?:is|was|has|had|were)|(?:i|we) (?:made|took|opened|did|saw|found|had|placed|brought|began|started|went|incised|put)) )/;

/** Where a one-value field ends: at a blank line after its value, or, inside a running dictation, at the first full stop. */
function fieldEnd(text: string, heading: Heading, start: number, limit: number): number {
  if (heading.bare) return after(/(?<!\b(?:dr|mr|mrs|ms|no|vs))[.](?=\s+[A-Z])|\bperiod\b|\n/i, text, start, limit);
  const isSpoken = heading.bodyStart === heading.end && text.charAt(heading.end) === ' ';
  return after(isSpoken ? toldOf : /\n[ ]*\n\s*/, text, start, limit);
}

const relative =
  /\b(?:mother|father|brother|sister|son|daughter|parent|grand\w+|aunt|uncle|cousin|niece|nephew|sibling|twin|mom|mum|dad|maternal|paternal|family|relatives?|kin|half|step\w+|wife|husband|MGM|MGF|PGM|PGF)s?\b/i;
const sameSubject = /^\s*(?:he|she|both|they|neither|none|no|nil|negative|non|also|her|his)\b/i;
/** The end of a statement: a stop or a break, none inside "Dr. Lee" or "3.5". */
const statementEnd = /(?<!\b(?:dr|mr|mrs|ms|no|vs))[.;](?=\s)|\bperiod\b|\n/gi;

/** A word about the family ends with its statement, unless the next one speaks of a relative too; always at a blank line. */
function familyEnd(text: string, start: number, limit: number): number {
  const end = after(/\n[ ]*\n\s*/, text, start, limit);
  const body = text.slice(start, end);
  const value = /\S/.exec(body)?.index ?? 0;
  const stops = [...body.matchAll(statementEnd)].filter(({ index }) => index > value && !isWrapped(body, index));
  for (let at = 0; at < stops.length; at++) {
    const stop = stops[at] as RegExpExecArray;
    const from = stop.index + stop[0].length;
    const next = body.slice(from, stops[at + 1]?.index ?? body.length);
    if (/\S/.test(next) && !relative.test(next) && !sameSubject.test(next)) return start + from;
  }
  return end;
}

/** Whether the line that breaks at `at` goes on in the next. */
const isWrapped = (body: string, at: number): boolean => body.charAt(at) === '\n' && /^[ ]*[a-z(]/.test(body.slice(at + 1, at + 20));
