// The global period drawn: index operation, this operation, last day. The same stands beside it in words.
import type { GlobalPeriod } from '../contract/report.ts';
import { globalPeriodLine, sentence } from '../report/wording.ts';

export function TimeLine({ period }: { readonly period: GlobalPeriod }) {
  const { day, length, inside } = period;
  const whole = Math.max(day, length);
  const at = (days: number): string => `${whole === 0 ? 0 : Math.round((1000 * days) / whole) / 10}%`;
  return (
    <figure class="time-line">
      <figcaption>
        <b>Global period</b> {sentence(globalPeriodLine(period))}
      </figcaption>
      <div class={inside ? 'line inside' : 'line'} aria-hidden="true">
        <span class="period" style={{ width: at(length) }} />
        <span class="index" style={{ left: at(0) }} />
        <span class="last" style={{ left: at(length) }} />
        <span class="this" style={{ left: at(day) }} />
        <span class="begin small">{period.indexDate ?? 'index operation'}</span>
        <span class="end small" style={{ right: `${100 - Number.parseFloat(at(length))}%` }}>
          {period.lastDay ?? `day ${length}`}
        </span>
      </div>
    </figure>
  );
}
