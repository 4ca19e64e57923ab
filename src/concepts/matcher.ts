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
  /** True where no phrase goes on. */
  readonly isLast: boolean;
  /** Made when a text first comes here, since few texts come to few states. */
  next: Next | null = null;

  constructor(nodes: readonly number[], phrases: readonly number[], isLast: boolean) {
    this.nodes = nodes;
    this.phrases = phrases;
    this.isLast = isLast;
  }
}

/** The states after a state. */
class Next {
  prefixes: { readonly begins: string; readonly state: State }[] = [];
  gaps: readonly { readonly most: number; readonly state: State }[] = [];
  number: State | null = null;
  /** True where only words that the lexicon holds lead on. */
  onlyWords = true;
  // By kind: an open table, since nearly every word leads nowhere and a map is slow to say so.
  readonly #kinds: Int32Array;
  readonly #states: State[];
  readonly #mask: number;

  constructor(byKind: ReadonlyMap<number, State>) {
    let size = 2;
    while (size < 2 * byKind.size) size *= 2;
    this.#mask = size - 1;
    this.#kinds = new Int32Array(size).fill(-1);
    this.#states = [];
    for (const [kind, state] of byKind) {
      let at = kind & this.#mask;
      while (this.#kinds[at] !== -1) at = (at + 1) & this.#mask;
      this.#kinds[at] = kind;
      this.#states[at] = state;
    }
  }

  /** The state after a word of the lexicon, by its kind; null where it leads nowhere. */
  after(kind: number): State | null {
    for (let at = kind & this.#mask; ; at = (at + 1) & this.#mask) {
      const here = this.#kinds[at] as number;
      if (here === kind) return this.#states[at] as State;
      if (here === -1) return null;
    }
  }
}

/** Phrases found, in order of their first word. */
export class Hits {
  size = 0;
  phrases = new Int32Array(1024);
  /** First token, and one past the last. */
  firsts = new Int32Array(1024);
  lasts = new Int32Array(1024);

  add(phrase: number, first: number, last: number): void {
    if (this.size === this.phrases.length) {
      this.phrases = twice(this.phrases);
      this.firsts = twice(this.firsts);
      this.lasts = twice(this.lasts);
    }
    this.phrases[this.size] = phrase;
    this.firsts[this.size] = first;
    this.lasts[this.size] = last;
    this.size += 1;
  }
}

function twice(list: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * list.length);
  larger.set(list);
  return larger;
}

/** A word of a text as phrases see it. Known once for all its occurrences. */
export class Word {
  readonly text: string;
  /** Its kind in the trie; -1 where no phrase holds it. */
  readonly kind: number;
  readonly isNumber: boolean;
  /** True for a mark that no gap reaches over. */
  readonly stops: boolean;
  /** Where phrases are that begin with it. */
  readonly starts: readonly State[];
  /** The first two letters of all that makes a longer word of the lexicon when written after it; null where nothing does. */
  readonly goesOn: ReadonlySet<number> | null;
  /** Its own first two letters; -1 for a word of one letter. */
  readonly head: number;

  constructor(text: string, kind: number, starts: readonly State[], goesOn: ReadonlySet<number> | null) {
    this.text = text;
    this.kind = kind;
    this.isNumber = /^\d/.test(text);
    this.stops = text === '.' || text === ';' || text === ':';
    this.starts = starts;
    this.goesOn = goesOn;
    this.head = text.length > 1 ? twoLetters(text, 0) : -1;
  }
}

const twoLetters = (text: string, at: number): number => text.charCodeAt(at) * 0x10000 + text.charCodeAt(at + 1);

/** The words of a stretch of tokens that phrases are matched over: all but articles, hyphens and quotation marks. */
export interface WordRun {
  readonly words: readonly Word[];
  /** The index of each word's token. */
  readonly tokens: readonly number[];
  /** The kind of the word that each makes with the next where the lexicon writes them as one ("hemi pelvectomy"); -1 for none. */
  readonly joined: readonly number[];
}

