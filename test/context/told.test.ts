// What somebody was told: hazards are possibilities, findings are not.
import { describe, expect, it } from 'vitest';
import { understood } from './understood.ts';

describe('what was told', () => {
  it.each([
    ['We spoke of bleeding, of clots, and of <<losing the leg>>.', 'conditional'],
    ['He was told about <<wound breakdown>> and clots.', 'conditional'],
    ['We went over infection, clots and <<wound breakdown>>.', 'conditional'],
    ['We spoke with the family after <<the tendon was anchored>>.', 'affirmed'],
    ['She was told about <<the limp>> and the clot.', 'affirmed'],
  ])('hazards: %s → %s', (text, assertion) => {
    expect(understood(text)).toBe(assertion);
  });
  it.each([
    ['She knows that <<it may dislocate again>>.', 'conditional'],
    ['I told them that <<the nerve could be hurt>>.', 'conditional'],
    ['She knows that <<the abductors are gone>>.', 'affirmed'],
  ])('what may happen: %s → %s', (text, assertion) => {
    expect(understood(text)).toBe(assertion);
  });
});
