// Days of the week, and days named by their place before this one.
import { longest, type Place } from './place.ts';

/** A day of the week, or a day named by its place before this one (`yesterday`), as written. */
export interface DayMention extends Place {
  readonly kind: 'weekday' | 'near-day';
  /** 0 Sunday … 6 Saturday for a weekday; days before the day of writing for a near day. */
  readonly value: number;
}

const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

const weekdayPattern =
  /\b(?:(?:last|this past|this|past|on|previous)\s+)?(?:(sun|mon|tues|wednes|thurs|fri|satur)day(?:['’]?s)?|(?<=\b(?:on|last|past|since|from|POD|the)\s)(mon|tues?|wed|thurs?|thu|fri|sat)\b\.?|\b(MON|TUES?|WED|THURS?|THU|FRI|SAT|Mon|Tues?|Wed|Thurs?|Thu|Fri)\b\.?)/gi;

const nearDays: readonly (readonly [RegExp, number])[] = [
  [/\b(?:the\s+)?(?:day|night|evening) before (?:yesterday|last)\b/gi, 2],
  [/\byesterday(?:['’]s)?\b/gi, 1],
  [
    /\b(?:the (?:day|night|evening) before|the (?:previous|preceding|prior) (?:day|night|evening)|last night|last evening|overnight)\b/gi,
    1,
  ],
  [/\b(?:earlier today|earlier this (?:morning|afternoon|day)|(?:hours|earlier) the same day)\b/gi, 0],
];

/** Every weekday and near day (`yesterday`, `last Tuesday`) in `text`, in order. */
export function findDays(text: string): DayMention[] {
  const found: DayMention[] = [];
  for (const match of text.matchAll(weekdayPattern)) {
    const written = match[1] ?? match[2] ?? match[3] ?? '';
    // Short forms are read as weekdays only in capitals or after a word that takes a day: "sat" and "sun" are words of their own.
    if (match[1] === undefined && match[2] === undefined && !/^(?:[A-Z]+|[A-Z][a-z]+)$/.test(written)) continue;
    const value = weekdays.indexOf(written.toLowerCase().slice(0, 3));
    if (value >= 0) found.push({ kind: 'weekday', start: match.index, end: match.index + match[0].length, value });
  }
  for (const [pattern, value] of nearDays)
    for (const match of text.matchAll(pattern))
      found.push({ kind: 'near-day', start: match.index, end: match.index + match[0].length, value });
  return longest(found);
}
