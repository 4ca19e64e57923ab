// What the rules decided, weighed against the second reading: where both agree the finding is sure; where they do not, the likelier
// status stands and a person is asked to look.
import { type Evidence, type Finding, type Status, statuses } from '../contract/report.ts';
import { stem, stemsOf } from '../second-reading/stems.ts';
import { abandonmentRule } from './abandonment.ts';
import { quoted } from './reason.ts';
import { quote, type ReadDocument, type RecordReading, wordCount } from './record.ts';

/**
 * How far a decision of the rules speaks for its status, in the logarithm of odds, where they are sure of it and where they are not.
 * Measured on 965 passages that nobody who wrote rules had read; `present` bears a handicap, since a false one is the worse error.
 */
const trust: Readonly<Record<Status, { readonly sure: number; readonly review: number }>> = {
  present: { sure: 2.8, review: 0.9 },
  partial: { sure: 3, review: 1.6 },
  missing: { sure: 2.3, review: 1.9 },
  conflict: { sure: 4.9, review: 3 },
  'not-applicable': { sure: 5.3, review: 2 },
};
const handicap: Readonly<Record<Status, number>> = { present: -1.2, partial: 0, missing: 0, conflict: 0.5, 'not-applicable': -0.9 };

/** A finding is sure where its status is at least this likely. */
const sureFrom = 0.88;

/** A record of so many words or fewer is read whole; of a longer one only the sentences that the rules quote. */
const shortRecord = 120;

/** Tokens of one document, half-open. */
interface Stretch {
  readonly document: ReadDocument;
  readonly first: number;
  readonly last: number;
}

/**
 * The finding of the rules, or the one that stands where the second reading outweighs it. `key` names the element in the model:
 * `CODE.element`. An abandoned operation is out of its hands: its words are those of an act that was done.
 */
export function weigh(finding: Finding, key: string, record: RecordReading): Finding {
  const model = record.words;
  if (model === null || finding.evidence.some(({ cue }) => cue?.rule === abandonmentRule)) return finding;
  const stretches = stretchesFor(finding, record);
  const stems = new Set(stretches.flatMap(({ document, first, last }) => [...stemsOf(document.note, first, last)]));
  const likelihoods = stems.size === 0 ? null : model.logLikelihoods(key, stems);
  if (likelihoods === null) return finding;
  const scores = likelihoods.map((likelihood, at) => {
    const status = statuses[at] as Status;
    return likelihood + handicap[status] + (status === finding.status ? trust[status][finding.confidence] : 0);
  });
  const most = Math.max(...scores);
  const best = scores.indexOf(most);
  const probability = 1 / scores.reduce((sum, score) => sum + Math.exp(score - most), 0);
  const status = statuses[best] as Status;
  if (status === finding.status) return { ...finding, confidence: probability >= sureFrom ? 'sure' : 'review' };
  const doubted = finding.status === 'present' && (status === 'partial' || status === 'missing');
  // In a long record the words around a quote may take a statement back, but not make one: what they leave open another page may settle.
  // Nor do they where the rules found nothing near: every word that was learned from stood in a passage about the element.
  const unfounded = finding.evidence.length === 0;
  if (!doubted && (unfounded || !isShort(record))) return { ...finding, confidence: 'review' };
  const from = statuses.indexOf(finding.status);
  const place = mostTelling(stretches, (word) => model.weight(key, word, best, from));
  const evidence = evidenceFor(status, finding.evidence, place);
  return { ...finding, status, evidence, reason: reasonOf(status, finding.status, evidence), confidence: 'review' };
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
function evidenceFor(status: Status, quotes: readonly Evidence[], place: Stretch): Evidence[] {
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
function mostTelling(stretches: readonly Stretch[], weightOf: (stem: string) => number): Stretch {
  let best: Stretch | null = null;
  let bestWeight = Number.NEGATIVE_INFINITY;
  for (const { document, first, last } of stretches) {
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
  return best ?? (stretches[0] as Stretch);
}

const isShort = (record: RecordReading): boolean => wordCount(record) <= shortRecord;

/** What the second reading is shown: a short record whole, of a longer one the sentences quoted. */
function stretchesFor(finding: Finding, record: RecordReading): Stretch[] {
  const { documents } = record;
  const whole = documents
    .filter(({ note }) => note.tokens.length > 0)
    .map((document): Stretch => ({ document, first: 0, last: document.note.tokens.length }));
  if (isShort(record)) return whole;
  const deciding = finding.evidence.filter(({ role }) => role !== 'rejected');
  const quotes = deciding.length > 0 ? deciding : finding.evidence;
  const sentences = new Map<ReadDocument, Set<number>>();
  for (const { document: index, start } of quotes) {
    const document = documents[index] as ReadDocument;
    const at = document.note.sentences.findIndex((sentence) => sentence.start <= start && start < sentence.end);
    if (at < 0) continue;
    const list = sentences.get(document) ?? new Set<number>();
    sentences.set(document, list);
    list.add(at);
  }
  return [...sentences].flatMap(([document, list]) =>
    [...list]
      .sort((a, b) => a - b)
      .map((at): Stretch => {
        const { first, last } = document.note.sentences[at]!;
        return { document, first, last };
      }),
  );
}
