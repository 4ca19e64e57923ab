// The report on paper: everything open, and the documents with their marks.

import type { Finding } from '../contract/report.ts';
import { marksOf, numberQuotes } from '../report/marks.ts';
import { byGroup, documentName, operativeReportLine, remarks, sentence, statusSign, statusWord } from '../report/wording.ts';
import { Alerts } from './alerts.tsx';
import { catalog } from './built.ts';
import { ClaimFacts } from './claim-facts.tsx';
import type { Checked } from './messages.ts';
import { RowDetail } from './row-detail.tsx';
import { Verdict } from './verdict.tsx';

export function Paper({ checked }: { readonly checked: Checked }) {
  const { report, input } = checked;
  const quotes = numberQuotes(report);
  const sources = new Map(
    [...(catalog.codes.find(({ code }) => code === report.code)?.elements ?? []), ...catalog.operativeReport].map(({ id, source }) => [
      id,
      source,
    ]),
  );
  const rows = (findings: readonly Finding[]) => (
    <ul class="rows">
      {findings.map((finding) => (
        <li key={finding.id} class={`row ${finding.status}`}>
          <p class="line">
            <span class={`status ${finding.status}`}>
              {statusSign[finding.status]} {statusWord[finding.status]}
            </span>{' '}
            <span class="name">{[finding.title, ...remarks(finding)].join(', ')}</span>
          </p>
          <div class="detail">
            <RowDetail
              finding={finding}
              quotes={quotes.filter((quote) => quote.finding === finding)}
              documents={input.documents}
              source={sources.get(finding.id)}
            />
          </div>
        </li>
      ))}
    </ul>
  );
  return (
    <>
      <h1>
        {report.code} · {report.title}
      </h1>
      <Verdict state={{ checked }} />
      <Alerts report={report} quotes={quotes} documents={input.documents} />
      <ClaimFacts report={report} />
      {byGroup(report.elements).map(([group, findings]) => (
        <section key={group}>
          <h2>{group}</h2>
          {rows(findings)}
        </section>
      ))}
      <section>
        <h2>Operative report</h2>
        <p>{sentence(operativeReportLine(report.operativeReport))}</p>
        {rows(report.operativeReport)}
      </section>
      <p class="small">
        {report.provenance.checklist}, engine {report.provenance.engine}
      </p>
      {input.documents.map((document, index) => (
        <section key={`${index}`} class="document">
          <h2>
            {sentence(documentName(input.documents, index))} {document.date}
          </h2>
          <MarkedText text={document.text} marks={marksOf(quotes, index, document.text.length)} />
        </section>
      ))}
    </>
  );
}

function MarkedText({ text, marks }: { readonly text: string; readonly marks: ReturnType<typeof marksOf> }) {
  const ends = [0, ...marks.map(({ end }) => end)];
  return (
    <div class="text">
      {marks.map((mark, index) => [
        text.slice(ends[index], mark.start),
        <span key={mark.start} class={`mark ${mark.role}${mark.quiet || mark.minor ? ' quiet' : ''}`}>
          {text.slice(mark.start, mark.end)}
        </span>,
      ])}
      {text.slice(ends.at(-1))}
    </div>
  );
}
