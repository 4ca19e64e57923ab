// npm run train -- DIR…: learns the weights of the second reading from labelled passages and writes checklists/words/weights.json.
// Multinomial logistic regression over the stems of a passage, each once for its element and once for all; the same data give the same file.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { statuses } from '../contract/report.ts';
import { compileHeadings } from '../note/headings.ts';
import { readNote } from '../note/read.ts';
import { stemsOf } from '../second-reading/stems.ts';
import type { WordModelData } from '../second-reading/word-model.ts';
import { type Passage, readPassages } from './labelled-passages.ts';
import { EvaluationInputError, runEvaluation } from './tsv.ts';

const target = 'checklists/words/weights.json';
/** Strength of the penalty on large weights (one over twice the variance allowed them), steps of the descent and their size. */
const penalty = 0.25;
const steps = 400;
const stepSize = 0.1;
/** Weights smaller than this say nothing and are left out. */
const least = 0.05;

interface Learned {
  /** By the name of a feature, the weight for each status. */
  readonly weights: ReadonlyMap<string, Float64Array>;
}

/** Adam on the penalized likelihood of all passages at once. */
function learn(rows: readonly { readonly features: readonly string[]; readonly status: number }[]): Learned {
  const index = new Map<string, number>();
  const places = rows.map((row) =>
    row.features.map((feature) => {
      const found = index.get(feature);
      if (found !== undefined) return found;
      index.set(feature, index.size);
      return index.size - 1;
    }),
  );
  const width = statuses.length;
  const size = index.size * width;
  const weights = new Float64Array(size);
  const mean = new Float64Array(size);
  const square = new Float64Array(size);
  const gradient = new Float64Array(size);
  for (let step = 1; step <= steps; step++) {
    for (let at = 0; at < size; at++) gradient[at] = 2 * penalty * weights[at]!;
    rows.forEach((row, at) => {
      const own = places[at]!;
      const scores = new Array<number>(width).fill(0);
      for (const place of own) for (let status = 0; status < width; status++) scores[status]! += weights[place * width + status]!;
      const most = Math.max(...scores);
      const odds = scores.map((score) => Math.exp(score - most));
      const sum = odds.reduce((all, one) => all + one, 0);
      for (let status = 0; status < width; status++) {
        const error = odds[status]! / sum - (status === row.status ? 1 : 0);
        for (const place of own) gradient[place * width + status]! += error;
      }
    });
    const rate = (stepSize * Math.sqrt(1 - 0.999 ** step)) / (1 - 0.9 ** step) / (1 + (4 * step) / steps);
    for (let at = 0; at < size; at++) {
      mean[at] = 0.9 * mean[at]! + 0.1 * gradient[at]!;
      square[at] = 0.999 * square[at]! + 0.001 * gradient[at]! ** 2;
      weights[at]! -= (rate * mean[at]!) / (Math.sqrt(square[at]!) + 1e-8);
    }
  }
  return { weights: new Map([...index].map(([feature, place]) => [feature, weights.slice(place * width, (place + 1) * width)])) };
}

/** Weights in hundredths, without trailing zeros; null where none says anything. */
function rounded(weights: Float64Array): number[] | null {
  if (weights.every((weight) => Math.abs(weight) < least)) return null;
  const list = [...weights].map((weight) => (Math.abs(weight) < least ? 0 : Math.round(weight * 100)));
  while (list[list.length - 1] === 0) list.pop();
  return list;
}

const featuresOf = ({ code, element, text }: Passage): string[] => {
  const note = readNote(text, compileHeadings([]));
  const stems = [...stemsOf(note, 0, note.tokens.length)];
  return [`${code}.${element} `, ...stems.flatMap((stem) => [`${code}.${element} ${stem}`, ` ${stem}`])];
};

runEvaluation(import.meta.url, () => {
  const { positionals } = parseArgs({ allowPositionals: true });
  if (positionals.length === 0) throw new EvaluationInputError('give folders or files of passages: npm run train -- DIR…');
  const passages = new Map(
    positionals.flatMap(readPassages).map((passage) => [`${passage.code}.${passage.element} ${passage.text}`, passage]),
  );
  const rows = [...passages.values()].map((passage) => ({
    features: featuresOf(passage),
    status: (statuses as readonly string[]).indexOf(passage.status),
  }));
  const data: WordModelData = { passages: rows.length, shared: {}, elements: {} };
  for (const [feature, weights] of [...learn(rows).weights].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const list = rounded(weights);
    if (list === null) continue;
    const [key = '', stem = ''] = feature.split(' ');
    if (key === '') data.shared[stem] = list;
    else {
      data.elements[key] ??= {};
      data.elements[key][stem] = list;
    }
  }
  mkdirSync(dirname(target), { recursive: true });
  const lines = [
    `"passages":${data.passages}`,
    `"shared":${JSON.stringify(data.shared)}`,
    `"elements":{\n${Object.entries(data.elements)
      .map(([key, weights]) => `${JSON.stringify(key)}:${JSON.stringify(weights)}`)
      .join(',\n')}\n}`,
  ];
  writeFileSync(target, `{${lines.join(',\n')}}\n`);
  console.log(
    `${target}: ${rows.length} passages, ${Object.values(data.elements).reduce((sum, one) => sum + Object.keys(one).length, Object.keys(data.shared).length)} words`,
  );
});
