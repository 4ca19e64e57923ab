// Note → mentions: every concept found, from one pass over the words, and compositions of them when they are asked for.

import type { Spend } from '../contract/budget.ts';
import { bisect } from '../note/bisect.ts';
import type { Note } from '../note/note.ts';
import { matchesOf } from './composition.ts';
import { Hits } from './matcher.ts';
import { patternsOf } from './patterns.ts';
import { either, inOrder, type Mention, mentionOfPhrase, nowhere, type Places, placesOf, type SlotPlaces } from './places.ts';
import { spansOf } from './spans.ts';
import { stretchesOf } from './stretches.ts';
import type { CompiledComposition, CompiledSlot, CompiledVocabulary } from './vocabulary.ts';

export type { Leaf, Mention } from './places.ts';

/** A note with all that was found in it. */
export interface MentionIndex {
  readonly note: Note;
  readonly kind: string;
  /** All mentions of a concept, in order. */
  of(concept: string): readonly Mention[];
  /** All matches of a composition. */
  matches(composition: CompiledComposition): readonly Mention[];
  /** Calls `take` with every set of phrases of the vocabulary's matcher that end together in tokens `first` to `last` (half-open). */
  phraseSetsIn(first: number, last: number, take: (set: number) => void): void;
}

/** Where phrases stand in a note. The places of one set of phrases are a chain, since most have none and few have many. */
interface Found {
  readonly hits: Hits;
  /** By set of phrases, its first place; -1 for none. */
  readonly head: Int32Array;
  /** By place, the next of the same set; -1 for none. */
  readonly next: Int32Array;
  /** By phrase, 1 where it stands anywhere: most of what is asked for is nowhere, and found to be so by this alone. */
  readonly anywhere: Uint8Array;
}

function findPhrases(note: Note, { matcher, phrases, word }: CompiledVocabulary): Found {
  const hits = new Hits();
  const run = matcher.run(note, 0, note.tokens.length, word);
  let from = 0;
  for (const sentence of note.sentences) {
    let to = from;
    while (to < run.tokens.length && (run.tokens[to] as number) < sentence.last) to += 1;
    matcher.match(run, from, to, hits);
    from = to;
  }
  const next = new Int32Array(hits.size);
  const head = new Int32Array(matcher.endings()).fill(-1);
  const anywhere = new Uint8Array(phrases);
  for (let at = hits.size - 1; at >= 0; at--) {
    const ending = hits.endings[at] as number;
    if (head[ending] === -1) for (const phrase of matcher.phrases(ending)) anywhere[phrase] = 1;
    next[at] = head[ending] as number;
    head[ending] = at;
  }
  return { hits, head, next, anywhere };
}

/** Each place of a phrase and each match of a composition costs a step. */
export function findMentions(note: Note, kind: string, vocabulary: CompiledVocabulary, spend: Spend = () => {}): MentionIndex {
  const found = findPhrases(note, vocabulary);
  spend(found.hits.size);
  const stretches = stretchesOf(note);
  const patterns = patternsOf(note);
  const ofConcept = new Map<string, Places>();
  const ofSlot = new Map<CompiledSlot, SlotPlaces>();
  const ofComposition = new Map<CompiledComposition, readonly Mention[]>();

  const spans = spansOf(note);
  const addSpans = (phrases: readonly number[], result: number[]): void => {
    for (const phrase of phrases) {
      if (found.anywhere[phrase] === 0) continue;
      for (const ending of vocabulary.matcher.endingsOf(phrase)) {
        // Sets first met in a later note stand nowhere in this one.
        if (ending >= found.head.length) continue;
        for (let at = found.head[ending] as number; at >= 0; at = found.next[at] as number)
          result.push(spans.of(found.hits.firsts[at] as number, found.hits.lasts[at] as number));
      }
    }
  };

  const conceptPlaces = (concept: string): Places => {
    const reach = vocabulary.reach(concept);
    if (reach.isOfPhrases && !reach.phrases.some((phrase) => found.anywhere[phrase] === 1)) return nowhere;
    const known = ofConcept.get(concept);
    if (known !== undefined) return known;
    const own: number[] = [];
    addSpans(reach.phrases, own);
    for (const pattern of reach.patterns) for (const { first, last } of patterns(pattern)) own.push(spans.of(first, last));
    const silencing: number[] = [];
    if (own.length > 0) addSpans(reach.except, silencing);
    const mentions = spans.longest(own, silencing).map((span) => mentionOfPhrase(concept, spans.first(span), spans.last(span)));
    if (reach.compositions.length > 0) {
      for (const composition of reach.compositions) for (const match of matches(composition)) mentions.push(match);
      mentions.sort(inOrder);
    }
    const places = placesOf(mentions);
    ofConcept.set(concept, places);
    return places;
  };

  const slotPlaces = (slot: CompiledSlot): SlotPlaces => {
    const known = ofSlot.get(slot);
    if (known !== undefined) return known;
    let places = nowhere;
    for (const { concept, accepts } of slot.options) {
      const { list, longest } = conceptPlaces(concept);
      if (list.length > 0) places = either(places, { list, longest, accepts });
    }
    ofSlot.set(slot, places);
    return places;
  };

  const matches = (composition: CompiledComposition): readonly Mention[] => {
    const known = ofComposition.get(composition);
    if (known !== undefined) return known;
    const result = compute(composition);
    ofComposition.set(composition, result);
    return result;
  };

  const compute = (composition: CompiledComposition): readonly Mention[] => {
    const { all, none, source } = composition;
    if (source.documents !== undefined && !source.documents.includes(kind as never)) return nowhere.list;
    const slots: SlotPlaces[] = [];
    for (const slot of all) {
      const places = slotPlaces(slot);
      if (places.list.length === 0) return nowhere.list;
      slots.push(places);
    }
    for (const { list } of slots) spend(list.length);
    return matchesOf(composition, slots, none.map(slotPlaces), note, stretches(source.within ?? 'sentence'));
  };

  const phraseSetsIn = (first: number, last: number, take: (set: number) => void): void => {
    const { firsts, lasts, endings, size } = found.hits;
    for (let at = bisect(0, size, (one) => (firsts[one] as number) < first); at < size && (firsts[at] as number) < last; at++)
      if ((lasts[at] as number) <= last) take(endings[at] as number);
  };

  return { note, kind, of: (concept) => conceptPlaces(concept).list, matches, phraseSetsIn };
}
