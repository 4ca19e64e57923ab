// The global period: day 0 is the index operation, the last included day is its date plus the length.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countGlobalPeriod } from '../../src/claim/global-period.ts';
import { smallChecker } from './small-checker.ts';

const checker = smallChecker();

/** Any day from 1990 to 2060, as YYYY-MM-DD, made without the code under test. */
const anyDay = fc
  .date({ min: new Date('1990-01-01T00:00:00Z'), max: new Date('2060-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

/** The next calendar day by the rules of the calendar, not by a clock. */
function nextDay(date: string): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const length = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] as number;
  const [y, m, d] = day < length ? [year, month, day + 1] : month < 12 ? [year, month + 1, 1] : [year + 1, 1, 1];
  return `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
}

const walk = (date: string, days: number): string => {
  let at = date;
  for (let step = 0; step < days; step++) at = nextDay(at);
  return at;
};

describe('counting the global period', () => {
  it('counts the published example: surgery on January 5, 2026 has April 5 as its last day', () => {
    expect(countGlobalPeriod('2026-01-05', '2026-04-05', 90)).toEqual({
      indexDate: '2026-01-05',
      dateOfService: '2026-04-05',
      day: 90,
      length: 90,
      inside: true,
      lastDay: '2026-04-05',
    });
    expect(countGlobalPeriod('2026-01-05', '2026-04-06', 90).inside).toBe(false);
  });
  it('counts the leap day: surgery on January 5, 2028 has April 4 as its last day', () => {
    expect(countGlobalPeriod('2028-01-05', '2028-04-04', 90)).toMatchObject({ day: 90, inside: true, lastDay: '2028-04-04' });
  });
  it('counts ten days for a ten-day code', () => {
    expect(countGlobalPeriod('2026-01-05', '2026-01-15', 10)).toMatchObject({ day: 10, inside: true, lastDay: '2026-01-15' });
    expect(countGlobalPeriod('2026-01-05', '2026-01-16', 10).inside).toBe(false);
  });
  it('agrees with counting on the fingers over month ends, leap years and year ends', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 200 }), fc.constantFrom(0, 10, 90), (index, days, length) => {
        const service = walk(index, days);
        const period = countGlobalPeriod(index, service, length);
        expect(period.day).toBe(days);
        expect(period.lastDay).toBe(walk(index, length));
        expect(period.inside).toBe(days <= length);
        expect(period.inside).toBe(service <= (period.lastDay as string));
      }),
      { numRuns: 200 },
    );
  });
  it('is never inside for an operation before the index operation', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 100 }), (service, days) => {
        expect(countGlobalPeriod(walk(service, days), service, 90)).toMatchObject({ day: -days, inside: false });
      }),
      { numRuns: 50 },
    );
  });
});

describe('the global period of a report', () => {
  const note = 'PROCEDURE: Secondary closure, left above-knee stump.\nThe skin was closed with nylon.';
  const withIndex = (indexDate: string, date: string) => ({
    code: '27594',
    documents: [
      { kind: 'operative-note', date, text: note },
      { kind: 'index-operative-note', date: indexDate, text: 'Guillotine amputation, left thigh.' },
    ],
  });
  it('is counted from the index note', () => {
    expect(checker.check(withIndex('2026-03-02', '2026-03-14')).globalPeriod).toEqual({
      indexDate: '2026-03-02',
      dateOfService: '2026-03-14',
      day: 12,
      length: 90,
      inside: true,
      lastDay: '2026-05-31',
    });
  });
  it('is counted from dates written in the note, every way', () => {
    const written = ['on March 2, 2026', 'on 3/2/26', 'on 2 March 2026', 'on March 2nd', '12 days ago', 'twelve days ago'];
    for (const when of written) {
      const report = checker.check({
        code: '27594',
        documents: [{ date: '2026-03-14', text: `INDICATION: She had a guillotine above-knee amputation ${when}.\n${note}` }],
      });
      expect(report.globalPeriod, when).toMatchObject({ indexDate: '2026-03-02', day: 12 });
    }
  });
  it('gives the day alone where the note tells only the postoperative day', () => {
    const report = checker.check({
      code: '27594',
      note: `INDICATION: Today is postoperative day 19 from her left above-knee amputation.\n${note}`,
    });
    expect(report.globalPeriod).toEqual({ indexDate: null, dateOfService: null, day: 19, length: 90, inside: true, lastDay: null });
  });
  it('is null, with an alert that names what is missing, where nothing dates the index operation', () => {
    const report = checker.check({ code: '27594', documents: [{ date: '2026-03-14', text: note }] });
    expect(report.globalPeriod).toBeNull();
    expect(report.alerts.filter((alert) => alert.kind === 'global-period')).toMatchObject([
      { severity: 'info', message: expect.stringContaining('operative note is not among the documents') as string },
    ]);
  });
  it('is null where two dates are given for the index operation, and both are quoted', () => {
    const text = `INDICATION: She had a guillotine above-knee amputation on March 2, 2026.\nPROBLEMS: above-knee amputation 3/9/2026.\n${note}`;
    const report = checker.check({ code: '27594', documents: [{ date: '2026-03-14', text }] });
    expect(report.globalPeriod).toBeNull();
    expect(report.alerts.find((alert) => alert.kind === 'global-period')?.evidence.length).toBe(2);
  });
  it('is null for a code that is no return, and no alert speaks of it', () => {
    const report = checker.check({
      code: '27111',
      documents: [{ date: '2026-03-14', text: 'The iliopsoas was anchored to the left femoral neck.' }],
    });
    expect(report.globalPeriod).toBeNull();
    expect(report.alerts.filter((alert) => alert.kind === 'global-period')).toEqual([]);
  });
});
