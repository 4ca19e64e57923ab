// The rows of the checklist: their order, and what a new report changed in them.
import type { Finding, Report, Status } from '../contract/report.ts';
import { anchorOf } from '../report/marks.ts';
import { statusesByUrgency, statusWord } from '../report/wording.ts';

export type Part = 'code' | 'operative';

/** The anchors of the code's elements, what is open first. Within a status the checklist's order stays. */
export const gapsFirst = (report: Report): readonly string[] =>
  statusesByUrgency.flatMap((status) =>
    report.elements.filter((finding) => finding.status === status).map((finding) => anchorOf(finding, 'code')),
  );

/** Findings in the order of `anchors`; those that it does not name come last. */
export function inOrder(findings: readonly Finding[], anchors: readonly string[]): readonly Finding[] {
  const place = new Map(anchors.map((anchor, at) => [anchor, at]));
  const placeOf = (finding: Finding): number => place.get(anchorOf(finding, 'code')) ?? anchors.length;
  return [...findings].sort((a, b) => placeOf(a) - placeOf(b));
}

export interface Change {
  readonly anchor: string;
  readonly title: string;
  readonly from: Status;
  readonly to: Status;
}

/** The elements whose status differs between two reports on the same code. */
export function changesBetween(before: Report, after: Report): readonly Change[] {
  if (before.code !== after.code) return [];
  const between = (old: readonly Finding[], now: readonly Finding[], part: Part): Change[] =>
    now.flatMap((finding) => {
      const from = old.find(({ id }) => id === finding.id)?.status;
      return from === undefined || from === finding.status
        ? []
        : [{ anchor: anchorOf(finding, part), title: finding.title, from, to: finding.status }];
    });
  return [...between(before.elements, after.elements, 'code'), ...between(before.operativeReport, after.operativeReport, 'operative')];
}

const mostTold = 3;

/** What a screen reader says of changes. */
export function tellChanges(changes: readonly Change[]): string {
  const told = changes.slice(0, mostTold).map(({ title, from, to }) => `${title}: now ${statusWord[to]}, was ${statusWord[from]}`);
  return [...told, ...(changes.length > mostTold ? [`and ${changes.length - mostTold} more`] : [])].join('. ');
}
