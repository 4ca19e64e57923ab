// Which left and right is the side of the operation, and what contradicts it.
import { describe, expect, it } from 'vitest';
import { createChecker } from '../../src/index.ts';
import { knowledge } from '../knowledge.ts';

const checker = createChecker(knowledge);
const sideOf = (note: string): string => checker.checkOne({ code: '27594', note }, 'laterality').status;
const statusOf = (narrative: string): string =>
  checker.checkOne(
    { code: '27594', note: `Procedure: Secondary closure, right above-knee stump.\n\nDescription: ${narrative}` },
    'laterality',
  ).status;

describe('the other side', () => {
  it.each([
    'The left stump was opened and its skin closed with nylon.',
    'An incision was made over the left thigh and the wound edges were excised.',
    'The left stump was exposed through the old scar, the patient lying right side down.',
    'The skin of the left stump lay open; it was sewn with nylon.',
  ])('contradicts the title where it is operated on: %s', (narrative) => expect(statusOf(narrative)).toBe('conflict'));

  it.each([
    'The muscle was sewn over the bone and the skin closed.',
    'The left foot has a dry black toe, which is watched. The skin was closed.',
    'Left hip: painless, never treated. The skin was closed.',
    'She was placed in left lateral, the site mark was checked, and the skin was closed.',
    'He was turned to the left and the skin was closed.',
    'Extension was 5 short on the right, 10 on the left. The skin was closed.',
    'The nerve was tied before we left. The skin was closed.',
    'The left shin was dressed, and the skin was closed.',
    'His left popliteal artery has an aneurysm that will be operated on later. The skin was closed.',
  ])('does not where it is told of, lain on or to be operated on: %s', (narrative) => expect(statusOf(narrative)).toBe('present'));
});

describe('the side that was meant', () => {
  it.each([
    'Booked as closure of right AKA. Pus was found and the wound was packed again.',
    'Planned: L stump to be closed. The wound was packed.',
  ])('is the side where no other is named: %s', (note) => expect(sideOf(note)).toBe('present'));
  it('is none of another place', () =>
    expect(sideOf('Closure of the stump is planned for Monday. The left carotid will be operated on next month.')).not.toBe('present'));
});

describe('a side taken back', () => {
  const quoteOf = (note: string): string | undefined => checker.checkOne({ code: '27594', note }, 'laterality').evidence[0]?.text;
  it.each([
    'Procedure: secondary closure, left stump - no, right stump.',
    'Side: left (struck through) corrected: right stump.',
    'Procedure: closure, left stump, typed in error, right stump.',
  ])('leaves the one put in its place: %s', (note) => expect(quoteOf(note)).toContain('right'));
});

describe('the side of the trouble, where nothing else names one', () => {
  it('is that of the stump', () =>
    expect(sideOf('Three weeks ago her right leg was taken off above the knee. The stump was closed today.')).toBe('present'));
  it.each([
    'The right knee was replaced in 2011. The stump was closed today.',
    'He had a left total hip in 2015. The stump was closed today.',
  ])('is none of an earlier operation: %s', (note) => expect(sideOf(note)).toBe('missing'));
});

describe('what presents the patient, and what is only right', () => {
  it.each(['F 68, right.\n\nThe stump was closed in layers.', '71-year-old man, left.\n\nStump closure with nylon.'])(
    'names the side: %s',
    (note) => expect(sideOf(note)).toBe('present'),
  );
  it.each([
    'Stump closure over a drain. Count right.',
    'The stump was closed. He knows that the scar might come right back. Counts were right.',
    'F 68, right handed. The stump was closed.',
  ])('is no side: %s', (note) => expect(sideOf(note)).not.toBe('present'));
});
