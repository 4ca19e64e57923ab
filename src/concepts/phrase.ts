// The phrase grammar of the vocabulary: text of one phrase → the sequences of steps that it stands for.
//   divide joint        words; verbs and nouns stand for all their inflections
//   (cut | divide)      one of these        the?        may be left out
//   free .. joint       a gap of up to four words; ..2 up to two
//   can't               also cannot, can not
//   =left               exactly this form    granulat*   any word that begins so      #   any number in figures
import { normal, verbBeforeNot } from '../note/normal.ts';
import { inflections } from './inflect.ts';

export type Step =
  | { readonly kind: 'word'; readonly forms: readonly string[] }
  | { readonly kind: 'prefix'; readonly text: string }
  | { readonly kind: 'number' }
  | { readonly kind: 'gap'; readonly most: number };

/** Words that are passed over in phrases and in notes alike. */
export const passedOver: ReadonlySet<string> = new Set(['the', 'a', 'an', '(', ')', '-', '–', '"', "'", 's', "'s", '`', '’']);

const mostSequences = 2_000;
const longestPhrase = 10_000;

/** A phrase that cannot be read; the message says what is wrong with it. */
export class PhraseError extends Error {}

type Node = string | { readonly alternatives: readonly (readonly Node[])[] };

function parse(text: string): readonly Node[] {
  const tokens = text.match(/[()|]|\)\?|[^\s()|]+/g) ?? [];
  let at = 0;
  const sequence = (nested: boolean): Node[][] => {
    const branches: Node[][] = [[]];
    while (at < tokens.length) {
      const token = tokens[at++] as string;
      const branch = branches[branches.length - 1] as Node[];
      if (token === '(') {
        const inner = sequence(true);
        if (tokens[at] === '?') {
          at += 1;
          inner.push([]);
        }
        // Articles are passed over in notes, so as one alternative among words they stand for nothing.
        const worded = inner.filter(
          (one) => one.length === 0 || one.some((part) => typeof part !== 'string' || !passedOver.has(part.toLowerCase())),
        );
        if (worded.some((one) => one.length > 0)) inner.splice(0, inner.length, ...worded);
        branch.push({ alternatives: inner });
      } else if (token === ')') {
        if (!nested) throw new PhraseError(`"${text}" has a closing parenthesis too many`);
        return branches;
      } else if (token === '|') {
        if (!nested) throw new PhraseError(`"${text}" has "|" outside parentheses`);
        branches.push([]);
      } else branch.push(token);
    }
    if (nested) throw new PhraseError(`"${text}" lacks a closing parenthesis`);
    return branches;
  };
  return sequence(false)[0] as Node[];
}

const product = <T>(left: readonly T[][], right: readonly (readonly T[])[], text: string): T[][] => {
  const result = left.flatMap((one) => right.map((other) => [...one, ...other]));
  if (result.length > mostSequences) throw new PhraseError(`"${text}" stands for more than ${mostSequences} phrases`);
  return result;
};

/** A beginning as it stands in whole words, whose endings decide their one spelling (`normal`): excis- is "excized", fill- is "filed". */
const beginnings = (stem: string): string[] => {
  if (/(?<=[a-z]{3})[iy]s$/.test(stem)) return [stem, `${stem.slice(0, -1)}z`];
  if (stem.endsWith('ll')) return [stem, ...['ed', 'ing', 'er'].map((ending) => stem.slice(0, -1) + ending)];
  return [stem];
};

/** A denied verb as notes write it: "can't" and "cannot" also apart, "won't" as "will not"; null for any other word. */
function deniedVerb(word: string): Step[][] | null {
  const lower = word.toLowerCase();
  const start = lower === 'cannot' ? 'can' : /^(\p{L}+)n['’]t$/u.exec(lower)?.[1];
  if (start === undefined) return null;
  const verb = verbBeforeNot(start);
  const joined = [...new Set([...(verb === 'can' ? ['cannot'] : []), normal(lower.replace('’', "'"))])];
  return [[{ kind: 'word', forms: joined }], [verb, 'not'].map((form) => ({ kind: 'word', forms: [form] }))];
}

/** The steps that one written word stands for; a hyphenated word is written joined or apart. */
function wordSequences(word: string, text: string): Step[][] {
  const gap = /^\.\.(\d{0,2})$/.exec(word);
  if (gap !== null) return [[{ kind: 'gap', most: gap[1] === '' ? 4 : Number(gap[1]) }]];
  if (word.length > 1 && word.endsWith('?')) return [...wordSequences(word.slice(0, -1), text), []];
  if (word === '#') return [[{ kind: 'number' }]];
  const denied = deniedVerb(word);
  if (denied !== null) return denied;
  // A token of digits and marks (27290-62) is its own norm.
  if (word.startsWith('=') && word.length > 1)
    return [[{ kind: 'word', forms: [/^=[\d.,/-]+$/.test(word) ? word.slice(1) : normal(word.slice(1))] }]];
  if (word.endsWith('*')) {
    const stem = normal(word.slice(0, -1));
    if (stem.length < 3) throw new PhraseError(`"${word}" in "${text}": a beginning needs at least three letters`);
    return beginnings(stem).map((begin) => [{ kind: 'prefix', text: begin }]);
  }
  const pieces = word
    .replace(/'s$/i, '')
    .split(/(?<=\p{L})-(?=[\p{L}\p{N}])|(?<=\p{N})-(?=\p{L}{2})|(\/)(?!\d)/u)
    .filter((piece) => piece !== undefined && piece !== '');
  const steps = (parts: readonly string[]): Step[] =>
    parts.filter((part) => !passedOver.has(part.toLowerCase())).map((part) => ({ kind: 'word', forms: inflections(part) }));
  const apart = steps(pieces);
  if (pieces.length > 1 && !pieces.includes('/')) return [apart, steps([pieces.join('')])];
  return [apart];
}

/**
 * Every sequence of steps that a phrase of the vocabulary stands for.
 * @throws PhraseError where the phrase cannot be read or is empty.
 */
export function phraseSequences(text: string): Step[][] {
  if (text.length > longestPhrase) throw new PhraseError(`"${text.slice(0, 40)}…" is longer than ${longestPhrase} characters`);
  const sequencesOf = (node: Node): Step[][] => {
    if (typeof node === 'string') return wordSequences(node, text);
    const all = node.alternatives.flatMap((branch) => expand(branch));
    // Alternatives of one word each are one step, so that long lists of synonyms do not multiply.
    const single = all
      .filter((steps) => steps.length === 1 && steps[0]?.kind === 'word')
      .flatMap((steps) => (steps[0] as { forms: readonly string[] }).forms);
    const rest = all.filter((steps) => steps.length !== 1 || steps[0]?.kind !== 'word');
    return single.length === 0 ? rest : [[{ kind: 'word', forms: [...new Set(single)].sort() }], ...rest];
  };
  const expand = (nodes: readonly Node[]): Step[][] => nodes.reduce<Step[][]>((done, node) => product(done, sequencesOf(node), text), [[]]);
  const sequences = expand(parse(text.replace(/\)\?/g, ') ?').replace(/\(/g, ' ( ').replace(/\)/g, ' ) ').replace(/\|/g, ' | ')));
  const meaningful = sequences.filter((steps) => steps.some((step) => step.kind !== 'gap'));
  if (meaningful.length === 0) throw new PhraseError(`"${text}" holds no word`);
  return meaningful;
}
