// Cue data → one index over all cue, class and terminator phrases, so that a sentence is matched once.
import { createMatcher, type Matcher, type Word } from '../concepts/matcher.ts';
import { PhraseError, phraseSequences } from '../concepts/phrase.ts';
import { createSpeller } from '../concepts/spelling.ts';
import { createTrieBuilder, openTrie, type PackedTrie, packTrie } from '../concepts/trie.ts';
import type { Assertion } from '../contract/report.ts';
import type { Lexeme, Token } from '../note/note.ts';
import { roomPerWord } from '../note/per-word.ts';
import type { CueData, CueEntry } from './cues.ts';
import { createKinds } from './kinds.ts';

export interface CompiledCues {
  readonly data: CueData;
  readonly matcher: Matcher;
  /** What each phrase of the matcher stands for. */
  readonly meanings: readonly Meaning[];
  readonly spell: (token: Token) => string;
  /** A word as cues and frames see it, looked up once for all of them. */
  readonly termOf: (norm: string) => Term;
  readonly termOfWord: (word: Lexeme) => Term;
  /** Single words of each class, all inflections. */
  readonly classes: ReadonlyMap<string, ReadonlySet<string>>;
}

/** A word: what it is a short form of, its kinds as bits, and how phrases see it. */
export interface Term {
  /** What "n't" or "'ve" stands for; undefined for other words. */
  readonly full: string | undefined;
  readonly kinds: number;
  readonly word: Word;
}

/** What a phrase of the cue file is: a cue, the end of the reach of some categories, or a member of a class. */
export type Meaning = { readonly cue: CueEntry } | { readonly ends: ReadonlySet<Assertion> } | { readonly memberOf: string };

/** Names under which terminators and classes stand in packed cues, apart from cue ids. */
const terminatorPrefix = 'end:';
const classPrefix = 'class:';

/** Cues with all that compiling them comes to, as plain data: a build keeps it as JSON. */
export interface PackedCues {
  readonly data: CueData;
  readonly trie: PackedTrie;
  readonly names: readonly string[];
  readonly classes: Readonly<Record<string, readonly string[]>>;
  readonly terminators: Readonly<Record<string, readonly Assertion[]>>;
}

/** @throws PhraseError naming the cue whose phrase cannot be read. */
export function packCues(data: CueData): PackedCues {
  const trie = createTrieBuilder();
  const names: string[] = [];
  const add = (name: string, phrases: readonly string[]): void => {
    const number = names.includes(name) ? names.indexOf(name) : names.push(name) - 1;
    for (const phrase of phrases) {
      try {
        for (const steps of phraseSequences(withClasses(phrase, data))) trie.add(steps, number);
      } catch (error) {
        if (error instanceof PhraseError) throw new PhraseError(`cue ${name}: ${error.message}`);
        throw error;
      }
    }
  };
  for (const cue of data.cues) add(cue.id, cue.phrases);
  const terminators = new Map<string, Set<Assertion>>();
  for (const [category, phrases] of Object.entries(data.terminators) as [Assertion, string[]][])
    for (const phrase of phrases) {
      const name = terminatorPrefix + phrase;
      const ends = terminators.get(name) ?? new Set<Assertion>();
      terminators.set(name, ends.add(category));
      add(name, [phrase]);
    }
  const classes = new Map<string, Set<string>>();
  for (const [name, phrases] of Object.entries(data.classes)) {
    const words = new Set<string>();
    for (const phrase of phrases) {
      const sequences = phraseSequences(withClasses(phrase, data));
      for (const steps of sequences) {
        const [only] = steps;
        if (steps.length === 1 && only?.kind === 'word') for (const form of only.forms) words.add(form);
      }
    }
    // Phrases of several words are found by the index, under the name of their class.
    const longer = phrases.filter((phrase) => phraseSequences(withClasses(phrase, data)).some((steps) => steps.length > 1));
    if (longer.length > 0) add(classPrefix + name, longer);
    classes.set(name, words);
  }
  return {
    data,
    trie: packTrie(trie.finish()),
    names,
    classes: Object.fromEntries([...classes].map(([name, words]) => [name, [...words]])),
    terminators: Object.fromEntries([...terminators].map(([name, ends]) => [name, [...ends]])),
  };
}

