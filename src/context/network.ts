// A small convolutional network over the words around a target: what a weighing of single words cannot see, since it knows no order
// beyond pairs. Filters look at a few words in a row, each by its meaning, its tag and its place to the target; what counts of a filter
// is where it answers most. All that goes into a filter is a sum, and what a word brings to it is worked out once for all notes.
import * as z from 'zod';
import { numbersFromText } from '../concepts/numbers.ts';
import { assertions } from '../contract/report.ts';
import type { Lexeme, Note, Sentence } from '../note/note.ts';
import { roomPerWord } from '../note/per-word.ts';
import { weightsFromText } from '../second-reading/weights.ts';

/** Filters look at one word, at two, three or four in a row. */
export const longest = 4;

export interface NetworkShape {
  /** How many filters of each length there are. */
  readonly filters: number;
  /** How many numbers stand for what a word means. */
  readonly dimensions: number;
}

/** How many columns the filters of one length have, and those of all shorter ones before them: a column is one word of one filter. */
export const columnsBefore = (length: number, filters: number): number => ((length * (length - 1)) / 2) * filters;

/** Tables of weights, and how many each holds; columns stand by the length of their filters, the word at which these look, and filter. */
export const tableSizes = ({ filters, dimensions }: NetworkShape, words: number, tags: number) => {
  const columns = columnsBefore(longest + 1, filters);
  const all = longest * filters;
  return {
    /** By word and dimension; the first row stands for all words that are not known. */
    words: (words + 1) * dimensions,
    /** By dimension and column. */
    projection: dimensions * columns,
    /** By place and column, and by tag and column. */
    places: places * columns,
    tags: tags * columns,
    /** By filter. */
    thresholds: all,
    /** By filter and assertion, and by assertion. */
    outcomes: all * width,
    priors: width,
  };
};
export type NetworkTable = keyof ReturnType<typeof tableSizes>;

const width = assertions.length;

/** Distances beyond this are alike; on either side of the target, and 0 for its own words. */
const farthest = 12;
const distances = 2 * farthest + 1;
/** Each distance in the target's sentence and outside it. */
export const places = 2 * distances;

/** So many words on either side of a target are looked at, in its sentence and those beside it. */
const reach = 40;

/** `language/network.json`: known words and tags, and weights in hundredths as text (`concepts/numbers.ts`). */
export const NetworkData = z
  .strictObject({
    /** How many sentences it was learned from. */
    sentences: z.int(),
    filters: z.int().min(1).max(200),
    dimensions: z.int().min(1).max(200),
    words: z.array(z.string()),
    tags: z.array(z.string()),
    tables: z.strictObject({
      words: z.string(),
      projection: z.string(),
      places: z.string(),
      tags: z.string(),
      thresholds: z.string(),
      outcomes: z.string(),
      priors: z.string(),
    }),
  })
  .refine(
    (data) =>
      Object.entries(tableSizes(data, data.words.length, data.tags.length)).every(
        ([table, size]) => numbersFromText(data.tables[table as NetworkTable]).length === size,
      ),
    { message: 'a table of weights is longer or shorter than its words, tags and filters make it', path: ['tables'] },
  );
export type NetworkData = z.infer<typeof NetworkData>;

/** A word as it counts: one mark for all numbers. */
export const countedText = ({ norm, kind }: Pick<Lexeme, 'norm' | 'kind'>): string => (kind === 'number' ? '#' : norm);

/** What is looked at around a target: tokens, half open. */
export function windowAround({ sentences, tokens }: Note, first: number, last: number): { readonly from: number; readonly to: number } {
  const { index } = sentences[tokens[first]!.sentence] as Sentence;
  const from = (sentences[index - 1] ?? sentences[index])!.first;
  const to = (sentences[index + 1] ?? sentences[index])!.last;
  return { from: Math.max(from, first - reach), to: Math.min(to, last + reach) };
}

/** Where the token `at` stands to the target at the tokens `first` to `last`. */
export function placeOf({ sentences, tokens }: Note, at: number, first: number, last: number): number {
  const away = at < first ? Math.max(-farthest, at - first) : at < last ? 0 : Math.min(farthest, at - last + 1);
  const sentence = sentences[tokens[first]!.sentence] as Sentence;
  return away + farthest + (at >= sentence.first && at < sentence.last ? 0 : distances);
}

/** The numbers of words (0 for one that is not known) and of tags (-1). */
export function numberWords(words: readonly string[], tags: readonly string[]) {
  const ofWord = new Map(words.map((word, at) => [word, at + 1]));
  const ofTag = new Map(tags.map((tag, at) => [tag, at]));
  return {
    word: (text: string): number => ofWord.get(text) ?? 0,
    tag: (text: string): number => ofTag.get(text) ?? -1,
  };
}

export interface Network {
  /** How likely each assertion of the target at the tokens `first` to `last` is, as logarithms, in the order of `assertions`. */
  logarithms(note: Note, first: number, last: number): ArrayLike<number>;
}

