// When the index amputation was: every date and distance that belongs to it, and whether they agree (element `index-date`).

import type { Mention } from '../../concepts/mentions.ts';
import { placeFrom } from '../../concepts/places.ts';
import type { TokenRange } from '../../context/context.ts';
import type { Evidence } from '../../contract/report.ts';
import { bisect } from '../../note/bisect.ts';
import type { Note } from '../../note/note.ts';
import { operativeSide } from '../operative-side.ts';
import { distinct, quote } from '../quote.ts';
import { quoted } from '../reason.ts';
import { oncePerRecord, type ReadDocument, type RecordReading } from '../record.ts';
import type { Side } from '../side-mentions.ts';
import { addDays, daysBetween } from '../times/calendar.ts';
import { findTimes, resolveTime, type TimeMention } from '../times/times.ts';
import type { Computation } from './computation.ts';

/** A date or distance of the index amputation with the words that say what it belongs to. */
interface IndexTime {
  readonly time: TimeMention;
  readonly document: ReadDocument;
  readonly first: number;
  readonly last: number;
  /** True where the amputation stands in the same sentence, false where only the context makes it likely. */
  readonly sure: boolean;
  /** The calendar date, YYYY-MM-DD, where it can be told. */
  readonly date: string | null;
}

export interface IndexOperation {
  /** Every date and distance that belongs to the index amputation, surest first. */
  readonly times: readonly IndexTime[];
  /** Two that cannot both be true, or null. */
  readonly disagreement: readonly [IndexTime, IndexTime] | null;
  /** The date of the index amputation, YYYY-MM-DD, where one can be told and none disagrees. */
  readonly date: string | null;
  /** Days from the index amputation to this operation, where they can be told and none disagrees. */
  readonly days: number | null;
  readonly evidence: readonly Evidence[];
}

/** Sections whose dates are not those of an earlier operation. */
const foreignSections: ReadonlySet<string> = new Set([
  'date',
  'patient',
  'plan',
  'consent',
  'family-history',
  'expected-outcome',
  'surgeon',
  'assistants',
  'anesthesiologist',
]);
const refusedHere: ReadonlySet<string> = new Set(['planned', 'conditional', 'considered', 'other-person', 'blank', 'negated', 'uncertain']);
const correction =
  /\b(?:correction|scratch that|strike that|i mean|make that|sorry|should read|amended|rather)\b|[,.;–—-]\s*no\b[,.;:]?\s/i;
const longestQuote = 14;
/** A weekday belongs to an amputation only this close to it, in words. */
const weekdayReach = 6;
/** A relative undergoes the amputation that stands this close behind, in words, with no other person between. */
const relativeReach = 6;

/** A mention that begins further from a date than this, in tokens, is not looked at: no sentence but a run-on is so long. */
const farthestMention = 256;

/** Words of the other leg, and of the limb operated on today, belong to a date only within their own clause. */
const clauseBreak = /^(?:;|–|—|but|while|whereas|however)$/;
const serviceDate =
  /\b(?:date of (?:service|surgery|operation|procedure)|(?:surgery|operation|procedure) date|DOS|(?:operation|surgery|closure|closed)(?= today))\b[^\w\n]{0,3}(?:today |is |was )?$/i;
/** Just before a "date of surgery" that is not this operation's. */
const otherService = /\b(?:index|amp|amputation|aka|guillotine|first|prior|previous|original)\b[^.;\n]*$/i;
/** Between a date and what was done on it, where the date is that of another event: "came in on the fifth, and that night …". */
const sameDay =
  /\b(?:(?:that|the) (?:same |very )?(?:day|night|evening|afternoon|morning)|(?:hours|straight|directly|immediately) (?:later|after(?:wards?)?))\b/i;
/** How many characters after the amputation may tell that it was on the day told before. */
const sameDayReach = 24;
/** Before what an amputation was for: "for a wet foot", "because of the infected joint". That has no date of its own. */
const reasonWord = /^(?:for|with|because|due|secondary|against)$/;
/** How many words before it. */
const reasonReach = 4;
/** How far from a distance what happened then is read, in characters. */
const eventReach = 200;
/** Before a date that another paper gives for what the sentence before it dates: "the discharge letter has it on the fifth". */
const datedAlike =
  /\b(?:note|letter|report|sheet|chart|summary|record|form|consult\w*)\b[^.;\n]{0,40}\b(?:calls?|has|had|puts?|dates?|gives?|lists?|makes?|says|records?) (?:it|this|that)(?: as| on| at| to| from| was| is| down as)?(?: the)? $/i;
