// What compositions say, whatever their concepts are called, as numbers: those that say the same have one number, so that a record is asked once.
import type { Accepts, CompiledComposition, CompiledConcept } from './vocabulary.ts';

export interface Meanings {
  /** The meaning of one composition. */
  of(composition: CompiledComposition): number;
  /**
   * The meaning of several together and of what else decides. Names are told apart as far as two concepts that say the same are two names:
   * a computation may count them.
   */
  ofAll(compositions: readonly (readonly CompiledComposition[])[], rest: unknown): number;
}

const plain = (accepts: Accepts): unknown => (accepts === null || accepts === 'any' ? accepts : [...accepts].sort());

/** Meanings over the concepts of `conceptOf`; one that holds nothing, a shape of text among them, means its name. */
export function createMeanings(conceptOf: (name: string) => CompiledConcept | undefined): Meanings {
  const numbers = new Map<string, number>();
  const numberOf = (...key: readonly unknown[]): number => {
    const text = JSON.stringify(key);
    const number = numbers.get(text) ?? numbers.size;
    numbers.set(text, number);
    return number;
  };

  const ofConcepts = new Map<string, number>();
  const visiting = new Set<string>();
  const ofConcept = (name: string): number => {
    const known = ofConcepts.get(name);
    if (known !== undefined) return known;
    const concept = conceptOf(name);
    if (concept === undefined || visiting.has(name)) return numberOf(name);
    const { phrases, except, includes, compositions } = concept;
    if (phrases.length + except.length + includes.length + compositions.length === 0) return numberOf(name);
    visiting.add(name);
    const number = numberOf('concept', phrases, except, includes.map(ofConcept), compositions.map(of));
    visiting.delete(name);
    ofConcepts.set(name, number);
    return number;
  };
  const of = ({ all, none, source }: CompiledComposition): number => {
    const slots = [all, none].map((list) =>
      list.map(({ options }) => options.map(({ concept, accepts }) => [ofConcept(concept), plain(accepts)])),
    );
    const { all: _, none: __, ...limits } = source;
    return numberOf('composition', slots, limits);
  };

  /** Every name that compositions come to, in order, as the place where it first came. */
  const namesOf = (compositions: readonly CompiledComposition[]): number[] => {
    const places = new Map<string, number>();
    const met: number[] = [];
    const visit = (name: string): void => {
      const place = places.get(name);
      met.push(place ?? places.size);
      if (place !== undefined) return;
      places.set(name, places.size);
      const concept = conceptOf(name);
      concept?.includes.forEach(visit);
      concept?.compositions.forEach(visitSlots);
    };
    const visitSlots = ({ all, none }: CompiledComposition): void => {
      for (const { options } of [...all, ...none]) for (const { concept } of options) visit(concept);
    };
    compositions.forEach(visitSlots);
    return met;
  };

  return {
    of,
    ofAll: (lists, rest) =>
      numberOf(
        'all',
        lists.map((list) => list.map(of)),
        namesOf(lists.flat()),
        rest,
      ),
  };
}
