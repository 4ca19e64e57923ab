// A trie made deterministic as texts need it, the way regular-expression engines do: all phrases are found in one pass over a text's words.
import type { Note, Token } from '../note/note.ts';
import { passedOver } from './phrase.ts';
import { placeOf } from './spelling.ts';
import type { Trie } from './trie.ts';

/** A state stands for all nodes that one way of reading the words may have reached. */
class State {
  readonly nodes: readonly number[];
  /** The phrases that end here. */
  readonly phrases: readonly number[];
  /** By word, the state after it; made when a text first comes here, since few texts come to few states. */
  words: Map<number, State> | null = null;
  prefixes: (readonly [string, State])[] | null = null;
  gaps: (readonly [number, State])[] | null = null;
  number: State | null = null;

  constructor(nodes: readonly number[], phrases: readonly number[]) {
    this.nodes = nodes;
    this.phrases = phrases;
  }
}

/** A word of a text as phrases see it. Known once for all its occurrences. */
export class Word {
  readonly text: string;
  /** Its number in the lexicon; -1 where no phrase holds it. */
  readonly number: number;
  readonly isNumber: boolean;
  /** True for a mark that no gap reaches over. */
  readonly stops: boolean;
  /** Where phrases are that begin with it. */
  readonly starts: readonly State[];
  /** The first two letters of all that makes a longer word of the lexicon when written after it; null where nothing does. */
  readonly goesOn: ReadonlySet<string> | null;
  /** Its own first two letters; '' for a word of one letter. */
  readonly head: string;

  constructor(text: string, number: number, starts: readonly State[], goesOn: ReadonlySet<string> | null) {
    this.text = text;
    this.number = number;
    this.isNumber = /^\d/.test(text);
    this.stops = text === '.' || text === ';' || text === ':';
    this.starts = starts;
    this.goesOn = goesOn;
    this.head = text.length > 1 ? text.slice(0, 2) : '';
  }
}

/** Words in order, each with where it stands: no phrase crosses their end. */
export interface WordRun {
  readonly words: readonly Word[];
  /** The index of each word's token. */
  readonly tokens: ArrayLike<number>;
  /** True where the word and the next stand so close that they may be one word written apart. */
  readonly close: ArrayLike<number>;
}

/** Takes one phrase found in tokens `first` to `last` (half-open). */
export type Take = (phrase: number, first: number, last: number) => void;

export interface Matcher {
  /** A word as the phrases see it. */
  word(text: string): Word;
  /** All phrases in words `from` to `to` of a run, in order of their first word. */
  match(run: WordRun, from: number, to: number, take: Take): void;
}

/** The words that phrases are matched over: those of tokens `first` to `last` but articles, hyphens and quotation marks. */
export function wordRun(note: Note, first: number, last: number, wordOf: (token: Token) => Word): WordRun {
  const words: Word[] = [];
  const tokens: number[] = [];
  const close: number[] = [];
  for (let index = first; index < last; index++) {
    const token = note.tokens[index] as Token;
    if (passedOver.has(token.norm)) continue;
    const before = tokens.length === 0 ? undefined : note.tokens[tokens[tokens.length - 1] as number];
    if (before !== undefined) close[tokens.length - 1] = token.start - before.end <= 1 ? 1 : 0;
    words.push(wordOf(token));
    tokens.push(index);
  }
  return { words, tokens, close };
}

/** A word that stands in no phrase. */
export const noWord = new Word('', -1, [], null);

/** So many different words are remembered; then remembering starts anew, so that a long run keeps its memory. */
const mostWords = 50_000;

/** Where the items of each of `counts` lists begin when they stand one after another. */
function startsOf(counts: ArrayLike<number>): Uint32Array {
  const starts = new Uint32Array(counts.length + 1);
  for (let at = 0; at < counts.length; at++) starts[at + 1] = (starts[at] as number) + (counts[at] as number);
  return starts;
}

