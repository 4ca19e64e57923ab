// What the form of a text says: fields, templates, signs, corrections.
import { describe, expect, it } from 'vitest';
import { understood } from './understood.ts';

describe('form', () => {
  it.each([
    ['<<Drains>>: none', 'negated'],
    ['<<Myoplasty>>? Not done.', 'negated'],
    ['<<Drains>> - nil', 'negated'],
    ['<<Drain>>: 10 Fr Blake', 'affirmed'],
    ['<<Insertion>>: later', 'planned'],
    ['<<INSERTION>>: LATERAL INTERMUSCULAR SEPTUM', 'affirmed'],
    ['<<Femoral shortening>> - no. Myodesis - yes.', 'negated'],
    ['Femoral shortening - no. <<Myodesis>> - yes.', 'affirmed'],
  ])('a field is worth its value: %s → %s', (text, assertion) => {
    expect(understood(text)).toBe(assertion);
  });
  it.each([
    ['<<Fixation>>: ______', 'blank'],
    ['<<Findings>>: @FINDINGS@', 'blank'],
    ['<<Anesthesia>>: ***', 'blank'],
    ['<<Laterality>>: L / R', 'blank'],
    ['[ ] <<Epidural>> [x] General', 'blank'],
    ['[ ] Epidural [x] <<General>>', 'affirmed'],
    ['{<<Donor tendons>>:31442} were moved.', 'blank'],
    ['Bone level [proximal | <<middle>> | distal]', 'blank'],
    ['<<Leak>>? [ ] Yes [X] No', 'negated'],
  ])('templates: %s → %s', (text, assertion) => {
    expect(understood(text)).toBe(assertion);
  });
  it.each([
    ['Ø <<bone spur>>; stump 22 cm', 'negated'],
    ['Dye: <<extravasation>> (−)', 'negated'],
    ['AKA +/- <<hip disarticulation>>', 'conditional'],
    ['<<pus>>-like material', 'uncertain'],
  ])('signs: %s → %s', (text, assertion) => {
    expect(understood(text)).toBe(assertion);
  });
  it.each([
    ['The <<left>>, correction, right hip was prepped.', 'negated'],
    ['The left, correction, <<right>> hip was prepped.', 'affirmed'],
    ['<<Two>>, scratch that, three anchors were placed.', 'negated'],
  ])('corrections of dictation: %s → %s', (text, assertion) => {
    expect(understood(text)).toBe(assertion);
  });
});
