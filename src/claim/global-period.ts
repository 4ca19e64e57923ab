// The global period of the operation that this one follows: its date, this operation's date, and what lies between, counted as Medicare does.

import { indexOperation, operationDate } from '../check/functions/index-date.ts';
import { quote } from '../check/quote.ts';
import type { ReadDocument, RecordReading } from '../check/record.ts';
import { addDays, daysBetween } from '../check/times/calendar.ts';
import { findDates } from '../check/times/dates.ts';
import { resolveTime } from '../check/times/times.ts';
import type { ClaimRules } from '../contract/claim-rules.ts';
import type { Alert, Evidence, Finding, GlobalPeriod } from '../contract/report.ts';
import { only } from './statements.ts';

export interface GlobalPeriodJudgement {
  readonly globalPeriod: GlobalPeriod | null;
  readonly alerts: readonly Alert[];
}

/**
 * Where a day lies in the global period of an operation. Calendar dates (YYYY-MM-DD), weekends counted; the day of the index operation is
 * day 0 and the last included day is that date plus the length (Medicare Claims Processing Manual, chapter 12, section 40; MLN 907166).
 */
export function countGlobalPeriod(indexDate: string, dateOfService: string, length: number): GlobalPeriod {
  const day = daysBetween(indexDate, dateOfService);
  return { indexDate, dateOfService, day, length, inside: day >= 0 && day <= length, lastDay: addDays(indexDate, length) };
}

/** How far from its beginning a document without a date heading is searched for its own date, in characters. */
const openingLength = 300;
const notItsOwn = /\b(?:dob|date of birth|born|amputation|aka|closure of|since|on|from|of)\b[^\n]{0,16}$/i;

/** The first full date in the opening of a document, where it has no date heading; null where there is none. */
function openingDate(document: ReadDocument): string | null {
  const opening = document.note.text.slice(0, openingLength);
  const found = findDates(opening).find((one) => one.year !== null && one.day !== null && !notItsOwn.test(opening.slice(0, one.start)));
  return found === undefined ? null : resolveTime(found, null);
}

/** The day of the operation: what the claim says, else the document, else the note itself. Null where none says it. */
export function dateOfOperation(record: RecordReading): string | null {
  return (
    operationDate(record) ??
    only(record, 'operative-note')
      .documents.map(openingDate)
      .find((date) => date !== null) ??
    null
  );
}

const postoperative = /p\.?\s?o\.?\s?[dw]\b|post/i;
const cannot = 'The day in the global period cannot be counted: ';

/**
 * Judges the global period that this operation falls into. For a code that is itself a return it is always asked for; for another only where
 * a return is documented and the note of the index operation is at hand. Null, with an alert that says why, where it cannot be counted.
 * @param ownDays the global days of the code checked, used where the index operation was of the same kind
 */
export function judgeGlobalPeriod(
  record: RecordReading,
  findings: readonly Finding[],
  rules: ClaimRules | undefined,
  ownDays: number | undefined,
  returns: boolean,
): GlobalPeriodJudgement {
  const expected = rules?.['index-days'] !== undefined;
  const length = rules?.['index-days'] ?? ownDays;
  const indexNotes = only(record, 'index-operative-note').documents;
  if (length === undefined || (!expected && !(returns && indexNotes.length > 0))) return { globalPeriod: null, alerts: [] };
  const tell = (message: string, evidence: readonly Evidence[], severity: Alert['severity'] = 'info'): GlobalPeriodJudgement => ({
    globalPeriod: null,
    alerts: [{ kind: 'global-period', severity, message: cannot + message, codes: [], evidence: [...evidence] }],
  });
  const finding = findings.find((one) => one.id === 'index-date');
  const shown = (finding?.evidence ?? []).filter((one) => one.role !== 'rejected');
  const dateOfService = dateOfOperation(record);
  const ownNote = indexNotes
    .map((document) => ({ document, date: document.source.date ?? openingDate(document) }))
    .find((one) => one.date !== null);
  const told = expected ? indexOperation(record) : null;
  // A number of days that no word ties to the index operation is not counted with, unless it calls itself postoperative.
  const index = told?.times.some((one) => one.sure || postoperative.test(one.document.note.text.slice(one.time.start, one.time.end)))
    ? told
    : null;
  const disagreement = told?.disagreement ?? null;
  if (finding?.status === 'conflict' || disagreement !== null) {
    const both = (disagreement ?? []).map((one, at) =>
      quote(one.document, one.first, one.last, at === 0 ? 'supports' : 'contradicts', 'index date'),
    );
    return tell('the record gives more than one date for the index operation.', both.length > 0 ? both : shown, 'warning');
  }
  const indexDate = index?.date ?? ownNote?.date ?? null;
  const evidence =
    shown.length > 0
      ? shown
      : ownNote === undefined
        ? []
        : [quote(ownNote.document, 0, Math.min(ownNote.document.note.tokens.length, 8), 'supports', 'index date')];
  if (indexDate === null && (index?.days ?? null) === null) {
    const missing = indexNotes.length > 0 ? '' : '; its operative note is not among the documents';
    return tell(`the record gives neither the date of the index operation nor its distance in days${missing}.`, shown);
  }
  if (indexDate !== null && dateOfService === null && (index?.days ?? null) === null)
    return tell('the date of this operation is in neither the claim nor the documents.', evidence);
  const day = indexDate !== null && dateOfService !== null ? daysBetween(indexDate, dateOfService) : (index?.days as number);
  if (day < 0) return tell('the index operation is dated after this one.', evidence, 'warning');
  if (indexDate !== null && dateOfService !== null)
    return { globalPeriod: countGlobalPeriod(indexDate, dateOfService, length), alerts: [] };
  return {
    globalPeriod: {
      indexDate,
      dateOfService,
      day,
      length,
      inside: day <= length,
      lastDay: indexDate === null ? null : addDays(indexDate, length),
    },
    alerts: [],
  };
}