export function createMatcher(trie: Trie): Matcher {
  const { words, steps, edges, labels, ends } = trie;
  const firstEdge = startsOf(edges);
  const phrasesAt = new Map<number, number[]>();
  for (let at = 0; at < ends.length; at += 2) {
    const node = ends[at] as number;
    const phrases = phrasesAt.get(node);
    if (phrases === undefined) phrasesAt.set(node, [ends[at + 1] as number]);
    else phrases.push(ends[at + 1] as number);
  }

  const states = new Map<string | number, State>();
  const none: readonly number[] = [];
  /** The state for these nodes; equal nodes, one state. */
  const stateOf = (nodes: readonly number[]): State => {
    const key = nodes.length === 1 ? (nodes[0] as number) : nodes.join();
    const known = states.get(key);
    if (known !== undefined) return known;
    const phrases =
      nodes.length === 1 ? phrasesAt.get(nodes[0] as number) : [...new Set(nodes.flatMap((node) => phrasesAt.get(node) ?? none))];
    const state = new State(nodes, phrases ?? none);
    states.set(key, state);
    return state;
  };

  const expand = (state: State): Map<number, State> => {
    const byWord = new Map<number, number[]>();
    const byGap = new Map<number, number[]>();
    const numbers: number[] = [];
    for (const node of state.nodes)
      for (let edge = firstEdge[node] as number; edge < (firstEdge[node + 1] as number); edge++) {
        const step = steps[labels[edge] as number] as Trie['steps'][number];
        if (step === 'number') numbers.push(edge + 1);
        else if ('begins' in step) {
          state.prefixes ??= [];
          state.prefixes.push([step.begins, stateOf([edge + 1])]);
        } else if ('gap' in step) addTo(byGap, step.gap, edge + 1);
        else for (const word of step) addTo(byWord, word, edge + 1);
      }
    if (byGap.size > 0) state.gaps = [...byGap].map(([most, nodes]) => [most, stateOf(nodes)] as const);
    if (numbers.length > 0) state.number = stateOf(numbers);
    state.words = new Map();
    for (const [word, nodes] of byWord) state.words.set(word, stateOf(nodes));
    return state.words;
  };

  // The root has an edge for nearly every word; it is never expanded, but asked for one word at a time.
  const stepsOf = stepsOfWords(trie);
  const rootChild = new Int32Array(steps.length);
  const rootPrefixes: (readonly [string, State])[] = [];
  const rootNumbers: number[] = [];
  for (let edge = 0; edge < (edges[0] as number); edge++) {
    const label = labels[edge] as number;
    const step = steps[label] as Trie['steps'][number];
    rootChild[label] = edge + 1;
    if (step === 'number') rootNumbers.push(edge + 1);
    else if ('begins' in step) rootPrefixes.push([step.begins, stateOf([edge + 1])]);
  }
  const startOf = (word: number): State | null => {
    const nodes: number[] = [];
    for (let at = stepsOf.first[word] as number; at < (stepsOf.first[word + 1] as number); at++) {
      const node = rootChild[stepsOf.steps[at] as number] as number;
      if (node > 0) nodes.push(node);
    }
    return nodes.length === 0 ? null : stateOf(nodes.sort((a, b) => a - b));
  };

  const byText = new Map<string, Word>();
  const word = (written: string): Word => {
    const known = byText.get(written);
    if (known !== undefined) return known;
    // The tokenizer leaves a stop on words that it takes for abbreviations ("the head went in.").
    const text = /^[a-z]{2,}\.$/.test(written) ? written.slice(0, -1) : written;
    const number = numberOf(words, text);
    const starts: State[] = [];
    const own = number < 0 ? null : startOf(number);
    if (own !== null) starts.push(own);
    if (rootNumbers.length > 0 && /^\d/.test(text)) starts.push(stateOf(rootNumbers));
    for (const [begin, state] of rootPrefixes) if (text.startsWith(begin)) starts.push(state);
    const made = new Word(text, number, starts, goesOn(words, text));
    if (byText.size >= mostWords) byText.clear();
    byText.set(written, made);
    return made;
  };

  /** The number of the word of the lexicon that two words make, written as one; -1 for none. */
  const joined = (left: Word, right: Word): number =>
    left.goesOn !== null && right.head !== '' && left.goesOn.has(right.head) ? numberOf(words, left.text + right.text) : -1;

  let run: WordRun = { words: [], tokens: [], close: [] };
  let begin = 0;
  let end = 0;
  let take: Take = () => {};
  const walk = (state: State, at: number): void => {
    const { words, tokens, close } = run;
    const { phrases } = state;
    for (let one = 0; one < phrases.length; one++) take(phrases[one] as number, tokens[begin] as number, (tokens[at - 1] as number) + 1);
    if (at >= end) return;
    const next = state.words ?? expand(state);
    const word = words[at] as Word;
    const after = word.number < 0 ? undefined : next.get(word.number);
    if (after !== undefined) walk(after, at + 1);
    if (state.number !== null && word.isNumber) walk(state.number, at + 1);
    if (state.prefixes !== null) for (const [text, after] of state.prefixes) if (word.text.startsWith(text)) walk(after, at + 1);
    if (at + 1 < end && word.goesOn !== null && close[at] === 1) {
      const both = joined(word, words[at + 1] as Word);
      const after = both < 0 ? undefined : next.get(both);
      if (after !== undefined) walk(after, at + 2);
    }
    if (state.gaps !== null)
      for (const [most, after] of state.gaps)
        for (let skip = 0; skip <= most && at + skip < end; skip++) {
          if (skip > 0 && (words[at + skip - 1] as Word).stops) break;
          walk(after, at + skip);
        }
  };

  return {
    word,
    match(over, from, to, taker) {
      run = over;
      end = to;
      take = taker;
      for (begin = from; begin < to; begin++) {
        const word = over.words[begin] as Word;
        for (const state of word.starts) walk(state, begin + 1);
        // Words written apart that the vocabulary writes as one: "hemi pelvectomy", "re routed".
        if (begin + 1 < to && word.goesOn !== null && over.close[begin] === 1) {
          const both = joined(word, over.words[begin + 1] as Word);
          const state = both < 0 ? null : startOf(both);
          if (state !== null) walk(state, begin + 2);
        }
      }
    },
  };
}

