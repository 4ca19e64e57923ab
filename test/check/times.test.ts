// Clinical dates and distances as notes write them.
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '../../src/check/times/calendar.ts';
import { readNumber } from '../../src/check/times/number-words.ts';
import { findTimes, resolveTime } from '../../src/check/times/times.ts';

/** The calendar dates that `text` speaks of, seen from 20 March 2026, a Friday. */
const dates = (text: string): (string | null)[] => findTimes(text).map((time) => resolveTime(time, '2026-03-20'));

describe('dates', () => {
  it.each([
    ['guillotine on 3/12/26', '2026-03-12'],
    ['on 2026-03-12', '2026-03-12'],
    ['12.03.2026 is read month first unless only the other order is a date: 24.12.2025', '2025-12-24'],
    ['March 12th', '2026-03-12'],
    ['12 Mar 2026', '2026-03-12'],
    ['07-JAN-2026', '2026-01-07'],
    ['fourth of january twenty twenty six', '2026-01-04'],
    ['march the twelfth two thousand twenty six', '2026-03-12'],
    ['date of surgery five nineteen twenty five', '2025-05-19'],
    ['september twenty ninth twenty twenty five', '2025-09-29'],
    ['the fifth of this january', '2026-01-05'],
    ['april thirtieth', '2025-04-30'],
    ['4 7 2025', '2025-04-07'],
    ['14.II.2026', '2026-02-14'],
    ['Septemer 3rd 2025', '2025-09-03'],
    ['3 Feburary 2026', '2026-02-03'],
    ['12-Janary-2026', '2026-01-12'],
    ['the 4th of Spetember 2025', '2025-09-04'],
    ['Christmas Eve', '2025-12-24'],
    ['last Tuesday', '2026-03-17'],
    ['yesterday', '2026-03-19'],
  ])('%s', (text, date) => {
    expect(dates(text).at(-1)).toBe(date);
  });

  it('takes a day without a year as the last one before the operation', () => {
    expect(dates('AKA on 5/3')).toEqual(['2025-05-03']);
  });

  it.each(['closed with 2-0 Vicryl', 'strength 3/5', 'an 80-year-old woman', 'it may heal', 'anterior and posterior flaps'])(
    'finds no time in "%s"',
    (text) => {
      expect(findTimes(text)).toEqual([]);
    },
  );
});

describe('distances', () => {
  it.each([
    ['POD 9', 9],
    ['POD#6 from', 6],
    ['Post-amputation day: 9', 9],
    ['AKA d14', 14],
    ['day 72 counted from the amputation', 72],
    ['Days since index amputation: 48', 48],
    ['nine days ago', 9],
    ['two weeks after', 14],
    ['day six after the operation', 6],
    ['sixth postoperative day', 6],
    ['a fortnight ago', 14],
    ['72 hours ago', 3],
    ['6/7 ago', 6],
    ['three days have passed', 3],
  ])('%s', (text, days) => {
    expect(findTimes(text)).toMatchObject([{ kind: 'distance', days }]);
  });

  it('counts a stretch between the operation and today from the operation', () => {
    expect(findTimes('Between the amputation and today lie exactly 21 days')).toMatchObject([{ form: 'directed', days: 21 }]);
    expect(findTimes('between two and three weeks')).toMatchObject([{ form: 'bare' }]);
  });

  it('leaves the days of a vague number open', () => {
    expect(findTimes('several weeks ago')).toMatchObject([{ kind: 'distance', count: null, days: null }]);
  });
});

describe('the calendar', () => {
  it('counts days across months and leap years', () => {
    expect(addDays('2026-01-05', 90)).toBe('2026-04-05');
    expect(addDays('2028-01-05', 90)).toBe('2028-04-04');
    expect(daysBetween('2026-03-12', '2026-03-20')).toBe(8);
  });

  it('reads number words', () => {
    expect(['nine', 'twenty-first', '9th', 'a', 'stump'].map(readNumber)).toEqual([9, 21, 9, 1, null]);
  });
});
