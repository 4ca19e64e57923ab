// The second reading: words weighed, without grammar.
import { describe, expect, it } from 'vitest';
import { compileHeadings } from '../../src/note/headings.ts';
import { readNote } from '../../src/note/read.ts';
import { stem, stemsOf } from '../../src/second-reading/stems.ts';
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

describe('a word model', () => {
  const model = createWordModel({
    passages: 3,
    shared: { planned: [-200, 0, 200] },
    elements: { '10001.fixation': { '': [0, 0, 0, -500, -500], anchor: [300, -100] } },
  });
  const likeliest = (words: string[]): number => {
    const scores = model.logLikelihoods('10001.fixation', new Set(words)) as number[];
    return scores.indexOf(Math.max(...scores));
  };

  it('lets words speak for a status', () => expect(likeliest(['anchor'])).toBe(0));
  it('lets a word that speaks alike of every element outweigh them', () => expect(likeliest(['anchor', 'planned'])).toBe(2));
  it('gives likelihoods that sum to one', () => {
    const sum = (model.logLikelihoods('10001.fixation', new Set(['anchor'])) as number[]).reduce((all, one) => all + Math.exp(one), 0);
    expect(sum).toBeCloseTo(1, 1);
  });
  it('knows nothing of an element that it has not learned', () => {
    expect(model.logLikelihoods('10001.other', new Set(['anchor']))).toBeNull();
  });
});
