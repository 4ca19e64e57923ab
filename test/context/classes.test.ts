// What cue data can say beyond plain words: word classes and numbers in phrases, and cues that count only beside another word.
import { describe, expect, it } from 'vitest';
import { packCues } from '../../src/context/compile.ts';
import { CueData } from '../../src/context/cues.ts';
import { understood } from './understood.ts';

const cues = (phrase: string) =>
  CueData.parse({
    terminators: {},
    classes: { unit: ['week', 'month'] },
    sections: {},
    titles: {},
    documents: {},
    cues: [{ id: 'historical.ago', category: 'historical', direction: 'both', phrases: [phrase] }],
  });

describe('phrases of cues', () => {
  it('refuse a word class that there is not, and name it', () => {
    expect(() => packCues(cues('# <units> ago'))).toThrow('names the class "units"');
  });
  it.each([
    ['He <<broke the same femur>> on a trampoline at nine.', 'historical'],
    ['<<Grommets>> were put in twice before he turned four.', 'historical'],
    ['<<Division of the pedicle>> is three weeks off.', 'planned'],
    ['<<Awake mapping>> was offered and refused.', 'considered'],
    ['<<Awake mapping>> was offered and carried out.', 'affirmed'],
    ['SURGEON DISCUSSED <<CEMENT REACTION>> AND DEATH WITH FAMILY.', 'conditional'],
    ['Patch? bovine. <<Shunt>>? not required.', 'negated'],
    ['High-grade glioma or <<lymphoma>>.', 'uncertain'],
    ['ANESTHESIA: General / <<Spinal>> / Local', 'blank'],
    ['The <<donor tendon>> was tied over a button.', 'affirmed'],
    [
      `we went in through the old scar and the nerve was seen ${'and then the muscle was split and the vessel was tied '.repeat(7)}and the <<tendon was sewn>> down scratch that i will say it again`,
      'negated',
    ],
    [
      `we went in through the old scar and the <<nerve was seen>> ${'and then the muscle was split and the vessel was tied '.repeat(7)}and the tendon was sewn down scratch that i will say it again`,
      'affirmed',
    ],
    ['The tendon would have been <<fixed with a screw>>, but it was too short.', 'considered'],
    ['The tendon could have been <<fixed with a screw>>, but I preferred sutures.', 'considered'],
    ['It could not have been <<closed>> without tension.', 'affirmed'],
    ['It was the intention to <<divide the symphysis>>; it was not reached.', 'considered'],
    ['What was meant to be a <<closed reduction>> became an open one.', 'considered'],
    ['A <<third anchor>> was opened and handed back.', 'considered'],
    ['The <<wound was opened>> and the drain returned to its place.', 'affirmed'],
    ['There was more scar than would have been expected, and the <<tendon was fixed>>.', 'affirmed'],
    ['Planned procedure: <<hindquarter amputation>>, right.', 'planned'],
    ['Operation performed: <<hindquarter amputation>>, right.', 'affirmed'],
    ['The plan was to pull the tendon through, set it into the neck and <<hold it with anchors>>.', 'considered'],
    ['The tendon was pulled through to reach the neck and <<held with anchors>>.', 'affirmed'],
    ['The steps I meant to take were a window in the wing and <<anchors in the neck>>.', 'considered'],
  ])('%s → %s', (text, assertion) => {
    expect(understood(text)).toBe(assertion);
  });
});

describe('what reaches no further than its own words', () => {
  it.each([
    ['FHx: mother breast ca. NKDA. <<MRI>>: recurrent mass R iliac wing.', 'affirmed'],
    ['FHx: mother <<breast ca>>. NKDA. MRI: recurrent mass R iliac wing.', 'other-person'],
    ['FH: sister w/ hemipelvectomy.\n\nSupine. <<Rami divided>> w/ Gigli.', 'affirmed'],
    ['FAMILY HISTORY: Sister had a cast. <<Dislocation>> in two aunts.', 'other-person'],
    ['Ant: symphysis cut. Post: <<joint opened>> w/ osteotome.', 'affirmed'],
    ['Post: <<home>> on crutches.', 'planned'],
    ['<<General anesthesia>>, epidural catheters not used.', 'affirmed'],
    ['General anesthesia, <<epidural catheters>> not used.', 'negated'],
    ['Drains and <<packs>> not used.', 'negated'],
    ['The wound was not opened and <<repaired>>.', 'negated'],
    ['The cast was in <<zero degrees>> of flexion.', 'affirmed'],
    ['<<Quads>> 0, hams 4+.', 'affirmed'],
    ['<<Growth>> 0, drain out.', 'negated'],
    ['we went on and the <<tendon was put in>> with two scratch that three anchors', 'affirmed'],
    ['we went on and the tendon was put in with <<two>> scratch that three anchors', 'negated'],
    ['Her partner had a <<guillotine amputation>>.', 'other-person'],
    ['My partner did a <<guillotine amputation>> today.', 'affirmed'],
    ['A half sister is said to have <<a dislocation>>.', 'other-person'],
    ['<<Direct repair is off the table>> and I told her so.', 'affirmed'],
    ['<<Footdrop>>, and I warned her so.', 'conditional'],
    ['Because of the risk of breakdown the <<femur was shortened>>.', 'affirmed'],
    ['<<Consent>> was for hip disarticulation.', 'affirmed'],
    ['It will be recalled that she had a <<guillotine>>.', 'affirmed'],
    ['Biopsy was read as <<giant cell tumor>>.', 'affirmed'],
    ['The mass was read as possibly <<giant cell tumor>>.', 'uncertain'],
  ])('%s → %s', (text, assertion) => {
    expect(understood(text)).toBe(assertion);
  });
});
