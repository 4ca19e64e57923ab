// Clinical dates and distances in running text → calendar dates and days. Pure; calendar dates only, no time of day, no zone.

/** A half-open range of UTF-16 code units of the text searched. */
interface Place {
  readonly start: number;
  readonly end: number;
}

/** A date as written. `year` is null where none was written, `day` where only a month was. */
export interface DateMention extends Place {
  readonly kind: 'date';
  readonly year: number | null;
  readonly month: number;
  readonly day: number | null;
}

/** A day of the week, or a day named by its place before this one (`yesterday`), as written. */
export interface DayMention extends Place {
  readonly kind: 'weekday' | 'near-day';
  /** 0 Sunday … 6 Saturday for a weekday; days before the day of writing for a near day. */
  readonly value: number;
}

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

export type TimeMention = DateMention | DayMention | DistanceMention;

const monthNames = 'january february march april may june july august september october november december'.split(' ');
/** Each month as written, short and in full; one of six letters or more also with one slip. */
const months = monthNames.map((name) =>
  [name, name.slice(0, 3), ...(name === 'september' ? ['sept'] : []), ...(name.length < 6 ? [] : slips(name))].join('|'),
);

/** Patterns for `name` with one letter left out, changed, put in, or taken for its neighbour; the first letter is seldom mistaken. */
function slips(name: string): string[] {
  return [...name].flatMap((letter, at) => {
    if (at === 0) return [];
    const [before, after] = [name.slice(0, at), name.slice(at + 1)];
    return [
      before + after,
      `${before}[a-z]${after}`,
      `${before}[a-z]${letter}${after}`,
      before + after.charAt(0) + letter + after.slice(1),
    ];
  });
}

const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const units = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
];
const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const unitOrdinals = [
  'zeroth',
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
  'eleventh',
  'twelfth',
  'thirteenth',
  'fourteenth',
  'fifteenth',
  'sixteenth',
  'seventeenth',
  'eighteenth',
  'nineteenth',
];
const tenOrdinals = ['', '', 'twentieth', 'thirtieth', 'fortieth', 'fiftieth', 'sixtieth', 'seventieth', 'eightieth', 'ninetieth'];

const ten = '(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)';
const unitWord = `(?:${units.slice(1).join('|')})`;
const cardinal = `(?:${ten}(?:[- ]${unitWord})?|${unitWord})`;
const ordinalWord = `(?:${ten}[- ](?:${unitOrdinals.slice(1, 10).join('|')})|${[...unitOrdinals.slice(1), ...tenOrdinals.slice(2)].join('|')})`;
const yearText = `(?:(?:19|20)\\d{2}|['’]\\d{2}|twenty[- ]?(?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty(?:[- ]?${unitWord})?|thirty)|two thousand (?:and )?${cardinal}|nineteen[- ]${ten}(?:[- ]${unitWord})?)`;
const dayText = `(?:\\d{1,2}(?:\\s?(?:st|nd|rd|th))?|${ordinalWord}|${cardinal})`;

/** Month, day and year in words or bare figures; a year of two numbers only where nothing else can be meant. */
const spokenDate = new RegExp(
  `(?<![\\w/.-])(${unitWord}|\\d{1,2})[ ,-]{1,2}(${cardinal}|${ordinalWord}|\\d{1,2})[ ,]{1,2}(?:((?:20)\\d{2}|twenty[- ](?:twenty|thirty)(?:[- ]?${unitWord})?)|(?<=\\b(?:date|surgery|operation|procedure|amputation|guillotine|on|of|from|dated|since)(?: was| is)? (?:[a-z-]+ ){2,3})(twenty[- ](?:${units.slice(1, 10).join('|')})))(?![\\w/.-])`,
  'gi',
);
const romanMonths = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii'];

