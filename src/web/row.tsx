// One element: its status in a line, and opened in place, everything behind it.
import type { Document } from '../contract/case.ts';
import type { Finding } from '../contract/report.ts';
import { anchorOf, type NumberedQuote } from '../report/marks.ts';
import { isOpen, quoted, remarks, sentence, statusSign, statusWord } from '../report/wording.ts';
import type { StateProps } from './props.ts';
import { RowDetail } from './row-detail.tsx';
import type { Part } from './rows.ts';

export interface RowContext extends StateProps {
  readonly quotes: readonly NumberedQuote[];
  readonly documents: readonly Document[];
}

interface Props extends RowContext {
  readonly finding: Finding;
  readonly part: Part;
  /** Where the requirement comes from. */
  readonly source: string | undefined;
}

export function Row({ finding, part, source, state, dispatch, quotes, documents }: Props) {
  const anchor = anchorOf(finding, part);
  const own = quotes.filter((quote) => quote.finding === finding);
  const open = state.open.has(anchor);
  const was = state.were[anchor];
  const { status } = finding;
  return (
    <li id={anchor} class={`row ${status}${state.chosen === anchor ? ' chosen' : ''}`}>
      <button
        type="button"
        class="line"
        aria-expanded={open}
        aria-controls={`${anchor}-detail`}
        onClick={() => dispatch({ type: 'toggled', anchor, quote: leadingQuote(own) })}
      >
        <span class={`status ${status}`}>
          <span class="sign" aria-hidden="true">
            {statusSign[status]}
          </span>{' '}
          {statusWord[status]}
        </span>
        <span class="name">
          {finding.title}
          {remarks(finding).map((remark) => (
            <span key={remark} class={remark === 'please look' ? 'tag look' : 'tag'}>
              {remark}
            </span>
          ))}
          {was !== undefined && <span class="tag">was {statusWord[was]}</span>}
        </span>
        {!open && <span class="gist">{gistOf(finding)}</span>}
      </button>
      {open && (
        <div id={`${anchor}-detail`} class="detail">
          <RowDetail
            finding={finding}
            quotes={own}
            documents={documents}
            source={source}
            show={(number, focus) => dispatch({ type: 'quote shown', anchor, number, focus })}
          />
        </div>
      )}
    </li>
  );
}

/** The quote that the eye is led to first: what decides before what was ruled out. */
const leadingQuote = (quotes: readonly NumberedQuote[]): number | null =>
  (quotes.find(({ evidence }) => evidence.role !== 'rejected') ?? quotes[0])?.number ?? null;

function gistOf(finding: Finding): string {
  if (isOpen(finding)) return sentence(finding.reason);
  const [first] = finding.evidence.filter(({ role }) => role === 'supports');
  return first === undefined ? sentence(finding.reason) : quoted(first.text);
}
