// Figures over labelled phrases: precision, recall and F1 per label, and the two that matter for a checklist.
import { assertions } from '../contract/report.ts';
import type { JudgedRow } from './assertion-rows.ts';

export interface LabelFigures {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly support: number;
}

export interface Figures {
  readonly rows: number;
  readonly labels: Record<string, LabelFigures>;
  readonly accuracy: number;
  readonly macroF1: number;
  /** `affirmed` against all other labels. */
  readonly performedF1: number;
  /** Share of the rows of other labels that were called affirmed. */
  readonly falsePresent: number;
}

interface Pair {
  readonly label: string;
  readonly predicted: string;
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

function figuresOf(label: string, pairs: readonly Pair[]): LabelFigures {
  const hits = pairs.filter((pair) => pair.label === label && pair.predicted === label).length;
  const support = pairs.filter((pair) => pair.label === label).length;
  const precision = share(hits, pairs.filter((pair) => pair.predicted === label).length);
  const recall = share(hits, support);
  return { precision, recall, f1: share(2 * precision * recall, precision + recall), support };
}

/** Figures per label; the mean leaves out labels that neither stand in the file nor were given. */
export function scoreLabels(pairs: readonly Pair[]): Figures {
  const byLabel: Record<string, LabelFigures> = {};
  for (const label of assertions)
    if (pairs.some((pair) => pair.label === label || pair.predicted === label)) byLabel[label] = figuresOf(label, pairs);
  const list = Object.values(byLabel);
  const others = pairs.filter((pair) => pair.label !== 'affirmed');
  return {
    rows: pairs.length,
    labels: byLabel,
    accuracy: share(pairs.filter((pair) => pair.label === pair.predicted).length, pairs.length),
    macroF1: share(
      list.reduce((sum, { f1 }) => sum + f1, 0),
      list.length,
    ),
    performedF1: byLabel.affirmed?.f1 ?? 0,
    falsePresent: share(others.filter((pair) => pair.predicted === 'affirmed').length, others.length),
  };
}

const number = (value: number): string => value.toFixed(3).padStart(10);
const line = (name: string, figures: LabelFigures): string =>
  `${name.padEnd(14)}${number(figures.precision)}${number(figures.recall)}${number(figures.f1)}${String(figures.support).padStart(10)}`;
const heads = `${''.padEnd(14)}${['precision', 'recall', 'F1', 'support'].map((head) => head.padStart(10)).join('')}`;

export function renderFigures(figures: Figures): string {
  return [
    heads,
    ...Object.entries(figures.labels).map(([name, of]) => line(name, of)),
    '',
    `rows ${figures.rows}`,
    `accuracy ${figures.accuracy.toFixed(3)}`,
    `macro-F1 ${figures.macroF1.toFixed(3)}`,
    `performed F1 ${figures.performedF1.toFixed(3)}`,
    `false-present ${(figures.falsePresent * 100).toFixed(1)} %`,
  ].join('\n');
}

/** What the kit asks, each question apart; `Hypothetical` counts conditional and planned, `Not particular` in some of its files. */
export function kitFigures(rows: readonly JudgedRow[]): Record<string, LabelFigures> {
  const ask = (name: string, isTrue: (row: JudgedRow) => boolean, isGiven: (row: JudgedRow) => boolean): LabelFigures =>
    figuresOf(
      name,
      rows.map((row) => ({ label: isTrue(row) ? name : '', predicted: isGiven(row) ? name : '' })),
    );
  return {
    Negated: ask(
      'Negated',
      (row) => /^negated$/i.test(row.label),
      (row) => row.predicted === 'negated',
    ),
    Hypothetical: ask(
      'Hypothetical',
      (row) => /^(?:hypothetical|not particular)$/i.test(row.temporality),
      (row) => row.predicted === 'conditional' || row.predicted === 'planned',
    ),
    Historical: ask(
      'Historical',
      (row) => /^historical$/i.test(row.temporality),
      (row) => row.axes.has('historical'),
    ),
    Other: ask(
      'Other',
      (row) => /^(?:other|family member)$/i.test(row.experiencer),
      (row) => row.axes.has('other-person'),
    ),
  };
}

export const renderKit = (figures: Record<string, LabelFigures>): string =>
  [heads, ...Object.entries(figures).map(([name, of]) => line(name, of))].join('\n');
