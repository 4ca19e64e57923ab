// A trie made deterministic as texts need it, the way regular-expression engines do: a state stands for all nodes that one way of reading
// the words may have reached, and is made when a text first comes there, since few texts come to few states.
import type { Numbers, OtherStep, Trie } from './trie.ts';

/** What leads on from a state besides words of the lexicon. */
export interface OtherWays {
  readonly prefixes: readonly { readonly begins: string; readonly state: number }[];
  readonly gaps: readonly { readonly most: number; readonly state: number }[];
  readonly number: number;
}

/** No state. */
export const none = -1;

// A state is where its record begins in one list of numbers, which holds all of a state together, so that a match touches little memory:
// the set of phrases that end there, its other ways, a bit for each kind of word that leads on (shared by several: most words lead
// nowhere, which the bits tell first), how many kinds lead on, the kinds sorted, and the state after each. A state after that is
// not made yet stands as -2 - the number of its set of nodes.
const ending = 0;
const others = 1;
const bits = 2;
const size = 3;
const kinds = 4;

const unmade = (set: number): number => -2 - set;

export class States {
  readonly #trie: Trie;
  readonly #firstEdge: Numbers;
  readonly #firstEnd: Numbers;
  readonly #firstTake: Numbers;
  readonly #otherSteps: ReadonlyMap<number, OtherStep>;
  #list = new Int32Array(1 << 14);
  #length = 0;
  readonly #otherWays: OtherWays[] = [];
  /** Sets of nodes by their number, their numbers by their nodes, and the state of each that has been made. */
  readonly #sets: (readonly number[])[] = [];
  readonly #numbers = new Map<number | string, number>();
  readonly #states: number[] = [];
  /** Sets of phrases that end together. */
  readonly #endings: (readonly number[])[] = [];
  readonly #endingNumbers = new Map<string, number>();
  readonly #endingsOf: number[][] = [];

  constructor(trie: Trie) {
    this.#trie = trie;
    this.#firstEdge = startsOf(trie.edges);
    this.#firstEnd = startsOf(trie.endings);
    this.#firstTake = startsOf(trie.widths);
    this.#otherSteps = new Map(trie.others);
  }

  /** The set of phrases that end at a state; `none` where none does. */
  ending(state: number): number {
    return this.#list[state + ending] as number;
  }

  /** The phrases of such a set. */
  phrases(ending: number): readonly number[] {
    return this.#endings[ending] as readonly number[];
  }

  /** How many such sets have been met. */
  get endings(): number {
    return this.#endings.length;
  }

  /** The sets met that hold a phrase. */
  endingsOf(phrase: number): readonly number[] {
    return this.#endingsOf[phrase] ?? [];
  }

  /** The other ways from a state; null where there are none. */
  others(state: number): OtherWays | null {
    const at = this.#list[state + others] as number;
    return at === none ? null : (this.#otherWays[at] as OtherWays);
  }

  /** The state after a word of this kind; `none` where it leads nowhere. */
  after(state: number, kind: number): number {
    const list = this.#list;
    if (kind < 0 || ((list[state + bits] as number) & (1 << (kind & 31))) === 0) return none;
    const count = list[state + size] as number;
    // Bisection written out, since it is gone through at every word of every phrase.
    let low = state + kinds;
    let high = low + count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((list[middle] as number) < kind) low = middle + 1;
      else high = middle;
    }
    if (low === state + kinds + count || list[low] !== kind) return none;
    const after = list[low + count] as number;
    if (after >= none) return after;
    const made = this.#made(-2 - after);
    // Making it may have made the list anew.
    this.#list[low + count] = made;
    return made;
  }

  /** The state of a set of nodes. */
  of(nodes: readonly number[]): number {
    return this.#made(this.#setOf(nodes));
  }

  #setOf(nodes: readonly number[]): number {
    const key = nodes.length === 1 ? (nodes[0] as number) : nodes.join();
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const number = this.#sets.push(nodes) - 1;
    this.#numbers.set(key, number);
    return number;
  }

  #made(set: number): number {
    const known = this.#states[set];
    if (known !== undefined) return known;
    const { edges, labels, takes } = this.#trie;
    const nodes = this.#sets[set] as readonly number[];
    const byKind = new Map<number, number[]>();
    const byGap = new Map<number, number[]>();
    const prefixes: [string, number][] = [];
    const numbers: number[] = [];
    for (const node of nodes) {
      const first = this.#firstEdge[node] as number;
      for (let edge = first; edge < first + (edges[node] as number); edge++) {
        const label = labels[edge] as number;
        const from = this.#firstTake[label] as number;
        const to = this.#firstTake[label + 1] as number;
        for (let at = from; at < to; at++) addTo(byKind, takes[at] as number, edge + 1);
        if (to > from) continue;
        const step = this.#otherSteps.get(label) as OtherStep;
        if (step === 'number') numbers.push(edge + 1);
        else if ('begins' in step) prefixes.push([step.begins, edge + 1]);
        else addTo(byGap, step.gap, edge + 1);
      }
    }
    const sorted = [...byKind].sort(([a], [b]) => a - b);
    const state = this.#length;
    this.#states[set] = state;
    this.#length += kinds + 2 * sorted.length;
    if (this.#length > this.#list.length) {
      const larger = new Int32Array(2 * this.#length);
      larger.set(this.#list);
      this.#list = larger;
    }
    const list = this.#list;
    list[state + ending] = this.#endingOf(nodes);
    list[state + others] = none;
    list[state + size] = sorted.length;
    sorted.forEach(([kind, nodes], at) => {
      list[state + bits] = (list[state + bits] as number) | (1 << (kind & 31));
      list[state + kinds + at] = kind;
      list[state + kinds + sorted.length + at] = unmade(this.#setOf(nodes));
    });
    if (prefixes.length + byGap.size + numbers.length > 0) {
      const ways: OtherWays = {
        prefixes: prefixes.map(([begins, node]) => ({ begins, state: this.of([node]) })),
        gaps: [...byGap].map(([most, nodes]) => ({ most, state: this.of(nodes) })),
        number: numbers.length === 0 ? none : this.of(numbers),
      };
      this.#list[state + others] = this.#otherWays.push(ways) - 1;
    }
    return state;
  }

  #endingOf(nodes: readonly number[]): number {
    const phrases = new Set<number>();
    for (const node of nodes)
      for (let at = this.#firstEnd[node] as number; at < (this.#firstEnd[node + 1] as number); at++)
        phrases.add(this.#trie.ends[at] as number);
    if (phrases.size === 0) return none;
    const list = [...phrases];
    const key = list.join();
    const known = this.#endingNumbers.get(key);
    if (known !== undefined) return known;
    const number = this.#endings.push(list) - 1;
    this.#endingNumbers.set(key, number);
    for (const phrase of list) {
      this.#endingsOf[phrase] ??= [];
      this.#endingsOf[phrase].push(number);
    }
    return number;
  }
}

/** Where the items of each of `counts` lists begin when they stand one after another. */
export function startsOf(counts: Numbers): Uint32Array {
  const starts = new Uint32Array(counts.length + 1);
  for (let at = 0; at < counts.length; at++) starts[at + 1] = (starts[at] as number) + (counts[at] as number);
  return starts;
}

function addTo(lists: Map<number, number[]>, key: number, item: number): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}
