// The words that all renderings of a report share: a surgeon's and a coder's, never an engineer's.
import { ruledOut } from '../check/reason.ts';
import type { Document, DocumentKind } from '../contract/case.ts';
import type { Assertion, Evidence, Finding, GlobalPeriod, Report, Status } from '../contract/report.ts';

/** The sign of each status; always shown together with its word or its place in a legend. */
export const statusSign: Readonly<Record<Status, string>> = {
  present: '✓',
  partial: '◐',
  missing: '○',
  conflict: '✗',
  'not-applicable': '–',
};

export const statusWord: Readonly<Record<Status, string>> = {
  present: 'present',
  partial: 'partial',
  missing: 'missing',
  conflict: 'conflict',
  'not-applicable': 'not applicable',
};

export const verdictWord: Readonly<Record<Report['verdict'], string>> = {
  complete: 'Complete',
  incomplete: 'Incomplete',
  conflict: 'Conflict',
};

export const severitySign: Readonly<Record<'error' | 'warning' | 'info', string>> = { error: '✗', warning: '!', info: 'i' };

/** How an alert is announced. */
export const severityWord: Readonly<Record<'error' | 'warning' | 'info', string>> = { error: 'Alert', warning: 'Check', info: 'Note' };

/** The statuses in the order in which they matter to somebody who has to act. */
export const statusesByUrgency = ['conflict', 'missing', 'partial', 'present', 'not-applicable'] as const satisfies readonly Status[];

/** How many findings a person should look at before the verdict is trusted. */
export const looksOf = ({ elements }: Pick<Report, 'elements'>): number =>
  elements.filter(({ confidence }) => confidence === 'review').length;

/** The same in words, beside the verdict; null where there are none. */
export function looksLine(report: Pick<Report, 'elements'>): string | null {
  const looks = looksOf(report);
  return looks === 0 ? null : `${looks} to look at`;
}

/** `2 missing · 1 partial · 7 present · 1 to look at`, without those that are none. */
export const countsLine = (report: Pick<Report, 'counts' | 'elements'>): string =>
  [
    ...statusesByUrgency.filter((status) => report.counts[status] > 0).map((status) => `${report.counts[status]} ${statusWord[status]}`),
    ...[looksLine(report)].filter((line) => line !== null),
  ].join(' · ');

/** What each kind of document is called. */
export const kindName: Readonly<Record<DocumentKind, string>> = {
  'operative-note': 'operative note',
  'index-operative-note': 'index operative note',
  'office-note': 'office note',
  'history-and-physical': 'history and physical',
  imaging: 'imaging',
  pathology: 'pathology',
  consent: 'consent',
  'tumor-board': 'tumor board',
  'anesthesia-record': 'anesthesia record',
};

/** What a document is called: its kind, numbered where there are several of it. */
export function documentName(documents: readonly Document[], index: number): string {
  const document = documents[index];
  if (document === undefined) return `document ${index + 1}`;
  const alike = documents.filter((other) => other.kind === document.kind);
  const name = kindName[document.kind];
  return alike.length < 2 ? name : `${name} ${alike.indexOf(document) + 1}`;
}

/** The line, counted from 1, on which `offset` stands; a line ends with LF, CR LF or CR. */
export function lineOf(text: string, offset: number): number {
  let line = 1;
  for (let at = 0; at < offset && at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) line += 1;
  }
  return line;
}

