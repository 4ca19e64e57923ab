// Many reports → one self-contained HTML file for coding staff: riskiest first, filtered, each opening to its note.
import type { Case } from '../contract/case.ts';
import type { Alert, Report } from '../contract/report.ts';
import { renderCaseHtml, statusHtml } from './html-case.ts';
import { escapeHtml } from './html-escape.ts';
import { htmlPage } from './html-page.ts';
import { batchScript, caseScript } from './html-script.ts';
import { isOpen, onOneLine, severitySign, statusesByUrgency, statusWord, verdictWord } from './wording.ts';

/** One case of a batch: checked, or told why not. */
export type BatchOutcome = { readonly report: Report; readonly input: Case } | { readonly id: string | null; readonly error: string };

/** A checked case with its place among those that came in, counted from 1. */
interface Checked {
  readonly report: Report;
  readonly input: Case;
  readonly place: number;
}

/** How much is at risk: conflicts before errors before gaps in what is required before the rest. */
export function riskOf({ verdict, alerts, elements }: Report): number {
  const open = elements.filter(isOpen);
  const required = open.filter((finding) => finding.requirement !== 'recommended');
  const errors = alerts.filter((alert) => alert.severity === 'error').length;
  const warnings = alerts.filter((alert) => alert.severity === 'warning').length;
  const missing = required.filter((finding) => finding.status === 'missing').length;
  const looks = elements.filter((finding) => finding.confidence === 'review').length;
  return (
    (verdict === 'conflict' ? 1_000_000 : 0) +
    errors * 100_000 +
    missing * 1000 +
    required.length * 300 +
    warnings * 200 +
    open.length * 10 +
    looks
  );
}

/** The page of a batch. Cases of equal risk keep the order in which they came. */
export function renderBatchHtml(outcomes: readonly BatchOutcome[]): string {
  const checked = outcomes
    .flatMap((one, at): Checked[] => ('report' in one ? [{ ...one, place: at + 1 }] : []))
    .sort((a, b) => riskOf(b.report) - riskOf(a.report));
  const failed = outcomes.flatMap((one, at) => ('error' in one ? [{ ...one, place: at + 1 }] : []));
  const body = `<main>
<section id="cases" aria-label="Cases">
<header>
<h1>Operative notes to look at before claims go out</h1>
<p>${summary(checked)}</p>
</header>
${failed.length === 0 ? '' : failures(failed)}
${filters(checked)}
<p class="small" id="count" role="status">${checked.length} cases</p>
<table>
<thead><tr><th scope="col">Case</th><th scope="col">Code</th><th scope="col">Verdict</th><th scope="col">Counts</th><th scope="col">What is open</th></tr></thead>
<tbody>
${checked.map(row).join('\n')}
</tbody>
</table>
<noscript><p>The filters and the notes behind the list need JavaScript, which this browser has switched off.</p></noscript>
</section>
<section id="case" aria-label="Case" hidden>
<nav class="back"><button type="button" id="close">← All cases</button><button type="button" id="previous">Previous</button><button type="button" id="next">Next</button><span class="small" id="where"></span></nav>
<div id="inside"></div>
</section>
</main>
${checked.map(({ report, input }, at) => `<script type="text/plain" id="case-${at}">${renderCaseHtml(report, input)}</script>`).join('\n')}`;
  return htmlPage(`${checked.length} operative notes checked`, body, [caseScript, batchScript]);
}

function summary(checked: readonly Checked[]): string {
  const verdicts = (['conflict', 'incomplete', 'complete'] as const).map(
    (verdict) => [verdict, checked.filter(({ report }) => report.verdict === verdict).length] as const,
  );
  return verdicts
    .filter(([, count]) => count > 0)
    .map(([verdict, count]) => `<span class="v ${verdict}">${count} ${verdictWord[verdict].toLowerCase()}</span>`)
    .join(' · ');
}

const failures = (failed: readonly { readonly id: string | null; readonly error: string; readonly place: number }[]): string =>
  `<details class="alert error"><summary><b>${failed.length === 1 ? '1 case could not be checked' : `${failed.length} cases could not be checked`}</b></summary><ul>${failed
    .map(
      ({ id, error, place }) => `<li>${id === null ? `number ${place}` : escapeHtml(onOneLine(id))}: ${escapeHtml(onOneLine(error))}</li>`,
    )
    .join('')}</ul></details>`;

function filters(checked: readonly Checked[]): string {
  const titles = new Map<string, ReadonlyMap<string, string>>();
  for (const { report } of checked)
    if (!titles.has(report.code)) titles.set(report.code, new Map(report.elements.map(({ id, title }) => [id, title])));
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

function row({ report, place }: Checked, at: number): string {
  const open = statusesByUrgency.flatMap((status) => report.elements.filter((finding) => finding.status === status && isOpen(finding)));
  const findings = report.elements.map(({ id, status, confidence }) => `${id}:${status}:${confidence}`).join(' ');
  const id = report.id ?? `number ${place}`;
  const alerts = (['error', 'warning'] as const).flatMap((severity) => report.alerts.filter((alert) => alert.severity === severity));
  return `<tr data-at="${at}" data-id="${escapeHtml(onOneLine(id))}" data-code="${escapeHtml(report.code)}" data-verdict="${report.verdict}" data-f="${escapeHtml(findings)}"><td><button type="button">${escapeHtml(onOneLine(id))}</button></td><td>${escapeHtml(report.code)}</td><td><span class="v ${report.verdict}">${verdictWord[report.verdict]}</span></td><td>${statusesByUrgency
    .filter((status) => report.counts[status] > 0 && status !== 'not-applicable')
    .map((status) => statusHtml(status, `${report.counts[status]} ${statusWord[status]}`))
    .join(' ')}</td><td>${escapeHtml(open.map((finding) => onOneLine(finding.title)).join(', '))}${alertList(alerts)}</td></tr>`;
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
