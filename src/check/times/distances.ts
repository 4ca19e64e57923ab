// Distances between two events: numbered postoperative days, and stretches of time.
import { cardinal, ordinalWord, readNumber } from './number-words.ts';
import { longest, type Place } from './place.ts';

export type DistanceUnit = 'hour' | 'day' | 'week' | 'month' | 'year';

/** A distance between two events as written: `POD 9`, `nine days ago`, `two weeks after`. */
export interface DistanceMention extends Place {
  readonly kind: 'distance';
  /** How it was written: a numbered postoperative day, a stretch with its direction (`ago`, `after`), or a bare stretch of time. */
  readonly form: 'postoperative' | 'directed' | 'bare';
  /** Null where the number is vague (`a few`, `several`). */
  readonly count: number | null;
  readonly unit: DistanceUnit;
  /** Whole days, or null where the number is vague. A month counts 30.4 days, a year 365. */
  readonly days: number | null;
  /** How many days it may be off: none for days, some for weeks, months and years. */
  readonly tolerance: number;
}

// "an" and "a" are numbers only apart from the unit: "a day", not "and".
const count = `(?:\\d{1,3}(?:\\.\\d)?|${cardinal}|an?(?=[\\s-]))`;
const vagueCount = '(?:a few|few|several|some|a couple(?: of)?|a handful of|many|a number of|numerous|multiple|various)';
const unitText =
  '(?:hours?|hrs?|h|days?|d|nights?|mornings?|evenings?|weeks?|wks?|wk|fortnights?|months?|mos?|years?|yrs?|mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?)';
const directed =
  '(?:ago|back|prior|earlier|previous(?:ly)?|before(?:hand)?|out|post\\w*|p\\.?o\\b|after(?:wards?)?|since|following|later|old|from(?!\\s+(?:now|today|here))|past|removed|s\\/p|status[- ]post|distant|elapsed|passed|(?:have|had|has|having) (?:now )?(?:elapsed|passed|gone|intervened)|gone|apart|separate[sd]?|into|hence|to the day|in the past|behind|down|on from|remote|off|away|into)';

const unitNames: readonly (readonly [RegExp, DistanceUnit, number])[] = [
  [/^(?:hours?|hrs?|h)$/, 'hour', 1 / 24],
  [/^(?:days?|d|nights?|mornings?|evenings?)$/, 'day', 1],
  [/^(?:weeks?|wks?|wk|.*days?)$/, 'week', 7],
  [/^fortnights?$/, 'week', 14],
  [/^(?:months?|mos?)$/, 'month', 30.4],
  [/^(?:years?|yrs?)$/, 'year', 365],
];

const tolerances: Readonly<Record<DistanceUnit, number>> = { hour: 1, day: 1, week: 4, month: 20, year: 190 };

const postop = 'post[- ]?(?:op(?:erative(?:ly)?)?|amputation|amp|surg(?:ical|ery)?|procedure|guillotine|aka|index)';
const number = `(${count}|${ordinalWord}|\\d{1,3}(?:st|nd|rd|th))`;
const marks = '(?:\\s|#|:|=|-|\\bnumber\\b|\\bno\\b\\.?|\\bis\\b|\\bpound\\b|\\bsign\\b|\\bhashtag\\b|\\btoday\\b){0,12}';

