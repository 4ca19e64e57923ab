// Dates as clinicians write and speak them.
import { daysInMonth } from './calendar.ts';
import { cardinal, ordinalWord, readNumber, ten, units, unitWord } from './number-words.ts';
import { longest, type Place } from './place.ts';

/** A date as written. `year` is null where none was written, `day` where only a month was. */
export interface DateMention extends Place {
  readonly kind: 'date';
  readonly year: number | null;
  readonly month: number;
  readonly day: number | null;
}

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

const yearText = `(?:(?:19|20)\\d{2}|['’]\\d{2}|twenty[- ]?(?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty(?:[- ]?${unitWord})?|thirty)|two thousand (?:and )?${cardinal}|nineteen[- ]${ten}(?:[- ]${unitWord})?)`;
const dayText = `(?:\\d{1,2}(?:\\s?(?:st|nd|rd|th))?|${ordinalWord}|${cardinal})`;

/** Month, day and year in words or bare figures; a year of two numbers only where nothing else can be meant. */
const spokenDate = new RegExp(
  `(?<![\\w/.-])(${unitWord}|\\d{1,2})[ ,-]{1,2}(${cardinal}|${ordinalWord}|\\d{1,2})[ ,]{1,2}(?:((?:20)\\d{2}|twenty[- ](?:twenty|thirty)(?:[- ]?${unitWord})?)|(?<=\\b(?:date|surgery|operation|procedure|amputation|guillotine|on|of|from|dated|since)(?: was| is)? (?:[a-z-]+ ){2,3})(twenty[- ](?:${units.slice(1, 10).join('|')})))(?![\\w/.-])`,
  'gi',
);
const romanMonths = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii'];

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
