// The second reading: words and concepts weighed, without grammar.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findMentions } from '../../src/concepts/mentions.ts';
import { compileKnowledge } from '../../src/index.ts';
import { compileHeadings } from '../../src/note/headings.ts';
import { readNote } from '../../src/note/read.ts';
import { stem } from '../../src/note/stem.ts';
import { conceptMark, createTerms } from '../../src/second-reading/terms.ts';
import { createWordModel, WordModelData } from '../../src/second-reading/word-model.ts';
import { knowledge } from '../knowledge.ts';

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
    const terms = createTerms(vocabulary, (term) => term)(findMentions(note, 'operative-note', vocabulary), 0, note.tokens.length);
    expect([...terms]).toEqual(['anchor', ':', '#', '.']);
  });
});

describe('terms', () => {
  const { vocabulary } = compileKnowledge([
    { path: 'checklists/vocabulary/means.yaml', text: 'means: [$metal, rope]\nmetal: [screw]\nother: [peg]\n' },
  ]);
  const note = readNote('A screw. A peg.', compileHeadings([]));
  const terms = createTerms(vocabulary, (term) => (term === '@ other' ? undefined : term))(
    findMentions(note, 'operative-note', vocabulary),
    0,
    note.tokens.length,
  );

  it('are words, and the concepts that a phrase stands for or is included in', () => {
    expect([...terms]).toEqual(expect.arrayContaining(['screw', '@ metal', '@ means', 'peg']));
  });
  it('hold no concept that does not count', () => expect(terms.has('@ other')).toBe(false));
});

describe('a word model', () => {
  const model = createWordModel({
    passages: 3,
    notes: 0,
    shared: { '': [], planned: [0, -200, 0, 200], anchor: [] },
    elements: { '10001.fixation': { '': [-100, 0, 0, 0, -500, -500], anchor: [300, 300, -100] } },
    clues: {},
  });
  const numbers = (words: string[]): Set<number> => new Set(words.flatMap((word) => model.numberOf(word) ?? []));
  const read = (words: string[]) => model.read('10001.fixation', numbers(words));
  const likeliest = (words: string[]): number => {
    const { likelihoods } = read(words) as { likelihoods: readonly number[] };
    return likelihoods.indexOf(Math.max(...likelihoods));
  };

  it('lets words speak for a status', () => expect(likeliest(['anchor'])).toBe(0));
  it('lets a word that speaks alike of every element outweigh them', () => expect(likeliest(['anchor', 'planned'])).toBe(2));
  it('tells how far a stretch is about the element at all', () => {
    expect(read([])?.topic).toBeCloseTo(-1);
    expect(read(['anchor'])?.topic).toBeCloseTo(2);
  });
  it('gives likelihoods that sum to one', () => {
    const sum = read(['anchor'])?.likelihoods.reduce((all, one) => all + Math.exp(one), 0);
    expect(sum).toBeCloseTo(1, 1);
  });
  it('knows nothing of an element that it has not learned, nor of a word', () => {
    expect(model.read('10001.other', numbers(['anchor']))).toBeNull();
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
