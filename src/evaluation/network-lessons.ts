// Teaches the network of `context/network.ts` by gradient descent (Adam): the same lessons give the same weights.
import { numbersToText } from '../concepts/numbers.ts';
import {
  columnsBefore,
  countedText,
  longest,
  type NetworkData,
  type NetworkShape,
  type NetworkTable,
  numberWords,
  placeOf,
  tableSizes,
  windowAround,
} from '../context/network.ts';
import { assertions } from '../contract/report.ts';
import type { Note } from '../note/note.ts';
import { unsigned } from '../second-reading/weights.ts';
import { type Random, randomFrom } from './random.ts';

/** What is looked at around one target, word by word, and the number of its assertion. */
export interface Lesson {
  readonly words: readonly string[];
  readonly tags: readonly string[];
  readonly places: readonly number[];
  readonly target: number;
}

export function lessonOf(note: Note, first: number, last: number, target: number): Lesson {
  const { from, to } = windowAround(note, first, last);
  const tokens = note.tokens.slice(from, to);
  return {
    words: tokens.map(countedText),
    tags: tokens.map(({ pos }) => pos),
    places: tokens.map((_, at) => placeOf(note, from + at, first, last)),
    target,
  };
}

export const taught: NetworkShape = { filters: 64, dimensions: 64 };

const seed = 1;
/** Rarer words count as unknown. */
const leastSentences = 2;
const lessonsAtOnce = 64;
/** How far a step goes in each round through the lessons. */
const rates = [1e-3, 1e-3, 1e-3, 1e-3, 4e-4, 1.6e-4];
/** So that no answer hangs on one of them, one in so many words is taken for unknown, and of meanings and of filters is left out. */
const oneIn = { words: 10, dimensions: 5, filters: 2 };

const width = assertions.length;

