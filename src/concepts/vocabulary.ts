// Vocabulary as data → the compiled index: one trie over all phrases, and compositions that name one another.
import type { Composition, Vocabulary } from '../contract/checklist.ts';
import { type Assertion, assertions } from '../contract/report.ts';
import type { Token } from '../note/note.ts';
import { roomPerWord } from '../note/per-word.ts';
import { createMatcher, type Matcher, type Word } from './matcher.ts';
import { createMeanings, type Meanings } from './meanings.ts';
import { nearest } from './nearest.ts';
import { patternNames } from './patterns.ts';
import { PhraseError, phraseSequences } from './phrase.ts';
import { createSpeller } from './spelling.ts';
import { createTrieBuilder, type Trie } from './trie.ts';

/** Assertions that a slot takes; `any` takes all, null leaves it to the element. */
export type Accepts = ReadonlySet<Assertion> | 'any' | null;

export interface CompiledSlot {
  /** One of these concepts, each with the assertions it takes here. */
  readonly options: readonly { readonly concept: string; readonly accepts: Accepts }[];
  readonly source: string;
}

export interface CompiledComposition {
  readonly all: readonly CompiledSlot[];
  readonly none: readonly CompiledSlot[];
  readonly source: Composition;
  readonly accepts: Accepts;
}

/** A concept: its own phrases, all it includes and all it composes. */
export interface CompiledConcept {
  /** Numbers of its phrases. */
  readonly phrases: readonly number[];
  /** Numbers of the phrases that silence shorter ones inside them. */
  readonly except: readonly number[];
  readonly includes: readonly string[];
  readonly compositions: readonly CompiledComposition[];
}

/** All that makes a concept: what it says itself and what it includes, directly or not. */
export interface Reach {
  readonly phrases: readonly number[];
  readonly except: readonly number[];
  readonly patterns: readonly string[];
  readonly compositions: readonly CompiledComposition[];
  /** True where there is nothing to it but phrases. */
  readonly isOfPhrases: boolean;
}

export interface CompiledVocabulary {
  readonly trie: Trie;
  readonly matcher: Matcher;
  /** How many phrases there are; they are numbered from 0. A phrase of several concepts is one. */
  readonly phrases: number;
  readonly concepts: ReadonlyMap<string, CompiledConcept>;
  /** All that makes a concept, worked out when it is first asked for. */
  readonly reach: (concept: string) => Reach;
  /** A token as phrases see it: by its known spelling where it is a slip of one letter. */
  readonly word: (token: Token) => Word;
}

/** A fault in the vocabulary or a rule: which concept, what is wrong, and, where there is one, the nearest right word. */
export interface VocabularyFault {
  readonly concept: string;
  readonly message: string;
}

export interface VocabularyBuilder {
  readonly faults: VocabularyFault[];
  /** What rules say, once all concepts have been added. */
  readonly meanings: Meanings;
  /** Adds concepts. Those of a scope (a checklist) are seen by its own rules only, before shared ones of the same name. */
  add(vocabulary: Vocabulary, scope?: string): void;
  /** Compiles one rule of a scope. */
  rule(rule: string | Composition, where: string, scope?: string): CompiledComposition;
  finish(): CompiledVocabulary;
}

const wordRoom = roomPerWord<Word>();

/** A vocabulary over its parts, ready to match with. */
export function vocabularyOf(trie: Trie, phrases: number, concepts: ReadonlyMap<string, CompiledConcept>): CompiledVocabulary {
  const matcher = createMatcher(trie);
  const spell = createSpeller(trie.words);
  const wordOf = wordRoom((word) => matcher.word(spell(word)));
  return { trie, matcher, phrases, concepts, reach: reachOf(concepts), word: (token) => wordOf(token.word) };
}

/** The assertions that a composition takes in place of the element's. */
export const acceptsOf = ({ accepts }: Composition): Accepts =>
  accepts === undefined ? null : accepts.includes('any') ? 'any' : new Set(accepts as Assertion[]);

function reachOf(concepts: ReadonlyMap<string, CompiledConcept>): (concept: string) => Reach {
  const known = new Map<string, Reach>();
  return (concept) => {
    const found = known.get(concept);
    if (found !== undefined) return found;
    const parts = new Map<string, CompiledConcept>();
    const visit = (name: string): void => {
      const part = concepts.get(name);
      if (part === undefined || parts.has(name)) return;
      parts.set(name, part);
      for (const other of part.includes) visit(other);
    };
    visit(concept);
    const all = [...parts.values()];
    const patterns = patternNames.filter((name) => parts.has(name));
    const compositions = all.flatMap(({ compositions }) => compositions);
    const reach = {
      phrases: [...new Set(all.flatMap(({ phrases }) => phrases))],
      except: [...new Set(all.flatMap(({ except }) => except))],
      patterns,
      compositions,
      isOfPhrases: patterns.length === 0 && compositions.length === 0,
    };
    known.set(concept, reach);
    return reach;
  };
}

/** Slots as meant: YAML takes the commas of an unquoted `[$x@affirmed,planned]` for the list's own, so that `planned` stands alone. */
function whole(slots: readonly string[]): string[] {
  const joined: string[] = [];
  for (const slot of slots) {
    const last = joined.length - 1;
    if (assertions.some((one) => one === slot) && joined[last]?.includes('@')) joined[last] += `,${slot}`;
    else joined.push(slot);
  }
  return joined;
}

interface MutableConcept extends CompiledConcept {
  readonly phrases: number[];
  readonly except: number[];
  readonly includes: string[];
  readonly compositions: CompiledComposition[];
}