/** Before a date that a paper gives: "the ward book gives the amputation as", "the consult note calls it". Its "book" and "consult" are no plan. */
const datedByPaper =
  /\b(?:book|register|log|clerk|note|letter|report|sheet|chart|summary|record|form|consult\w*)\b[^.;\n]{0,40}\b(?:calls?|has|had|puts?|dates?|gives?|lists?|makes?|says|records?|names?|shows?)\b[^.;\n]{0,50}$/i;
/** How far before a date such a paper may stand, in characters. */
const paperReach = 110;
/** A date under a patient's name is the amputation's only this close to it, in words. */
const patientReach = 3;
/** What happened to the stump or the patient since, in a sentence that does not name the amputation: "ten days ago a nurse saw a gap". */
const laterEvent =
  /\b(?:saw|sees|noticed|notices|found|fell|falls|tripped|slipped|slid|knocked|bumped|opened|burst|broke|split|gaped|parted|leaked|drained|bled|started|began|developed|appeared|grew|swabbed|cultured|changed|stopped|finished|moved)\b/i;
const countingWord = /^(?:since|between|separat\w*|following|from|after)$/;
/** Whoever the words before an amputation are about, where no relative is. */
const principal = /^(?:i|we|he|she|they|patient|pt|mr|mrs|ms|miss|mister|dr|doctor|surgeon|who)$/;

/** The date of this operation (YYYY-MM-DD), from the claim, the note's own heading or its "date of service"; null where none gives it. */
export function operationDate(record: RecordReading): string | null {
  if (record.claim.dateOfService !== undefined) return record.claim.dateOfService;
  for (const document of record.documents) {
    if (document.kind !== 'operative-note') continue;
    if (document.source.date !== undefined) return document.source.date;
    const date = headedDate(document);
    if (date !== null) return resolveTime(date, null);
    const { text } = document.note;
    const stated = timesIn(document.note).find((one) => {
      const before = text.slice(Math.max(0, one.start - 40), one.start);
      return one.kind === 'date' && serviceDate.test(before) && !otherService.test(before.replace(serviceDate, ''));
    });
    if (stated !== undefined) return resolveTime(stated, null);
  }
  return null;
}

const times = new WeakMap<Note, readonly TimeMention[]>();

/** Every date and distance that a note writes, searched for once. */
function timesIn(note: Note): readonly TimeMention[] {
  const known = times.get(note);
  if (known !== undefined) return known;
  const found = findTimes(note.text);
  times.set(note, found);
  return found;
}

/** The date under a date heading of a document. */
function headedDate(document: ReadDocument): TimeMention | null {
  const { note } = document;
  for (const section of note.sections) {
    if (section.kind !== 'date') continue;
    const time = findTimes(note.text.slice(section.body.start, section.body.end)).find((one) => one.kind === 'date');
    if (time !== undefined) return { ...time, start: time.start + section.body.start, end: time.end + section.body.start };
  }
  return null;
}

/** When the index amputation was, by all documents of the record. */
export const indexOperation = oncePerRecord((record): IndexOperation => {
  const today = operationDate(record);
  const { side } = operativeSide(record);
  const times = record.documents.flatMap((document) =>
    (document.kind === 'index-operative-note' ? ownDate(document) : []).concat(timesOf(document, today, side)),
  );
  const sorted = [...times].sort((a, b) => weight(b) - weight(a));
  const disagreement = disagreeing(
    sorted.filter((one) => one.sure),
    today,
  );
  const dated =
    disagreement === null
      ? (sorted.find((one) => one.date !== null && one.time.kind === 'date') ?? sorted.find((one) => one.date !== null))
      : undefined;
  const counted = disagreement === null ? sorted.find((one) => one.time.kind === 'distance' && one.time.days !== null) : undefined;
  const date = dated?.date ?? null;
  const days = date !== null && today !== null ? daysBetween(date, today) : counted?.time.kind === 'distance' ? counted.time.days : null;
  const evidence = distinct(sorted.map((one) => quote(one.document, one.first, one.last, 'supports', 'index-date')));
  return { times: sorted, disagreement, date, days, evidence };
});

