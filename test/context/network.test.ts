// The network over the words around a target, and how it is taught.
import { describe, expect, it } from 'vitest';
import { numbersToText } from '../../src/concepts/numbers.ts';
import { columnsBefore, createNetwork, longest, type NetworkData, places, windowAround } from '../../src/context/network.ts';
import { assertions } from '../../src/contract/report.ts';
import { lessonOf, teach } from '../../src/evaluation/network-lessons.ts';
import { compileKnowledge } from '../../src/index.ts';
import { readNote } from '../../src/note/read.ts';
import { knowledge, language } from '../knowledge.ts';

const text = (weights: readonly number[]): string => numbersToText(weights.map((one) => (one < 0 ? -200 * one - 1 : 200 * one)));

const noPlaces = new Array<number>(places).fill(0);
const planned = assertions.indexOf('planned');

/** One weight for each of ten columns: those of one filter of each length. */
const columns = longest * ((longest + 1) / 2);
const only = (column: number, weight: number): number[] => Array.from({ length: columns }, (_, at) => (at === column ? weight : 0));

/** Knows "tomorrow", which means 1, and one filter of each length: the one `long` words long answers with what its last word means. */
function small(long: number, ofPlaces: readonly number[] = noPlaces): NetworkData {
  const last = columnsBefore(long + 1, 1) - 1;
  return {
    sentences: 1,
    filters: 1,
    dimensions: 1,
    words: ['tomorrow'],
    tags: ['NOUN'],
    tables: {
      words: text([0, 1]),
      projection: text(only(last, 1)),
      places: text(ofPlaces.flatMap((one) => only(last, one))),
      tags: text(only(last, 0)),
      thresholds: text(Array.from({ length: longest }, (_, at) => (at === long - 1 ? -0.5 : 0))),
      outcomes: text(Array.from({ length: longest }, () => assertions.map((_, at) => (at === planned ? 4 : 0))).flat()),
      priors: text(assertions.map(() => 0)),
    },
  };
}

function plannedIn(body: string, target: string, data: NetworkData): number {
  const note = readNote(body, knowledge.headings);
  const at = note.tokens.findIndex(({ norm }) => norm === target);
  return createNetwork(data).logarithms(note, at, at + 1)[planned] as number;
}

describe('a network of a handful of weights', () => {
  // The filter answers 1 - 0.5, which counts 4 for one of nine.
  const heard = 2 - Math.log(Math.exp(2) + 8);
  const unheard = -Math.log(9);
  it('says what can be worked out by hand', () => {
    expect(plannedIn('A drain tomorrow.', 'drain', small(1))).toBeCloseTo(heard, 10);
    expect(plannedIn('A drain today.', 'drain', small(1))).toBeCloseTo(unheard, 10);
  });
  it('lets filters of all lengths hang over the ends', () => {
    for (const long of [2, 3, 4]) expect(plannedIn('Tomorrow a drain', 'drain', small(long))).toBeCloseTo(heard, 10);
  });
  it('tells places apart', () => {
    // One word after the target, in its sentence.
    const near = noPlaces.map((_, at) => (at === 13 ? 1 : 0));
    expect(plannedIn('A drain tomorrow.', 'drain', small(1, near))).toBeCloseTo(6 - Math.log(Math.exp(6) + 8), 10);
    expect(plannedIn('A drain for tomorrow.', 'drain', small(1, near))).toBeCloseTo(heard, 10);
  });
  it('knows nothing of what is far away', () => {
    const far = `A drain ${'and so on '.repeat(30)} tomorrow.`;
    expect(plannedIn(far, 'drain', small(1))).toBeCloseTo(unheard, 10);
  });
});

it('a sentence without end is looked at in part', () => {
  const note = readNote('tomorrow '.repeat(20_000), knowledge.headings);
  expect(windowAround(note, 10_000, 10_001)).toEqual({ from: 9960, to: 10_041 });
  expect(createNetwork(small(4)).logarithms(note, 10_000, 10_001)[planned]).toBeLessThan(0);
});

it('weights that do not fit their words are told with what to do', () => {
  const { faults } = compileKnowledge([
    ...language,
    { path: 'checklists/language/network.json', text: JSON.stringify({ ...small(1), words: ['tomorrow', 'today'] }) },
  ]);
  expect(faults.map(({ path, message }) => `${path} ${message}`).join()).toMatch(
    /network\.json .*longer or shorter.*npm run train:context/,
  );
});

describe('teaching', () => {
  const sentences = ['No drain was left.', 'A drain was left.', 'Never a drain there.', 'We left the drain there.'];
  const lessons = Array.from({ length: 4000 }, (_, at) => {
    const note = readNote(sentences[at % 4] as string, knowledge.headings);
    const target = note.tokens.findIndex(({ norm }) => norm === 'drain');
    return lessonOf(note, target, target + 1, assertions.indexOf(at % 2 === 0 ? 'negated' : 'affirmed'));
  });
  const shape = { filters: 16, dimensions: 8 };
  const taught = teach(lessons, shape);
  it('gives the same weights for the same lessons', () => {
    expect(teach(lessons, shape)).toEqual(taught);
  });
  it('makes what was taught likely', () => {
    const likeliest = sentences.map((sentence) => {
      const note = readNote(sentence, knowledge.headings);
      const target = note.tokens.findIndex(({ norm }) => norm === 'drain');
      const said = createNetwork(taught).logarithms(note, target, target + 1);
      return assertions[[...assertions.keys()].reduce((best, at) => (said[at]! > said[best]! ? at : best))];
    });
    expect(likeliest).toEqual(['negated', 'affirmed', 'negated', 'affirmed']);
  });
});
