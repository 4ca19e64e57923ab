// Many reports → one self-contained HTML file for coding staff: riskiest first, filtered, each opening to its note.
import type { Case } from '../contract/case.ts';
import type { Alert, Report } from '../contract/report.ts';
import { renderCaseHtml, statusHtml } from './html-case.ts';
import { escapeHtml } from './html-escape.ts';
import { htmlEnd, htmlHead } from './html-page.ts';
import { batchScript, caseScript } from './html-script.ts';
import { isOpen, looksOf, onOneLine, severitySign, statusesByUrgency, statusWord, verdictWord } from './wording.ts';

/** What the list shows of a case, apart from its place among those that came in (counted from 1). */
interface ListedCase {
  readonly id: string | null;
  readonly code: string;
  readonly verdict: Report['verdict'];
  readonly risk: number;
  /** Its elements as filters know them: id and title; and each as `id:status:confidence`. */
  readonly titles: readonly (readonly [string, string])[];
  readonly findings: string;
  /** The cells after that of its name. */
  readonly cells: string;
}

export type BatchRow = ListedCase & { readonly place: number };

/** A case that could not be checked. */
export interface BatchFailure {
  readonly id: string | null;
  readonly error: string;
  readonly place: number;
}

/** What of a report goes into the page: what the list shows, and what opens. */
export function batchCase(report: Report, input: Case): { readonly row: ListedCase; readonly inside: string } {
  const { id, code, verdict, elements } = report;
  return {
    row: {
      id,
      code,
      verdict,
      risk: riskOf(report),
      titles: elements.map((finding) => [finding.id, finding.title]),
      findings: elements.map((finding) => `${finding.id}:${finding.status}:${finding.confidence}`).join(' '),
      cells: cells(report),
    },
    inside: renderCaseHtml(report, input),
  };
}

/** How much is at risk: conflicts before errors before gaps in what is required before the rest. */
export function riskOf(report: Report): number {
  const { verdict, alerts, elements } = report;
  const open = elements.filter(isOpen);
  const required = open.filter((finding) => finding.requirement !== 'recommended');
  const errors = alerts.filter((alert) => alert.severity === 'error').length;
  const warnings = alerts.filter((alert) => alert.severity === 'warning').length;
  const missing = required.filter((finding) => finding.status === 'missing').length;
  return (
    (verdict === 'conflict' ? 1_000_000 : 0) +
    errors * 100_000 +
    missing * 1000 +
    required.length * 300 +
    warnings * 200 +
    open.length * 10 +
    looksOf(report)
  );
}

// The cases stand before the list, so that the page can be written while they are checked: the list, sorted, is what is known last.

/** What stands before the cases. */
export const batchHead = htmlHead('Operative notes checked');

/** A case that a row of the list opens. */
export const renderBatchCase = (inside: string, place: number): string =>
  `<script type="text/plain" id="case-${place}">${inside}</script>\n`;

/** What stands after the cases, piece by piece. Those of equal risk keep the order in which they came. */
export function* renderBatchList(rows: readonly BatchRow[], failed: readonly BatchFailure[]): Generator<string> {
  yield `<main>
<section id="cases" aria-label="Cases">
<header>
<h1>Operative notes to look at before claims go out</h1>
<p>${summary(rows)}</p>
</header>
${failed.length === 0 ? '' : failures(failed)}
${filters(rows)}
<p class="small" id="count" role="status">${rows.length} cases</p>
<table>
<thead><tr><th scope="col">Case</th><th scope="col">Code</th><th scope="col">Verdict</th><th scope="col">Counts</th><th scope="col">What is open</th></tr></thead>
<tbody>
`;
  for (const row of rows.toSorted((a, b) => b.risk - a.risk)) yield `${rowHtml(row)}\n`;
  yield `</tbody>
</table>
<noscript><p>The filters and the notes behind the list need JavaScript, which this browser has switched off.</p></noscript>
</section>
<section id="case" aria-label="Case" hidden>
<nav class="back"><button type="button" id="close">← All cases</button><button type="button" id="previous">Previous</button><button type="button" id="next">Next</button><span class="small" id="where"></span></nav>
<div id="inside"></div>
</section>
</main>
${htmlEnd([caseScript, batchScript])}`;
}

