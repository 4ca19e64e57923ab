// The clues by which the rules and the second reading are weighed against each other: what the rules decided, what the words of their
// quotes say, and what the best other place in the record says.
import { type Finding, type Status, statuses } from '../contract/report.ts';
import type { Weights } from './weights.ts';
import type { WordReading } from './word-model.ts';

/** What is known of one element before it is weighed. */
export interface Grounds {
  readonly finding: Finding;
  /** What the words say that the rules quoted, all together; null where they quoted none. */
  readonly quoted: WordReading | null;
  /** The most that a stretch of the record says by itself, of the topic, and of the topic and each status together; see `CodeModel`. */
  readonly best: WordReading;
  /** How unlikely it is that the rules' quotes were meant as the rules take them, by the words around each; 0 where none was asked. */
  readonly doubt: number;
  /** True of a record too long to be one statement. */
  readonly long: boolean;
  /** True of a long record that is a brief note all the same: a page says more, and says it again. */
  readonly brief: boolean;
}

/** Logarithms of odds run to ten or so; a third of them is of the order of the other clues. */
const scale = 1 / 3;

const ofRules = (more = ''): string[] => statuses.map((status) => `rules: ${status}${more}`);
const bestOf = ['present', 'partial', 'missing'] as const satisfies readonly Status[];
const names = [
  ...ofRules(),
  ...ofRules(', sure'),
  'rules: nothing near',
  ...ofRules(', in doubt'),
  ...statuses.map((status) => `quoted: ${status}`),
  'quoted: same',
  'quoted: topic',
  'quoted: off topic',
  ...bestOf.map((status) => `best: ${status}`),
  'best: topic',
  'best: off topic',
];
/** The names of the clues, by their numbers; those of a long record are clues of their own besides, and so are those of a brief one. */
export const clueNames: readonly string[] = ['', 'long ', 'brief '].flatMap((size) => names.map((name) => size + name));

const numberOf = (name: string): number => names.indexOf(name);
const sure = numberOf('rules: present, sure');
const nothingNear = numberOf('rules: nothing near');
const inDoubt = numberOf('rules: present, in doubt');
const quotedStatus = numberOf('quoted: present');
const quotedSame = numberOf('quoted: same');
const quotedTopic = numberOf('quoted: topic');
const best = numberOf('best: present');
const bestTopic = numberOf('best: topic');

/** The value of each clue, by its number; 0 where it is not given. */
export function cluesOf({ finding, quoted, best: most, doubt, long, brief }: Grounds): Float64Array {
  const values = new Float64Array(names.length * (brief ? 3 : long ? 2 : 1));
  const status = statuses.indexOf(finding.status);
  values[status] = 1;
  if (finding.confidence === 'sure') values[sure + status] = 1;
  if (finding.evidence.length === 0) values[nothingNear] = 1;
  if (doubt > 0) values[inDoubt + status] = doubt;
  /** How far something is on the topic, and beside it how far it is off. */
  const topic = (number: number, value: number): void => {
    values[number] = value * scale;
    values[number + 1] = Math.min(0, value) * scale;
  };
  if (quoted !== null) {
    values.set(quoted.likelihoods, quotedStatus);
    values[quotedSame] = quoted.likelihoods[status]!;
    topic(quotedTopic, quoted.topic);
  }
  bestOf.forEach((one, at) => {
    values[best + at] = most.likelihoods[statuses.indexOf(one)]! * scale;
  });
  topic(bestTopic, most.topic);
  if (long) values.copyWithin(names.length, 0, names.length);
  if (brief) values.copyWithin(names.length * 2, 0, names.length);
  return values;
}

/** What each clue says for each status, clue after clue. */
export function clueWeights(weights: Weights): Float64Array {
  return Float64Array.from(clueNames.flatMap((name) => statuses.map((_, at) => (weights[name]?.[at] ?? 0) / 100)));
}

/** The probability of each status, in the order of `statuses`, given the clues and what each says; one that it may not be has none. */
export function probabilities(clues: Float64Array, weights: Float64Array, mayBe: (status: Status) => boolean, handicap: number): number[] {
  const scores = statuses.map((status, at) => {
    if (!mayBe(status)) return Number.NEGATIVE_INFINITY;
    let score = status === 'present' ? -handicap : 0;
    for (let clue = 0; clue < clues.length; clue++) score += weights[clue * statuses.length + at]! * clues[clue]!;
    return score;
  });
  const most = Math.max(...scores);
  const odds = scores.map((score) => Math.exp(score - most));
  const sum = odds.reduce((all, one) => all + one, 0);
  return odds.map((one) => one / sum);
}
