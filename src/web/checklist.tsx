// The right side: the verdict, what to look at, the checklist, and what to do next.
import { useEffect } from 'preact/hooks';
import type { Finding } from '../contract/report.ts';
import { numberQuotes } from '../report/marks.ts';
import { byGroup, isOpen, operativeReportLine } from '../report/wording.ts';
import { Actions } from './actions.tsx';
import { Alerts } from './alerts.tsx';
import { catalog } from './built.ts';
import { ClaimFacts } from './claim-facts.tsx';
import { EngineStatus } from './engine-status.tsx';
import type { Preferences } from './memory.ts';
import type { Prefer, StateProps } from './props.ts';
import { Row, type RowContext } from './row.tsx';
import { gapsFirst, inOrder } from './rows.ts';
import { Verdict } from './verdict.tsx';
import { Waiting } from './waiting.tsx';

interface Props extends StateProps {
  readonly order: Preferences['order'];
  readonly prefer: Prefer;
  readonly restart: () => void;
}

export function Checklist({ state, dispatch, order, prefer, restart }: Props) {
  const { checked, lead, chosen } = state;
  useEffect(() => {
    if (lead?.to !== 'row' || chosen === null) return;
    const row = document.getElementById(chosen);
    row?.scrollIntoView({ block: 'nearest' });
    if (lead.focus) row?.querySelector('button')?.focus({ preventScroll: true });
  }, [lead]);
  return (
    <section class="checklist" aria-label="Checklist">
      <EngineStatus engine={state.engine} restart={restart} />
      {checked === null ? (
        <Waiting state={state} dispatch={dispatch} catalog={catalog} />
      ) : (
        <CheckedList {...{ state, dispatch, order, prefer, checked }} />
      )}
    </section>
  );
}

function CheckedList({
  state,
  dispatch,
  order,
  prefer,
  checked,
}: Omit<Props, 'restart'> & { readonly checked: NonNullable<Props['state']['checked']> }) {
  const { report, input } = checked;
  const quotes = numberQuotes(report);
  const context: RowContext = { state, dispatch, quotes, documents: input.documents };
  const entry = catalog.codes.find(({ code }) => code === report.code);
  const stale = order === 'gaps' && gapsFirst(report).join() !== state.order.join();
  const inThisOrder = inOrder(report.elements, state.order);
  const groups: readonly (readonly [string, readonly Finding[]])[] = order === 'groups' ? byGroup(report.elements) : [['', inThisOrder]];
  const openInReport = report.operativeReport.filter(isOpen).length;
  return (
    <>
      <Verdict state={state} />
      <h2 class="title">
        {report.code} · {report.title}
      </h2>
      <Alerts report={report} quotes={quotes} documents={input.documents} chosen={state.chosen} dispatch={dispatch} />
      <ClaimFacts report={report} />
      <fieldset class="order" aria-label="Order of the checklist">
        {(
          [
            ['gaps', 'Gaps first'],
            ['groups', 'By group'],
          ] as const
        ).map(([value, name]) => (
          <button
            key={value}
            type="button"
            aria-pressed={order === value}
            onClick={() => {
              prefer({ order: value });
              dispatch({ type: 'ordered' });
            }}
          >
            {name}
          </button>
        ))}
        {stale && (
          <button type="button" class="plain" onClick={() => dispatch({ type: 'ordered' })}>
            Sort again
          </button>
        )}
      </fieldset>
      {groups.map(([group, findings]) => (
        <div key={group} class="group">
          {group !== '' && <h3>{group}</h3>}
          <ul class="rows">
            {findings.map((finding) => (
              <Row
                key={finding.id}
                finding={finding}
                part="code"
                source={entry?.elements.find(({ id }) => id === finding.id)?.source}
                {...context}
              />
            ))}
          </ul>
        </div>
      ))}
      {report.operativeReport.length > 0 && (
        <details class="group operative">
          <summary>
            <h3>Operative report{openInReport > 0 ? `: ${openInReport} open` : ''}</h3>{' '}
            <span>{operativeReportLine(report.operativeReport)}</span>
          </summary>
          <ul class="rows">
            {report.operativeReport.map((finding) => (
              <Row
                key={finding.id}
                finding={finding}
                part="operative"
                source={catalog.operativeReport.find(({ id }) => id === finding.id)?.source}
                {...context}
              />
            ))}
          </ul>
        </details>
      )}
      <p class="small">
        {report.provenance.checklist}, engine {report.provenance.engine}. A help to a person, no decision about payment.
      </p>
      <Actions checked={checked} />
    </>
  );
}
