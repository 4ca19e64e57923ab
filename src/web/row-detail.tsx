// Everything behind an element's status: each piece of evidence, what is at stake, the question, and where the requirement comes from.
import type { Document } from '../contract/case.ts';
import type { Finding } from '../contract/report.ts';
import type { NumberedQuote } from '../report/marks.ts';
import { isOpen, reasonAfterQuote, sentence } from '../report/wording.ts';
import { CopyButton } from './copy-button.tsx';
import { Quotes } from './quotes.tsx';

interface Props {
  readonly finding: Finding;
  readonly quotes: readonly NumberedQuote[];
  readonly documents: readonly Document[];
  readonly source: string | undefined;
  /** Left out on paper. */
  readonly show?: (number: number, focus: boolean) => void;
}

export function RowDetail({ finding, quotes, documents, source, show }: Props) {
  const open = isOpen(finding);
  const after = open ? reasonAfterQuote(finding) : null;
  return (
    <>
      {(quotes.length === 0 || (open && after === null)) && <p>{sentence(finding.reason)}.</p>}
      <Quotes quotes={quotes} documents={documents} reason={after} {...(show === undefined ? {} : { show })} />
      {finding.status !== 'present' && finding.status !== 'not-applicable' && (
        <p>
          <b>At stake</b> {finding.why}
        </p>
      )}
      {open && (
        <p class="ask">
          <b>Ask the surgeon</b> <q>{finding.query}</q> {show !== undefined && <CopyButton name="Copy" text={finding.query} />}
        </p>
      )}
      {source !== undefined && <p class="small">Required by: {source}</p>}
    </>
  );
}
