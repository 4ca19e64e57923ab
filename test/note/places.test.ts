// From what is in order, and from characters, to places.
import { describe, expect, it } from 'vitest';
import { bisect } from '../../src/note/bisect.ts';
import { compileHeadings } from '../../src/note/headings.ts';
import { readNote } from '../../src/note/read.ts';
import { tokensBetween } from '../../src/note/tokens-between.ts';

describe('bisection', () => {
  const list = [1, 3, 3, 7];
  it.each([
    [0, 0],
    [3, 1],
    [4, 3],
    [8, 4],
  ])('finds the first place that is not before %i', (value, place) => {
    expect(bisect(0, list.length, (at) => (list[at] as number) < value)).toBe(place);
  });
  it('looks in its part only', () => expect(bisect(2, 3, () => true)).toBe(3));
});

describe('tokens between two offsets', () => {
  const note = readNote('The left hip was closed.', compileHeadings([]));
  it('are those that stand there, wholly or in part', () => {
    expect(tokensBetween(note, 4, 12)).toEqual({ first: 1, last: 3 });
    expect(tokensBetween(note, 6, 10)).toEqual({ first: 1, last: 3 });
  });
  it('are none between words and past the end', () => {
    expect(tokensBetween(note, 3, 4)).toBeNull();
    expect(tokensBetween(note, 90, 99)).toBeNull();
  });
});
