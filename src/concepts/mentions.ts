// Note → mentions: every concept found, from one pass over the words, and compositions of them when they are asked for.
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
}

/** Where phrases stand in a note. The places of one set of phrases are a chain, since most have none and few have many. */
interface Found {
  readonly hits: Hits;
  /** By set of phrases, its first place; -1 for none. */
  readonly head: Int32Array;
  /** By place, the next of the same set; -1 for none. */
  readonly next: Int32Array;
}

function findPhrases(note: Note, { matcher, word }: CompiledVocabulary): Found {
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
  for (let at = hits.size - 1; at >= 0; at--) {
    const ending = hits.endings[at] as number;
    next[at] = head[ending] as number;
    head[ending] = at;
  }
  return { hits, head, next };
}

export function findMentions(note: Note, kind: string, vocabulary: CompiledVocabulary): MentionIndex {
  const found = findPhrases(note, vocabulary);
  const stretches = stretchesOf(note);
  const patterns = patternsOf(note);
  const ofConcept = new Map<string, Places>();
  const ofSlot = new Map<CompiledSlot, SlotPlaces>();
  const ofComposition = new Map<CompiledComposition, readonly Mention[]>();

  const spans = spansOf(note);
  const spansOfPhrases = (phrases: readonly number[]): number[] => {
    const result: number[] = [];
    for (const phrase of phrases)
      for (const ending of vocabulary.matcher.endingsOf(phrase)) {
        // Sets first met in a later note stand nowhere in this one.
        if (ending >= found.head.length) continue;
        for (let at = found.head[ending] as number; at >= 0; at = found.next[at] as number)
          result.push(spans.of(found.hits.firsts[at] as number, found.hits.lasts[at] as number));
      }
    return result;
  };

  const conceptPlaces = (concept: string): Places => {
    const known = ofConcept.get(concept);
    if (known !== undefined) return known;
    const reach = vocabulary.reach(concept);
    const own = spansOfPhrases(reach.phrases);
    for (const pattern of reach.patterns) for (const { first, last } of patterns(pattern)) own.push(spans.of(first, last));
    const kept = own.length === 0 ? own : spans.longest(own, reach.except.length === 0 ? [] : spansOfPhrases(reach.except));
    const mentions = kept.map((span) => mentionOfPhrase(concept, spans.first(span), spans.last(span)));
    for (const composition of reach.compositions) for (const match of matches(composition)) mentions.push(match);
    if (reach.compositions.length > 0) mentions.sort(inOrder);
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
    return matchesOf(composition, slots, none.map(slotPlaces), note, stretches(source.within ?? 'sentence'));
  };

  return { note, kind, of: (concept) => conceptPlaces(concept).list, matches };
}
