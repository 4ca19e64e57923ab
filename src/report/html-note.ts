// A document's text as HTML, with the evidence marked and every mark leading to its element.
import type { Evidence, Finding, Report, Role } from '../contract/report.ts';
import { escapeHtml } from './html-escape.ts';
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
    for (const one of alert.evidence) add(one, null, `a-${at}`);
  });
  for (const finding of report.elements) for (const one of finding.evidence) add(one, finding, anchorOf(finding, 'code'));
  for (const finding of report.operativeReport) for (const one of finding.evidence) add(one, finding, anchorOf(finding, 'operative'));
  return quotes;
}

/** The id of an element on the page. */
export const anchorOf = (finding: Finding, part: 'code' | 'operative'): string => `${part === 'code' ? 'e' : 'o'}-${finding.id}`;

const strongest: readonly Role[] = ['contradicts', 'supports', 'vague', 'rejected'];

/** The text of document `index` with its quotes marked. */
export function markedText(text: string, index: number, quotes: readonly NumberedQuote[]): string {
  const own = quotes.filter(({ evidence }) => evidence.document === index);
  const borders = [...new Set([0, text.length, ...own.flatMap(({ evidence }) => [evidence.start, evidence.end])])].sort((a, b) => a - b);
  const started = new Set<number>();
  let html = '';
  for (let at = 0; at + 1 < borders.length; at++) {
    const start = borders[at] as number;
    const end = borders[at + 1] as number;
    const covering = own.filter(({ evidence }) => evidence.start <= start && end <= evidence.end);
    const shown = escapeHtml(text.slice(start, end));
    const ids = covering.filter(({ number }) => !started.has(number)).map(({ number }) => number);
    for (const number of ids) started.add(number);
    html += covering.length === 0 ? shown : mark(shown, covering, ids);
  }
  return html;
}

function mark(shown: string, covering: readonly NumberedQuote[], begins: readonly number[]): string {
  const role = strongest.find((one) => covering.some(({ evidence }) => evidence.role === one)) ?? 'supports';
  const quiet = role === 'rejected' && covering.every(({ finding }) => finding !== null && !isOpen(finding)) ? ' quiet' : '';
  const minor = covering.every(({ anchor }) => anchor.startsWith('o-')) ? ' minor' : '';
  const owners = [...new Map(covering.map((quote) => [quote.anchor, quote])).values()];
  const title = owners.map(({ finding }) => (finding === null ? 'alert' : `${finding.title}: ${statusWord[finding.status]}`)).join('; ');
  const anchors = begins.map((number) => `<span id="q${number}"></span>`).join('');
  const first = owners[0] as NumberedQuote;
  return `${anchors}<a class="m ${role}${quiet}${minor}" href="#${first.anchor}" data-o="${owners.map(({ anchor }) => anchor).join(' ')}" data-n="${covering.map(({ number }) => number).join(' ')}" title="${escapeHtml(title)}">${shown}</a>`;
}
