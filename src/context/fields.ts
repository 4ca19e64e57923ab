// Field–value pairs: "Drains: none", "Myoplasty? Not done.", "Drains - nil". The value says what the field's name is worth.
import type { Assertion } from '../contract/report.ts';
import type { Note } from '../note/note.ts';
import { lineEnd, sight } from './marks.ts';

export interface FieldValue {
  readonly assertion: Assertion;
  readonly rule: string;
  /** The value's characters in the note's text. */
  readonly start: number;
  readonly end: number;
}

// Tried in order; each looks at the value from its beginning only.
const values: readonly (readonly [RegExp, Assertion, string])[] = [
  [/^(?:none|no)\b[ ]*(?:(?:yet|so far)[ ]*)?(?:,[ ]*)?(?:but|although)\b/i, 'affirmed', 'field.value'],
  [
    /^not (?:today|this time|on this occasion|at this sitting|tonight|pursued|chosen|favou?red|by choice)\b|^(?:deliberately|intentionally|purposely|consciously) not\b/i,
    'considered',
    'field.considered',
  ],
  [
    /^(?:(?:was |were )?(?:discussed|considered|contemplated|entertained|debated|offered)\b.{0,60}?(?:not|declin|reject|refus|defer|against|but)|(?:was |were )?(?:deferred|declined|abandoned|aborted|postponed|elected against|decided against|refused|cancell?ed|held off|withheld|forgone|put off|considered|discussed|rejected))\b/i,
    'considered',
    'field.considered',
  ],
  [
    /^(?:parents?|patient|pt|family|mother|father|wife|husband)\b[^.;\n]{0,30}\b(?:not|no|declin\w+|refus\w+|against)\b/i,
    'considered',
    'field.considered',
  ],
  [/^(?:please )?(?:call|ring|notify|alert|inform|page|bleep|contact|return|come back|urgent review)\b/i, 'conditional', 'field.call'],
  [/^(?!histology|path)[A-Za-z]+(?: [A-Za-z]+)? (?:neg|negative|clear|normal|-ve|nad)(?=[ ]*(?:$|[.,;\n]))/i, 'negated', 'field.test'],
  [
    /^(?:none|nil|no(?=[ ]*(?:$|[.,;)]|[-–—][ ])|[ ](?:need|indication)\b|[ ]{2})|it (?:was|is|did) ?n[o'’]t\b|(?:we|i) did ?n[o'’]t\b|we could ?n[o'’]t\b|there (?:was|were) (?:none|no)\b|at no (?:time|stage|point)|nowhere|zero|0|n|never|neg|negative|-ve|absent|not|n\/a|na|nad|nothing|neither|nope|omitted|unnecessary|excluded|ruled out|ø|⌀)(?![\w/]|[ ]*(?:\.\d|[-–—][ ]*\d|to[ ]\d|mm|cm|french|fr\b|prolene|vicryl|silk|nylon|pds|ethibond|monocryl|blade|drain\b))/i,
    'negated',
    'field.none',
  ],
  // "Drain: shelf.", "Mesh - back to stock", "Cage: still boxed"
  [
    /^(?:(?:still|back|left|stayed|same|went back)[ ])?(?:(?:in|on|to)[ ])?(?:(?:the|its|their)[ ])?(?:shelf|trolley|box|packet|wrapper|stock|fridge|drawer|cupboard|unopened|unused|boxed|wrapped|sheathed)(?=[ ]*(?:$|[.,;\n]))/i,
    'negated',
    'field.unused',
  ],
  [
    /^(?:as needed|if |prn|when needed|only if|unless|in case|as required|depending|conditional|contingent|where needed)\b/i,
    'conditional',
    'field.as-needed',
  ],
  [
    /^(?:planned|to follow|pending|scheduled|later\b|tomorrow|next\b|to be |will |booked|awaited|at (?:\d|a later|second|next)|in \d+ (?:days|weeks|months)|deferred to|second stage|staged|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|postop\b|post-op\b|POD ?\d)/i,
    'planned',
    'field.planned',
  ],
  [
    /^(?:possible|possibly|probable|probably|suspected|\?|questionable|equivocal|likely|presumed|uncertain|unclear|maybe|unknown|indeterminate|not (?:clear|certain|sure)|cannot exclude|doubtful|perhaps)/i,
    'uncertain',
    'field.uncertain',
  ],
  [
    /^(?:previous|prior|previously|in (?:19|20)\d\d|(?:19|20)\d\d\b|history of|s\/p|remote|old|at (?:first|index|previous)|last (?:year|month|week)|\d+ (?:years|months|weeks) ago|childhood|as a child)/i,
    'historical',
    'field.earlier',
  ],
];

const separator = /^[ ]*(?:\?|:|=|[ ][-–—]{1,2}(?=[ ])|[ ]?[-–—]{1,2}(?=[ ])|\.\.+|→|->)[ ]*/;

/** What the value after [start, end) says of it, or null where it is no field with such a value; `only`: behind this mark alone. Asked for only where `mayEndField`. */
export function fieldValue(note: Note, start: number, end: number, only?: '?'): FieldValue | null {
  const { plain: text } = note;
  const last = lineEnd(text, end, sight);
  const line = text.slice(end, last);
  if (only !== undefined && !line.includes(only)) return null;
  // The name may go on for a few words after the target: "Drains placed: none".
  const rest = /^(?:[ ][A-Za-z()/'-]+){0,4}?(?=[ ]*(?:[?:=]|[ ][-–—]|[-–—]{1,2}[ ]|\.\.|→|->))/.exec(line)?.[0] ?? null;
  if (rest === null || /\b(?:was|were|is|are|had|has|and|with|the)\b/i.test(rest)) return null;
  const mark = separator.exec(line.slice(rest.length));
  if (mark === null || (only !== undefined && !mark[0].includes(only))) return null;
  // The name opens its statement: nothing but a number, a bullet or a few words stands before it.
  const before = text.slice(Math.max(0, start - 80), start);
  const opening =
    /(?:^|[.;,\n?!|•/]|[)\]][ ]|[ ]{2})[ ]{0,40}(?:\d{1,2}[.)][ ]{0,40}|[-*•][ ]{0,40})?((?:[A-Za-z()/'-]{1,40}[ ]){0,4})$/.exec(before);
  if (opening === null || /\b(?:was|were|is|are|had|has|for|no|not|we|i)\b/i.test(opening[1] ?? '')) return null;
  const at = end + rest.length + mark[0].length;
  let value = text.slice(at, last);
  let from = at;
  const lineBreak = value.trim() === '' ? text.indexOf('\n', last) : -1;
  if (lineBreak >= 0) {
    const next = text.slice(lineBreak + 1, lineBreak + 1 + sight).split('\n')[0] ?? '';
    value = next.trimStart();
    from = lineBreak + 1 + (next.length - value.length);
  }
  value = value.replace(/^[ ]+/, '');
  const dash = /[-–—]/.test(mark[0]);
  // "Plate? Template only, not implanted."
  const denied = mark[0].includes('?') ? /^[^.;\n?]{3,40}?[ ](not|never)\b/.exec(value) : null;
  if (denied !== null) return { assertion: 'negated', rule: 'field.none', start: from, end: from + denied[0].length };
  for (const [pattern, assertion, rule] of values) {
    const found = pattern.exec(value);
    if (found === null) continue;
    // "Drain - not seen to leak": after a dash only a short value counts.
    if (dash && value.split(/[.;,\n]/)[0]!.split(' ').length > 5) return null;
    return { assertion, rule, start: from, end: from + found[0].length };
  }
  if (/^(?:yes|y|done|performed|present|positive|placed|used|confirmed|completed?|\+ve|affirmative|taken|sent|given)\b/i.test(value))
    return { assertion: 'affirmed', rule: 'field.yes', start: from, end: from + 1 };
  return null;
}
