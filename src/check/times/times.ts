// Clinical dates, days and distances in running text → calendar dates. Pure; calendar dates only, no time of day, no zone.
import { addDays, weekdayOf } from './calendar.ts';
import { type DateMention, findDates } from './dates.ts';
import { type DayMention, findDays } from './days.ts';
import { type DistanceMention, findDistances } from './distances.ts';
import { longest } from './place.ts';

export type TimeMention = DateMention | DayMention | DistanceMention;

/** Every date, weekday, near day and distance in `text`, in order; what a longer one contains is left out. */
export function findTimes(text: string): TimeMention[] {
  return longest<TimeMention>([...findDates(text), ...findDays(text), ...findDistances(text)]);
}

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
    const today = weekdayOf(reference);
    return addDays(reference, -((today - mention.value + 7) % 7 || 7));
  }
  return mention.kind === 'distance' && mention.days !== null ? addDays(reference, -mention.days) : null;
}
