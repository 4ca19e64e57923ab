// What to look at before the elements: neighbouring codes, modifiers, dates, sides.
import type { Document } from '../contract/case.ts';
import type { Report } from '../contract/report.ts';
import { alertAnchor, type NumberedQuote } from '../report/marks.ts';
import { severitySign, severityWord } from '../report/wording.ts';
import type { Dispatch } from './props.ts';
import { Quotes } from './quotes.tsx';

interface Props {
  readonly report: Report;
  readonly quotes: readonly NumberedQuote[];
  readonly documents: readonly Document[];
  readonly chosen?: string | null;
  /** Left out on paper. */
  readonly dispatch?: Dispatch;
}

export const Alerts = ({ report, quotes, documents, chosen = null, dispatch }: Props) =>
  report.alerts.length === 0 ? null : (
    <ul class="alerts" aria-label="Alerts">
      {report.alerts.map(({ severity, message }, at) => {
        const anchor = alertAnchor(at);
        return (
          <li key={anchor} id={anchor} class={`alert ${severity}${chosen === anchor ? ' chosen' : ''}`}>
            <p>
              <b>
                <span aria-hidden="true">{severitySign[severity]}</span> {severityWord[severity]}:
              </b>{' '}
              {message}
            </p>
            <Quotes
              quotes={quotes.filter((quote) => quote.anchor === anchor)}
              documents={documents}
              {...(dispatch === undefined ? {} : { show: (number, focus) => dispatch({ type: 'quote shown', anchor, number, focus }) })}
            />
          </li>
        );
      })}
    </ul>
  );
