// What is denied, how far a denial reaches, and what only looks like one.
import { describe, expect, it } from 'vitest';
import { understood } from './understood.ts';

describe('denials', () => {
  it.each([
    ['There was no <<pus>>, fluid or necrotic muscle.', 'negated'],
    ['There was no pus, fluid or <<necrotic muscle>>.', 'negated'],
    ['Neither <<pus>> nor fluid was found.', 'negated'],
  ])('reach forward over a list: %s → %s', (text, assertion) => {
    expect(understood(text)).toBe(assertion);
  });
  it.each([
    ['No drain was needed and the <<skin>> was closed.', 'affirmed'],
    ['No air leak, 28 Fr <<tube>> placed.', 'affirmed'],
    ['no hematoma, no seroma, <<skin edges viable>>', 'affirmed'],
    ['WOUND CLOSED PRIMARILY NO <<DRAIN>> PLACED', 'negated'],
    ['<<WOUND CLOSED>> PRIMARILY NO DRAIN PLACED', 'affirmed'],
    ['The tooth had no crown left and was <<sectioned>>.', 'affirmed'],
    ['Angiogram showed no residual stenosis and brisk <<runoff>>.', 'affirmed'],
    ['Leak test: no bubbles, <<donuts complete>> x2', 'affirmed'],
    ['No recurrence in the scar, which was <<excised>>.', 'affirmed'],
    ['No splint or <<cast>> was used.', 'negated'],
    ['<<Direct repair>> was not possible because the tendon had retracted.', 'negated'],
    ['no pus today <<wound>> washed and closed over two drains', 'affirmed'],
  ])('end where a new statement begins: %s → %s', (text, assertion) => {
    expect(understood(text)).toBe(assertion);
  });
  it.each([
    ['<<Pulses>> could not be felt.', 'negated'],
    ['<<Transfusion>> not required.', 'negated'],
    ['<<Malignancy>> was excluded.', 'negated'],
    ['<<bleeding>> nil', 'negated'],
  ])('stand after what they deny: %s → %s', (text, assertion) => {
    expect(understood(text)).toBe(assertion);
  });
  it.each([
    ['The <<anchor>> did not pull out.', 'affirmed'],
    ['The <<tourniquet>> was not inflated until the flap was marked.', 'affirmed'],
    ['The <<ureter>> was seen, not injured.', 'affirmed'],
  ])('leave the subject of another verb: %s → %s', (text, assertion) => {
    expect(understood(text)).toBe(assertion);
  });
  it.each([
    ['Without delay the <<artery>> was clamped.', 'affirmed'],
    ['There was no alternative but to <<sacrifice the nerve>>.', 'affirmed'],
    ['There was no doubt that the <<nerve>> was cut.', 'affirmed'],
    ['Not without some effort the <<tendon>> was brought through.', 'affirmed'],
    ['There was no lack of <<healthy muscle>>.', 'affirmed'],
    ['The <<dissection>> was not difficult.', 'affirmed'],
  ])('are no denials: %s → %s', (text, assertion) => {
    expect(understood(text)).toBe(assertion);
  });
  it.each([
    ['The nerve was not cut but <<retracted>>.', 'affirmed'],
    ['<<Silk>>, not Vicryl, was used.', 'affirmed'],
    ['There was no abnormality apart from a <<seroma>>.', 'affirmed'],
  ])('contrast: %s → %s', (text, assertion) => {
    expect(understood(text)).toBe(assertion);
  });
  it.each([
    ['I could not have closed this without <<undermining the skin>>.', 'affirmed'],
    ['We did not hesitate to <<divide the vein>>.', 'affirmed'],
  ])('double: %s → %s', (text, assertion) => {
    expect(understood(text)).toBe(assertion);
  });
  it.each([
    ['The femoral nerve, which could not be seen at first, was <<looped>>.', 'affirmed'],
    ['Unable to feel it from in front I <<went medial to the vessels>>.', 'affirmed'],
  ])('bind inside insertions only: %s → %s', (text, assertion) => {
    expect(understood(text)).toBe(assertion);
  });
  it.each([
    ['<<Negative pressure dressing>> applied.', 'affirmed'],
    ['The <<nonunion>> was opened.', 'affirmed'],
    ['The wound showed <<no abnormality>>.', 'affirmed'],
  ])('a cue inside the phrase decides nothing: %s → %s', (text, assertion) => {
    expect(understood(text)).toBe(assertion);
  });
  it.each([
    ['There wasnt any <<granulation>>.', 'negated'],
    ['couldnt find the <<nerve>>', 'negated'],
    ['<<Skin grafting>> was deffered.', 'considered'],
  ])('slips of the pen: %s → %s', (text, assertion) => {
    expect(understood(text)).toBe(assertion);
  });
  it.each([
    ['<<Frozen section>> negative.', 'affirmed'],
    ['Pathology was negative for <<tumor>> at the margin.', 'negated'],
  ])('a negative test was done: %s → %s', (text, assertion) => {
    expect(understood(text)).toBe(assertion);
  });
});

describe('what was never done, whatever the verb', () => {
  it.each([
    ['The knee was never <<braced>>.', 'negated'],
    ['<<The knee>> was never braced.', 'negated'],
    ['A <<loop>> was opened for the nerve, never went round anything.', 'negated'],
    ['The tendon was never cut and <<the anchor>> was set behind it.', 'affirmed'],
    ['It was never in doubt that <<the joint was open>>.', 'affirmed'],
    ['<<The brace>> went on and was never removed.', 'affirmed'],
  ])('%s → %s', (text, assertion) => {
    expect(understood(text)).toBe(assertion);
  });
});

describe('what the next statement takes back, and where a denial ends', () => {
  it.each([
    ['The tendon was to be carried through the wing, <<held with two anchors>>. None of this was done.', 'negated'],
    ['The plan was to carry it through the wing, put on the <<neck with two anchors>>. All this is not made.', 'negated'],
    ['<<A graft>> and a plate lay ready. In the end I used neither.', 'negated'],
    ['<<A release>> was drawn on the skin. It was given up.', 'negated'],
    ['<<A screw>> was placed. It was not tight.', 'affirmed'],
    ['The drain was placed and <<the wound closed>>. No drain was needed.', 'affirmed'],
    ['Nothing at all was felt during the <<spinal>>.', 'affirmed'],
    ['No tourniquet was used during <<the reduction>>.', 'affirmed'],
    ['<<The immobilizer>> was sized by the nurse and hung on the bed rail.', 'negated'],
  ])('%s → %s', (text, assertion) => {
    expect(understood(text)).toBe(assertion);
  });
});