/** The weights of a network of that shape after some rounds through the lessons. */
export function teach(lessons: readonly Lesson[], shape: NetworkShape = taught): NetworkData {
  const random = randomFrom(seed);
  const counts = new Map<string, number>();
  for (const { words } of lessons) for (const word of new Set(words)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const words = [...counts].filter(([, count]) => count >= leastSentences).map(([word]) => word);
  words.sort();
  const tags = [...new Set(lessons.flatMap((lesson) => lesson.tags))].sort();
  const sizes = tableSizes(shape, words.length, tags.length);
  const names = Object.keys(sizes) as NetworkTable[];

  // All weights in one list, and how far each is to be moved.
  const size = names.reduce((sum, name) => sum + sizes[name], 0);
  const weights = new Float32Array(size);
  const slopes = new Float32Array(size);
  const views = (list: Float32Array): Record<NetworkTable, Float32Array> => {
    const parts: [NetworkTable, Float32Array][] = [];
    let from = 0;
    for (const name of names) {
      parts.push([name, list.subarray(from, from + sizes[name])]);
      from += sizes[name];
    }
    return Object.fromEntries(parts) as Record<NetworkTable, Float32Array>;
  };
  const tables = views(weights);
  begin(tables, shape, random);

  const { word: wordNumber, tag: tagNumber } = numberWords(words, tags);
  const numbered = lessons.map(
    (lesson): NumberedLesson => ({
      words: Int32Array.from(lesson.words, wordNumber),
      tags: Int32Array.from(lesson.tags, tagNumber),
      places: Int32Array.from(lesson.places),
      target: lesson.target,
    }),
  );
  const learnFrom = createLearner(shape, tables, views(slopes), random);
  const move = createAdam(weights, slopes);
  const order = numbered.map((_, at) => at);
  for (const rate of rates) {
    for (let at = order.length - 1; at > 0; at--) {
      const other = random(at + 1);
      [order[at], order[other]] = [order[other]!, order[at]!];
    }
    for (let at = 0; at < order.length; at += lessonsAtOnce) {
      slopes.fill(0);
      learnFrom(order.slice(at, at + lessonsAtOnce).map((one) => numbered[one]!));
      move(rate);
    }
  }
  const packed = (table: Float32Array): string => numbersToText(Array.from(table, (weight) => unsigned(Math.round(weight * 100))));
  const texts = Object.fromEntries(names.map((name) => [name, packed(tables[name])])) as NetworkData['tables'];
  return { sentences: lessons.length, ...shape, words, tags, tables: texts };
}

/** Small weights at random: to begin with, filters must differ. */
function begin(tables: Record<NetworkTable, Float32Array>, { filters, dimensions }: NetworkShape, random: Random): void {
  const fill = (table: Float32Array, most: number): void => {
    for (let at = 0; at < table.length; at++) table[at] = (most * (random(2001) - 1000)) / 1000;
  };
  fill(tables.words, 0.17);
  fill(tables.projection, 1 / Math.sqrt(dimensions * longest));
  fill(tables.places, 0.3);
  fill(tables.tags, 0.2);
  fill(tables.outcomes, 1 / Math.sqrt(longest * filters));
}

interface NumberedLesson {
  readonly words: Int32Array;
  readonly tags: Int32Array;
  readonly places: Int32Array;
  readonly target: number;
}

/** Adds to `slopes` what some lessons, taken together, say of the weights in `tables`. */
function createLearner(
  { filters, dimensions }: NetworkShape,
  tables: Record<NetworkTable, Float32Array>,
  slopes: Record<NetworkTable, Float32Array>,
  random: Random,
): (lessons: readonly NumberedLesson[]) => void {
  const all = longest * filters;
  const columns = columnsBefore(longest + 1, filters);
  /** Of the words of the lessons at hand: their place in what follows by their number (-1 for others), and their numbers by place. */
  const slotOf = new Int32Array(tables.words.length / dimensions).fill(-1);
  const slots: number[] = [];
  // By slot and dimension: what stands for a word, some of it left out; by slot and column what it brings, and what is asked of that.
  let meanings = new Float32Array(0);
  let brought = new Float32Array(0);
  let asked = new Float32Array(0);
  let ofLesson = new Float32Array(0);
  const keptScale = oneIn.dimensions / (oneIn.dimensions - 1);
  const filterScale = oneIn.filters / (oneIn.filters - 1);
  const most = new Float64Array(all);
  const where = new Int32Array(all);
  const answer = new Float64Array(filters);
  const odds = new Float64Array(width);
  const across = new Float32Array(columns * dimensions);
  const acrossSlopes = new Float32Array(columns * dimensions);

  const slot = (word: number): number => {
    if (slotOf[word] === -1) slotOf[word] = slots.push(word) - 1;
    return slotOf[word] as number;
  };
  /** The lessons with their words by slot, and each word once with what it brings to each column. */
  const prepare = (lessons: readonly NumberedLesson[]): NumberedLesson[] => {
    for (const word of slots) slotOf[word] = -1;
    slots.length = 0;
    const bySlot = lessons.map((lesson) => ({
      ...lesson,
      words: lesson.words.map((word) => slot(random(oneIn.words) === 0 ? 0 : word)),
    }));
    if (brought.length < slots.length * columns) {
      meanings = new Float32Array(2 * slots.length * dimensions);
      brought = new Float32Array(2 * slots.length * columns);
      asked = new Float32Array(2 * slots.length * columns);
    }
    brought.fill(0, 0, slots.length * columns);
    asked.fill(0, 0, slots.length * columns);
    slots.forEach((word, slot) => {
      const to = slot * columns;
      for (let dimension = 0; dimension < dimensions; dimension++) {
        const value = random(oneIn.dimensions) === 0 ? 0 : keptScale * tables.words[word * dimensions + dimension]!;
        meanings[slot * dimensions + dimension] = value;
        if (value === 0) continue;
        for (let at = 0, from = dimension * columns; at < columns; at++) brought[to + at]! += value * tables.projection[from + at]!;
      }
    });
    return bySlot;
  };

  /** Where each filter answers most, and how much. */
  const look = ({ words, tags, places }: NumberedLesson): void => {
    const { length } = words;
    if (ofLesson.length < length * columns) ofLesson = new Float32Array(length * columns);
    for (let at = 0; at < length; at++) {
      const to = at * columns;
      const word = words[at]! * columns;
      const tag = tags[at]! * columns;
      const place = places[at]! * columns;
      for (let column = 0; column < columns; column++)
        ofLesson[to + column] = brought[word + column]! + tables.tags[tag + column]! + tables.places[place + column]!;
    }
    most.fill(0);
    for (let long = 1; long <= longest; long++) {
      const column = columnsBefore(long, filters);
      const from = (long - 1) * filters;
      for (let begin = 1 - longest; begin < length; begin++) {
        for (let filter = 0; filter < filters; filter++) answer[filter] = tables.thresholds[from + filter]!;
        for (let step = Math.max(0, -begin); step < long && begin + step < length; step++) {
          const at = (begin + step) * columns + column + step * filters;
          for (let filter = 0; filter < filters; filter++) answer[filter]! += ofLesson[at + filter]!;
        }
        for (let filter = 0; filter < filters; filter++)
          if (answer[filter]! > most[from + filter]!) {
            most[from + filter] = answer[filter]!;
            where[from + filter] = begin;
          }
      }
    }
  };

  /** What one lesson says, by the filters not left out this time. */
  const learn = (lesson: NumberedLesson, share: number): void => {
    look(lesson);
    for (let filter = 0; filter < all; filter++) most[filter] = random(oneIn.filters) === 0 ? 0 : most[filter]! * filterScale;
    odds.set(tables.priors);
    for (let filter = 0; filter < all; filter++) {
      const value = most[filter]!;
      if (value > 0) for (let at = 0; at < width; at++) odds[at]! += value * tables.outcomes[filter * width + at]!;
    }
    const best = Math.max(...odds);
    let sum = 0;
    for (let at = 0; at < width; at++) {
      odds[at] = Math.exp(odds[at]! - best);
      sum += odds[at]!;
    }
    for (let at = 0; at < width; at++) {
      odds[at] = share * (odds[at]! / sum - (at === lesson.target ? 1 : 0));
      slopes.priors[at]! += odds[at]!;
    }
    for (let number = 0; number < all; number++) {
      const value = most[number]!;
      if (value === 0) continue;
      let slope = 0;
      for (let at = 0, from = number * width; at < width; at++) {
        slope += odds[at]! * tables.outcomes[from + at]!;
        slopes.outcomes[from + at]! += odds[at]! * value;
      }
      slope *= filterScale;
      slopes.thresholds[number]! += slope;
      const begin = where[number]!;
      const long = 1 + Math.floor(number / filters);
      const column = columnsBefore(long, filters) + (number % filters);
      for (let step = Math.max(0, -begin); step < long && begin + step < lesson.words.length; step++) {
        const at = begin + step;
        const to = column + step * filters;
        asked[lesson.words[at]! * columns + to]! += slope;
        slopes.tags[lesson.tags[at]! * columns + to]! += slope;
        slopes.places[lesson.places[at]! * columns + to]! += slope;
      }
    }
  };

  return (lessons) => {
    for (const lesson of prepare(lessons)) learn(lesson, 1 / lessons.length);
    // Few columns are asked of a word: the projection column by column, so that what belongs together stands together.
    for (let column = 0; column < columns; column++)
      for (let at = 0; at < dimensions; at++) across[column * dimensions + at] = tables.projection[at * columns + column]!;
    acrossSlopes.fill(0);
    const slope = new Float32Array(dimensions);
    slots.forEach((word, slot) => {
      slope.fill(0);
      for (let column = 0; column < columns; column++) {
        const value = asked[slot * columns + column]!;
        if (value === 0) continue;
        for (let at = 0, from = column * dimensions, mean = slot * dimensions; at < dimensions; at++) {
          slope[at]! += value * across[from + at]!;
          acrossSlopes[from + at]! += value * meanings[mean + at]!;
        }
      }
      for (let at = 0; at < dimensions; at++)
        if (meanings[slot * dimensions + at] !== 0) slopes.words[word * dimensions + at]! += keptScale * slope[at]!;
    });
    for (let column = 0; column < columns; column++)
      for (let at = 0; at < dimensions; at++) slopes.projection[at * columns + column] = acrossSlopes[column * dimensions + at]!;
  };
}

/** Moves the weights against their slopes, each by how steady its slope has been (Kingma and Ba). */
function createAdam(weights: Float32Array, slopes: Float32Array): (rate: number) => void {
  const means = new Float32Array(weights.length);
  const squares = new Float32Array(weights.length);
  let step = 0;
  return (rate) => {
    step += 1;
    const length = (rate * Math.sqrt(1 - 0.999 ** step)) / (1 - 0.9 ** step);
    for (let at = 0; at < weights.length; at++) {
      const slope = slopes[at]!;
      const mean = 0.9 * means[at]! + 0.1 * slope;
      const square = 0.999 * squares[at]! + 0.001 * slope * slope;
      means[at] = mean;
      squares[at] = square;
      weights[at]! -= (length * mean) / (Math.sqrt(square) + 1e-8);
    }
  };
}
