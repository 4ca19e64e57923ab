// Which cues stand in a sentence: all phrases found, the longest kept across all categories.
import { matchable, matchWords } from '../concepts/trie.ts';
import type { Assertion } from '../contract/report.ts';
import { classPrefix, type CompiledCues, terminatorPrefix } from './compile.ts';
import type { CueEntry } from './cues.ts';
import type { Words } from './words.ts';

/** A cue found, by position in its sentence (half-open). */
export interface CueHit {
  readonly cue: CueEntry;
  readonly first: number;
  readonly last: number;
  /** A longer pseudo-cue around it: it then speaks only of words inside that one. */
  readonly within: { readonly first: number; readonly last: number } | null;
}

export interface Hits {
  readonly cues: readonly CueHit[];
  readonly terminators: readonly { readonly first: number; readonly last: number; readonly ends: ReadonlySet<Assertion> }[];
  /** Members of word classes that are written in several words. */
  readonly classes: ReadonlyMap<string, readonly { readonly first: number; readonly last: number }[]>;
}

const overlap = (a: { first: number; last: number }, b: { first: number; last: number }): boolean => a.first < b.last && b.first < a.last;

/** All cues, terminators and class phrases of one sentence, in order. */
export function findHits(words: Words, compiled: CompiledCues): Hits {
  const offset = words.sentence.first;
  const found = matchWords(compiled.trie, matchable(words.note, words.sentence), (token) => words.norms[token.index - offset] ?? token.norm);
  const cues: CueHit[] = [];
  const terminators: { first: number; last: number; ends: ReadonlySet<Assertion> }[] = [];
  const classes = new Map<string, { first: number; last: number }[]>();
  for (const { concept, first: firstToken, last: lastToken } of found) {
    const place = { first: firstToken - offset, last: lastToken - offset };
    if (concept.startsWith(classPrefix)) {
      const name = concept.slice(classPrefix.length);
      const list = classes.get(name);
      if (list === undefined) classes.set(name, [place]);
      else list.push(place);
    } else if (concept.startsWith(terminatorPrefix)) terminators.push({ ...place, ends: compiled.terminators.get(concept) ?? new Set() });
    else {
      const cue = compiled.entries.get(concept);
      if (cue !== undefined) cues.push({ cue, ...place, within: null });
    }
  }
  return { cues: prune(cues), terminators, classes };
}

/** Of cues that overlap, the longest; of equals, the earlier. */
function prune(found: readonly CueHit[]): CueHit[] {
  const byLength = [...found].sort((a, b) => b.last - b.first - (a.last - a.first) || a.first - b.first);
  const kept: CueHit[] = [];
  for (const hit of byLength) {
    const over = kept.find((other) => overlap(other, hit) && (other.last - other.first > hit.last - hit.first || other.first !== hit.first));
    if (over === undefined) kept.push(hit);
    else if (over.cue.category === 'pseudo' && over.within === null && hit.first >= over.first && hit.last <= over.last) kept.push({ ...hit, within: { first: over.first, last: over.last } });
  }
  return kept.sort((a, b) => a.first - b.first || b.last - a.last);
}
