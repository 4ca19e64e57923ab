// The verdict with its counts, in words, signs and a bar.
import { looksLine, statusesByUrgency, statusSign, statusWord, verdictWord } from '../report/wording.ts';
import type { PageState } from './state.ts';

export function Verdict({ state: { checked }, brief = false }: { readonly state: Pick<PageState, 'checked'>; readonly brief?: boolean }) {
  if (checked === null) return <p class="verdict waiting">{brief ? 'Not checked yet' : 'Nothing checked yet'}</p>;
  const { verdict, counts } = checked.report;
  const looks = looksLine(checked.report);
  const counted = statusesByUrgency.filter((status) => counts[status] > 0);
  return (
    <div class={`verdict ${verdict}`}>
      <p>
        <strong>{verdictWord[verdict]}</strong>{' '}
        {counted
          .filter((status) => !brief || (status !== 'present' && status !== 'not-applicable'))
          .map((status) => (
            <span key={status} class={`status ${status}`}>
              <span aria-hidden="true">{statusSign[status]}</span> {counts[status]} {statusWord[status]}
            </span>
          ))}
        {!brief && looks !== null && <span class="tag look">{looks}</span>}
      </p>
      {!brief && (
        <div class="bar" aria-hidden="true">
          {counted.map((status) => (
            <i key={status} class={status} style={{ flexGrow: counts[status] }} />
          ))}
        </div>
      )}
    </div>
  );
}