export interface Matcher {
  /** A word as the phrases see it. */
  word(text: string): Word;
  /** The words of tokens `first` to `last` (half-open). */
  run(note: Note, first: number, last: number, wordOf: (token: Token) => Word): WordRun;
  /** Adds all phrases in words `from` to `to` of a run to `hits`; none crosses the ends. */
  match(run: WordRun, from: number, to: number, hits: Hits): void;
}

/** A word that stands in no phrase. */
export const noWord = new Word('', -1, [], null);

const longestPassedOver = Math.max(...[...passedOver].map((word) => word.length));

/** So many different words are remembered; then remembering starts anew, so that a long run keeps its memory. */
const mostWords = 50_000;

/** Where the items of each of `counts` lists begin when they stand one after another. */
function startsOf(counts: ArrayLike<number>): Uint32Array {
  const starts = new Uint32Array(counts.length + 1);
  for (let at = 0; at < counts.length; at++) starts[at + 1] = (starts[at] as number) + (counts[at] as number);
  return starts;
}

export function createMatcher(trie: Trie): Matcher {
  const { steps, edges, labels, ends } = trie;
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
    const isLast = nodes.every((node) => edges[node] === 0);
    const state = new State(nodes, phrases ?? none, isLast);
    states.set(key, state);
    return state;
  };

  const expand = (state: State): Next => {
    const byKind = new Map<number, number[]>();
    const byGap = new Map<number, number[]>();
    const numbers: number[] = [];
    const prefixes: Next['prefixes'] = [];
    for (const node of state.nodes)
      for (let edge = firstEdge[node] as number; edge < (firstEdge[node + 1] as number); edge++) {
        const step = steps[labels[edge] as number] as Trie['steps'][number];
        if (step === 'number') numbers.push(edge + 1);
        else if ('begins' in step) prefixes.push({ begins: step.begins, state: stateOf([edge + 1]) });
        else if ('gap' in step) addTo(byGap, step.gap, edge + 1);
        else for (const kind of step) addTo(byKind, kind, edge + 1);
      }
    const next = new Next(new Map([...byKind].map(([kind, nodes]) => [kind, stateOf(nodes)])));
    next.prefixes = prefixes;
    next.gaps = [...byGap].map(([most, nodes]) => ({ most, state: stateOf(nodes) }));
    if (numbers.length > 0) next.number = stateOf(numbers);
    next.onlyWords = state.phrases.length === 0 && prefixes.length === 0 && byGap.size === 0 && numbers.length === 0;
    state.next = next;
    return next;
  };

  // The root has an edge for nearly every word; it is never expanded, but asked for one word at a time.
  const stepsOf = stepsOfKinds(trie);
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
  const startOf = (kind: number): State | null => {
    const nodes: number[] = [];
    for (let at = stepsOf.first[kind] as number; at < (stepsOf.first[kind + 1] as number); at++) {
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
    const kind = kindOf(trie, text);
    const starts: State[] = [];
    const own = kind < 0 ? null : startOf(kind);
    if (own !== null) starts.push(own);
    if (rootNumbers.length > 0 && /^\d/.test(text)) starts.push(stateOf(rootNumbers));
    for (const [begin, state] of rootPrefixes) if (text.startsWith(begin)) starts.push(state);
    const made = new Word(text, kind, starts, goesOn(trie.words, text));
    if (byText.size >= mostWords) byText.clear();
    byText.set(written, made);
    return made;
  };

  const kindOfBoth = (left: Word, right: Word): number => (left.goesOn?.has(right.head) ? kindOf(trie, left.text + right.text) : -1);

  // What is matched now. One walk at a time, so that a step of it takes no more than where it is.
  let words: readonly Word[] = [];
  let tokens: readonly number[] = [];
  let joinedAt: readonly number[] = [];
  let begin = 0;
  let end = 0;
  let hits = new Hits();
  const walk = (state: State, at: number): void => {
    const { phrases } = state;
    for (let one = 0; one < phrases.length; one++)
      hits.add(phrases[one] as number, tokens[begin] as number, (tokens[at - 1] as number) + 1);
    if (state.isLast || at >= end) return;
    const next = state.next ?? expand(state);
    const word = words[at] as Word;
    const after = word.kind < 0 ? null : next.after(word.kind);
    if (after !== null) walk(after, at + 1);
    if (next.number !== null && word.isNumber) walk(next.number, at + 1);
    for (let one = 0; one < next.prefixes.length; one++) {
      const { begins, state } = next.prefixes[one] as Next['prefixes'][number];
      if (word.text.startsWith(begins)) walk(state, at + 1);
    }
    if (at + 1 < end && joinedAt[at] !== -1) {
      const after = next.after(joinedAt[at] as number);
      if (after !== null) walk(after, at + 2);
    }
    for (let one = 0; one < next.gaps.length; one++) {
      const { most, state } = next.gaps[one] as Next['gaps'][number];
      const beyond = state.next ?? expand(state);
      for (let skip = 0; skip <= most && at + skip < end; skip++) {
        if (skip > 0 && (words[at + skip - 1] as Word).stops) break;
        // Nearly all words in a gap lead nowhere.
        if (beyond.onlyWords && joinedAt[at + skip] === -1) {
          const { kind } = words[at + skip] as Word;
          const after = kind < 0 ? null : beyond.after(kind);
          if (after !== null) walk(after, at + skip + 1);
        } else walk(state, at + skip);
      }
    }
  };

  return {
    word,
    run(note, first, last, wordOf) {
      const words: Word[] = [];
      const tokens: number[] = [];
      const joined: number[] = [];
      let before = noWord;
      let end = 0;
      for (let index = first; index < last; index++) {
        const token = note.tokens[index] as Token;
        if (token.norm.length <= longestPassedOver && passedOver.has(token.norm)) continue;
        const word = wordOf(token);
        if (words.length > 0) joined.push(token.start - end <= 1 ? kindOfBoth(before, word) : -1);
        words.push(word);
        tokens.push(index);
        before = word;
        end = token.end;
      }
      joined.push(-1);
      return { words, tokens, joined };
    },
    match(run, from, to, into) {
      ({ words, tokens, joined: joinedAt } = run);
      end = to;
      hits = into;
      for (begin = from; begin < to; begin++) {
        const { starts } = words[begin] as Word;
        for (let one = 0; one < starts.length; one++) walk(starts[one] as State, begin + 1);
        if (begin + 1 < to && joinedAt[begin] !== -1) {
          const state = startOf(joinedAt[begin] as number);
          if (state !== null) walk(state, begin + 2);
        }
      }
    },
  };
}

