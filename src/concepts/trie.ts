// One index over the phrases of all concepts, matched in one pass over a note's words.
import type { Note, Sentence, Token } from '../note/note.ts';
import { passedOver, type Step } from './phrase.ts';

/** What a phrase stands for; an `except` phrase silences shorter mentions of its concept inside it. */
export interface Output {
  readonly concept: string;
  readonly except: boolean;
}

interface TrieNode {
  /** By word, the nodes of all steps that take it; steps with the same forms share one node. */
  readonly words: Map<string, TrieNode[]>;
  steps: Map<string, TrieNode> | null;
  /** By the first three letters of the beginning. */
  prefixes: Map<string, (readonly [string, TrieNode])[]> | null;
  gaps: (readonly [number, TrieNode])[] | null;
  number: TrieNode | null;
  outputs: Output[] | null;
}

const emptyNode = (): TrieNode => ({ words: new Map(), steps: null, prefixes: null, gaps: null, number: null, outputs: null });

export interface Trie {
  readonly root: TrieNode;
  /** Every single word of the vocabulary. */
  readonly lexicon: Set<string>;
}

/** A phrase found: a half-open range of token indexes. */
export interface Hit extends Output {
  readonly first: number;
  readonly last: number;
}

export const createTrie = (): Trie => ({ root: emptyNode(), lexicon: new Set() });

function keyed<K>(list: (readonly [K, TrieNode])[], key: K): TrieNode {
  const found = list.find(([other]) => other === key);
  if (found !== undefined) return found[1];
  const node = emptyNode();
  list.push([key, node]);
  return node;
}

function wordChild(trie: Trie, node: TrieNode, forms: readonly string[]): TrieNode {
  const signature = forms.join('|');
  node.steps ??= new Map();
  const found = node.steps.get(signature);
  if (found !== undefined) return found;
  const child = emptyNode();
  node.steps.set(signature, child);
  for (const form of forms) {
    trie.lexicon.add(form);
    const children = node.words.get(form);
    if (children === undefined) node.words.set(form, [child]);
    else children.push(child);
  }
  return child;
}

export function addSequence(trie: Trie, steps: readonly Step[], output: Output): void {
  let node = trie.root;
  for (const step of steps) {
    if (step.kind === 'gap') {
      node.gaps ??= [];
      node = keyed(node.gaps, step.most);
    } else if (step.kind === 'prefix') {
      node.prefixes ??= new Map();
      const key = step.text.slice(0, 3);
      const list = node.prefixes.get(key) ?? [];
      node.prefixes.set(key, list);
      node = keyed(list, step.text);
    } else if (step.kind === 'number') {
      node.number ??= emptyNode();
      node = node.number;
    } else node = wordChild(trie, node, step.forms);
  }
  node.outputs ??= [];
  if (!node.outputs.some((other) => other.concept === output.concept && other.except === output.except)) node.outputs.push(output);
}

/** One node that stands for several: what any of them takes, it takes. */
function union(nodes: readonly TrieNode[]): TrieNode {
  const merged = emptyNode();
  const prefixes = new Map<string, (readonly [string, TrieNode])[]>();
  const gaps = new Map<number, TrieNode[]>();
  const numbers: TrieNode[] = [];
  const outputs: Output[] = [];
  for (const node of nodes) {
    for (const [word, children] of node.words) merged.words.set(word, [...(merged.words.get(word) ?? []), ...children]);
    for (const [key, list] of node.prefixes ?? []) prefixes.set(key, [...(prefixes.get(key) ?? []), ...list]);
    for (const [most, next] of node.gaps ?? []) gaps.set(most, [...(gaps.get(most) ?? []), next]);
    if (node.number !== null) numbers.push(node.number);
    for (const output of node.outputs ?? [])
      if (!outputs.some((other) => other.concept === output.concept && other.except === output.except)) outputs.push(output);
  }
  const one = (several: TrieNode[]): TrieNode => (several.length === 1 ? (several[0] as TrieNode) : union(several));
  if (prefixes.size > 0) merged.prefixes = prefixes;
  if (gaps.size > 0) merged.gaps = [...gaps].map(([most, several]) => [most, one(several)] as const);
  if (numbers.length > 0) merged.number = one(numbers);
  if (outputs.length > 0) merged.outputs = outputs;
  return merged;
}

