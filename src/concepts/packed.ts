// A compiled vocabulary, and compositions over it, as plain data and back: a build keeps it as JSON, so that a start compiles no phrase.
import type { Composition } from '../contract/checklist.ts';
import type { Assertion } from '../contract/report.ts';
import { openTrie, type PackedTrie, packTrie } from './trie.ts';
import {
  type Accepts,
  acceptsOf,
  type CompiledComposition,
  type CompiledConcept,
  type CompiledSlot,
  type CompiledVocabulary,
  vocabularyOf,
} from './vocabulary.ts';

/** A composition with its slots by their number in the packed vocabulary. */
export interface PackedComposition {
  readonly all: readonly number[];
  readonly none: readonly number[];
  readonly source: Composition;
}

interface PackedSlot {
  readonly source: string;
  readonly concepts: readonly string[];
  readonly accepts: readonly (readonly Assertion[] | 'any' | null)[];
}

interface PackedConcept extends Omit<CompiledConcept, 'compositions'> {
  readonly name: string;
  readonly compositions: readonly PackedComposition[];
}

export interface PackedVocabulary {
  readonly trie: PackedTrie;
  readonly phrases: number;
  readonly concepts: readonly PackedConcept[];
  /** The slots of all compositions packed, those of rules among them. */
  readonly slots: readonly PackedSlot[];
}

export interface Packer {
  /** Packs a rule; its slots come into the vocabulary. */
  composition(composition: CompiledComposition): PackedComposition;
  /** All of the vocabulary, once every rule has been packed. */
  vocabulary(vocabulary: CompiledVocabulary): PackedVocabulary;
}

const plain = (accepts: Accepts): PackedSlot['accepts'][number] => (accepts === null || accepts === 'any' ? accepts : [...accepts]);
const asSet = (accepts: PackedSlot['accepts'][number]): Accepts => (accepts === null || accepts === 'any' ? accepts : new Set(accepts));

export function createPacker(): Packer {
  const numbers = new Map<CompiledSlot, number>();
  const slots: PackedSlot[] = [];
  const numberOf = (slot: CompiledSlot): number => {
    const known = numbers.get(slot);
    if (known !== undefined) return known;
    const { source, options } = slot;
    const number =
      slots.push({
        source,
        concepts: options.map(({ concept }) => concept),
        accepts: options.map(({ accepts }) => plain(accepts)),
      }) - 1;
    numbers.set(slot, number);
    return number;
  };
  const composition = ({ all, none, source }: CompiledComposition): PackedComposition => ({
    all: all.map(numberOf),
    none: none.map(numberOf),
    source,
  });
  return {
    composition,
    vocabulary: ({ trie, phrases, concepts }) => ({
      trie: packTrie(trie),
      phrases,
      concepts: [...concepts].map(([name, concept]) => ({ name, ...concept, compositions: concept.compositions.map(composition) })),
      slots,
    }),
  };
}

/** A packed vocabulary ready to match with, and what makes its packed rules whole again. */
export function openVocabulary({ trie, phrases, concepts, slots }: PackedVocabulary): {
  readonly vocabulary: CompiledVocabulary;
  readonly composition: (packed: PackedComposition) => CompiledComposition;
} {
  const opened: (CompiledSlot | undefined)[] = [];
  const slot = (number: number): CompiledSlot => {
    const known = opened[number];
    if (known !== undefined) return known;
    const { source, concepts, accepts } = slots[number] as PackedSlot;
    const made = { source, options: concepts.map((concept, at) => ({ concept, accepts: asSet(accepts[at] ?? null) })) };
    opened[number] = made;
    return made;
  };
  const composition = ({ all, none, source }: PackedComposition): CompiledComposition => ({
    all: all.map(slot),
    none: none.map(slot),
    source,
    accepts: acceptsOf(source),
  });
  const byName = new Map(concepts.map((concept) => [concept.name, new OpenedConcept(concept, composition)]));
  return { vocabulary: vocabularyOf(openTrie(trie), phrases, byName), composition };
}

/** A concept whose compositions are made whole when they are first asked for: one check asks for few. */
class OpenedConcept implements CompiledConcept {
  readonly phrases: readonly number[];
  readonly except: readonly number[];
  readonly includes: readonly string[];
  readonly #packed: readonly PackedComposition[];
  readonly #open: (packed: PackedComposition) => CompiledComposition;
  #compositions: readonly CompiledComposition[] | null = null;

  constructor({ phrases, except, includes, compositions }: PackedConcept, open: (packed: PackedComposition) => CompiledComposition) {
    this.phrases = phrases;
    this.except = except;
    this.includes = includes;
    this.#packed = compositions;
    this.#open = open;
  }

  get compositions(): readonly CompiledComposition[] {
    this.#compositions ??= this.#packed.map(this.#open);
    return this.#compositions;
  }
}