/** What a number counts where nothing but its place says so: how it was written, its pattern, and the unit, or the place of the unit and of the number in it. */
const numbered: readonly {
  readonly form: DistanceMention['form'];
  readonly pattern: RegExp;
  readonly unit: string | number;
  readonly count: number;
}[] = [
  {
    form: 'postoperative',
    pattern: new RegExp(`\\b(?:p\\.?\\s?o\\.?\\s?d\\b\\.?|${postop}[- ]?days?)${marks}${number}\\b`, 'gi'),
    unit: 'day',
    count: 1,
  },
  { form: 'postoperative', pattern: /\bpod(\d{1,3})\b/gi, unit: 'day', count: 1 },
  { form: 'postoperative', pattern: /\b(?:aka|amp(?:utation)?|guillotine)\W{1,3}d(?:ay)?\s?[+#]?\s?(\d{1,3})\b/gi, unit: 'day', count: 1 },
  { form: 'postoperative', pattern: /(?<![\w/])d(?:ay)?\s?\+\s?(\d{1,3})\b/gi, unit: 'day', count: 1 },
  {
    form: 'postoperative',
    pattern: new RegExp(`\\b(?:p\\.?o\\.?w\\b\\.?|${postop}[- ]?(?:weeks?|wk))${marks}${number}\\b`, 'gi'),
    unit: 'week',
    count: 1,
  },
  { form: 'postoperative', pattern: new RegExp(`\\b${number}[- ]${postop}[- ](day|week|month)\\b`, 'gi'), unit: 2, count: 1 },
  {
    form: 'postoperative',
    pattern: new RegExp(
      `\\b(day|d|week|month)${marks}\\+?${number}\\s{0,8}(?:(?:,|now|counted|counting|today)\\s{0,8})?(?:after|from|post\\S*|since|following|out|s\\/p|status post|p\\/o|post)(?!\\w)`,
      'gi',
    ),
    unit: 1,
    count: 2,
  },
  {
    form: 'postoperative',
    pattern: new RegExp(
      `\\b(${ordinalWord}|\\d{1,3}(?:st|nd|rd|th))\\s{1,8}(day|week|month|morning|evening|night)\\s{1,8}(?:after|from|since|post\\S*|following|out|on from|past)(?!\\w)`,
      'gi',
    ),
    unit: 2,
    count: 1,
  },
  {
    form: 'directed',
    pattern: new RegExp(
      `\\b(?:days?|interval|time)(?:\\s{1,8}(?:elapsed|since|from|after|post|out)[^:=\\n.]{0,48})?\\s{0,8}[:=]\\s{0,8}${number}(?:\\s{0,8}d(?:ays?)?)?\\b(?![/.-]\\d|\\s{0,8}(?:h|w|mo|y)[a-z]*\\b)`,
      'gi',
    ),
    unit: 'day',
    count: 1,
  },
];
/** "9/7 ago": nine of seven parts of a week. */
const partsOfWhole = /(?<![\w/.])(\d{1,2})\/(7|52|12)\s+(?:ago|post\w*|after|since|later|previously|earlier|back|out|s\/p)/gi;
const wholes: Readonly<Record<string, DistanceUnit>> = { 7: 'day', 52: 'week', 12: 'month' };

const amount = `(?:(${vagueCount})|(?:(?:about|some|roughly|approximately|nearly|almost|exactly|just|only|over|under|more than|less than)\\s{1,8})?(${count})(?:\\s{0,8}(?:to|or|-|–|and)\\s{0,8}(?:${count}|a half))?)`;
const between = '[\\s-]{0,8}(?:(?:calendar|full|whole|short|long|more|clear|complete|postoperative|odd|good|busy)\\s{1,8})?';
/** A bare stretch of time; what may give it a direction is looked for only beside one. */
const stretchOfTime = new RegExp(`(?:(?<![\\w/.])|(?<=\\bx))${amount}${between}(${unitText})(?![a-z])['’]?`, 'gi');
const directionAfter = new RegExp(
  `^(?:[\\s,-]{1,8}(?:now\\s{1,8}|exactly\\s{1,8}|to the day\\s{1,8}|have\\s{1,8}|had\\s{1,8}|has\\s{1,8}|time\\s{1,8})?${directed}(?!\\w)|[\\s-]{1,8}(?:interval|gap|lapse|separation)\\b)`,
  'i',
);
/** The first of what may open a stretch of time; only some of it gives a direction. */
const opener = /\b(?:(interval|gap|lapse|elapsed|distance|time since|days since)|ago|since|for|out|s\/p|x)\b[^.;\n]{0,48}$/i;
const betweenEvents =
  /\bbetween\s{1,8}(?:the\s{1,8}|his\s{1,8}|her\s{1,8})?(?:\w+\s{1,8})?(?:amputation|guillotine|operation|surgery)\s{1,8}and\b[^.;\n]{0,24}$/i;
/** "s/p guillotine x 9 days". */
const timesBefore = /\bx\s{0,8}$/i;
const eventBefore = /(?:s\/p|status[- ]post|\bpost|\bsince|\bafter)\b[^.;\n]{0,40}$/i;
/** So many characters on either side hold what gives a direction. */
const besideStretch = 80;

/** What opens a stretch of time and gives it its direction, by what stands before it; null where nothing does. */
function openingOf(before: string): string | null {
  const opened = opener.exec(before);
  if (opened?.[1] !== undefined) return opened[0];
  const [events] = betweenEvents.exec(before) ?? [];
  if (events !== undefined) return events;
  const times = timesBefore.exec(before);
  return times !== null && eventBefore.test(before.slice(0, times.index)) ? times[0] : null;
}

/** Every distance in `text`: numbered postoperative days, stretches with their direction, and bare stretches of time. */
export function findDistances(text: string): DistanceMention[] {
  const found: DistanceMention[] = [];
  const add = (form: DistanceMention['form'], start: number, end: number, count: number | null, unit: string): void => {
    const entry = unitNames.find(([pattern]) => pattern.test(unit.toLowerCase()));
    if (entry === undefined) return;
    const [, name, days] = entry;
    const tolerance = form === 'postoperative' && name === 'day' ? 1 : tolerances[name];
    found.push({
      kind: 'distance',
      form,
      start,
      end,
      count,
      unit: name,
      days: count === null ? null : Math.round(count * days),
      tolerance,
    });
  };
  for (const { form, pattern, unit, count } of numbered)
    for (const match of text.matchAll(pattern))
      add(
        form,
        match.index,
        match.index + match[0].length,
        readNumber(match[count] as string),
        typeof unit === 'string' ? unit : (match[unit] as string),
      );
  for (const match of text.matchAll(partsOfWhole))
    add('directed', match.index, match.index + match[0].length, Number(match[1]), wholes[match[2] as string] as string);
  let passed = 0;
  for (const match of text.matchAll(stretchOfTime)) {
    const [written, vague, counted, unit] = match;
    const start = match.index;
    const end = start + written.length;
    const direction = directionAfter.exec(text.slice(end, end + besideStretch));
    const opening = openingOf(text.slice(Math.max(passed, start - besideStretch), start));
    passed = end;
    const isDirected = opening !== null || direction !== null;
    if (!isDirected && /\bx$/i.test(text.slice(Math.max(0, start - 2), start))) continue;
    add(
      isDirected ? 'directed' : 'bare',
      start - (opening?.length ?? 0),
      end + (direction?.[0].length ?? 0),
      vague === undefined ? readNumber(counted as string) : null,
      unit as string,
    );
  }
  // "80-year-old" is an age.
  return longest(found).filter(
    (one) => (one.count === null || one.days !== null) && !/years?[- ]?old|\byrs? old/i.test(text.slice(one.start, one.end + 4)),
  );
}
