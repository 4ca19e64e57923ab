// Numbers as text, as a build keeps them.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { numbersFromText, numbersToText } from '../../src/concepts/numbers.ts';

it('numbers come back from their text as they were', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.nat(200), fc.nat(2 ** 31 - 1))), (numbers) => {
      expect([...numbersFromText(numbersToText(numbers))]).toEqual(numbers);
    }),
  );
});

it('the text is of letters that JSON writes as they are', () => {
  const text = numbersToText(Array.from({ length: 5000 }, (_, at) => at));
  expect(JSON.stringify(text)).toBe(`"${text}"`);
  expect(text).toMatch(/^[#-~]+$/);
});

it('a small number is one letter', () => expect(numbersToText([0, 63, 64])).toHaveLength(4));
