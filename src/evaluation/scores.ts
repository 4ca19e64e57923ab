// Figures over judged findings: accuracy, precision, recall and F1 of `present`, false-present rate, evidence hits, sure ones apart.

export interface Judgement {
  readonly gold: string;
  readonly status: string;
  readonly sure: boolean;
  /** Whether a quote touches the gold evidence; null where there is none to touch. */
  readonly hit: boolean | null;
}

export interface Scores {
  readonly n: number;
  readonly accuracy: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** Share of the not-present that are called present. */
  readonly falsePresent: number;
  readonly evidenceHits: number;
  /** Share of all that are called sure, and how those do. */
  readonly sureCoverage: number;
  readonly sureAccuracy: number;
  readonly sureFalsePresent: number;
}

const ratio = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);

export function score(judgements: readonly Judgement[]): Scores {
  const count = (test: (one: Judgement) => boolean): number => judgements.filter(test).length;
  const truePresent = count((one) => one.gold === 'present' && one.status === 'present');
  const called = count((one) => one.status === 'present');
  const actual = count((one) => one.gold === 'present');
  const precision = ratio(truePresent, called);
  const recall = ratio(truePresent, actual);
  const sure = judgements.filter((one) => one.sure);
  const hits = judgements.filter((one) => one.hit !== null);
  return {
    n: judgements.length,
    accuracy: ratio(
      count((one) => one.gold === one.status),
      judgements.length,
    ),
    precision,
    recall,
    f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
    falsePresent: judgements.length === actual ? 0 : (called - truePresent) / (judgements.length - actual),
    evidenceHits: ratio(hits.filter((one) => one.hit).length, hits.length),
    sureCoverage: ratio(sure.length, judgements.length),
    sureAccuracy: ratio(sure.filter((one) => one.gold === one.status).length, sure.length),
    sureFalsePresent: ratioOrZero(
      sure.filter((one) => one.status === 'present' && one.gold !== 'present').length,
      sure.filter((one) => one.gold !== 'present').length,
    ),
  };
}

const ratioOrZero = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

const percent = (value: number): string => (value * 100).toFixed(1).padStart(6);

/** A table of scores, one line a group, for a terminal. */
export function table(groups: readonly (readonly [string, Scores])[]): string {
  const width = Math.max(12, ...groups.map(([name]) => name.length));
  const head = `${''.padEnd(width)}     n    acc   prec    rec     F1   f.pr   evid | sure%  s.acc s.f.pr`;
  return [
    head,
    ...groups.map(
      ([name, s]) =>
        `${name.padEnd(width)} ${String(s.n).padStart(5)} ${[s.accuracy, s.precision, s.recall, s.f1, s.falsePresent, s.evidenceHits].map(percent).join(' ')} | ${[s.sureCoverage, s.sureAccuracy, s.sureFalsePresent].map(percent).join(' ')}`,
    ),
  ].join('\n');
}

/** Groups judgements by a key and scores each group, in order of first appearance; `all` comes first. */
export function scoreBy<T extends Judgement>(judgements: readonly T[], key: (one: T) => string): [string, Scores][] {
  const groups = new Map<string, T[]>();
  for (const one of judgements) {
    const group = groups.get(key(one));
    if (group === undefined) groups.set(key(one), [one]);
    else group.push(one);
  }
  return [...groups].map(([name, list]) => [name, score(list)]);
}
