// What cue data can say beyond plain words: word classes and numbers in phrases, and cues that count only beside another word.
import { describe, expect, it } from 'vitest';
import { packCues } from '../../src/context/compile.ts';
import { readCues } from '../../src/context/cues.ts';
import { understood } from './understood.ts';

const cues = (phrase: string) =>
  readCues({
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
