// One case as HTML: verdict, alerts, and the checklist beside the marked documents. A page or the batch page stands around it.
import type { Case } from '../contract/case.ts';
import type { Alert, Finding, Report, Status } from '../contract/report.ts';
import { escapeHtml } from './html-escape.ts';
import { markedText } from './html-note.ts';
import { alertAnchor, anchorOf, type NumberedQuote, numberQuotes } from './marks.ts';
import {
  byGroup,
  documentName,
  globalPeriodLine,
  isOpen,
  looksLine,
  onOneLine,
  operativeReportLine,
  placeOf,
  quoted,
  reasonAfterQuote,
  remarks,
  sentence,
  severitySign,
  severityWord,
  statusesByUrgency,
  statusSign,
  statusWord,
  verdictWord,
  whyNot,
} from './wording.ts';

const show = (text: string): string => escapeHtml(onOneLine(text));

/** The inside of a page for one case. */
export function renderCaseHtml(report: Report, input: Case): string {
  const quotes = numberQuotes(report);
  return `${head(report, input)}
${report.alerts.map((alert, at) => alertHtml(alert, at, quotes, input)).join('\n')}
<div class="sides">
<section class="list" aria-label="Checklist">
${byGroup(report.elements)
  .map(([group, findings]) => groupHtml(group, findings, 'code', quotes, input))
  .join('\n')}
${operativeReport(report, quotes, input)}
<p class="small">${show(report.provenance.checklist)}, engine ${show(report.provenance.engine)}</p>
</section>
<section class="notes" aria-label="Documents">
${input.documents.map((document, at) => documentHtml(document, at, quotes, input)).join('\n')}
</section>
</div>`;
}

/** A status as sign and word; the colour comes by its class. */
export const statusHtml = (status: Status, text: string = statusWord[status]): string =>
  `<span class="st ${status}"><span aria-hidden="true">${statusSign[status]}</span> ${escapeHtml(text)}</span>`;

function head(report: Report, input: Case): string {
  const questions = report.elements.filter(isOpen).length;
  const looks = looksLine(report);
  const claimed = input.claim?.modifiers;
  const facts: [string, string][] = [];
  if (report.siblings.length > 0) facts.push(['Other codes', `the record also speaks for ${report.siblings.join(', ')}`]);
  facts.push([
    'Modifiers',
    `${report.modifiers.length === 0 ? 'none' : report.modifiers.join(', ')} documented${claimed === undefined ? '' : `; ${claimed.length === 0 ? 'none' : claimed.join(', ')} claimed`}`,
  ]);
  if (report.globalPeriod !== null) facts.push(['Global period', globalPeriodLine(report.globalPeriod)]);
  if (report.ranking !== undefined && report.ranking.length > 0)
    facts.push(['Codes that fit', report.ranking.map((one) => one.code).join(', ')]);
  return `<header class="case">
<p class="small">${report.id === null ? 'Operative-note check' : `Case ${show(report.id)}`}</p>
<h1>${escapeHtml(report.code)} · ${show(report.title)}</h1>
<p class="verdict ${report.verdict}"><strong>${verdictWord[report.verdict]}</strong> ${statusesByUrgency
    .filter((status) => report.counts[status] > 0)
    .map((status) => statusHtml(status, `${report.counts[status]} ${statusWord[status]}`))
    .join(' ')}${looks === null ? '' : ` <span class="small">${looks}</span>`}</p>
<div class="bar" aria-hidden="true">${statusesByUrgency.map((status) => (report.counts[status] > 0 ? `<i class="${status}" style="flex-grow:${report.counts[status]}"></i>` : '')).join('')}</div>
<dl>${facts.map(([name, value]) => `<div><dt>${name}</dt><dd>${show(value)}</dd></div>`).join('')}</dl>
${questions > 0 ? `<p class="tools"><button type="button" class="copy-all" hidden>Copy ${questions === 1 ? 'the question' : `all ${questions} questions`}</button></p>` : ''}
</header>`;
}

