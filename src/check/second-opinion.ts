// What the rules decided, weighed against the second reading: where both agree the finding is sure; where they do not, the likelier
// status stands and a person is asked to look.
import type { CompiledElement } from '../checklist/knowledge.ts';
import { assertions, type Evidence, type Finding, type Status, statuses } from '../contract/report.ts';
import { sectionAt } from '../note/section-at.ts';
import { stem } from '../note/stem.ts';
import { tokensBetween } from '../note/tokens-between.ts';
import { cluesOf, type Grounds, probabilities } from '../second-reading/opinion.ts';
import type { SecondReading } from '../second-reading/second-reading.ts';
import type { CodeModel, WordReading } from '../second-reading/word-model.ts';
import { abandonmentRule } from './abandonment.ts';
import { isShort, speaksOf } from './about.ts';
import { quote } from './quote.ts';
import { quoted } from './reason.ts';
import { oncePerRecord, type ReadDocument, type RecordReading, wordCount } from './record.ts';

/** The logarithm of odds that `present` is put behind by, since a false one is the worse error. */
const handicap = 1;

/** A finding is sure where its status is at least this likely. */
const sureFrom = 0.86;

/** A record of so many words or fewer is one stretch; of a longer one every sentence is. */
const oneStretch = 30;
/** Sentences of fewer tokens say nothing by themselves. */
const leastTokens = 3;

/** Tokens of one document, half-open. */
interface Part {
  readonly document: ReadDocument;
  readonly first: number;
  readonly last: number;
}

/** What is weighed as one: a whole short record, or a sentence of a longer one. */
interface Stretch {
  readonly parts: readonly Part[];
  /** The terms in it that the second reading knows. */
  readonly terms: readonly number[];
}

/** All stretches of a record with what each says of the elements of one code, whichever of them are asked for. */
interface CodeReading {
  readonly model: CodeModel;
  readonly stretches: readonly Stretch[];
  readonly sums: Float64Array;
}

/** The grounds, with all that the record says and the stretches that the rules quoted. */
interface Weighable extends Grounds {
  readonly reading: CodeReading;
  /** The element's place in the model of its code. */
  readonly place: number;
  readonly quotes: readonly number[];
}

const isLong = (record: RecordReading): boolean => wordCount(record) > oneStretch;

/** The record cut into stretches, once, whichever elements are asked for. */
const stretchesOf = oncePerRecord((record): readonly Stretch[] => {
  const { documents, words } = record;
  if (words === null) return [];
  const stretch = (parts: readonly Part[]): Stretch => ({
    parts,
    terms: words.termsOf(parts.map(({ document, first, last }) => ({ mentions: document.mentions, first, last }))),
  });
  // What its own opening rules out ("It is not true that …"), or its document, says nothing.
  const sentences = documents.flatMap((document) =>
    document.note.sentences
      .filter(({ last }) => document.context.governing(last - 1) === null)
      .map(({ first, last }): Part => ({ document, first, last })),
  );
  if (isLong(record)) return sentences.filter(({ first, last }) => last - first >= leastTokens).map((part) => stretch([part]));
  return sentences.length === 0 ? [] : [stretch(sentences)];
});

const codeReadings = oncePerRecord(() => new Map<CodeModel, CodeReading>());

/** What a record says of the elements of a code, found for all of them at once. */
function readFor(model: CodeModel, record: RecordReading): CodeReading {
  const known = codeReadings(record);
  let reading = known.get(model);
  if (reading === undefined) {
    const stretches = stretchesOf(record);
    reading = { model, stretches, sums: model.sums(stretches.map(({ terms }) => terms)) };
    known.set(model, reading);
  }
  return reading;
}

/**
 * What rules and words say of one element, for the weighing; null where the second reading has nothing to say. An abandoned operation is out
 * of its hands, since its words are those of an act that was done; so are a record about another operation, of whose words it has learned
 * nothing, and what a field of its own answers.
 */
