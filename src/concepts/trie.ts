// The phrases of all concepts as one trie in plain lists, so that a build can keep it as JSON and a start need not make it.
import { numbersFromText, numbersToText } from './numbers.ts';
import type { Step } from './phrase.ts';

/** A list of numbers, plain or typed. */
export type Numbers = ArrayLike<number>;

/** A step that takes other things than certain words. */
export type OtherStep = { readonly begins: string } | { readonly gap: number } | 'number';

/**
 * A trie over steps. Nodes are numbered breadth first, the root is 0, so that the edges of all nodes in order lead to nodes 1, 2, 3 …: edge
 * n leads to node n + 1. Steps that take the same words are one step, so that the edges of a node are few however many synonyms there are.
 */
export interface Trie {
  /** Every single word of the phrases, sorted. */
  readonly words: readonly string[];
  /** The kind of each word. Words that the same steps take, as the forms of one word mostly are, are of one kind. */
  readonly kinds: Numbers;
  /** How many kinds each step takes; none where it is no word. */
  readonly widths: Numbers;
  /** The kinds that each step takes, step after step. */
  readonly takes: Numbers;
  /** By their number, the steps that are no words: words that begin so, a gap of up to so many words, any number. */
  readonly others: readonly (readonly [number, OtherStep])[];
  /** How many edges each node has. */
  readonly edges: Numbers;
  /** The step of each edge. */
  readonly labels: Numbers;
  /** How many phrases end at each node. */
  readonly endings: Numbers;
  /** The phrases that end at each node, node after node, those of one node in the order they were added. */
  readonly ends: Numbers;
}

const numberLists = ['kinds', 'widths', 'takes', 'edges', 'labels', 'endings', 'ends'] as const;
type NumberList = (typeof numberLists)[number];

/** A trie with its lists of numbers as text. */
export type PackedTrie = Omit<Trie, NumberList> & Readonly<Record<NumberList, string>>;

const lists = <T>(list: (name: NumberList) => T) =>
  Object.fromEntries(numberLists.map((name) => [name, list(name)])) as Record<NumberList, T>;

export const packTrie = (trie: Trie): PackedTrie => ({ ...trie, ...lists((name) => numbersToText(trie[name])) });

export const openTrie = (packed: PackedTrie): Trie => ({ ...packed, ...lists((name) => numbersFromText(packed[name])) });

interface Node {
  readonly children: Map<number, Node>;
  phrases: number[] | null;
}

export interface TrieBuilder {
  /** Every single word added. */
  readonly lexicon: ReadonlySet<string>;
  /** Adds one sequence of steps that stands for `phrase`, a number of the caller's. */
  add(steps: readonly Step[], phrase: number): void;
  finish(): Trie;
}

/** What a step takes, as a key: equal steps have equal keys. */
const keyOf = (step: Step): string => {
  if (step.kind === 'word') return step.forms.join('|');
  if (step.kind === 'prefix') return `${step.text}*`;
  return step.kind === 'gap' ? `..${step.most}` : '#';
};

export function createTrieBuilder(): TrieBuilder {
  const root: Node = { children: new Map(), phrases: null };
  const lexicon = new Set<string>();
  const steps: Step[] = [];
  const numbers = new Map<string, number>();
  // Lists of forms are shared by all phrases that hold the word, so that most are known without being spelled out.
  const numbersOfForms = new WeakMap<readonly string[], number>();
  const numberOf = (step: Step): number => {
    const forms = step.kind === 'word' ? step.forms : null;
    const known = forms === null ? undefined : numbersOfForms.get(forms);
    if (known !== undefined) return known;
    const key = keyOf(step);
    let number = numbers.get(key);
    if (number === undefined) {
      number = steps.push(step) - 1;
      numbers.set(key, number);
      for (const form of forms ?? []) lexicon.add(form);
    }
    if (forms !== null) numbersOfForms.set(forms, number);
    return number;
  };
  return {
    lexicon,
    add(sequence, phrase) {
      let node = root;
      for (const step of sequence) {
        const number = numberOf(step);
        let child = node.children.get(number);
        if (child === undefined) {
          child = { children: new Map(), phrases: null };
          node.children.set(number, child);
        }
        node = child;
      }
      node.phrases ??= [];
      if (!node.phrases.includes(phrase)) node.phrases.push(phrase);
    },
    finish() {
      const words = [...lexicon].sort();
      const { kinds, kindsOf } = kindsOfWords(words, steps);
      const edges: number[] = [];
      const labels: number[] = [];
      const endings: number[] = [];
      const ends: number[] = [];
      const nodes = [root];
      for (let at = 0; at < nodes.length; at++) {
        const { children, phrases } = nodes[at] as Node;
        edges.push(children.size);
        for (const [step, child] of children) {
          labels.push(step);
          nodes.push(child);
        }
        endings.push(phrases?.length ?? 0);
        ends.push(...(phrases ?? []));
      }
      return {
        words,
        kinds,
        widths: kindsOf.map((of) => of.length),
        takes: kindsOf.flat(),
        others: steps.flatMap((step, number) => (step.kind === 'word' ? [] : [[number, otherStep(step)] as const])),
        edges,
        labels,
        endings,
        ends,
      };
    },
  };
}

const otherStep = (step: Exclude<Step, { kind: 'word' }>): OtherStep => {
  if (step.kind === 'prefix') return { begins: step.text };
  return step.kind === 'gap' ? { gap: step.most } : 'number';
};

/** The kind of each word, and the kinds that each step takes. */
function kindsOfWords(words: readonly string[], steps: readonly Step[]): { kinds: number[]; kindsOf: number[][] } {
  const takenBy = new Map<string, number[]>(words.map((word) => [word, []]));
  steps.forEach((step, number) => {
    if (step.kind === 'word') for (const form of step.forms) takenBy.get(form)?.push(number);
  });
  const numbers = new Map<string, number>();
  const kindsOf: number[][] = steps.map(() => []);
  const kinds = words.map((word) => {
    const takers = takenBy.get(word) as number[];
    const key = takers.join();
    let kind = numbers.get(key);
    if (kind === undefined) {
      kind = numbers.size;
      numbers.set(key, kind);
      for (const step of takers) kindsOf[step]?.push(kind);
    }
    return kind;
  });
  return { kinds, kindsOf };
}
