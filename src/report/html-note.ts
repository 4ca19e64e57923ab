// A document's text as HTML, with the evidence marked and every mark leading to its element.
import { escapeHtml } from './html-escape.ts';
import { type Mark, marksOf, type NumberedQuote } from './marks.ts';

/** The text of document `index` with its quotes marked. */
export function markedText(text: string, index: number, quotes: readonly NumberedQuote[]): string {
  const started = new Set<number>();
  let html = '';
  let at = 0;
  for (const mark of marksOf(quotes, index, text.length)) {
    const begins = mark.quotes.map(({ number }) => number).filter((number) => !started.has(number));
    for (const number of begins) started.add(number);
    html += escapeHtml(text.slice(at, mark.start)) + markHtml(mark, escapeHtml(text.slice(mark.start, mark.end)), begins);
    at = mark.end;
  }
  return html + escapeHtml(text.slice(at));
}

function markHtml({ role, quiet, minor, owners, quotes, title }: Mark, shown: string, begins: readonly number[]): string {
  const anchors = begins.map((number) => `<span id="q${number}"></span>`).join('');
  return `${anchors}<a class="m ${role}${quiet ? ' quiet' : ''}${minor ? ' minor' : ''}" href="#${owners[0]}" data-o="${owners.join(' ')}" data-n="${quotes.map(({ number }) => number).join(' ')}" title="${escapeHtml(title)}">${shown}</a>`;
}
