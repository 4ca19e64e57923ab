// Report → one self-contained HTML file: the documents with their evidence marked, beside the checklist.
import type { Case } from '../contract/case.ts';
import type { Report } from '../contract/report.ts';
import { renderCaseHtml } from './html-case.ts';
import { htmlPage } from './html-page.ts';
import { caseScript } from './html-script.ts';
import { onOneLine, verdictWord } from './wording.ts';

/** The report of one case as a page. */
export const renderHtml = (report: Report, input: Case): string =>
  htmlPage(
    `${verdictWord[report.verdict]}: ${report.code}${report.id === null ? '' : ` ${onOneLine(report.id)}`}`,
    `<main>\n${renderCaseHtml(report, input)}\n</main>`,
    [caseScript],
  );