/** Sure ones first, and of those, dates and distances before days of the week. */
const weight = ({ sure, time }: IndexTime): number => Number(sure) * 2 + Number(time.kind === 'date' || time.kind === 'distance');

export const indexDate: Computation = (record) => {
  const { times, disagreement, evidence } = indexOperation(record);
  if (disagreement !== null) {
    const [one, other] = disagreement;
    const sides = [
      quote(one.document, one.first, one.last, 'supports', 'index-date'),
      quote(other.document, other.first, other.last, 'contradicts', 'index-date'),
    ];
    return {
      status: 'conflict',
      evidence: sides,
      reason: `${quoted(sides[0]!.text)} stands against ${quoted(sides[1]!.text)}`,
      review: false,
    };
  }
  const [first] = times;
  if (first === undefined) return null;
  return { status: 'present', evidence, reason: `${quoted(evidence[0]?.text ?? '')} dates the index amputation`, review: !first.sure };
};

/** The date that an index note bears, or that came with it. */
function ownDate(document: ReadDocument): IndexTime[] {
  const headed = headedDate(document);
  const date = document.source.date ?? (headed === null ? null : resolveTime(headed, null));
  if (date === null) return [];
  const [first, last] = headed === null ? [0, Math.min(document.note.tokens.length, 6)] : tokensOf(document, headed.start, headed.end);
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  return [{ time: headed ?? { kind: 'date', year, month, day, start: 0, end: 0 }, document, first, last, sure: true, date }];
}

function tokensOf(document: ReadDocument, start: number, end: number): [number, number] {
  const { tokens } = document.note;
  const first = bisect(0, tokens.length - 1, (at) => tokens[at]!.end <= start);
  let last = first + 1;
  while (last < tokens.length && tokens[last]!.start < end) last += 1;
  return [first, last];
}

const gapBetween = (a: { first: number; last: number }, b: { first: number; last: number }): number =>
  Math.max(0, Math.max(a.first, b.first) - Math.min(a.last, b.last));

/** The mentions of a concept in the sentence of `place`, in order. */
function inSentence({ note, mentions }: ReadDocument, concept: string, place: { first: number; last: number }): readonly Mention[] {
  const all = mentions.of(concept);
  if (all.length === 0) return all;
  const sentence = note.sentences[note.tokens[place.first]!.sentence]!;
  const from = placeFrom(all, Math.max(sentence.first, place.first - farthestMention));
  const to = placeFrom(all, Math.min(sentence.last, place.last + farthestMention));
  return all.slice(from, to);
}

const breaks = new WeakMap<Note, readonly number[]>();

/** The tokens of a note that part clauses, searched for once. */
function breaksIn(note: Note): readonly number[] {
  const known = breaks.get(note);
  if (known !== undefined) return known;
  const found = note.tokens.filter(({ norm }) => clauseBreak.test(norm)).map(({ index }) => index);
  breaks.set(note, found);
  return found;
}

/** Whether the words around `place` speak of the leg that is not operated on: by "other leg", or by the other side's name. */
function isOtherLeg(document: ReadDocument, place: { first: number; last: number }, side: Side | null): boolean {
  const parting = breaksIn(document.note);
  const sameClause = (mention: Mention): boolean => {
    const from = Math.min(mention.last, place.last);
    const to = Math.max(mention.first, place.first);
    const at = bisect(0, parting.length, (one) => parting[one]! < from);
    return at === parting.length || parting[at]! >= to;
  };
  const states = (concept: string): boolean => inSentence(document, concept, place).some(sameClause);
  if (states('other-side')) return true;
  if (side !== 'left' && side !== 'right') return false;
  return !states(`side-${side}`) && states(side === 'left' ? 'side-right' : 'side-left');
}

/** What a sentence says near a time. */
const textNear = ({ text, tokens }: Note, { first, last }: TokenRange, { start, end }: TimeMention): string =>
  text.slice(Math.max(tokens[first]!.start, start - eventReach), Math.min(tokens[last - 1]!.end, end + eventReach));

