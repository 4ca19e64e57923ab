// What the rules decided, weighed against the second reading: where both agree the finding is sure; where they do not, the likelier
// status stands and a person is asked to look.
import { assertions, type Evidence, type Finding, type Status, statuses } from '../contract/report.ts';
import type { Token } from '../note/note.ts';
import { stem } from '../note/stem.ts';
import { cluesOf, type Grounds, probabilities } from '../second-reading/opinion.ts';
import type { SecondReading } from '../second-reading/second-reading.ts';
import type { WordReading } from '../second-reading/word-model.ts';
import { abandonmentRule } from './abandonment.ts';
import { quoted } from './reason.ts';
import { quote, type ReadDocument, type RecordReading, wordCount } from './record.ts';

/** The logarithm of odds that `present` is put behind by, since a false one is the worse error. */
const handicap = 0.8;

/** A finding is sure where its status is at least this likely. */
const sureFrom = 0.9;

/** A record of so many words or fewer is one stretch; of a longer one every sentence is. */
const shortRecord = 120;
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

interface View {
  readonly long: boolean;
  readonly stretches: readonly Stretch[];
}

/** The grounds, with the stretches that the rules quoted and all of them. */
interface Weighable extends Grounds {
  readonly of: readonly Stretch[];
  readonly all: readonly Stretch[];
}

/** A record is cut once, whichever elements are asked for. */
const views = new WeakMap<RecordReading, View>();

function viewOf(record: RecordReading, { model, termsOf }: SecondReading): View {
  const known = views.get(record);
  if (known !== undefined) return known;
  const long = wordCount(record) > shortRecord;
  const stretch = (parts: readonly Part[]): Stretch => ({
    parts,
    terms: model.known(new Set(parts.flatMap(({ document, first, last }) => [...termsOf(document.mentions, first, last)]))),
  });
  const sentences = record.documents.flatMap((document) =>
    document.note.sentences.map(({ first, last }): Part => ({ document, first, last })),
  );
  const stretches = long
    ? sentences.filter(({ first, last }) => last - first >= leastTokens).map((part) => stretch([part]))
    : sentences.length === 0
      ? []
      : [stretch(sentences)];
  const view = { long, stretches };
  views.set(record, view);
  return view;
}

/**
 * What rules and words say of one element, for the weighing, and the stretches that the rules quoted; null where the second reading has
 * nothing to say. `key` names the element in the model: `CODE.element`. An abandoned operation is out of its hands: its words are those
 * of an act that was done.
 */
export function groundsOf(finding: Finding, key: string, record: RecordReading, reading: SecondReading): Weighable | null {
  if (finding.evidence.some(({ cue }) => cue?.rule === abandonmentRule)) return null;
  const { long, stretches } = viewOf(record, reading);
  const { model } = reading;
  const readings = stretches.map(({ terms }) => model.read(key, terms));
  if (readings.length === 0 || readings.includes(null)) return null;
  const read = readings as WordReading[];
  const of = long ? stretchesQuoted(finding, record, stretches) : stretches;
  const together = of.length === 0 ? null : model.read(key, [...new Set(of.flatMap(({ terms }) => terms))]);
  const topic = Math.max(...of.map((stretch) => read[stretches.indexOf(stretch)]!.topic));
  return {
    finding,
    quoted: together === null ? null : { ...together, topic },
    stretches: read,
    doubt: doubtOf(finding, record),
    long,
    of,
    all: stretches,
  };
}

/** How unlikely the words around each deciding quote make it that it was meant as the rules took it, on the average. */
function doubtOf({ evidence }: Finding, { documents }: RecordReading): number {
  const doubts = evidence.flatMap(({ role, document, start, end, context }): number[] => {
    if (role === 'rejected') return [];
    const { note, context: read } = documents[document] as ReadDocument;
    const first = tokenFrom(note.tokens, start);
    let last = first;
    while (last < note.tokens.length && note.tokens[last]!.end <= end) last += 1;
    const likely = read.likely(first, last);
    return likely === null ? [] : [1 - context.reduce((sum, one) => sum + likely[assertions.indexOf(one)]!, 0)];
  });
  return doubts.length === 0 ? 0 : doubts.reduce((sum, one) => sum + one, 0) / doubts.length;
}

/** The index of the first token that begins at `start` or after it. */
function tokenFrom(tokens: readonly Token[], start: number): number {
  let low = 0;
  for (let high = tokens.length; low < high; ) {
    const middle = (low + high) >> 1;
    if (tokens[middle]!.start < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Of a long record, the sentences that the rules' evidence stands in: what decides, or where nothing does, what was refused. */
function stretchesQuoted({ evidence }: Finding, { documents }: RecordReading, stretches: readonly Stretch[]): Stretch[] {
  const deciding = evidence.filter(({ role }) => role !== 'rejected');
  const quotes = deciding.length > 0 ? deciding : evidence;
  return stretches.filter(({ parts }) =>
    parts.some(({ document, first, last }) => {
      const { tokens } = document.note;
      const start = tokens[first]!.start;
      const end = tokens[last - 1]!.end;
      return quotes.some((one) => documents[one.document] === document && start <= one.start && one.start < end);
    }),
  );
}

/** The finding of the rules, or the one that stands where the second reading outweighs it. */
export function weigh(finding: Finding, key: string, record: RecordReading): Finding {
  if (record.words === null) return finding;
  const { model } = record.words;
  const grounds = groundsOf(finding, key, record, record.words);
  if (grounds === null) return finding;
  // In a long record a contradiction or a condition is made by several statements; single words tell nothing of it.
  const settled = finding.status === 'conflict' || finding.status === 'not-applicable';
  if (grounds.long && settled) return finding;
  // Words that a cue refused have all that present words have: "It is not true that the tendon was anchored". And in a long record what is
  // said without a rule's knowing it stands on a page that words alone cannot tell from others.
  const refused = finding.evidence.some(({ role, cue }) => role === 'rejected' && cue !== null);
  const closed = finding.status !== 'present' && (grounds.long || refused);
  const allowed = (status: number): boolean => (!grounds.long || status < 3) && !(closed && status === 0);
  const likely = probabilities(cluesOf(grounds), model.clues, allowed, handicap);
  const best = likely.indexOf(Math.max(...likely));
  const status = statuses[best] as Status;
  const sure = likely[best]! >= sureFrom;
  if (status === finding.status) return { ...finding, confidence: sure ? 'sure' : 'review' };
  const from = statuses.indexOf(finding.status);
  const place = mostTelling(placesFor(grounds, best), (word) => model.weight(key, word, best, from));
  const evidence = evidenceFor(status, finding.evidence, place);
  const reason = reasonOf(status, finding.status, evidence);
  return { ...finding, status, evidence, reason, confidence: sure && status !== 'present' ? 'sure' : 'review' };
}

/** Where to look for the words that made a status: in the quotes of the rules, or where there are none, in the stretch that says most for it. */
function placesFor({ of, all, stretches }: Weighable, status: number): Part[] {
  if (of.length > 0 && status !== 0) return of.flatMap(({ parts }) => parts);
  const scores = stretches.map((one) => one.topic + one.likelihoods[status]!);
  return [...all[scores.indexOf(Math.max(...scores))]!.parts];
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
