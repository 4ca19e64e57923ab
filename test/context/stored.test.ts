// What was made ready and not used, what was found needless, and what the next words answer.
import { describe, expect, it } from 'vitest';
import { understood } from './understood.ts';

describe('what was not used', () => {
  it.each([
    ['The <<anchors>> stayed on the trolley.', 'negated'],
    ['<<Two units of blood>> went back to the bank.', 'negated'],
    ['The <<drain>> was returned unopened.', 'negated'],
    ['We left the <<fibrin glue>> in the fridge.', 'negated'],
    ['<<Drain>>: shelf.', 'negated'],
    ['<<Mesh>> - back to stock', 'negated'],
    ['<<Drains>>: R ___ L ___', 'blank'],
    ['<<Drains>>: 10 Fr to the left, 12 Fr to the right.', 'affirmed'],
    ['The <<cage>> never left its box.', 'negated'],
    ['Two anchors were placed and the <<third>> was left on the back table.', 'negated'],
    ['The <<tendon was sewn>> with two anchors while the plate stayed in its packet.', 'affirmed'],
    ['The <<graft>> was taken out of its box and packed into the defect.', 'affirmed'],
    ['The <<bone plug>> was kept in saline on the back table and then inserted.', 'affirmed'],
    ['The <<patient>> was put back on the trolley.', 'affirmed'],
    ['The <<wound>> was closed and the staples went back to stock.', 'affirmed'],
  ])('%s → %s', (text, assertion) => {
    expect(understood(text)).toBe(assertion);
  });
});

describe('what was found needless', () => {
  it.each([
    ['The tendon reached the trochanter, which made an <<extension>> superfluous.', 'negated'],
    ['The joint was stable, so a <<capsulorrhaphy>> was therefore pointless.', 'negated'],
    ['<<Talc>> would have been gilding the lily.', 'negated'],
    ['There was more <<scar>> than would have been expected.', 'affirmed'],
    ['The <<redundant skin>> was excised.', 'affirmed'],
  ])('%s → %s', (text, assertion) => {
    expect(understood(text)).toBe(assertion);
  });
});

describe('what the next statement answers', () => {
  it.each([
    ['I went looking for the <<fistula>>. There was none.', 'negated'],
    ['It was feared that <<the artery was torn>>. It wasn’t.', 'negated'],
    ['The <<joint was opened>> and pus was looked for. None was found.', 'affirmed'],
    ['The <<joint was opened>>. It was not infected.', 'affirmed'],
    ['A <<button was to be left>> in the septum if I could not get flaps to cover it. One was.', 'affirmed'],
    ['<<Two units>> were to be given if her count fell. It did.', 'planned'],
  ])('%s → %s', (text, assertion) => {
    expect(understood(text)).toBe(assertion);
  });
});
