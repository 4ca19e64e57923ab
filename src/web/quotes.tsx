// Words of the record, with their place and what they come to.
import type { Document } from '../contract/case.ts';
import type { NumberedQuote } from '../report/marks.ts';
import { onOneLine, placeOf, quoted, whyNot } from '../report/wording.ts';

interface Props {
  readonly quotes: readonly NumberedQuote[];
  readonly documents: readonly Document[];
  /** What the first of them comes to, where more is known than its role says. */
  readonly reason?: string | null;
  /** Shows a quote in its document; left out on paper. */
  readonly show?: (number: number, focus: boolean) => void;
}

export const Quotes = ({ quotes, documents, reason = null, show }: Props) =>
  quotes.length === 0 ? null : (
    <ul class="quotes">
      {quotes.map(({ number, evidence }, at) => {
        const note = at === 0 && reason !== null ? onOneLine(reason) : whyNot(evidence);
        const words = quoted(evidence.text);
        return (
          <li key={number} class={evidence.role}>
            {show === undefined ? (
              words
            ) : (
              // A click made by a key has no detail; only then the focus goes along.
              <button type="button" class="quote" title="Show in the note" onClick={(event) => show(number, event.detail === 0)}>
                {words}
              </button>
            )}{' '}
            <span class="small">{placeOf(evidence, documents)}</span>
            {note !== null && <span class="because">{note}</span>}
          </li>
        );
      })}
    </ul>
  );