const termRoom = roomPerWord<Term>();

/** Cues ready to look for. */
export function openCues({ data, trie: packed, names, classes: listed, terminators }: PackedCues): CompiledCues {
  const trie = openTrie(packed);
  const classes = new Map(Object.entries(listed).map(([name, words]) => [name, new Set(words)]));
  const corrected = withDoubledLetters(createSpeller(trie.words), trie.words);
  // A capitalised word may be a name, and the dictionary of the language model knows fewer of them: "Fellow" is not "follow".
  const spell = (token: Token): string => {
    if (token.known || (token.pos === 'PROPN' && token.norm.length < 8)) return token.norm;
    const word = corrected(token);
    if (word === token.norm) return word;
    // One letter for another makes another term ("resected", "rejected"); a letter lost, doubled or moved is a slip.
    return word.length === token.norm.length && sorted(word) !== sorted(token.norm) && collapse(word) !== collapse(token.norm)
      ? token.norm
      : word;
  };
  const matcher = createMatcher(trie);
  const kindsOf = createKinds(classes);
  const entries = new Map(data.cues.map((cue) => [cue.id, cue]));
  const meaning = (name: string): Meaning => {
    if (name.startsWith(classPrefix)) return { memberOf: name.slice(classPrefix.length) };
    const ends = terminators[name];
    return ends === undefined ? { cue: entries.get(name) as CueEntry } : { ends: new Set(ends) };
  };
  const terms = new Map<string, Term>();
  const termOf = (norm: string): Term => {
    const known = terms.get(norm);
    if (known !== undefined) return known;
    const made = { full: contractions.get(norm), kinds: kindsOf(norm), word: matcher.word(norm) };
    if (terms.size >= mostTerms) terms.clear();
    terms.set(norm, made);
    return made;
  };
  return { data, matcher, meanings: names.map(meaning), spell, termOf, termOfWord: termRoom(({ norm }) => termOf(norm)), classes };
}

/** So many different words are remembered; then remembering starts anew, so that a long run keeps its memory. */
const mostTerms = 20_000;

const contractions = new Map(
  Object.entries({
    nt: 'not',
    "n't": 'not',
    ve: 'have',
    '’ve': 'have',
    ll: 'will',
    '’ll': 'will',
    re: 'are',
    '’re': 'are',
  }),
);

/** "<unit> ago" → "(day | week | …) ago". @throws PhraseError for a class that is not there. */
function withClasses(phrase: string, data: CueData): string {
  return phrase.replace(/<([a-z-]+)>/g, (_, name: string) => {
    const members = data.classes[name];
    if (members === undefined) throw new PhraseError(`"${phrase}" names the class "${name}", which there is not`);
    return `(${members.map((member) => withClasses(member, data)).join(' | ')})`;
  });
}

const sorted = (word: string): string => [...word].sort().join('');

const collapse = (word: string): string => word.replace(/([a-z])\1/g, '$1');

/** Also reads words whose doubled letters are misplaced: "deffered", "occured". `words` are sorted. */
function withDoubledLetters(spell: (token: Token) => string, words: readonly string[]): (token: Token) => string {
  const lexicon = new Set(words);
  // Made when a text first has a word that no dictionary knows.
  let byCollapsed: Map<string, string> | null = null;
  const index = (): Map<string, string> => {
    const found = new Map<string, string>();
    for (const word of words) if (word.length > 6 && !found.has(collapse(word))) found.set(collapse(word), word);
    return found;
  };
  return (token) => {
    const spelled = spell(token);
    if (token.known || token.norm.length < 6 || token.kind !== 'word' || lexicon.has(spelled)) return spelled;
    byCollapsed ??= index();
    return byCollapsed.get(collapse(spelled)) ?? spelled;
  };
}
