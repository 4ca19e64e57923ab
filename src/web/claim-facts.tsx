// What the record says for the claim: modifiers, and the day in the global period.
import type { Report } from '../contract/report.ts';
import { TimeLine } from './time-line.tsx';

export const ClaimFacts = ({ report }: { readonly report: Report }) => (
  <div class="claim-facts">
    <p>
      <b>Modifiers documented</b> {report.modifiers.length === 0 ? 'none' : report.modifiers.join(', ')}
    </p>
    {report.globalPeriod !== null && <TimeLine period={report.globalPeriod} />}
  </div>
);
