// What to do next: ask the surgeon, or take the report along.
import { draftQuery } from '../claim/query.ts';
import { renderMarkdown } from '../report/markdown.ts';
import { renderQuery } from '../report/query-text.ts';
import { CopyButton } from './copy-button.tsx';
import type { Checked } from './messages.ts';

export function Actions({ checked: { report, input } }: { readonly checked: Checked }) {
  const query = draftQuery(report);
  const count = query.questions.length;
  const questions = renderQuery(query, report, input);
  return (
    <fieldset class="actions" aria-label="What to do next">
      {count > 0 && (
        <>
          <CopyButton name={`Copy ${count === 1 ? 'the question' : `${count} questions`}`} text={questions} />
          <button type="button" onClick={() => download(`questions-${report.code}.txt`, 'text/plain', questions)}>
            Save as text
          </button>
        </>
      )}
      <span class="report">
        <span id="report-as">Report</span>
        <button type="button" aria-describedby="report-as" onClick={() => window.print()}>
          Print, PDF
        </button>
        <button
          type="button"
          aria-describedby="report-as"
          onClick={() => download(`report-${report.code}.md`, 'text/markdown', renderMarkdown(report, input))}
        >
          Markdown
        </button>
        <button
          type="button"
          aria-describedby="report-as"
          onClick={() => download(`report-${report.code}.json`, 'application/json', `${JSON.stringify(report, null, 2)}\n`)}
        >
          JSON
        </button>
      </span>
    </fieldset>
  );
}

/** Hands a text over as a file; it goes from the browser to the disk and nowhere else. */
function download(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
