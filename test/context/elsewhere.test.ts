// What was done by others, in other places or to other persons; what one of two gave way to; what is still to come; what is in doubt.
import { describe, expect, it } from 'vitest';
import { understood } from './understood.ts';

const cases = (rows: readonly (readonly [string, string])[]): void => {
  it.each(rows)('%s → %s', (text, assertion) => {
    expect(understood(text)).toBe(assertion);
  });
};

describe('what was done by others, or in another town', () =>
  cases([
    ['She had the <<fibroid embolized>> in Oslo.', 'historical'],
    ['The <<plate>> was put in by a surgeon now retired.', 'historical'],
    ['The surgeon before me had placed a <<mesh>>.', 'historical'],
    ['<<Two stents>> placed by other urologists.', 'historical'],
    ['The old plate from Denver was <<removed>>.', 'affirmed'],
    ['The mesh put in by my predecessor was <<removed>>.', 'affirmed'],
    ['He was seen in London, and today the <<joint was opened>>.', 'affirmed'],
    ['<<Four ribs broken>> in his wife.', 'other-person'],
    ["A <<melanoma>> on her partner's back.", 'other-person'],
  ]));

describe('what gave way to another', () =>
  cases([
    ['A <<hysterectomy>> lost the vote.', 'considered'],
    ['The <<plate>> gave way to a nail.', 'considered'],
    ["The <<drain>> was the resident's idea.", 'considered'],
    ['The <<bone>> gave way under the chisel.', 'affirmed'],
    ['The <<stone>> yielded to the laser.', 'affirmed'],
  ]));

describe('what is still to come or hangs on something', () =>
  cases([
    ['The <<plaster is changed>> in the seventh week.', 'planned'],
    ['<<Indomethacin>> begins with breakfast.', 'planned'],
    ['She was to get <<two units>>.', 'planned'],
    ['The <<forceps>> was to hand.', 'affirmed'],
    ['The <<vastus>> was to have been shifted.', 'considered'],
    ['The <<wound was closed>> on the third attempt.', 'affirmed'],
    ['A fever sends her back for a <<scan>>.', 'conditional'],
    ['<<His pain>> brings him to us.', 'affirmed'],
  ]));

describe('what is in doubt', () =>
  cases([
    ['The <<nodule>> is either scar or tumor.', 'uncertain'],
    ['<<Malignant>> until shown otherwise.', 'uncertain'],
    ['The tendon, I presume, is <<dead>>.', 'uncertain'],
    ['<<Deficit>> may clear.', 'uncertain'],
    ['The <<head went in>> like a cork.', 'affirmed'],
    ['<<Ureter kinked>>? Urine blue at both orifices.', 'uncertain'],
    ['<<Infected>>? Yes, with pus.', 'affirmed'],
    ['<<Abscess>>? A big one, 200 mL.', 'affirmed'],
    ['<<Drain>>? One Blake.', 'affirmed'],
    ['<<Stricture>>, said the referral.', 'uncertain'],
    ['As the form has it, <<closed over a drain>>.', 'uncertain'],
    ['<<Embolism>> being the fear, heparin was given.', 'uncertain'],
    ['<<Bleeding>> was the fear.', 'negated'],
  ]));
