// Note → mentions: every concept found, from one pass over the words, and compositions of them when they are asked for.
import type { Note, Sentence, Token } from '../note/note.ts';
import { matchPatterns } from './patterns.ts';
import { type Hit, longestHits, matchable, matchWords } from './trie.ts';
import type { Accepts, CompiledComposition, CompiledSlot, CompiledVocabulary } from './vocabulary.ts';

/** One place in the note: a half-open range of token indexes, and which assertions are taken there. */
export interface Leaf {
  readonly concept: string;
  readonly first: number;
  readonly last: number;
  readonly accepts: Accepts;
}

/** A concept found. A composition has several leaves; a phrase has one. */
export interface Mention {
  readonly first: number;
  readonly last: number;
  readonly leaves: readonly Leaf[];
}

/** A note with all that was found in it. */
export interface MentionIndex {
  readonly note: Note;
  readonly kind: string;
  /** All mentions of a concept, in order. */
  of(concept: string): readonly Mention[];
  /** All matches of a composition. */
  matches(composition: CompiledComposition): readonly Mention[];
}

const clauseBreak = /^(?:;|–|—|but|however|although|whereas|yet)$/;
/** How many candidates of a slot are tried around one mention of the first. */
const candidates = 4;
const mostMatches = 400;
/** A dictation without stops is one long sentence: what is farther away than this many tokens is not of the same statement. */
const farthestNone = 30;

export function findMentions(note: Note, kind: string, vocabulary: CompiledVocabulary): MentionIndex {
  const hitsOf = new Map<string, Hit[]>();
  for (const sentence of note.sentences) {
    const words = matchable(note, sentence);
    for (const hit of matchWords(vocabulary.trie, words, vocabulary.spell)) {
      const list = hitsOf.get(hit.concept);
      if (list === undefined) hitsOf.set(hit.concept, [hit]);
      else list.push(hit);
    }
  }
  for (const hit of matchPatterns(note)) {
    const list = hitsOf.get(hit.concept) ?? [];
    list.push({ ...hit, except: false });
    hitsOf.set(hit.concept, list);
  }
  const clauseOf = clauses(note);
  const memo = new Map<string, readonly Mention[]>();
  const compositionMemo = new Map<CompiledComposition, readonly Mention[]>();

  const own = (concept: string): Hit[] => hitsOf.get(concept) ?? [];
  const allHits = (concept: string, seen: Set<string>): Hit[] => {
    if (seen.has(concept)) return [];
    seen.add(concept);
    return [...own(concept), ...(vocabulary.concepts.get(concept)?.includes ?? []).flatMap((other) => allHits(other, seen))];
  };

  const of = (concept: string): readonly Mention[] => {
    const found = memo.get(concept);
    if (found !== undefined) return found;
    const lexical = bySentence(note, allHits(concept, new Set())).flatMap(longestHits);
    const mentions: Mention[] = lexical.map(({ first, last }) => ({ first, last, leaves: [{ concept, first, last, accepts: null }] }));
    const included = new Set<string>();
    const compose = (name: string): void => {
      if (included.has(name)) return;
      included.add(name);
      const compiled = vocabulary.concepts.get(name);
      for (const composition of compiled?.compositions ?? []) mentions.push(...matches(composition));
      for (const other of compiled?.includes ?? []) compose(other);
    };
    compose(concept);
    mentions.sort((a, b) => a.first - b.first || a.last - b.last);
    memo.set(concept, mentions);
    return mentions;
  };

  const slotMentions = (slot: CompiledSlot): Mention[] => {
    const result: Mention[] = [];
    for (const { concept, accepts } of slot.options) {
      for (const mention of of(concept))
        result.push(
          accepts === null
            ? mention
            : { ...mention, leaves: mention.leaves.map((leaf) => (leaf.accepts === null ? { ...leaf, accepts } : leaf)) },
        );
    }
    return result.sort((a, b) => a.first - b.first || a.last - b.last);
  };

  const matches = (composition: CompiledComposition): readonly Mention[] => {
    const found = compositionMemo.get(composition);
    if (found !== undefined) return found;
    const result = compute(composition);
    compositionMemo.set(composition, result);
    return result;
  };

  const compute = (composition: CompiledComposition): Mention[] => {
    const { source, accepts } = composition;
    if (source.documents !== undefined && !source.documents.includes(kind as never)) return [];
    const slots = composition.all.map(slotMentions);
    if (slots.some((list) => list.length === 0)) return [];
    const forbidden = composition.none.flatMap(slotMentions);
    const within = source.within ?? 'sentence';
    const together = sameStretch(note, clauseOf, within);
    const noneNear = source['none-near'] ?? (within === 'sentence' || within === 'clause' ? farthestNone : Number.POSITIVE_INFINITY);
    const inSections = (mention: Mention): boolean => {
      const sentence = note.sentences[note.tokens[mention.first]!.sentence] as Sentence;
      const section = note.sections[sentence.section]!.kind;
      return (source.in === undefined || source.in.includes(section)) && !(source['not-in'] ?? []).includes(section);
    };
    const result: Mention[] = [];
    const seen = new Set<string>();
    const extend = (chosen: readonly Mention[], slot: number): void => {
      if (result.length >= mostMatches) return;
      const anchor = chosen[0] as Mention;
      if (slot === slots.length) {
        if (
          forbidden.some(
            (other) =>
              !chosen.some((mention) => contains(mention, other)) &&
              chosen.some((mention) => together(mention, other) && distance(mention, other) <= noneNear),
          )
        )
          return;
        const leaves = chosen
          .flatMap((mention) => mention.leaves)
          .map((leaf) => (leaf.accepts === null && accepts !== null ? { ...leaf, accepts } : leaf));
        const key = leaves.map((leaf) => `${leaf.first}-${leaf.last}`).join();
        if (seen.has(key)) return;
        seen.add(key);
        result.push({
          first: Math.min(...chosen.map((mention) => mention.first)),
          last: Math.max(...chosen.map((mention) => mention.last)),
          leaves,
        });
        return;
      }
      const previous = chosen[chosen.length - 1] as Mention;
      const fitting = slots[slot]!.filter(
        (mention) =>
          together(anchor, mention) &&
          !chosen.some((other) => overlaps(other, mention)) &&
          (source.near === undefined || distance(anchor, mention) <= source.near) &&
          (!source.ordered || mention.first >= previous.last),
      );
      if (fitting.length > candidates)
        fitting.sort((a, b) => distance(anchor, a) - distance(anchor, b) || a.first - b.first).splice(candidates);
      for (const mention of fitting) extend([...chosen, mention], slot + 1);
    };
    for (const mention of slots[0]!) if (inSections(mention)) extend([mention], 1);
    return result;
  };

  return { note, kind, of, matches };
}

