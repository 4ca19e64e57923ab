// When something was: days and visits, "today", and what had been done a moment before.
import { describe, expect, it } from 'vitest';
import { understood } from './understood.ts';

describe('when', () => {
  it.each([
    ["Friday's film has <<the head in the socket>>.", 'affirmed'],
    ['CT Monday: <<sacroiliac joint>> invaded.', 'affirmed'],
    ['Seen in clinic Thursday: <<open stump, granulating>>.', 'affirmed'],
    ['Seen in clinic with a <<gaping wound>>.', 'affirmed'],
    ['See in clinic at two weeks for <<wound check>>.', 'planned'],
    ['<<MRI>> Monday.', 'planned'],
  ])('a day or a visit is a plan only where nothing is told of it: %s → %s', (text, assertion) => {
    expect(understood(text)).toBe(assertion);
  });
  it.each([
    ['The stump was to be <<closed>> today.', 'planned'],
    ['The hip was due to be <<reduced>> today.', 'planned'],
    ['He was booked today for <<closure>>.', 'planned'],
    ['The stump was <<closed>> today as planned.', 'affirmed'],
  ])('"today" does not do what was still to be done: %s → %s', (text, assertion) => {
    expect(understood(text)).toBe(assertion);
  });
  it.each([
    ['The window we had <<made>> in the ilium took the tendon.', 'affirmed'],
    ['The psoas had been <<fixed>> before the wound was closed.', 'affirmed'],
    ['My co-surgeon had <<cut the symphysis>> while I tied the vessels.', 'affirmed'],
    ['The limb had been <<prepped and draped>>.', 'affirmed'],
    ['The hip had been <<fused>> in childhood.', 'historical'],
    ['A prior surgeon had <<repaired the tendon>>.', 'historical'],
    ['The wound had <<broken down>> at home.', 'historical'],
  ])('a pluperfect of this operation is none of an earlier one: %s → %s', (text, assertion) => {
    expect(understood(text)).toBe(assertion);
  });
});

describe('a case that did not come', () => {
  it.each([
    ['Had it been out, longitudinal pull on the table was the plan, then <<plaster>>.', 'conditional'],
    ["Had it been flimsy we'd have <<thrown in a screw and washer>>.", 'conditional'],
    ["I'd have <<used a button>>.", 'considered'],
    ['Had it been tight, we would have lengthened it, but it was slack and <<the tendon was fixed>>.', 'affirmed'],
    ['had the head stayed proud the rim would have been cut, as it turned out <<it snuggled right in>>', 'affirmed'],
    ['It was tighter than I would have liked and <<was lengthened>>.', 'affirmed'],
    ['Had <<a hysterectomy>> at forty.', 'historical'],
  ])('%s → %s', (text, assertion) => {
    expect(understood(text)).toBe(assertion);
  });
});

describe('an hour is no age, and what was made ready is no history', () => {
  it.each([
    ['<<She was put to sleep>> at nine and woken at three.', 'affirmed'],
    ['He had <<polio>> at two.', 'historical'],
    ['<<Two holes>> had been drilled behind the spine and the tape was passed.', 'affirmed'],
    ['There <<a 6 mm tunnel>> had been bored across the bone.', 'affirmed'],
    ['<<The hip>> had been replaced by another team.', 'historical'],
  ])('%s → %s', (text, assertion) => {
    expect(understood(text)).toBe(assertion);
  });
});