/** For every word the steps that take it: those of word n stand from `first[n]` to `first[n + 1]`. */
function stepsOfWords({ words, steps }: Trie): { first: Uint32Array; steps: Uint32Array } {
  const counts = new Uint32Array(words.length);
  for (const step of steps) if (Array.isArray(step)) for (const word of step) counts[word] = (counts[word] as number) + 1;
  const first = startsOf(counts);
  const at = first.slice();
  const result = new Uint32Array(first[words.length] as number);
  steps.forEach((step, number) => {
    if (!Array.isArray(step)) return;
    for (const word of step) {
      result[at[word] as number] = number;
      at[word] = (at[word] as number) + 1;
    }
  });
  return { first, steps: result };
}

function addTo(lists: Map<number, number[]>, key: number, item: number): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}

function numberOf(words: readonly string[], text: string): number {
  const at = placeOf(words, text);
  return words[at] === text ? at : -1;
}

/** Only words of two letters and more are joined, to words of two letters and more. */
function goesOn(words: readonly string[], text: string): ReadonlySet<string> | null {
  if (text.length < 2) return null;
  let heads: Set<string> | null = null;
  for (let at = placeOf(words, text); at < words.length && (words[at] as string).startsWith(text); at++) {
    const word = words[at] as string;
    if (word.length < text.length + 2) continue;
    heads ??= new Set();
    heads.add(word.slice(text.length, text.length + 2));
  }
  return heads;
}