const overlaps = (a: Mention, b: Mention): boolean =>
  a.leaves.some((one) => b.leaves.some((other) => one.first < other.last && other.first < one.last));
const contains = (outer: Mention, inner: Mention): boolean =>
  outer.leaves.some((leaf) => leaf.first <= inner.first && leaf.last >= inner.last);
const distance = (a: Mention, b: Mention): number => Math.max(0, Math.max(a.first, b.first) - Math.min(a.last, b.last));

function bySentence(note: Note, hits: readonly Hit[]): Hit[][] {
  const groups = new Map<number, Hit[]>();
  for (const hit of hits) {
    const sentence = (note.tokens[hit.first] as Token).sentence;
    const group = groups.get(sentence);
    if (group === undefined) groups.set(sentence, [hit]);
    else group.push(hit);
  }
  return [...groups.entries()].sort(([a], [b]) => a - b).map(([, group]) => group);
}

/** For every token the number of its clause. */
function clauses(note: Note): number[] {
  let clause = 0;
  let sentence = -1;
  return note.tokens.map((token) => {
    if (token.sentence !== sentence || clauseBreak.test(token.norm)) clause += 1;
    sentence = token.sentence;
    return clause;
  });
}

type Together = (a: Mention, b: Mention) => boolean;

/** Whether two mentions stand in one stretch of the given kind. */
function sameStretch(note: Note, clauseOf: readonly number[], within: NonNullable<CompiledComposition['source']['within']>): Together {
  const sentenceOf = (mention: Mention): Sentence => note.sentences[note.tokens[mention.first]!.sentence] as Sentence;
  if (within === 'clause')
    return (a, b) =>
      clauseOf[a.first] === clauseOf[b.first] || clauseOf[a.last - 1] === clauseOf[b.first] || clauseOf[a.first] === clauseOf[b.last - 1];
  if (within === 'sentence')
    return (a, b) =>
      note.tokens[a.first]!.sentence === note.tokens[b.first]!.sentence ||
      note.tokens[a.last - 1]!.sentence === note.tokens[b.first]!.sentence;
  if (within === 'paragraph') return (a, b) => sentenceOf(a).paragraph === sentenceOf(b).paragraph;
  if (within === 'section') return (a, b) => sentenceOf(a).section === sentenceOf(b).section;
  if (within === 'note') return () => true;
  return (a, b) => Math.abs(sentenceOf(a).index - sentenceOf(b).index) < within;
}