/** For every kind of word the steps that take it: those of kind n stand from `first[n]` to `first[n + 1]`. */
function stepsOfKinds({ kinds, steps }: Trie): { first: Uint32Array; steps: Uint32Array } {
  const counts = new Uint32Array(kinds.reduce((most, kind) => Math.max(most, kind), -1) + 1);
  for (const step of steps) if (Array.isArray(step)) for (const kind of step) counts[kind] = (counts[kind] as number) + 1;
  const first = startsOf(counts);
  const at = first.slice();
  const result = new Uint32Array(first[counts.length] as number);
  steps.forEach((step, number) => {
    if (!Array.isArray(step)) return;
    for (const kind of step) {
      result[at[kind] as number] = number;
      at[kind] = (at[kind] as number) + 1;
    }
  });
  return { first, steps: result };
}

function addTo(lists: Map<number, number[]>, key: number, item: number): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}

function kindOf({ words, kinds }: Trie, text: string): number {
  const at = placeOf(words, text);
  return words[at] === text ? (kinds[at] as number) : -1;
}

/** Only words of two letters and more are joined, to words of two letters and more. */
function goesOn(words: readonly string[], text: string): ReadonlySet<number> | null {
  if (text.length < 2) return null;
  let heads: Set<number> | null = null;
  for (let at = placeOf(words, text); at < words.length && (words[at] as string).startsWith(text); at++) {
    const word = words[at] as string;
    if (word.length < text.length + 2) continue;
    heads ??= new Set();
    heads.add(twoLetters(word, text.length));
  }
  return heads;
}
