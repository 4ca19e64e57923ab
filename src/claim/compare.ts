// Two reports of one case: what differs, by path; for replaying a report with today's engine and checklists.
import type { Report } from '../contract/report.ts';

/** One difference. `before` or `now` is undefined where the other alone has the value. */
export interface Difference {
  /** Where: `elements[wound-margins].status`, `alerts[2].message`. */
  readonly path: string;
  readonly before: unknown;
  readonly now: unknown;
}

/** Everything in which two reports differ, in the order of the later one; nothing where they are the same. Offsets and quotes count. */
export function compareReports(before: Report, now: Report): Difference[] {
  const differences: Difference[] = [];
  compare(before, now, '', differences);
  return differences;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function compare(before: unknown, now: unknown, path: string, differences: Difference[]): void {
  if (Array.isArray(before) && Array.isArray(now)) {
    const left = keyed(before);
    const right = keyed(now);
    for (const key of new Set([...right.keys(), ...left.keys()])) compare(left.get(key), right.get(key), `${path}[${key}]`, differences);
    return;
  }
  if (isObject(before) && isObject(now)) {
    for (const key of new Set([...Object.keys(now), ...Object.keys(before)]))
      compare(before[key], now[key], path === '' ? key : `${path}.${key}`, differences);
    return;
  }
  if (!Object.is(before, now)) differences.push({ path, before, now });
}

/** The members of a list by their id or, where they have none, by their place. */
function keyed(list: readonly unknown[]): Map<string, unknown> {
  const result = new Map<string, unknown>();
  list.forEach((one, at) => {
    const id = isObject(one) && typeof one.id === 'string' ? one.id : String(at);
    result.set(result.has(id) ? `${id}#${at}` : id, one);
  });
  return result;
}
