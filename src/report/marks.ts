// Report → the stretches of a document that evidence covers, each with the elements that it belongs to. Renderings draw them.
import type { Evidence, Finding, Report, Role } from '../contract/report.ts';
import { isOpen, statusWord } from './wording.ts';

/** A quote of the report with its number on the page and the element that it belongs to. */
export interface NumberedQuote {
  readonly number: number;
  readonly evidence: Evidence;
  /** Null for the quote of an alert. */
  readonly finding: Finding | null;
  readonly anchor: string;
}

/** All quotes of a report, numbered: alerts, elements, operative report. */
export function numberQuotes(report: Report): NumberedQuote[] {
  const quotes: NumberedQuote[] = [];
  const add = (evidence: Evidence, finding: Finding | null, anchor: string): void => {
    quotes.push({ number: quotes.length, evidence, finding, anchor });
  };
  report.alerts.forEach((alert, at) => {
    for (const one of alert.evidence) add(one, null, alertAnchor(at));
  });
  for (const finding of report.elements) for (const one of finding.evidence) add(one, finding, anchorOf(finding, 'code'));
  for (const finding of report.operativeReport) for (const one of finding.evidence) add(one, finding, anchorOf(finding, 'operative'));
  return quotes;
}

/** The id of an element on a page. */
export const anchorOf = (finding: Pick<Finding, 'id'>, part: 'code' | 'operative'): string =>
  `${part === 'code' ? 'e' : 'o'}-${finding.id}`;

/** The id of the alert at `index` on a page. */
export const alertAnchor = (index: number): string => `a-${index}`;

/** A stretch of a document that one or several quotes cover; half-open UTF-16 offsets. Stretches do not overlap. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly quotes: readonly NumberedQuote[];
  /** The strongest role of its quotes. */
  readonly role: Role;
  /** True where it explains no gap: only near misses of elements that are settled. */
  readonly quiet: boolean;
  /** True where it belongs to the operative report alone. */
  readonly minor: boolean;
  /** The elements and alerts that it belongs to, each once. */
  readonly owners: readonly string[];
  /** The same in words: `Wound edges: partial; alert`. */
  readonly title: string;
}

const strongest: readonly Role[] = ['contradicts', 'supports', 'vague', 'rejected'];

/** The strongest role among quotes. */
export const strongestRole = (quotes: readonly NumberedQuote[]): Role =>
  strongest.find((one) => quotes.some(({ evidence }) => evidence.role === one)) ?? 'supports';

/** The marked stretches of document `index`, in its order; `length` is the length of its text. */
export function marksOf(quotes: readonly NumberedQuote[], index: number, length: number): Mark[] {
  const own = quotes.filter(({ evidence }) => evidence.document === index && evidence.end <= length);
  const borders = [...new Set(own.flatMap(({ evidence }) => [evidence.start, evidence.end]))].sort((a, b) => a - b);
  const marks: Mark[] = [];
  for (let at = 0; at + 1 < borders.length; at++) {
    const start = borders[at] as number;
    const end = borders[at + 1] as number;
    const covering = own.filter(({ evidence }) => evidence.start <= start && end <= evidence.end);
    if (covering.length > 0) marks.push(mark(start, end, covering));
  }
  return marks;
}

function mark(start: number, end: number, quotes: readonly NumberedQuote[]): Mark {
  const role = strongestRole(quotes);
  const owners = [...new Map(quotes.map((quote) => [quote.anchor, quote])).values()];
  return {
    start,
    end,
    quotes,
    role,
    quiet: role === 'rejected' && quotes.every(({ finding }) => finding !== null && !isOpen(finding)),
    minor: quotes.every(({ anchor }) => anchor.startsWith('o-')),
    owners: owners.map(({ anchor }) => anchor),
    title: owners.map(({ finding }) => (finding === null ? 'alert' : `${finding.title}: ${statusWord[finding.status]}`)).join('; '),
  };
}
