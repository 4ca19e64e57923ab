// The second reading: words and concepts weighed, without grammar.
import { describe, expect, it } from 'vitest';
import { findMentions } from '../../src/concepts/mentions.ts';
import { compileKnowledge } from '../../src/index.ts';
import { compileHeadings } from '../../src/note/headings.ts';
import { readNote } from '../../src/note/read.ts';
import { stem } from '../../src/note/stem.ts';
import { createTerms, stemsOf } from '../../src/second-reading/terms.ts';
import { createWordModel } from '../../src/second-reading/word-model.ts';

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
    expect([...stemsOf(note, 0, note.tokens.length)]).toEqual(['anchor', ':', '#', '.']);
  });
});

describe('terms', () => {
  const { vocabulary } = compileKnowledge([
    { path: 'checklists/vocabulary/means.yaml', text: 'means: [$metal, rope]\nmetal: [screw]\nother: [peg]\n' },
  ]);
  const note = readNote('A screw. A peg.', compileHeadings([]));
  const terms = createTerms(vocabulary, (term) => term !== '@other')(
    findMentions(note, 'operative-note', vocabulary),
    0,
    note.tokens.length,
  );

  it('are words, and the concepts that a phrase stands for or is included in', () => {
    expect([...terms]).toEqual(expect.arrayContaining(['screw', '@metal', '@means', 'peg']));
  });
  it('hold no concept that does not count', () => expect(terms.has('@other')).toBe(false));
});

describe('a word model', () => {
  const model = createWordModel({
    passages: 3,
    notes: 0,
    shared: { '': [], planned: [0, -200, 0, 200], anchor: [] },
    elements: { '10001.fixation': { '': [-100, 0, 0, 0, -500, -500], anchor: [300, 300, -100] } },
    clues: {},
  });
  const read = (words: string[]) => model.read('10001.fixation', model.known(words));
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
    expect(model.read('10001.other', model.known(['anchor']))).toBeNull();
    expect(model.known(['unheard'])).toEqual([]);
  });
});