export function groundsOf(finding: Finding, { key, about, source }: CompiledElement, record: RecordReading): Weighable | null {
  const { words } = record;
  if (
    words === null ||
    !speaksOf(record, about) ||
    (source.general && isAnswered(finding, record)) ||
    finding.evidence.some(({ cue }) => cue?.rule === abandonmentRule)
  )
    return null;
  const model = words.model.of(key.slice(0, key.indexOf('.')));
  const place = model?.placeOf(key);
  if (model === null || place === undefined) return null;
  const reading = readFor(model, record);
  const { stretches, sums } = reading;
  if (stretches.length === 0) return null;
  const long = isLong(record);
  const quotes = long ? stretchesQuoted(finding, record, stretches) : [0];
  return {
    finding,
    quoted: quotes.length === 0 ? null : quotedReading(reading, place, quotes, words),
    best: model.best(sums, place),
    doubt: doubtOf(finding, record),
    long,
    brief: long && isShort(record),
    reading,
    place,
    quotes,
  };
}

/** True where a field of a long record answers just this question ("Anesthesia: General."): no words elsewhere make it less. */
const isAnswered = ({ id, status, evidence }: Finding, record: RecordReading): boolean =>
  status === 'present' &&
  isLong(record) &&
  evidence.some(({ role, document, start, end }) => {
    const { note } = record.documents[document] as ReadDocument;
    const range = role === 'supports' ? tokensBetween(note, start, end) : null;
    return range !== null && sectionAt(note, range.first).kind === id;
  });

/** What quoted stretches say of an element together, and how far the best of them is on its topic. */
function quotedReading(
  { model, stretches, sums }: CodeReading,
  place: number,
  quotes: readonly number[],
  words: SecondReading,
): WordReading {
  const [first] = quotes as [number];
  if (quotes.length === 1) return model.reading(sums, first, place);
  const together = words.together(quotes.map((at) => stretches[at]!.terms));
  const topic = Math.max(...quotes.map((at) => model.reading(sums, at, place).topic));
  return { ...model.readingOf(together, place), topic };
}

/** How unlikely the words around each deciding quote make it that it was meant as the rules took it, on the average. */
function doubtOf({ evidence }: Finding, { documents }: RecordReading): number {
  const doubts = evidence.flatMap(({ role, document, start, end, context }): number[] => {
    if (role === 'rejected') return [];
    const { note, context: read } = documents[document] as ReadDocument;
    const range = tokensBetween(note, start, end);
    const likely = range === null ? null : read.likely(range.first, range.last);
    return likely === null ? [] : [1 - context.reduce((sum, one) => sum + likely[assertions.indexOf(one)]!, 0)];
  });
  return doubts.length === 0 ? 0 : doubts.reduce((sum, one) => sum + one, 0) / doubts.length;
}

/** Of a long record, the sentences that the rules' evidence stands in: what decides, or where nothing does, what was refused. */
function stretchesQuoted({ evidence }: Finding, { documents }: RecordReading, stretches: readonly Stretch[]): number[] {
  const deciding = evidence.filter(({ role }) => role !== 'rejected');
  const quotes = deciding.length > 0 ? deciding : evidence;
  const found: number[] = [];
  for (let at = 0; at < stretches.length; at++) {
    const { document, first, last } = stretches[at]!.parts[0]!;
    const { tokens } = document.note;
    const start = tokens[first]!.start;
    const end = tokens[last - 1]!.end;
    if (quotes.some((one) => documents[one.document] === document && start <= one.start && one.start < end)) found.push(at);
  }
  return found;
}

/** Statuses that several statements make together. */
const made: ReadonlySet<Status> = new Set(['conflict', 'not-applicable']);

/**
 * The finding of the rules, or the one that stands where the second reading outweighs it. What is computed (a side, a date, a count) words
 * cannot tell anew: there they can only ask a person to look.
 */