/** The number that words or digits stand for: `nine`, `twenty-first`, `9th`, `a`; null where they stand for none. */
export function readNumber(text: string): number | null {
  const word = text
    .toLowerCase()
    .replace(/[-\s]+/g, ' ')
    .trim();
  const digits = /^(\d+(?:\.\d+)?)\s?(?:st|nd|rd|th)?$/.exec(word);
  if (digits !== null) return Number(digits[1]);
  if (word === 'a' || word === 'an') return 1;
  const single = [units.indexOf(word), unitOrdinals.indexOf(word)].find((at) => at >= 0);
  if (single !== undefined) return single;
  const round = [tens.indexOf(word), tenOrdinals.indexOf(word)].find((at) => at >= 2);
  if (round !== undefined) return round * 10;
  const [high = '', low = ''] = word.split(' ');
  const highAt = tens.indexOf(high);
  const lowAt = [units.indexOf(low), unitOrdinals.indexOf(low)].find((at) => at >= 1);
  return highAt >= 2 && lowAt !== undefined && lowAt < 10 ? highAt * 10 + lowAt : null;
}

function readYear(text: string | undefined): number | null {
  if (text === undefined || text === '') return null;
  const word = text
    .toLowerCase()
    .replace(/[-\s]+/g, ' ')
    .trim();
  const digits = /^['’]?(\d{2}|\d{4})$/.exec(word);
  if (digits !== null) {
    const value = Number(digits[1]);
    return value >= 100 ? value : value < 70 ? 2000 + value : 1900 + value;
  }
  const thousand = /^two thousand (?:and )?(.+)$/.exec(word);
  if (thousand !== null) return 2000 + (readNumber(thousand[1] as string) ?? 0);
  const [century = '', ...rest] = word.split(' ');
  const low = readNumber(rest.join(' '));
  return low === null ? null : (century === 'nineteen' ? 1900 : 2000) + low;
}

const monthPatterns = months.map((month) => new RegExp(`^(?:${month})$`, 'i'));
const monthOf = (text: string): number => monthPatterns.findIndex((pattern) => pattern.test(text)) + 1;

const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

const valid = (year: number | null, month: number, day: number | null): boolean =>
  month >= 1 && month <= 12 && (day === null || (day >= 1 && day <= daysInMonth(year ?? 2000, month)));

/** Number and number, as in `3/12`: month first as in the United States, unless only the other order makes a date. */
function monthAndDay(first: number, second: number, year: number | null): { month: number; day: number } | null {
  if (valid(year, first, second)) return { month: first, day: second };
  if (valid(year, second, first)) return { month: second, day: first };
  return null;
}

const holidays: readonly (readonly [RegExp, number, number])[] = [
  [/\bchristmas eve\b/gi, 12, 24],
  [/\bchristmas(?: day)?(?! (?:eve|tree))\b/gi, 12, 25],
  [/\bboxing day\b/gi, 12, 26],
  [/\bnew year['’]?s eve\b/gi, 12, 31],
  [/\bnew year['’]?s(?: day)\b/gi, 1, 1],
  [/\b(?:independence day|(?:the )?fourth of july)\b/gi, 7, 4],
  [/\bhalloween\b/gi, 10, 31],
  [/\bvalentine['’]?s day\b/gi, 2, 14],
];

/** Words that make `3/5` a grade, a size or a fraction, not a date. */
const noDateBefore = /(?:grade|strength|mrc|power|motor|pain|score|class|size|level|ratio|about|abductors?|quadriceps|of)\s*$/i;
const noDateAfter =
  /^\s*(?:strength|power|vicryl|nylon|silk|pds|prolene|monocryl|suture|cm|mm|inch|thirds?|of\s+(?:the\s+)?(?:thigh|femur|shaft|leg|length)|\/|%|circumference|ago|post|mrc|full|units?|bottles?)/i;

/** Figures alone: year, month and day; two numbers and a year; the same with the month in Roman figures; two numbers. */
const isoDate = /(?<![\d/.-])(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?![\d/])/g;
const numberDate = /(?<![\d/.-])(\d{1,2})\s?([/.-])\s?(\d{1,2})\s?\2\s?['’]?(\d{4}|\d{2})(?![\d/])/g;
const romanDate = /(?<![\w/.-])(\d{1,2})[ ./-]{1,2}(i{1,3}|iv|v|vi{1,3}|ix|xi{0,2})[ ./-]{1,2}((?:20)?\d{2})(?![\d/])/gi;
const yearlessDate = /(?<![\d/.,-])(\d{1,2})\/(\d{1,2})(?![\d/]|\.\d)/g;

/** A month by its name; what may stand before and after one is looked for only where there is one. */
const namedMonth = new RegExp(`(?<![a-z])(?:${months.join('|')})(?![a-z])`, 'gi');
const dayBefore = new RegExp(`(?<![\\w/.])(${dayText})[\\s-]{0,8}(?:(?:day\\s{1,8})?of\\s{1,8}(?:this\\s{1,8}|last\\s{1,8})?)?$`, 'i');
const figureBefore = /(?<![\w/.-])(\d{1,2})$/;
const dayAfter = new RegExp(
  `^\\.?[\\s-]{0,8}(?:the\\s{1,8})?(${dayText})(?![\\d:/]|\\s?(?:days?|weeks?|hours?|months?|years?|cm|mm)\\b)(?:\\s{0,8}(?:,|comma)?\\s{0,8}(?:in\\s{1,8}|of\\s{1,8})?(${yearText}|(?<=[-/])\\d{2})(?!\\d))?`,
  'i',
);
const yearAfterDay = new RegExp(`^\\.?(?:[\\s,-]{0,8}(?:comma\\s{1,8})?(?:of\\s{1,8})?(${yearText}|(?<=-)\\d{2})(?!\\d))?`, 'i');
const yearAlone = new RegExp(`^\\.?,?\\s{1,8}(?:of\\s{1,8})?(${yearText})(?!\\d)`, 'i');
const figuresAfter = /^(?:20)?\d{2}\b/;
/** So many characters on either side hold what belongs to a month. */
const besideMonth = 60;

/** Every date written in `text`, in order. Of two that overlap, the longer one is kept. */
export function findDates(text: string): DateMention[] {
  const found: DateMention[] = [];
  const add = (start: number, length: number, year: number | null, month: number, day: number | null): void => {
    if (valid(year, month, day)) found.push({ kind: 'date', start, end: start + length, year, month, day });
  };
  for (const match of text.matchAll(isoDate)) add(match.index, match[0].length, Number(match[1]), Number(match[2]), Number(match[3]));
  for (const match of text.matchAll(numberDate)) {
    const year = readYear(match[4]);
    const order = monthAndDay(Number(match[1]), Number(match[3]), year);
    if (order !== null) add(match.index, match[0].length, year, order.month, order.day);
  }
  // As spoken: "five nineteen twenty twenty six", "4 7 2026".
  for (const match of text.matchAll(spokenDate)) {
    const year = readYear(match[3] ?? `twenty ${match[4]}`);
    const order = monthAndDay(readNumber(match[1] as string) ?? 0, readNumber(match[2] as string) ?? 0, year);
    if (order !== null) add(match.index, match[0].length, year, order.month, order.day);
  }
  for (const match of text.matchAll(romanDate))
    add(match.index, match[0].length, readYear(match[3]), romanMonths.indexOf((match[2] as string).toLowerCase()) + 1, Number(match[1]));
  for (const match of text.matchAll(yearlessDate)) {
    if (
      noDateBefore.test(text.slice(Math.max(0, match.index - 14), match.index)) ||
      noDateAfter.test(text.slice(match.index + match[0].length))
    )
      continue;
    const order = monthAndDay(Number(match[1]), Number(match[2]), null);
    if (order !== null) add(match.index, match[0].length, null, order.month, order.day);
  }
  for (const { 0: name, index } of text.matchAll(namedMonth)) {
    const month = monthOf(name);
    const end = index + name.length;
    const before = text.slice(Math.max(0, index - besideMonth), index);
    const after = text.slice(end, end + besideMonth);
    /** A date of what stands before the month, the month, and what stands after it. */
    const beside = (head: string, tail: string, year: string | undefined, day: number | null): void =>
      add(index - head.length, head.length + name.length + tail.length, readYear(year), month, day);
    const startsWord = !/\w$/.test(before);
    const next = startsWord ? dayAfter.exec(after) : null;
    if (next !== null) beside('', next[0], next[2], readNumber(next[1] as string));
    const dayOf = /^\w/.test(after) ? null : dayBefore.exec(before);
    if (dayOf !== null) {
      const [tail, year] = yearAfterDay.exec(after) as RegExpExecArray;
      beside(dayOf[0], tail as string, year, readNumber(dayOf[1] as string));
    }
    const figure = figureBefore.exec(before);
    const figures = figuresAfter.exec(after);
    if (figure !== null && figures !== null) beside(figure[0], figures[0], figures[0], Number(figure[0]));
    const alone = startsWord ? yearAlone.exec(after) : null;
    if (alone !== null) beside('', alone[0], alone[1], null);
  }
  for (const [pattern, month, day] of holidays)
    for (const match of text.matchAll(pattern)) add(match.index, match[0].length, null, month, day);
  return longest(found);
}

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

/** Every date, weekday, near day and distance in `text`, in order; what a longer one contains is left out. */
export function findTimes(text: string): TimeMention[] {
  return longest<TimeMention>([...findDates(text), ...findDays(text), ...findDistances(text)]);
}

/** Those that none of the others contains or overlaps by a longer stretch, in order of their place. */
function longest<T extends Place>(mentions: readonly T[]): T[] {
  const kept: T[] = [];
  const byLength = [...mentions]
    .map((one, at) => ({ one, at }))
    .sort((a, b) => b.one.end - b.one.start - (a.one.end - a.one.start) || a.at - b.at);
  // What is kept already is at least as long: where it overlaps, it holds the first or the last character.
  const taken = new Uint8Array(mentions.reduce((most, { end }) => Math.max(most, end), 0));
  for (const { one } of byLength) {
    if (taken[one.start] === 1 || taken[one.end - 1] === 1) continue;
    taken.fill(1, one.start, one.end);
    kept.push(one);
  }
  return kept.sort((a, b) => a.start - b.start);
}

const iso = (time: number): string => new Date(time).toISOString().slice(0, 10);
const timeOf = (date: string): number => Date.parse(`${date}T00:00:00Z`);
const dayLength = 86_400_000;

/** The calendar date `days` after `date` (YYYY-MM-DD); before it where `days` is negative. */
export const addDays = (date: string, days: number): string => iso(timeOf(date) + days * dayLength);

/** Whole days from one calendar date to another (YYYY-MM-DD); negative where `to` is the earlier. */
export const daysBetween = (from: string, to: string): number => Math.round((timeOf(to) - timeOf(from)) / dayLength);

/**
 * The calendar date (YYYY-MM-DD) that a mention stands for, seen from `reference`, the day of the operation.
 * A date without a year is the latest such day on or before the reference; a weekday the latest such day before it.
 * Null where it cannot be told: no day of the month, a vague number, or no reference where one is needed.
 */
export function resolveTime(mention: TimeMention, reference: string | null): string | null {
  if (mention.kind === 'date') {
    if (mention.day === null) return null;
    const write = (year: number): string =>
      `${String(year).padStart(4, '0')}-${String(mention.month).padStart(2, '0')}-${String(mention.day).padStart(2, '0')}`;
    if (mention.year !== null) return write(mention.year);
    if (reference === null) return null;
    const year = Number(reference.slice(0, 4));
    const same = write(year);
    return same <= reference ? same : write(year - 1);
  }
  if (reference === null) return null;
  if (mention.kind === 'near-day') return addDays(reference, -mention.value);
  if (mention.kind === 'weekday') {
    const today = new Date(timeOf(reference)).getUTCDay();
    return addDays(reference, -((today - mention.value + 7) % 7 || 7));
  }
  return mention.kind === 'distance' && mention.days !== null ? addDays(reference, -mention.days) : null;
}
