// The clues by which the rules and the second reading are weighed against each other: what the rules decided, what the words of their
// quotes say, and what the best other place in the record says.
import { type Finding, type Status, statuses } from '../contract/report.ts';
import type { WordReading } from './word-model.ts';

/** What is known of one element before it is weighed. */
export interface Grounds {
  readonly finding: Finding;
  /** What the words say that the rules quoted, all together; null where they quoted none. */
  readonly quoted: WordReading | null;
  /** What each stretch of the record says by itself: of a short record its one stretch, of a longer one every sentence. */
  readonly stretches: readonly WordReading[];
  /** How unlikely it is that the rules' quotes were meant as the rules take them, by the words around each; 0 where none was asked. */
  readonly doubt: number;
  /** True of a record too long to be one statement. */
  readonly long: boolean;
}

/** Logarithms of odds run to ten or so; a third of them is of the order of the other clues. */
const scale = 1 / 3;

/** The clues by name. */
export function cluesOf({ finding, quoted, stretches, doubt, long }: Grounds): [string, number][] {
  const clues: [string, number][] = [[`rules: ${finding.status}`, 1]];
  const clue = (name: string, value: number): void => {
    clues.push([name, value]);
  };
  const below = (value: number): number => Math.min(0, value);
  if (finding.confidence === 'sure') clue(`rules: ${finding.status}, sure`, 1);
  if (finding.evidence.length === 0) clue('rules: nothing near', 1);
  if (doubt > 0) clue(`rules: ${finding.status}, in doubt`, doubt);
  if (quoted !== null) {
    for (const [at, status] of statuses.entries()) clue(`quoted: ${status}`, quoted.likelihoods[at]!);
    clue('quoted: same', quoted.likelihoods[statuses.indexOf(finding.status)]!);
    clue('quoted: topic', quoted.topic * scale);
    clue('quoted: off topic', below(quoted.topic) * scale);
  }
  for (const status of ['present', 'partial', 'missing'] as const) {
    const at = statuses.indexOf(status);
    clue(`best: ${status}`, Math.max(...stretches.map((one) => one.topic + one.likelihoods[at]!)) * scale);
  }
  const topic = Math.max(...stretches.map((one) => one.topic));
  clue('best: topic', topic * scale);
  clue('best: off topic', below(topic) * scale);
  return long ? [...clues, ...clues.map(([name, value]): [string, number] => [`long ${name}`, value])] : clues;
}

/** The probability of each status, in the order of `statuses`, given the clues and what each says in hundredths; one that it may not be has none. */
export function probabilities(
  clues: readonly (readonly [string, number])[],
  weights: Readonly<Record<string, readonly number[]>>,
  mayBe: (status: Status) => boolean,
  handicap: number,
): number[] {
  const scores = statuses.map((status, at) =>
    mayBe(status)
      ? clues.reduce((sum, [name, value]) => sum + ((weights[name]?.[at] ?? 0) / 100) * value, status === 'present' ? -handicap : 0)
      : Number.NEGATIVE_INFINITY,
  );
  const most = Math.max(...scores);
  const odds = scores.map((score) => Math.exp(score - most));
  const sum = odds.reduce((all, one) => all + one, 0);
  return odds.map((one) => one / sum);
}
