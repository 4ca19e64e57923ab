// A document that disowns itself (another patient's, written beforehand, copied) documents nothing; what is said of a part of it changes nothing.
import { describe, expect, it } from 'vitest';
import { createChecker } from '../../src/index.ts';
import { knowledge } from '../knowledge.ts';

const checker = createChecker(knowledge);
const reduction = 'The hip was flexed and abducted under traction and the head slid back into the socket with a clunk.';
const findingIn = (note: string) => checker.checkOne({ code: '27257', note }, 'manipulation');

describe('a document that disowns itself', () => {
  it.each([
    `ADDENDUM: wrong patient. ${reduction}`,
    `${reduction}\n\nThis note belongs to another patient and was dictated here in error.`,
    `${reduction}\n\nPLAN: Spica for six weeks.\n\nPlease disregard this note, entered in error.`,
    `Sample report for teaching, no real patient.\n\n${reduction}`,
    `Plan for tomorrow, dictated in advance: ${reduction}`,
    `${reduction}\n\nThe above was written before surgery; the operation has not yet taken place.`,
    `Copied from the operation of last year.\n\n${reduction}`,
    `What follows was carried forward from the previous operative report.\n\n${reduction}`,
  ])('documents nothing: %s', (note) => expect(findingIn(note).status).toBe('missing'));

  it('says so with its own words', () => {
    const finding = findingIn(`${reduction}\n\nThis note was dictated on the wrong patient.`);
    expect(finding.evidence[0]?.cue?.text).toContain('wrong patient');
    expect(finding.evidence[0]?.cue?.rule).toBe('document of another patient');
  });

  it('leaves the other documents of the record standing', () => {
    const documents = [
      { kind: 'operative-note', text: reduction },
      { kind: 'imaging', text: 'Disregard this report, it belongs to another patient.' },
    ];
    expect(checker.checkOne({ code: '27257', documents }, 'manipulation').status).toBe('present');
  });
});

it('lets an office note be written before the operation', () => {
  const documents = [
    { kind: 'operative-note', text: reduction },
    { kind: 'office-note', text: 'This note was written before surgery. Radiographs show a dislocated left hip.' },
  ];
  expect(checker.checkOne({ code: '27257', documents }, 'pre-reduction-imaging').status).toBe('present');
});

describe('what does not disown a document', () => {
  it.each([
    `The risk of wrong patient and wrong site surgery was met by a time-out. ${reduction}`,
    `${reduction} The history in this note was copied from the previous admission.`,
    `${reduction} This note was dictated right after surgery.`,
    `${reduction} Disregard the previous dictation, this is the corrected report.`,
    `This note replaces an earlier one that was dictated on the wrong patient. ${reduction}`,
    `${reduction} The preoperative note was written the night before.`,
    `${reduction} This report was not copied from an earlier note.`,
  ])('leaves the act standing: %s', (note) => expect(findingIn(note).status).toBe('present'));
});
