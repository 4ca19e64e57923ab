// What a dictation takes back, and how far back that reaches.
import { describe, expect, it } from 'vitest';
import { understood } from './understood.ts';

describe('corrections', () => {
  it.each([
    ['It was fixed with <<a screw>>. Correction, two anchors.', 'negated'],
    ['It was fixed with <<a screw>>. Scratch that. Two anchors were used.', 'negated'],
    ['The <<left>> hip. I misspoke, the right.', 'negated'],
    ['<<Three>> anchors, no, two anchors.', 'negated'],
    ['Closed with <<staples>>, strike that, nylon.', 'negated'],
  ])('take back: %s → %s', (text, assertion) => {
    expect(understood(text)).toBe(assertion);
  });
  it.each([
    ['The <<wound was irrigated>>, closed with staples, strike that, nylon.', 'affirmed'],
    ['The <<incision>> was made over the crest, and with a screw, scratch that, with anchors the tendon was held.', 'affirmed'],
    ['The <<psoas was divided>>. It was fixed with a screw. Correction, two anchors.', 'affirmed'],
    ['The <<deformity>> correction was held.', 'affirmed'],
    ['The <<tendon was tied>>. I mean to see her in a week.', 'affirmed'],
  ])('leave what stands before: %s → %s', (text, assertion) => {
    expect(understood(text)).toBe(assertion);
  });
  it.each([
    ['Not done:\n<<MRI>> of the hip was not to be had.', 'negated'],
    ['the hip was moved It is not true that <<the head went in>>', 'negated'],
    ['Postoperative diagnosis: chondrosarcoma of the left innominate bone\nIt is not true that <<the symphysis was divided>>', 'negated'],
    ['the hip was moved The <<head went in>>', 'affirmed'],
  ])('openings hold for what follows, and for nothing before: %s → %s', (text, assertion) => {
    expect(understood(text)).toBe(assertion);
  });
});
