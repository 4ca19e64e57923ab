// Note → mentions: every concept found, from one pass over the words, and compositions of them when they are asked for.
import type { Note, Sentence } from '../note/note.ts';
import { wordRun } from './matcher.ts';
import { matchPatterns, type PatternHit } from './patterns.ts';
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

/** Where a concept's words stand, as token indexes (half-open); `except` where they silence it. */
interface Place {
  readonly first: number;
  readonly last: number;
  readonly except: boolean;
}

const clauseBreak = /^(?:;|–|—|but|however|although|whereas|yet)$/;
/** How many candidates of a slot are tried around one mention of the first. */
const candidates = 4;
const mostMatches = 400;
/** A dictation without stops is one long sentence: what is farther away than this many tokens is not of the same statement. */
const farthestNone = 30;

/** Where phrases stand in a note: for each phrase a chain of places, since most phrases have none and few have many. */
interface Found {
  /** By phrase, its latest place + 1; 0 for none. */
  readonly latest: Int32Array;
  /** By place, the place before it of the same phrase + 1. */
  readonly before: readonly number[];
  readonly first: readonly number[];
  readonly last: readonly number[];
}

function findPhrases(note: Note, vocabulary: CompiledVocabulary): Found {
  const latest = new Int32Array(vocabulary.phrases);
  const before: number[] = [];
  const first: number[] = [];
  const last: number[] = [];
  const take = (phrase: number, from: number, to: number): void => {
    before.push(latest[phrase] as number);
    first.push(from);
    latest[phrase] = last.push(to);
  };
  const run = wordRun(note, 0, note.tokens.length, vocabulary.word);
  let from = 0;
  for (const sentence of note.sentences) {
    let to = from;
    while (to < run.tokens.length && (run.tokens[to] as number) < sentence.last) to += 1;
    vocabulary.matcher.match(run, from, to, take);
    from = to;
  }
  return { latest, before, first, last };
}

export function findMentions(note: Note, kind: string, vocabulary: CompiledVocabulary): MentionIndex {
  const found = findPhrases(note, vocabulary);
  const patterns = new Map<string, PatternHit[]>();
  for (const hit of matchPatterns(note)) {
    const list = patterns.get(hit.concept) ?? [];
    list.push(hit);
    patterns.set(hit.concept, list);
  }
  const clauseOf = clauses(note);
  const memo = new Map<string, readonly Mention[]>();
  const compositionMemo = new Map<CompiledComposition, readonly Mention[]>();

  /** Adds the places of a concept and of all it includes. */
  const collect = (name: string, places: Place[], seen: Set<string>): void => {
    if (seen.has(name)) return;
    seen.add(name);
    const concept = vocabulary.concepts.get(name);
    const add = (phrases: readonly number[], except: boolean): void => {
      for (const phrase of phrases)
        for (let at = found.latest[phrase] as number; at > 0; at = found.before[at - 1] as number)
          places.push({ first: found.first[at - 1] as number, last: found.last[at - 1] as number, except });
    };
    for (const { first, last } of patterns.get(name) ?? []) places.push({ first, last, except: false });
    if (concept === undefined) return;
    add(concept.phrases, false);
    add(concept.except, true);
    for (const other of concept.includes) collect(other, places, seen);
  };

  const of = (concept: string): readonly Mention[] => {
    const known = memo.get(concept);
    if (known !== undefined) return known;
    const places: Place[] = [];
    collect(concept, places, new Set());
    const mentions: Mention[] = longest(places).map(({ first, last }) => ({
      first,
      last,
      leaves: [{ concept, first, last, accepts: null }],
    }));
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

/** Of one concept's places, those that no longer one contains and no `except` phrase silences, in order. */
function longest(places: Place[]): Place[] {
  // What contains a place comes before it, so that only how far the places so far reach need be known.
  places.sort((a, b) => a.first - b.first || b.last - a.last || Number(b.except) - Number(a.except));
  const kept: Place[] = [];
  let reach = -1;
  for (const place of places) {
    if (place.last <= reach) continue;
    reach = place.last;
    if (!place.except) kept.push(place);
  }
  return kept;
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
