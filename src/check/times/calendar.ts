// Calendar dates as text (YYYY-MM-DD) and whole days between them; no time of day, no zone.

const iso = (time: number): string => new Date(time).toISOString().slice(0, 10);
const timeOf = (date: string): number => Date.parse(`${date}T00:00:00Z`);
const dayLength = 86_400_000;

/** The calendar date `days` after `date` (YYYY-MM-DD); before it where `days` is negative. */
export const addDays = (date: string, days: number): string => iso(timeOf(date) + days * dayLength);

/** Whole days from one calendar date to another (YYYY-MM-DD); negative where `to` is the earlier. */
export const daysBetween = (from: string, to: string): number => Math.round((timeOf(to) - timeOf(from)) / dayLength);

/** How many days a month has; months count from 1. */
export const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** The day of the week: 0 Sunday … 6 Saturday. */
export const weekdayOf = (date: string): number => new Date(timeOf(date)).getUTCDay();