/** Text on one line, without what a terminal or a browser would obey instead of show. */
export const onOneLine = (text: string): string =>
  text.replace(/[\s\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/g, ' ').trim();

/** A quote on one line, between quotation marks. */
export const quoted = (text: string): string => `“${onOneLine(text)}”`;

/** Where a quote stands: `operative note, FINDINGS, line 12`; no document where there is only one, no line where the text is not at hand. */
export function placeOf(evidence: Evidence, documents: readonly Document[]): string {
  const parts = documents.length > 1 ? [documentName(documents, evidence.document)] : [];
  const section = evidence.section === null ? '' : onOneLine(evidence.section).replace(/[ :]{1,80}$/, '');
  if (section !== '') parts.push(section);
  const text = documents[evidence.document]?.text;
  if (text !== undefined) parts.push(`line ${lineOf(text, evidence.start)}`);
  else if (parts.length === 0) parts.push(`from character ${evidence.start}`);
  return parts.join(', ');
}

/** Why a quote that was found does not count, or what it does; null for one that supports. */
export function whyNot(evidence: Evidence): string | null {
  if (evidence.role === 'supports') return null;
  if (evidence.role === 'vague') return 'not specific enough';
  if (evidence.role === 'contradicts') return 'speaks against it';
  if (evidence.cue?.rule === 'other side') return `does not count: it is about the other side (${quoted(evidence.cue.text)})`;
  const assertion = decidingAssertion(evidence);
  const cue = evidence.cue === null || assertion === 'affirmed' ? '' : ` (${quoted(evidence.cue.text)})`;
  return `does not count: ${assertion === 'affirmed' ? 'it comes near but does not say it' : ruledOut[assertion]}${cue}`;
}

/** The assertion that ruled a quote out: the one that its cue stands for, else the first that is not plainly affirmed. */
function decidingAssertion(evidence: Evidence): Assertion {
  const others = evidence.context.filter((assertion) => assertion !== 'affirmed');
  return others.find((assertion) => evidence.cue?.rule.startsWith(assertion)) ?? others[0] ?? 'affirmed';
}

/** Findings under their group's name, in the order of the checklist. */
export function byGroup<T extends Pick<Finding, 'group'>>(findings: readonly T[]): (readonly [string, readonly T[]])[] {
  const groups = new Map<string, T[]>();
  for (const finding of findings) {
    const group = groups.get(finding.group);
    if (group === undefined) groups.set(finding.group, [finding]);
    else group.push(finding);
  }
  return [...groups];
}

/** `12 of 14 documented; asked of every operative report, no part of the verdict`. */
export function operativeReportLine(findings: readonly Finding[]): string {
  const counted = findings.filter((finding) => finding.status !== 'not-applicable');
  return `${counted.filter((finding) => !isOpen(finding)).length} of ${counted.length} documented; asked of every operative report, no part of the verdict`;
}

/** True where somebody has something to do: not present, and applicable. */
export const isOpen = (finding: Finding): boolean => finding.status !== 'present' && finding.status !== 'not-applicable';

/** What stands in small print after an element's status: `recommended`, `please look`. */
export function remarks(finding: Finding): string[] {
  const list: string[] = [];
  if (finding.requirement === 'recommended') list.push('recommended');
  if (finding.confidence === 'review') list.push('please look');
  return list;
}

/** `day 12 of 90 after the index amputation of 2026-03-02; the global period runs until 2026-05-31`. */
export function globalPeriodLine(period: GlobalPeriod): string {
  const { day, length, inside, indexDate, lastDay } = period;
  const after = indexDate === null ? 'after the index operation' : `after the operation of ${indexDate}`;
  if (inside) return `day ${day} of ${length} ${after}${lastDay === null ? '' : `; the global period runs until ${lastDay}`}`;
  return `day ${day} ${after}; outside the global period of ${length} days${lastDay === null ? '' : `, which ended ${lastDay}`}`;
}

/** A reason without the quote that it begins with, for where that quote stands beside it; null where it begins otherwise. */
export function reasonAfterQuote(finding: Finding): string | null {
  const [first] = finding.evidence;
  const close = finding.reason.indexOf('”');
  if (first === undefined || close < 0 || !finding.reason.startsWith('“')) return null;
  const quote = finding.reason.slice(1, close);
  const rest = finding.reason.slice(close + 1).replace(/^:?\s*/, '');
  const text = first.text.replace(/\s+/g, ' ').trim();
  const stands = quote.endsWith('…') ? text.startsWith(quote.slice(0, -1)) : text === quote;
  return rest !== '' && stands ? rest.replace(/^is /, '') : null;
}

/** A reason as a sentence of its own: it begins with a capital unless with a quote. */
export const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