/** So many words are remembered with their tags; then remembering starts anew, so that a long run keeps its memory. */
const mostRows = 4096;

const numberRoom = roomPerWord<number>();

export function createNetwork(data: NetworkData): Network {
  const { filters, dimensions, words, tags } = data;
  const all = longest * filters;
  const columns = columnsBefore(longest + 1, filters);
  const table = (name: NetworkTable): Float32Array => weightsFromText(data.tables[name]);
  const meanings = table('words');
  const projection = table('projection');
  const thresholds = table('thresholds');
  const outcomes = table('outcomes');
  const priors = table('priors');

  const numbers = numberWords(words, tags);
  const wordNumber = numberRoom((word) => numbers.word(countedText(word)));

  const ofPlace = table('places');
  const ofTag = table('tags');
  /** What a word under a tag brings, by their numbers. */
  const rows = new Map<number, Float32Array>();
  const rowOf = (word: number, tag: number): Float32Array => {
    const key = word * (tags.length + 1) + tag + 1;
    const known = rows.get(key);
    if (known !== undefined) return known;
    const row = tag < 0 ? new Float32Array(columns) : ofTag.slice(tag * columns, (tag + 1) * columns);
    for (let dimension = 0; dimension < dimensions; dimension++) {
      const value = meanings[word * dimensions + dimension]!;
      for (let at = 0, from = dimension * columns; at < columns; at++) row[at]! += value * projection[from + at]!;
    }
    if (rows.size >= mostRows) rows.clear();
    rows.set(key, row);
    return row;
  };

  /** What places of words in a row bring to all filters that begin there, with their thresholds, by the places taken as one number. */
  const placed = new Map<number, Float32Array>();
  const placedOf = (key: number): Float32Array => {
    const known = placed.get(key);
    if (known !== undefined) return known;
    const row = thresholds.slice();
    for (let step = longest - 1, rest = key; step >= 0; step--, rest = Math.floor(rest / (places + 1))) {
      const place = (rest % (places + 1)) - 1;
      if (place < 0) continue;
      for (let length = step + 1; length <= longest; length++) {
        const from = place * columns + columnsBefore(length, filters) + step * filters;
        for (let filter = 0, to = (length - 1) * filters; filter < filters; filter++) row[to + filter]! += ofPlace[from + filter]!;
      }
    }
    if (placed.size >= mostRows) placed.clear();
    placed.set(key, row);
    return row;
  };

  const nothing = new Float32Array(columns);
  /** How far all filters that begin at the word of `one` answer, where that is more than they did elsewhere. */
  const answer = (place: Float32Array, one: Float32Array, two: Float32Array, three: Float32Array, four: Float32Array): void => {
    for (let at = 0; at < filters; at++) {
      const alone = place[at]! + one[at]!;
      if (alone > most[at]!) most[at] = alone;
      const pair = place[filters + at]! + one[filters + at]! + two[2 * filters + at]!;
      if (pair > most[filters + at]!) most[filters + at] = pair;
      const ofThree = place[2 * filters + at]! + one[3 * filters + at]! + two[4 * filters + at]! + three[5 * filters + at]!;
      if (ofThree > most[2 * filters + at]!) most[2 * filters + at] = ofThree;
      const ofFour =
        place[3 * filters + at]! + one[6 * filters + at]! + two[7 * filters + at]! + three[8 * filters + at]! + four[9 * filters + at]!;
      if (ofFour > most[3 * filters + at]!) most[3 * filters + at] = ofFour;
    }
  };

  // One target is looked at at a time.
  const most = new Float32Array(all);
  const scores = new Float64Array(width);

  return {
    logarithms(note, first, last) {
      const { from, to } = windowAround(note, first, last);
      most.fill(0);
      // From the last word on, so that the words after one are at hand; a filter may hang over either end.
      let one: Float32Array = nothing;
      let two: Float32Array = nothing;
      let three: Float32Array = nothing;
      let key = 0;
      for (let at = to - 1; at > from - longest; at--) {
        const four = three;
        three = two;
        two = one;
        one = nothing;
        let place = 0;
        if (at >= from) {
          const { word, pos } = note.tokens[at]!;
          one = rowOf(wordNumber(word), numbers.tag(pos));
          place = 1 + placeOf(note, at, first, last);
        }
        key = Math.floor(key / (places + 1)) + place * (places + 1) ** (longest - 1);
        answer(placedOf(key), one, two, three, four);
      }
      scores.set(priors);
      for (let filter = 0; filter < all; filter++) {
        const value = most[filter]!;
        if (value > 0) for (let at = 0, from = filter * width; at < width; at++) scores[at]! += value * outcomes[from + at]!;
      }
      const best = Math.max(...scores);
      let sum = 0;
      for (const score of scores) sum += Math.exp(score - best);
      const whole = best + Math.log(sum);
      for (let at = 0; at < width; at++) scores[at]! -= whole;
      return scores;
    },
  };
}
