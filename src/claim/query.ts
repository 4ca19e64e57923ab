// The query to the surgeon: the fewest neutral questions that would settle the record, and the check that a question does not lead.
import type { Evidence, Finding, Report } from '../contract/report.ts';

/** One question: what it would settle, what the record says, and the answers offered. */
export interface Question {
  /** The elements that it would settle. */
  readonly elements: readonly string[];
  readonly title: string;
  readonly text: string;
  /** The clinical indicators: quotes of the record, none invented. */
  readonly indicators: readonly Evidence[];
  /** Answers that the record itself offers, then "other" and "unable to determine". */
  readonly options: readonly string[];
}

export interface Query {
  readonly questions: readonly Question[];
}

const other = 'Other (please state)';
const unable = 'Unable to determine';
const mostIndicators = 4;
const longestOption = 120;

/**
 * Drafts the questions that would settle a report: what decides the code before the rest, and among each conflicts, then what is missing, then
 * what is partial; only required elements and conditional ones that apply. Nothing that is present, recommended or not applicable is asked.
 * No question names a payment, a code or an answer that the record does not itself hold.
 */
export function draftQuery(report: Report): Query {
  const open = report.elements.filter(
    (finding) => finding.requirement !== 'recommended' && finding.status !== 'present' && finding.status !== 'not-applicable',
  );
  const weight = (finding: Finding): number =>
    (report.deciding?.includes(finding.id) ? 0 : 3) + (finding.status === 'conflict' ? 0 : finding.status === 'missing' ? 1 : 2);
  const ordered = open
    .map((finding, at) => ({ finding, at }))
    .sort((a, b) => weight(a.finding) - weight(b.finding) || a.at - b.at)
    .map(({ finding }) => finding);
  const questions: Question[] = [];
  const merged = new Set<string>();
  for (const finding of ordered) {
    if (merged.has(finding.id)) continue;
    // Elements that the same words leave open are asked about once.
    const alike =
      finding.status === 'conflict'
        ? []
        : ordered.filter((one) => one !== finding && one.status !== 'conflict' && !merged.has(one.id) && one.query === finding.query);
    for (const one of [finding, ...alike]) merged.add(one.id);
    questions.push(question(finding, alike));
  }
  return { questions };
}

const place = (one: Evidence): string => `${one.document}:${one.start}:${one.end}`;

function question(finding: Finding, alike: readonly Finding[]): Question {
  // A quote that was found and ruled out (planned, another person's, a form's empty field) is no indicator of this patient.
  const indicators = [finding, ...alike]
    .flatMap((one) => one.evidence)
    .filter((one) => one.role !== 'rejected')
    .filter((one, at, all) => all.findIndex((same) => place(same) === place(one)) === at);
  const conflict = finding.status === 'conflict';
  const offered = conflict ? statedOptions(indicators) : [];
  return {
    elements: [finding.id, ...alike.map((one) => one.id)],
    title: finding.title,
    text: conflict && offered.length > 1 ? `The record holds statements that differ. ${finding.query}` : finding.query,
    indicators: indicators.slice(0, mostIndicators),
    options: [...offered, other, unable],
  };
}

/** The statements between which a record leaves the choice, one for each side; none where it holds only one, since one option alone leads. */
function statedOptions(indicators: readonly Evidence[]): string[] {
  const sides = (['supports', 'contradicts'] as const).map((role) => indicators.find((one) => one.role === role));
  if (sides.some((one) => one === undefined)) return [];
  return sides.map((one) => {
    const text = (one as Evidence).text.replace(/\s+/g, ' ').trim();
    return `As documented: “${text.length > longestOption ? `${text.slice(0, longestOption - 1).trimEnd()}…` : text}”`;
  });
}

/** What makes a question lead, as an expression and in words. */
const faults: readonly (readonly [RegExp, string])[] = [
  [
    /\b(?:pay(?:s|ment|ments|ing|er|ers|able)?|paid|reimburse\w*|revenue|bill(?:s|ed|ing|able)?|claims?|charges?|charged|denials?|denied|audits?|audited|insur\w+|rvus?|drg|money|fees?|upcod\w*|downcod\w*)\b/i,
    'speaks of payment',
  ],
  [/\b(?:cpt|hcpcs|icd(?:-?10)?|modifiers?|cod(?:e|es|ed|er|ers|ing))\b|\b\d{5}\b/i, 'names a code'],
  [
    /^(?:please\s+)?(?:confirm|verify|agree|acknowledge|attest)\b|\b(?:please|kindly)\s+(?:confirm|verify|agree|attest)\b|\b(?:would|do|can|could)\s+you\s+(?:please\s+)?(?:agree|confirm|verify)\b/i,
    'asks for agreement',
  ],
  [
    /\b(?:isn|wasn|weren|aren|don|didn|doesn|hasn|haven|wouldn|shouldn|couldn)['’]?t\s+(?:it|this|that|the|you|there|he|she)\b/i,
    'expects one answer',
  ],
  [/,\s*(?:right|correct|yes|no|ok|okay)\s*\?\s*$/i, 'expects one answer'],
  [
    /\b(?:please|kindly|must|should|need to|needs to|have to|required to)\b[^?.]{0,200}\b(?:add|addend|amend|change|document that|state that|write that|note that|record that|include)\b/i,
    'tells the surgeon what to write',
  ],
  [/\b(?:in order to|so that (?:we|it)|to (?:support|justify|meet|satisfy|qualify|allow))\b/i, 'says what the answer is wanted for'],
  [/\b(?:obviously|clearly|surely|presumably|of course|as expected|most likely|probably)\b/i, 'suggests an answer'],
];

const asksOpenly = /\b(?:what|which|how|where|when|who|whom|whose|why|whether|describe|specify|clarify|state|give|name|list)\b/i;
const yesOrNo = /^(?:and\s+)?(?:was|were|is|are|did|does|do|has|have|had|can|could|will|would|should)\b/i;

/** Why a question to a surgeon leads, in a few words; null where it does not. */
export function leadingFaults(query: string): string | null {
  const text = query.trim();
  if (text === '') return 'is empty';
  for (const [pattern, fault] of faults) if (pattern.test(text)) return fault;
  if (!asksOpenly.test(text)) return yesOrNo.test(text) && /\bor\b/i.test(text) ? null : 'can be answered only with yes or no';
  return null;
}
