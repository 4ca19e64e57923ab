// The second reading: words and concepts weighed, without grammar.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findMentions } from '../../src/concepts/mentions.ts';
import { compileKnowledge, type Knowledge } from '../../src/index.ts';
import { compileHeadings } from '../../src/note/headings.ts';
import type { Note } from '../../src/note/note.ts';
import { readNote } from '../../src/note/read.ts';
import { stem } from '../../src/note/stem.ts';
import { conceptMark, createTerms, type EachTerm } from '../../src/second-reading/terms.ts';
import { type CodeModel, createWordModel, packWordModel, WordModelData } from '../../src/second-reading/word-model.ts';
import { knowledge } from '../knowledge.ts';

/** The distinct terms of a note. */
function termsOf(note: Note, vocabulary: Knowledge['vocabulary'], known = (term: string): string | undefined => term): Set<string> {
  const eachTerm: EachTerm<string> = createTerms(vocabulary, known);
  const terms = new Set<string>();
  eachTerm(findMentions(note, 'operative-note', vocabulary), 0, note.tokens.length, (term) => terms.add(term));
  return terms;
}

describe('stems', () => {
  it.each([
    ['anchors', 'anchor'],
    ['anchored', 'anchor'],
    ['sewing', 'sew'],
    ['pus', 'pus'],
    ['hips', 'hip'],
  ])('%s → %s', (word, expected) => expect(stem(word)).toBe(expected));

  it('are taken once each from a stretch, with marks, and numbers as one', () => {
    const note = readNote('Anchors: 2 anchors.', compileHeadings([]));
    const { vocabulary } = compileKnowledge([]);
    expect([...termsOf(note, vocabulary)]).toEqual(['anchor', ':', '#', '.']);
  });
});

describe('terms', () => {
  const { vocabulary } = compileKnowledge([
    { path: 'checklists/vocabulary/means.yaml', text: 'means: [$metal, rope]\nmetal: [screw]\nother: [peg]\n' },
  ]);
  const note = readNote('A screw. A peg.', compileHeadings([]));
  const terms = termsOf(note, vocabulary, (term) => (term === '@ other' ? undefined : term));

  it('are words, and the concepts that a phrase stands for or is included in', () => {
    expect([...terms]).toEqual(expect.arrayContaining(['screw', '@ metal', '@ means', 'peg']));
  });
  it('hold no concept that does not count', () => expect(terms.has('@ other')).toBe(false));
});

describe('a word model', () => {
  const model = createWordModel(
    packWordModel({
      passages: 3,
      notes: 0,
      shared: { '': [], planned: [0, -200, 0, 200], anchor: [], seldom: [0, 0, 0, 0, 0, 1300] },
      elements: {
        '10001.fixation': { '': [-100, 0, 0, 0, -500, -500], anchor: [300, 300, -100] },
        '10001.other': { seldom: [-700] },
        '10002.fixation': { anchor: [-900] },
      },
      clues: {},
    }),
  );
  const code = model.of('10001') as CodeModel;
  const numbers = (words: string[]): number[] => words.flatMap((word) => model.numberOf(word) ?? []);
  const read = (words: string[], key = '10001.fixation') => code.reading(code.sums([numbers(words)]), 0, code.placeOf(key) as number);
  const likeliest = (words: string[], key?: string): number => {
    const { likelihoods } = read(words, key);
    return likelihoods.indexOf(Math.max(...likelihoods));
  };

  it('lets words speak for a status', () => expect(likeliest(['anchor'])).toBe(0));
  it('lets a word that speaks alike of every element outweigh them', () => expect(likeliest(['anchor', 'planned'])).toBe(2));
  it('tells how far a stretch is about the element at all', () => {
    expect(read([]).topic).toBeCloseTo(-1);
    expect(read(['anchor']).topic).toBeCloseTo(2);
  });
  it('gives likelihoods that sum to one', () => {
    const sum = read(['anchor']).likelihoods.reduce((all, one) => all + Math.exp(one), 0);
    expect(sum).toBeCloseTo(1, 1);
  });
  it('tells elements of a code apart, and what is common to all', () => {
    expect(read(['seldom'], '10001.other').topic).toBeCloseTo(-7);
    expect(read(['seldom']).topic).toBeCloseTo(-1);
    expect(likeliest(['seldom', 'planned'], '10001.other')).toBe(4);
    expect(likeliest(['planned'], '10001.other')).toBe(2);
  });
  it('tells the most that one of several stretches says', () => {
    const stretches = [[], ['anchor'], ['planned']];
    const place = code.placeOf('10001.fixation') as number;
    const { topic, likelihoods } = code.best(code.sums(stretches.map(numbers)), place);
    expect(topic).toBeCloseTo(2);
    const together = stretches.map((words) => read(words)).map((one) => one.likelihoods.map((likelihood) => one.topic + likelihood));
    expect(likelihoods).toEqual([0, 1, 2, 3, 4].map((status) => Math.max(...together.map((one) => one[status] as number))));
  });
  it('tells the same of one element alone', () => {
    const place = code.placeOf('10001.other') as number;
    expect(code.readingOf(numbers(['seldom', 'planned']), place)).toEqual(read(['seldom', 'planned'], '10001.other'));
  });
  it('tells how much one word speaks for a status against another', () => {
    expect(code.weight(code.placeOf('10001.fixation') as number, 'anchor', 0, 1)).toBeCloseTo(4);
    expect(code.weight(code.placeOf('10001.other') as number, 'planned', 2, 0)).toBeCloseTo(4);
    expect(code.weight(0, 'unheard', 2, 0)).toBe(0);
  });
  it('knows nothing of a code or an element that it has not learned, nor of a word', () => {
    expect(model.of('10003')).toBeNull();
    expect(code.placeOf('10001.unheard')).toBeUndefined();
    expect(code.placeOf('10002.fixation')).toBeUndefined();
    expect(model.numberOf('unheard')).toBeUndefined();
  });
});

describe('the learned weights', () => {
  const data = WordModelData.parse(JSON.parse(readFileSync('checklists/words/weights.json', 'utf8')));

  it('weigh only concepts that there are, or nothing would be known of a concept renamed: npm run train', () => {
    const unknown = Object.keys(data.shared).filter(
      (term) => term.startsWith(conceptMark) && !knowledge.vocabulary.concepts.has(term.slice(conceptMark.length)),
    );
    expect(unknown).toEqual([]);
  });
  it('have a table for every element of every checklist', () => {
    const keys = [...knowledge.checklists.values()].flatMap(({ elements }) => elements.map(({ key }) => key));
    expect(keys.filter((key) => !Object.hasOwn(data.elements, key))).toEqual([]);
  });
});
