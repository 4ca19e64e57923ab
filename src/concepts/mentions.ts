// Note → mentions: every concept found, from one pass over the words, and compositions of them when they are asked for.
import type { Note } from '../note/note.ts';
import { matchesOf } from './composition.ts';
import { wordRun } from './matcher.ts';
import { patternsOf } from './patterns.ts';
import { accepting, inOrder, type Mention, mentionOfPhrase, nowhere, type Places, placesOf } from './places.ts';
import { stretchesOf } from './stretches.ts';
import type { CompiledComposition, CompiledSlot, CompiledVocabulary, Reach } from './vocabulary.ts';

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

/** Where a concept's words stand, as token indexes (half-open); `except` where they silence it. */
interface Place {
  readonly first: number;
  readonly last: number;
  readonly except: boolean;
}

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
  const stretches = stretchesOf(note);
  const patterns = patternsOf(note);
  const ofConcept = new Map<string, Places>();
  const ofSlot = new Map<CompiledSlot, Places>();
  const ofComposition = new Map<CompiledComposition, readonly Mention[]>();

  /** Where the phrases of a concept, and of all it includes, stand. */
  const phrasesOf = ({ phrases, except, patterns: names }: Reach): Place[] => {
    const places: Place[] = [];
    const add = (phrase: number, silences: boolean): void => {
      for (let at = found.latest[phrase] as number; at > 0; at = found.before[at - 1] as number)
        places.push({ first: found.first[at - 1] as number, last: found.last[at - 1] as number, except: silences });
    };
    for (const phrase of phrases) add(phrase, false);
    for (const name of names) for (const { first, last } of patterns(name)) places.push({ first, last, except: false });
    if (places.length > 0) for (const phrase of except) add(phrase, true);
    return places.length > 1 ? longest(places) : places;
  };

  const conceptPlaces = (concept: string): Places => {
    const known = ofConcept.get(concept);
    if (known !== undefined) return known;
    const reach = vocabulary.reach(concept);
    const mentions = phrasesOf(reach).map(({ first, last }) => mentionOfPhrase(concept, first, last));
    if (reach.compositions.length > 0) {
      for (const composition of reach.compositions) mentions.push(...matches(composition));
      mentions.sort(inOrder);
    }
    const places = placesOf(mentions);
    ofConcept.set(concept, places);
    return places;
  };

  const slotPlaces = (slot: CompiledSlot): Places => {
    const known = ofSlot.get(slot);
    if (known !== undefined) return known;
    const [only, more] = slot.options;
    const places =
      only !== undefined && more === undefined && only.accepts === null
        ? conceptPlaces(only.concept)
        : placesOf(
            slot.options
              .flatMap(({ concept, accepts }) => conceptPlaces(concept).list.map((mention) => accepting(mention, accepts)))
              .sort(inOrder),
          );
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
    const slots: Places[] = [];
    for (const slot of all) {
      const places = slotPlaces(slot);
      if (places.list.length === 0) return nowhere.list;
      slots.push(places);
    }
    return matchesOf(composition, slots, none.map(slotPlaces), note, stretches(source.within ?? 'sentence'));
  };

  return { note, kind, of: (concept) => conceptPlaces(concept).list, matches };
}

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
