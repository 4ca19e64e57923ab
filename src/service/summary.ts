// A checklist → what the list of codes shows of it.
import type { Checklist } from '../contract/checklist.ts';
import type { CodeSummary } from '../contract/endpoint.ts';

/** A checklist as the list of codes shows it. */
export const summaryOf = ({ code, title, version, elements }: Checklist): CodeSummary => ({
  code,
  title,
  version,
  elements: elements.length,
});
