import { describe, expect, it } from 'vitest';
import { thousandWordCases } from '../../src/evaluation/bench-material.ts';
import { readNote } from '../../src/note/read.ts';
import { knowledge } from '../knowledge.ts';

const sentencesOf = (text: string): string[] => {
  const { sentences, tokens } = readNote(text, knowledge.headings);
  return sentences.map(({ first, last }) =>
    tokens
      .slice(first, last)
      .map(({ norm, pos }) => `${norm}/${pos}`)
      .join(' '),
  );
};

describe('a text longer than the language library reads at once', () => {
  const notes = thousandWordCases().map((one) => one.documents[0]?.text.trim() as string);
  it('is read as the notes are that it is made of', () => {
    expect(sentencesOf(notes.join('\n\n'))).toEqual(notes.flatMap(sentencesOf));
  });
  it('keeps every word in its place where nothing parts it', () => {
    const text = 'the stump was closed over a drain and '.repeat(2_000);
    const { tokens } = readNote(text, knowledge.headings);
    expect(tokens).toHaveLength(2_000 * 8);
    for (const { start, end, norm } of tokens) expect(text.slice(start, end)).toBe(norm);
    const marks = '(😀)'.repeat(10_000);
    expect(readNote(marks, knowledge.headings).tokens.filter(({ start, end }) => marks.slice(start, end) === '😀')).toHaveLength(10_000);
  });
});