/** The node after `norm`, or none. Nodes that share a word are made one when a text first takes them there, so that it takes one way only. */
function after(node: TrieNode, norm: string): TrieNode | undefined {
  const children = node.words.get(norm);
  if (children === undefined || children.length === 1) return children?.[0];
  const merged = union(children);
  node.words.set(norm, [merged]);
  return merged;
}

/** The words of a sentence that phrases are matched over: no articles, hyphens or quotation marks. */
export function matchable(note: Note, sentence: Sentence): Token[] {
  const words: Token[] = [];
  for (let index = sentence.first; index < sentence.last; index++) {
    const token = note.tokens[index] as Token;
    if (!passedOver.has(token.norm)) words.push(token);
  }
  return words;
}

/** The tokenizer leaves a stop on words that it takes for abbreviations ("the head went in."). */
const withoutStop = (norm: string): string => (/^[a-z]{2,}\.$/.test(norm) ? norm.slice(0, -1) : norm);

/** All phrases in `words`, in order of their place. `spell` gives a word's known spelling where it is a slip of one letter. */
export function matchWords(trie: Trie, words: readonly Token[], spell: (token: Token) => string): Hit[] {
  const hits: Hit[] = [];
  const norms = words.map((token) => withoutStop(spell(token)));
  const walk = (node: TrieNode, at: number, begin: number): void => {
    if (node.outputs !== null && at > begin)
      for (const output of node.outputs)
        hits.push({ ...output, first: (words[begin] as Token).index, last: (words[at - 1] as Token).index + 1 });
    if (at >= norms.length) return;
    const norm = norms[at] as string;
    const child = after(node, norm);
    if (child !== undefined) walk(child, at + 1, begin);
    if (node.number !== null && /^\d/.test(norm)) walk(node.number, at + 1, begin);
    const prefixes = node.prefixes?.get(norm.slice(0, 3));
    if (prefixes !== undefined) for (const [text, next] of prefixes) if (norm.startsWith(text)) walk(next, at + 1, begin);
    // Words written apart that the vocabulary writes as one: "hemi pelvectomy", "re routed".
    if (at + 1 < norms.length && norm.length > 1 && (words[at + 1] as Token).start - (words[at] as Token).end <= 1) {
      const joined = after(node, norm + norms[at + 1]);
      if (joined !== undefined && (norms[at + 1] as string).length > 1) walk(joined, at + 2, begin);
    }
    if (node.gaps !== null && at > begin)
      for (const [most, next] of node.gaps)
        for (let skip = 0; skip <= most && at + skip < norms.length; skip++) {
          if (skip > 0 && /^[.;:]$/.test(norms[at + skip - 1] as string)) break;
          walk(next, at + skip, begin);
        }
  };
  for (let begin = 0; begin < words.length; begin++) walk(trie.root, begin, begin);
  return hits;
}

/** Of one concept's hits, those that no longer hit contains and no `except` phrase silences, in order. */
export function longestHits(hits: readonly Hit[]): Hit[] {
  const contains = (outer: Hit, inner: Hit): boolean =>
    outer.first <= inner.first && outer.last >= inner.last && outer.last - outer.first > inner.last - inner.first;
  const kept: Hit[] = [];
  for (const hit of hits) {
    if (hit.except) continue;
    if (hits.some((other) => (other.except ? other.first <= hit.first && other.last >= hit.last : contains(other, hit)))) continue;
    if (kept.some((other) => other.first === hit.first && other.last === hit.last)) continue;
    kept.push(hit);
  }
  return kept.sort((a, b) => a.first - b.first || a.last - b.last);
}