const emptyConcept = (): MutableConcept => ({ phrases: [], except: [], includes: [], compositions: [] });

export function createVocabularyBuilder(): VocabularyBuilder {
  const trie = createTrieBuilder();
  const concepts = new Map<string, MutableConcept>(patternNames.map((name) => [name, emptyConcept()]));
  /** By its text, the number of a phrase, or why it cannot be read. */
  const phrases = new Map<string, number | PhraseError>();
  const faults: VocabularyFault[] = [];
  const references: { concept: string; where: string }[] = [];
  const scoped = new Set<string>();
  const literals = new Map<string, string>();

  const readPhrase = (text: string): number | PhraseError => {
    try {
      const number = phrases.size;
      for (const steps of phraseSequences(text)) trie.add(steps, number);
      return number;
    } catch (error) {
      if (!(error instanceof PhraseError)) throw error;
      return error;
    }
  };

  const addPhrase = (concept: MutableConcept, phrase: string, where: string): void => {
    const except = phrase.startsWith('!');
    const text = except ? phrase.slice(1) : phrase;
    if (except && text.includes('$')) {
      faults.push({ concept: where, message: `“${phrase}” silences nothing: after ! stand words, no concept` });
      return;
    }
    const known = phrases.get(text) ?? readPhrase(text);
    phrases.set(text, known);
    if (known instanceof PhraseError) faults.push({ concept: where, message: known.message });
    else (except ? concept.except : concept.phrases).push(known);
  };

  const resolve = (name: string, scope: string | undefined): string =>
    scope !== undefined && scoped.has(`${scope}/${name}`) ? `${scope}/${name}` : name;

  const option = (text: string, where: string, scope: string | undefined): { concept: string; accepts: Accepts } => {
    const [name, accepted] = text.split('@') as [string, string | undefined];
    const accepts: Accepts = accepted === undefined ? null : accepted === 'any' ? 'any' : new Set(accepted.split(',') as Assertion[]);
    if (name.startsWith('$')) {
      const target = resolve(name.slice(1), scope);
      references.push({ concept: target, where });
      return { concept: target, accepts };
    }
    let concept = literals.get(name);
    if (concept === undefined) {
      concept = `"${name}"`;
      literals.set(name, concept);
      const own = emptyConcept();
      concepts.set(concept, own);
      addPhrase(own, name, where);
    }
    return { concept, accepts };
  };

  // Slots that mean the same are one, so that a note is asked for them once.
  const slots = new Map<string, CompiledSlot>();
  const slot = (source: string, where: string, scope: string | undefined): CompiledSlot => {
    const options: string[] = [];
    let depth = 0;
    let current = '';
    for (const character of source) {
      if (character === '(') depth += 1;
      if (character === ')') depth -= 1;
      if (character === '|' && depth === 0) {
        options.push(current);
        current = '';
      } else current += character;
    }
    options.push(current);
    const compiled = { source, options: options.map((text) => option(text.trim(), where, scope)) };
    const key = JSON.stringify([source, compiled.options.map(({ concept }) => concept)]);
    const known = slots.get(key);
    if (known !== undefined) return known;
    slots.set(key, compiled);
    return compiled;
  };

  const composition = (source: Composition, where: string, scope: string | undefined): CompiledComposition => ({
    all: whole(source.all).map((text) => slot(text, where, scope)),
    none: whole(source.none ?? []).map((text) => slot(text, where, scope)),
    source,
    accepts: acceptsOf(source),
  });

  return {
    faults,
    meanings: createMeanings((name) => concepts.get(name)),
    rule: (rule, where, scope) => composition(typeof rule === 'string' ? { all: [rule] } : rule, where, scope),
    add(vocabulary, scope) {
      const full = (name: string): string => (scope === undefined ? name : `${scope}/${name}`);
      if (scope !== undefined) for (const name of Object.keys(vocabulary)) scoped.add(full(name));
      for (const [plain, items] of Object.entries(vocabulary)) {
        const name = full(plain);
        if (concepts.has(name)) faults.push({ concept: name, message: `concept "${name}" is defined twice` });
        const concept = emptyConcept();
        for (const item of items) {
          if (typeof item !== 'string') concept.compositions.push(composition(item, name, scope));
          else if (item.startsWith('$')) {
            const target = resolve(item.slice(1), scope);
            concept.includes.push(target);
            references.push({ concept: target, where: name });
          } else addPhrase(concept, item, name);
        }
        concepts.set(name, concept);
      }
    },
    finish() {
      for (const { concept, where } of references) {
        if (concepts.has(concept)) continue;
        const near = nearest(concept, concepts.keys());
        faults.push({ concept: where, message: `unknown concept "$${concept}"${near === null ? '' : `; did you mean "$${near}"?`}` });
        concepts.set(concept, emptyConcept());
      }
      const visiting = new Set<string>();
      const done = new Set<string>();
      const visit = (name: string): void => {
        if (done.has(name)) return;
        if (visiting.has(name)) {
          faults.push({ concept: name, message: `concept "${name}" refers to itself` });
          Object.assign(concepts.get(name) ?? {}, { includes: [], compositions: [] });
          return;
        }
        visiting.add(name);
        const concept = concepts.get(name);
        for (const other of concept?.includes ?? []) visit(other);
        for (const { all, none } of concept?.compositions ?? [])
          for (const one of [...all, ...none]) for (const { concept: other } of one.options) visit(other);
        visiting.delete(name);
        done.add(name);
      };
      for (const name of [...concepts.keys()]) visit(name);
      return vocabularyOf(trie.finish(), phrases.size, concepts);
    },
  };
}