function summary(rows: readonly BatchRow[]): string {
  const verdicts = (['conflict', 'incomplete', 'complete'] as const).map(
    (verdict) => [verdict, rows.filter((row) => row.verdict === verdict).length] as const,
  );
  return verdicts
    .filter(([, count]) => count > 0)
    .map(([verdict, count]) => `<span class="v ${verdict}">${count} ${verdictWord[verdict].toLowerCase()}</span>`)
    .join(' · ');
}

const failures = (failed: readonly BatchFailure[]): string =>
  `<details class="alert error"><summary><b>${failed.length === 1 ? '1 case could not be checked' : `${failed.length} cases could not be checked`}</b></summary><ul>${failed
    .map(
      ({ id, error, place }) => `<li>${id === null ? `number ${place}` : escapeHtml(onOneLine(id))}: ${escapeHtml(onOneLine(error))}</li>`,
    )
    .join('')}</ul></details>`;

function filters(rows: readonly BatchRow[]): string {
  const titles = new Map(rows.map((row) => [row.code, row.titles]));
  const codes = [...titles.keys()].sort();
  const options = (values: readonly (readonly [string, string])[]): string =>
    values.map(([value, name]) => `<option value="${escapeHtml(value)}">${escapeHtml(name)}</option>`).join('');
  const elements = codes
    .map(
      (code) =>
        `<optgroup label="${escapeHtml(code)}">${options([...(titles.get(code) ?? [])].map(([id, title]) => [`${code} ${id}`, title]))}</optgroup>`,
    )
    .join('');
  const select = (name: string, label: string, inside: string): string =>
    `<label>${label}<select id="by-${name}"><option value="">all</option>${inside}</select></label>`;
  return `<div class="filters">
<label>Case<input id="by-text" type="search" autocomplete="off"></label>
${select('code', 'Code', options(codes.map((code) => [code, code])))}
${select('verdict', 'Verdict', options((['conflict', 'incomplete', 'complete'] as const).map((verdict) => [verdict, verdictWord[verdict].toLowerCase()])))}
${select('element', 'Element', elements)}
${select('status', 'Status', options([['open', 'open (not present)'], ...statusesByUrgency.map((status) => [status, statusWord[status]] as const), ['review', 'please look']]))}
<button type="button" id="reset">Show all</button>
</div>`;
}

function rowHtml({ place, id, code, verdict, findings, cells }: BatchRow): string {
  const name = escapeHtml(onOneLine(id ?? `number ${place}`));
  return `<tr data-at="${place}" data-id="${name}" data-code="${escapeHtml(code)}" data-verdict="${verdict}" data-f="${escapeHtml(findings)}"><td><button type="button">${name}</button></td>${cells}</tr>`;
}

function cells({ code, verdict, counts, elements, alerts }: Report): string {
  const open = statusesByUrgency.flatMap((status) => elements.filter((finding) => finding.status === status && isOpen(finding)));
  const grave = (['error', 'warning'] as const).flatMap((severity) => alerts.filter((alert) => alert.severity === severity));
  return `<td>${escapeHtml(code)}</td><td><span class="v ${verdict}">${verdictWord[verdict]}</span></td><td>${statusesByUrgency
    .filter((status) => counts[status] > 0 && status !== 'not-applicable')
    .map((status) => statusHtml(status, `${counts[status]} ${statusWord[status]}`))
    .join(' ')}</td><td>${escapeHtml(open.map((finding) => onOneLine(finding.title)).join(', '))}${alertList(grave)}</td>`;
}

const mostAlerts = 3;

/** The gravest alerts of a case, in short. */
function alertList(alerts: readonly Alert[]): string {
  if (alerts.length === 0) return '';
  const items = alerts
    .slice(0, mostAlerts)
    .map((alert) => `<li class="${alert.severity}"><b>${severitySign[alert.severity]}</b> ${escapeHtml(onOneLine(alert.message))}</li>`);
  const more = alerts.length > mostAlerts ? `<li>and ${alerts.length - mostAlerts} more</li>` : '';
  return `<ul class="alerts">${items.join('')}${more}</ul>`;
}