export function weigh(finding: Finding, element: CompiledElement, record: RecordReading): Finding {
  // Of what several statements of a long record make together, single words tell nothing.
  const closed = isLong(record) ? made : new Set<Status>();
  if (record.words === null || closed.has(finding.status)) return finding;
  const grounds = groundsOf(finding, element, record);
  if (grounds === null) return finding;
  const mayBe = (status: Status): boolean => !closed.has(status) && (status !== 'present' || mayBePresent(grounds));
  const likely = probabilities(cluesOf(grounds), record.words.model.clues, mayBe, handicap);
  const best = likely.indexOf(Math.max(...likely));
  const status = statuses[best] as Status;
  const sure = likely[best]! >= sureFrom;
  if (status === finding.status) return { ...finding, confidence: sure ? 'sure' : 'review' };
  if (element.source.function !== undefined) return { ...finding, confidence: 'review' };
  const from = statuses.indexOf(finding.status);
  const { model } = grounds.reading;
  const place = mostTelling(placesFor(grounds, best), (word) => model.weight(grounds.place, word, best, from));
  const evidence = evidenceFor(status, finding.evidence, place);
  const reason = reasonOf(status, finding.status, evidence);
  return { ...finding, status, evidence, reason, confidence: sure && status !== 'present' ? 'sure' : 'review' };
}

/**
 * Words alone make nothing present in a long record: what no rule knows stands on a page that words cannot tell from others. Nor where a cue
 * refused the words: "It is not true that the tendon was anchored" has all the words of an anchored tendon.
 */
const mayBePresent = ({ finding: { status, evidence }, long }: Grounds): boolean =>
  status === 'present' || !(long || evidence.some(({ role, cue }) => role === 'rejected' && cue !== null));

/** Where to look for the words that made a status: in the quotes of the rules, or where there are none, in the stretch that says most for it. */
function placesFor({ reading: { model, stretches, sums }, place, quotes }: Weighable, status: number): readonly Part[] {
  if (quotes.length > 0 && status !== 0) return quotes.flatMap((at) => stretches[at]!.parts);
  const scores = stretches.map((_, at) => {
    const { topic, likelihoods } = model.reading(sums, at, place);
    return topic + likelihoods[status]!;
  });
  return stretches[scores.indexOf(Math.max(...scores))]!.parts;
}

function reasonOf(status: Status, byRules: Status, evidence: readonly Evidence[]): string {
  const words = quoted(evidence[0]?.text ?? '');
  if (status === 'present') return `${words} is how it is usually documented, but no rule says so; please look`;
  if (byRules === 'present') return `${words} comes near, but such words mostly do not document it; please look`;
  return `${words} reads as ${status}; please look`;
}

const roleOf: Readonly<Record<Status, Evidence['role']>> = {
  present: 'supports',
  partial: 'vague',
  missing: 'rejected',
  conflict: 'contradicts',
  'not-applicable': 'rejected',
};

/** What the rules quoted, in the role that the status gives it; where they quoted nothing, the sentence that tells most. */
function evidenceFor(status: Status, quotes: readonly Evidence[], place: Part): Evidence[] {
  const role = roleOf[status];
  const own = quote(place.document, place.first, place.last, role, 'second reading');
  if (quotes.length === 0) return [own];
  const touching = quotes.filter((one) => one.document === own.document && one.start < own.end && own.start < one.end);
  const rest = quotes
    .filter((one) => !touching.includes(one))
    .map((one) => (one.role === 'supports' || one.role === 'vague' ? { ...one, role } : one));
  return [own, ...rest];
}

/** The part of a sentence, between marks, whose words weigh most. */
function mostTelling(parts: readonly Part[], weightOf: (stem: string) => number): Part {
  let best: Part | null = null;
  let bestWeight = Number.NEGATIVE_INFINITY;
  for (const { document, first, last } of parts) {
    const { tokens } = document.note;
    for (let start = first; start < last; ) {
      let end = start + 1;
      while (end < last && tokens[end]!.sentence === tokens[start]!.sentence && !/^[,;:.]$/.test(tokens[end]!.norm)) end += 1;
      const words = tokens.slice(start, end).filter((token) => token.kind !== 'punctuation');
      const weight = words.reduce((sum, token) => sum + weightOf(stem(token.norm)), 0);
      if (words.length > 0 && weight > bestWeight) {
        bestWeight = weight;
        best = { document, first: words[0]!.index, last: words[words.length - 1]!.index + 1 };
      }
      start = end;
    }
  }
  return best ?? (parts[0] as Part);
}
