// Labelled passages and notes as lessons for the second reading: which words stood where an element was documented, and where it was not.

import type { RecordReading } from '../check/record.ts';
import { type Status, statuses } from '../contract/report.ts';
import { conceptMark, type EachTerm } from '../second-reading/terms.ts';
import type { WordModelData } from '../second-reading/word-model.ts';
import type { GoldCase } from './cases.ts';
import { everywhere, type Passage } from './labelled-passages.ts';
import { type Example, learn } from './logistic.ts';

/** The words of one stretch, and an element that it is about or not. */
export interface Lesson {
  readonly key: string;
  readonly terms: readonly string[];
  readonly about: boolean;
  /** What it makes of the element; null where it is not about it, or makes nothing by itself. */
  readonly status: Status | null;
  /** How much it counts for the topic; for the status every lesson counts alike. */
  readonly weight: number;
  /** In which of the parts it stands that are held out in turn. */
  readonly part: number;
}

/** Of a passage, so many elements of other codes are lessons that it is not about them; they count half. */
const otherElements = 2;
const otherWeight = 0.5;
/** Every so manyeth sentence of a note that does not document an element is a lesson; all of them together count three tenths. */
const everySentence = 7;
const sentenceWeight = 2.1;

/** How lessons are read: a case to its record, the terms of a record's tokens, and by its place, the part that a case stands in. */
export interface Reader {
  readonly read: (input: unknown) => RecordReading;
  readonly eachTerm: EachTerm<string>;
  readonly partOf: (at: number) => number;
}

function distinctTerms(each: (take: (term: string) => void) => void): string[] {
  const terms = new Set<string>();
  each((term) => terms.add(term));
  return [...terms];
}

/** Lessons of passages: what each is about, and elements of other codes that it is not about, in turn. */
export function lessonsOfPassages(passages: readonly Passage[], { read, eachTerm, partOf }: Reader): Lesson[] {
  const keys = [...new Set(passages.map(({ code, element }) => `${code}.${element}`))].sort();
  let turn = 0;
  return passages.flatMap((passage, at) => {
    const { documents } = read({ code: passage.code, note: passage.text });
    const lesson = {
      terms: distinctTerms((take) => {
        for (const { note, mentions } of documents) eachTerm(mentions, 0, note.tokens.length, take);
      }),
      part: partOf(at),
    };
    const others = keys.filter((key) => {
      const [code, element] = key.split('.') as [string, string];
      return code !== passage.code && element !== passage.element && !everywhere.has(element);
    });
    return [
      { ...lesson, key: `${passage.code}.${passage.element}`, about: true, status: passage.status as Status, weight: 1 },
      ...Array.from({ length: otherElements }, (): Lesson => {
        // A step that shares no factor with most lengths goes round all of them.
        turn += 37;
        return { ...lesson, key: others[turn % others.length] as string, about: false, status: null, weight: otherWeight };
      }),
    ];
  });
}

/** Lessons of notes: the sentences that hold the quotes of an element, and a share of those that do not. */
export function lessonsOfNotes(cases: readonly GoldCase[], { read, eachTerm, partOf }: Reader): Lesson[] {
  let turn = 0;
  return cases.flatMap(({ input, gold }, at) => {
    const sentences = read(input).documents.flatMap(({ note, mentions }) =>
      note.sentences
        .filter(({ first, last }) => last - first >= 3)
        .map(({ first, last, start, end }) => ({
          terms: distinctTerms((take) => eachTerm(mentions, first, last, take)),
          start,
          end,
          text: note.text,
        })),
    );
    return Object.entries(gold.elements).flatMap(([element, { status, evidence }]) =>
      sentences.flatMap(({ terms, text, start, end }): Lesson[] => {
        const lesson = { key: `${gold.code}.${element}`, terms, part: partOf(at) };
        const quoted = evidence.some((quote) => {
          const place = text.indexOf(quote);
          return place >= 0 && start < place + quote.length && place < end;
        });
        // A contradiction is made by two statements; one of them by itself says another thing.
        if (quoted) return [{ ...lesson, about: true, status: status === 'conflict' ? null : status, weight: 1 }];
        turn += 1;
        return turn % everySentence === 0 ? [{ ...lesson, about: false, status: null, weight: sentenceWeight }] : [];
      }),
    );
  });
}

/** Weights smaller than this many hundredths say nothing and are left out; so are concepts that stand in one lesson only. */
const least = 8;
/** A concept counts so much beside a word when learning, since a stretch holds three of them for every word. */
const conceptValue = 0.7;
const penalty = 1;

/** Weights of words learned from lessons in so many steps of descent: their hundredths, without the clues. */
export function learnWords(lessons: readonly Lesson[], steps: number): Pick<WordModelData, 'shared' | 'elements'> {
  const index = new Map<string, number>();
  const number = (feature: string): number => {
    const found = index.get(feature);
    if (found !== undefined) return found;
    index.set(feature, index.size);
    return index.size - 1;
  };
  const about: Example[] = [];
  const status: Example[] = [];
  const seen = new Map<string, number>();
  for (const { key, terms } of lessons.filter(({ about: one }) => one))
    for (const term of terms) if (term.startsWith(conceptMark)) seen.set(`${key} ${term}`, (seen.get(`${key} ${term}`) ?? 0) + 1);
  for (const lesson of lessons) {
    const features = [number(`${lesson.key} `)];
    const values = [1];
    const add = (feature: string, value: number): void => {
      features.push(number(feature));
      values.push(value);
    };
    for (const term of lesson.terms) {
      const isConcept = term.startsWith(conceptMark);
      add(` ${term}`, isConcept ? conceptValue : 1);
      if (!isConcept || (seen.get(`${lesson.key} ${term}`) ?? 0) > 1) add(`${lesson.key} ${term}`, isConcept ? conceptValue : 1);
    }
    about.push({ features, values, target: lesson.about ? 1 : 0, weight: lesson.weight });
    if (lesson.status !== null) status.push({ features, values, target: statuses.indexOf(lesson.status), weight: 1 });
  }
  const topicWeights = learn(about, { features: index.size, classes: 2, penalty, steps });
  const statusWeights = learn(status, { features: index.size, classes: statuses.length, penalty, steps });
  // The weight that stands without any word is of an element alone.
  const shared: Record<string, number[]> = { '': [] };
  const elements: Record<string, Record<string, number[]>> = {};
  for (const [feature, at] of [...index].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const topic = topicWeights[at * 2 + 1]! - topicWeights[at * 2]!;
    const cut = feature.indexOf(' ');
    const key = feature.slice(0, cut);
    const term = feature.slice(cut + 1);
    // The value is part of the weight from here on: a term that stands in a text simply counts.
    const hundred = term.startsWith(conceptMark) ? 100 * conceptValue : 100;
    const list = [topic, ...statusWeights.slice(at * statuses.length, (at + 1) * statuses.length)].map((weight) =>
      Math.abs(weight * hundred) < least ? 0 : Math.round(weight * hundred),
    );
    while (list[list.length - 1] === 0) list.pop();
    if (list.length === 0 && key !== '') continue;
    if (key === '') shared[term] = list;
    else {
      elements[key] ??= {};
      elements[key][term] = list;
    }
  }
  return { shared, elements };
}