/** Whether a relative underwent this amputation: "her brother lost his leg", "an amputation in her mother"; not "amputated, as I told her son". */
function isOfRelative(document: ReadDocument, own: Mention): boolean {
  const { tokens } = document.note;
  return inSentence(document, 'relative', own).some((relative) => {
    const [from, to] = relative.last <= own.first ? [relative.last, own.first] : [own.last, relative.first];
    const words = tokens.slice(from, to).map(({ norm }) => norm);
    if (words.length > relativeReach || words.some((word) => clauseBreak.test(word))) return false;
    if (to === own.first) return !words.some((word) => principal.test(word)) && tokens[relative.first - 1]?.norm !== 'by';
    return words.some((word) => word === 'of' || word === 'in' || word === 'on');
  });
}

function timesOf(document: ReadDocument, today: string | null, side: Side | null): IndexTime[] {
  const { note, context } = document;
  const found: IndexTime[] = [];
  const all = timesIn(note).map((time) => ({ time, range: tokensOf(document, time.start, time.end) }));
  for (const [at, { time, range }] of all.entries()) {
    if (time.kind === 'distance' && time.days === null) continue;
    if (time.kind === 'date' && time.day === null) continue;
    const [first, last] = range;
    // What corrects a date stands in its place: it is as near to the amputation as the date taken back.
    const before = all[at - 1];
    const corrects = before !== undefined && isCorrection(note.text.slice(before.time.end, time.start));
    const place = { first: corrects ? before.range[0] : first, last };
    const sentence = note.sentences[note.tokens[place.first]!.sentence]!;
    const section = note.sections[sentence.section]!;
    // A date field holds one statement; what follows on the same line is the note again.
    const field = section.kind !== 'date' || note.sentences[sentence.index - 1]?.section !== sentence.section;
    // A time may name what it counts from: "days since index amputation: 48".
    const own = nearestOf(inSentence(document, 'index-amputation', place), place);
    const besideName = section.kind === 'patient' && own !== null && gapBetween(own, place) <= patientReach;
    if (field && foreignSections.has(section.kind) && !besideName) continue;
    // The words of the time itself ("on day 9", "weeks after") are no cue for a plan.
    const around = { first: Math.max(sentence.first, first - 1), last: Math.min(sentence.last, last + 1) };
    const told = context.assess(first, Math.min(last, sentence.last), [around]);
    const byPaper = time.kind === 'date' && datedByPaper.test(note.text.slice(Math.max(0, time.start - paperReach), time.start));
    if (refusedHere.has(told.assertion) && !(corrects && told.rule.startsWith('correction')) && !(byPaper && told.assertion === 'planned'))
      continue;
    const beside = (concept: string): Mention[] =>
      inSentence(document, concept, place).filter((mention) => mention.last <= first || mention.first >= last);
    // This operation has its own date, but is the other end of a distance from the amputation.
    const foreign = nearestOf(
      [
        ...beside('dated-elsewhere').filter((one) => !isReason(note, one)),
        ...(time.kind === 'date' ? [...beside('dated-today'), ...beside('this-operation')] : []),
      ],
      place,
    );
    const previous = found.at(-1);
    const alike =
      time.kind === 'date' &&
      previous?.sure === true &&
      note.tokens[previous.last - 1]!.sentence >= sentence.index - 1 &&
      datedAlike.test(note.text.slice(Math.max(0, time.start - 80), time.start));
    if (alike && own === null) {
      found.push({ time, document, first, last, sure: true, date: resolveTime(time, today) });
      continue;
    }
    if (own !== null ? isOfRelative(document, own) : beside('relative').length > 0) continue;
    if (isOtherLeg(document, own === null ? place : { first: Math.min(first, own.first), last: Math.max(last, own.last) }, side)) continue;
    if (time.kind === 'distance' && time.form === 'bare' && (own === null || !countsFrom(document, own, place))) continue;
    if (time.kind === 'weekday' && (own === null || gapBetween(own, place) > weekdayReach)) continue;
    const date = resolveTime(time, today);
    if (document.kind === 'operative-note' && date !== null && date === today) continue;
    // "The leg came off on the 19th; on the third he slid …": the date between is the amputation's.
    const overtaken =
      own !== null &&
      previous !== undefined &&
      previous.time.kind === 'date' &&
      own.last <= previous.last &&
      previous.last <= first &&
      laterEvent.test(note.text.slice(time.end, time.end + sameDayReach));
    if (overtaken && !corrects) continue;
    const onThatDay =
      own !== null && own.first >= last && sameDay.test(note.text.slice(time.end, note.tokens[own.last - 1]!.end + sameDayReach));
    if (own !== null && (foreign === null || gapBetween(own, place) <= gapBetween(foreign, place) || onThatDay)) {
      // A spoken correction between them ("on the third, strike that, the fourth") takes back the date, not the amputation.
      const { assertion, rule } = context.assess(own.first, own.last, [around, own]);
      if (
        refusedHere.has(assertion) &&
        assertion !== 'uncertain' &&
        !rule.startsWith('correction') &&
        !(byPaper && assertion === 'planned')
      )
        continue;
      const joined = gapBetween(own, place) <= longestQuote;
      found.push({
        time,
        document,
        first: joined ? Math.min(first, own.first) : first,
        last: joined ? Math.max(last, own.last) : last,
        sure: true,
        date,
      });
    } else if (own === null && foreign === null) {
      if (time.kind === 'distance' && time.form !== 'postoperative' && laterEvent.test(textNear(note, sentence, time))) continue;
      const near = [-1, 1].some((step) => {
        const next = note.sentences[sentence.index + step];
        return next !== undefined && inSentence(document, 'index-amputation', next).some((mention) => !isOfRelative(document, mention));
      });
      const numbered = time.kind === 'distance' && time.form === 'postoperative';
      if (near || numbered) found.push({ time, document, first, last, sure: false, date });
    }
  }
  return corrected(found);
}

