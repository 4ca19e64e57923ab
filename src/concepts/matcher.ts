// All phrases of a trie found in one pass over a text's words.
import type { Note, Token } from '../note/note.ts';
import { passedOver } from './phrase.ts';
import { placeOf } from './spelling.ts';
import { none, States, startsOf } from './states.ts';
import type { OtherStep, Trie } from './trie.ts';

/** Marks that no gap reaches over, and denials: “the knee was not bent” is no bent knee. */
const stopsGap: ReadonlySet<string> = new Set(['.', ';', ':', 'not', 'no', 'never', 'without', 'neither', 'nor', 'cannot']);

/** A word of a text as phrases see it. Known once for all its occurrences. */
export class Word {
  readonly text: string;
  /** Its kind in the trie; -1 where no phrase holds it. */
  readonly kind: number;
  readonly isNumber: boolean;
  /** True for what no gap reaches over. */
  readonly stops: boolean;
  /** Where phrases are that begin with it. */
  readonly starts: readonly number[];
  /** The first two letters of all that makes a longer word of the lexicon when written after it; null where nothing does. */
  readonly goesOn: ReadonlySet<number> | null;
  /** Its own first two letters; -1 for a word of one letter. */
  readonly head: number;

  constructor(text: string, kind: number, starts: readonly number[], goesOn: ReadonlySet<number> | null) {
    this.text = text;
    this.kind = kind;
    this.isNumber = /^\d/.test(text);
    this.stops = stopsGap.has(text);
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

/** Phrases found, in order of their first word: each time the set of phrases that end there, its first token, and one past its last. */
export class Hits {
  size = 0;
  endings = new Int32Array(512);
  firsts = new Int32Array(512);
  lasts = new Int32Array(512);

  add(ending: number, first: number, last: number): void {
    if (this.size === this.endings.length) {
      this.endings = twice(this.endings);
      this.firsts = twice(this.firsts);
      this.lasts = twice(this.lasts);
    }
    this.endings[this.size] = ending;
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

export interface Matcher {
  /** A word as the phrases see it. */
  word(text: string): Word;
  /** The words of tokens `first` to `last` (half-open). */
  run(note: Note, first: number, last: number, wordOf: (token: Token) => Word): WordRun;
  /** Adds all that ends in words `from` to `to` of a run to `hits`; no phrase crosses the ends. */
  match(run: WordRun, from: number, to: number, hits: Hits): void;
  /** The phrases of a set that ends somewhere. */
  phrases(ending: number): readonly number[];
  /** How many such sets have been met so far. */
  endings(): number;
  /** Those that hold a phrase. */
  endingsOf(phrase: number): readonly number[];
}

/** A word that stands in no phrase. */
export const noWord = new Word('', -1, [], null);

const longestPassedOver = Math.max(...[...passedOver].map((word) => word.length));

/** So many different words are remembered; then remembering starts anew, so that a long run keeps its memory. */
const mostWords = 50_000;

export function createMatcher(trie: Trie): Matcher {
  const states = new States(trie);
  // The root leads on by nearly every word; it is never made a state, but asked for one word at a time.
  const stepsOf = stepsOfKinds(trie);
  const others = new Map(trie.others);
  const rootChild = new Int32Array(trie.widths.length);
  /** By their first three letters, the beginnings of words that phrases begin with. */
  const rootPrefixes = new Map<string, { readonly begins: string; readonly state: number }[]>();
  const rootNumbers: number[] = [];
  for (let edge = 0; edge < (trie.edges[0] as number); edge++) {
    const label = trie.labels[edge] as number;
    rootChild[label] = edge + 1;
    const step = others.get(label) as OtherStep | undefined;
    if (step === 'number') rootNumbers.push(edge + 1);
    else if (step !== undefined && 'begins' in step) {
      const key = step.begins.slice(0, 3);
      rootPrefixes.set(key, [...(rootPrefixes.get(key) ?? []), { begins: step.begins, state: states.of([edge + 1]) }]);
    }
  }
  const rootNumber = rootNumbers.length === 0 ? none : states.of(rootNumbers);
  const startOf = (kind: number): number => {
    const nodes: number[] = [];
    for (let at = stepsOf.first[kind] as number; at < (stepsOf.first[kind + 1] as number); at++) {
      const node = rootChild[stepsOf.steps[at] as number] as number;
      if (node > 0) nodes.push(node);
    }
    return nodes.length === 0 ? none : states.of(nodes.sort((a, b) => a - b));
  };

  const byText = new Map<string, Word>();
  const word = (written: string): Word => {
    const known = byText.get(written);
    if (known !== undefined) return known;
    // The tokenizer leaves a stop on words that it takes for abbreviations ("the head went in.").
    const text = /^[a-z]{2,}\.$/.test(written) ? written.slice(0, -1) : written;
    const kind = kindOf(trie, text);
    const starts = [
      kind < 0 ? none : startOf(kind),
      /^\d/.test(text) ? rootNumber : none,
      ...(rootPrefixes.get(text.slice(0, 3)) ?? []).filter(({ begins }) => text.startsWith(begins)).map(({ state }) => state),
    ].filter((state) => state !== none);
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
  const walk = (state: number, at: number): void => {
    const ending = states.ending(state);
    if (ending !== none) hits.add(ending, tokens[begin] as number, (tokens[at - 1] as number) + 1);
    if (at >= end) return;
    const word = words[at] as Word;
    const after = states.after(state, word.kind);
    if (after !== none) walk(after, at + 1);
    const ways = states.others(state);
    if (ways !== null) {
      if (ways.number !== none && word.isNumber) walk(ways.number, at + 1);
      for (const { begins, state } of ways.prefixes) if (word.text.startsWith(begins)) walk(state, at + 1);
    }
    if (at + 1 < end && joinedAt[at] !== -1) {
      const after = states.after(state, joinedAt[at] as number);
      if (after !== none) walk(after, at + 2);
    }
    if (ways !== null)
      for (const { most, state } of ways.gaps)
        for (let skip = 0; skip <= most && at + skip < end; skip++) {
          if (skip > 0 && (words[at + skip - 1] as Word).stops) break;
          walk(state, at + skip);
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
        for (let one = 0; one < starts.length; one++) walk(starts[one] as number, begin + 1);
        // Words written apart that the vocabulary writes as one: "hemi pelvectomy", "re routed".
        if (begin + 1 < to && joinedAt[begin] !== -1) {
          const state = startOf(joinedAt[begin] as number);
          if (state !== none) walk(state, begin + 2);
        }
      }
    },
    phrases: (ending) => states.phrases(ending),
    endings: () => states.endings,
    endingsOf: (phrase) => states.endingsOf(phrase),
  };
}

/** For every kind of word the steps that take it: those of kind n stand from `first[n]` to `first[n + 1]`. */
function stepsOfKinds({ widths, takes }: Trie): { first: Uint32Array; steps: Uint32Array } {
  let most = -1;
  for (let at = 0; at < takes.length; at++) most = Math.max(most, takes[at] as number);
  const counts = new Uint32Array(most + 1);
  for (let at = 0; at < takes.length; at++) counts[takes[at] as number] = (counts[takes[at] as number] as number) + 1;
  const first = startsOf(counts);
  const place = first.slice();
  const steps = new Uint32Array(takes.length);
  for (let step = 0, at = 0; step < widths.length; step++)
    for (const to = at + (widths[step] as number); at < to; at++) {
      const kind = takes[at] as number;
      steps[place[kind] as number] = step;
      place[kind] = (place[kind] as number) + 1;
    }
  return { first, steps };
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