function alertHtml(alert: Alert, at: number, quotes: readonly NumberedQuote[], input: Case): string {
  const own = quotes.filter((quote) => quote.anchor === alertAnchor(at));
  return `<div class="alert ${alert.severity}" id="${alertAnchor(at)}" tabindex="-1" data-n="${own.map(({ number }) => number).join(' ')}"><p><b aria-hidden="true">${severitySign[alert.severity]}</b> <b>${severityWord[alert.severity]}:</b> ${show(alert.message)}</p>${quoteList(own, input)}</div>`;
}

function groupHtml(
  group: string,
  findings: readonly Finding[],
  part: 'code' | 'operative',
  quotes: readonly NumberedQuote[],
  input: Case,
): string {
  return `<h2>${show(group)}</h2>\n${findings.map((finding) => findingHtml(finding, part, quotes, input)).join('\n')}`;
}

function operativeReport(report: Report, quotes: readonly NumberedQuote[], input: Case): string {
  if (report.operativeReport.length === 0) return '';
  return `<h2>Operative report <span class="small">${operativeReportLine(report.operativeReport)}</span></h2>
${report.operativeReport.map((finding) => findingHtml(finding, 'operative', quotes, input)).join('\n')}`;
}

function findingHtml(finding: Finding, part: 'code' | 'operative', quotes: readonly NumberedQuote[], input: Case): string {
  const anchor = anchorOf(finding, part);
  const own = quotes.filter((quote) => quote.finding === finding);
  const open = isOpen(finding);
  const after = open ? reasonAfterQuote(finding) : null;
  const gist = own.find(({ evidence }) => evidence.role === 'supports');
  const brief = open || gist === undefined ? '' : `<span class="gist">${escapeHtml(quoted(gist.evidence.text))}</span>`;
  const marks = remarks(finding)
    .map((one) => ` <span class="tag">${one}</span>`)
    .join('');
  const parts = [
    own.length === 0 || (open && after === null) ? `<p>${show(sentence(finding.reason))}</p>` : '',
    quoteList(own, input, after),
    finding.status === 'present' || finding.status === 'not-applicable' ? '' : `<p class="why"><b>At stake</b> ${show(finding.why)}</p>`,
    open
      ? `<p class="ask"><b>Ask the surgeon</b> <q>${show(finding.query)}</q> <button type="button" class="copy" hidden>Copy</button></p>`
      : '',
  ];
  return `<details class="f ${finding.status}" id="${anchor}" data-n="${own.map(({ number }) => number).join(' ')}"${open && part === 'code' ? ' open' : ''}><summary>${statusHtml(finding.status)} <span class="t">${show(finding.title)}</span>${marks}${brief}</summary><div class="in">${parts.join('')}</div></details>`;
}

/** Quotes with their places; `reason` says of the first what it comes to. */
function quoteList(quotes: readonly NumberedQuote[], input: Case, reason: string | null = null): string {
  if (quotes.length === 0) return '';
  const items = quotes.map(({ number, evidence }, at) => {
    const note = at === 0 && reason !== null ? onOneLine(reason) : whyNot(evidence);
    return `<li class="${evidence.role}"><a class="go" href="#q${number}" data-n="${number}">${escapeHtml(quoted(evidence.text))}</a> <span class="small">${escapeHtml(placeOf(evidence, input.documents))}</span>${note === null ? '' : ` <span class="note">${escapeHtml(note)}</span>`}</li>`;
  });
  return `<ul class="quotes">${items.join('')}</ul>`;
}

function documentHtml(document: Case['documents'][number], index: number, quotes: readonly NumberedQuote[], input: Case): string {
  const date = document.date === undefined ? '' : ` <span class="small">${escapeHtml(document.date)}</span>`;
  return `<article><h2>${sentence(documentName(input.documents, index))}${date}</h2><div class="text">${markedText(document.text, index, quotes)}</div></article>`;
}