/** Whether a bare stretch of time is counted from the amputation: "open for nine days, that is, since the leg was lost", "between the amputation and today lie …". */
function countsFrom({ note }: ReadDocument, own: Mention, place: { first: number; last: number }): boolean {
  if (gapBetween(own, place) > longestQuote) return false;
  const words = note.tokens.slice(Math.max(0, own.first - 4), own.first).map(({ norm }) => norm);
  return words.some((word) => countingWord.test(word));
}

/** Whether a mention is the reason of something, not an event beside it. */
function isReason({ tokens }: Note, { first }: Mention): boolean {
  for (let at = first - 1; at >= Math.max(0, first - reasonReach); at--) {
    const { norm, kind } = tokens[at]!;
    if (reasonWord.test(norm)) return true;
    if (kind === 'punctuation') return false;
  }
  return false;
}

/** The mention nearest to `place`. */
function nearestOf(mentions: readonly Mention[], place: { first: number; last: number }): Mention | null {
  let best: Mention | null = null;
  for (const mention of mentions) if (best === null || gapBetween(mention, place) < gapBetween(best, place)) best = mention;
  return best;
}

const isCorrection = (between: string): boolean => between.length < 60 && correction.test(between);

/** Of two times with a correction between them, only the later. */
function corrected(times: readonly IndexTime[]): IndexTime[] {
  return times.filter((one, at) => {
    const next = times[at + 1];
    if (next === undefined) return true;
    return !isCorrection(one.document.note.text.slice(one.time.end, next.time.start));
  });
}

function disagreeing(times: readonly IndexTime[], today: string | null): [IndexTime, IndexTime] | null {
  // What is written again disagrees with nothing that its first place does not disagree with.
  const written = new Map<string, IndexTime>();
  for (const one of times) {
    const key = JSON.stringify({ ...one.time, start: 0, end: 0 });
    if (!written.has(key)) written.set(key, one);
  }
  const different = [...written.values()];
  for (const [at, one] of different.entries())
    for (const other of different.slice(at + 1)) if (disagree(one.time, other.time, today)) return [one, other];
  return null;
}

/** Whether two times cannot be the same day. */
function disagree(one: TimeMention, other: TimeMention, today: string | null): boolean {
  if (one.kind === 'date' && other.kind === 'date') {
    if (one.year !== null && other.year !== null && one.year !== other.year) return true;
    return one.month !== other.month || one.day !== other.day;
  }
  if (one.kind === 'distance' && other.kind === 'distance')
    return Math.abs((one.days ?? 0) - (other.days ?? 0)) > Math.max(one.tolerance, other.tolerance);
  const date = one.kind === 'date' ? one : other.kind === 'date' ? other : null;
  const distance = one.kind === 'distance' ? one : other.kind === 'distance' ? other : null;
  if (date === null || distance === null || today === null || distance.days === null) return false;
  const written = resolveTime(date, today);
  return written !== null && Math.abs(daysBetween(written, addDays(today, -distance.days))) > Math.max(1, distance.tolerance);
}
