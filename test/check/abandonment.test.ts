// An operation abandoned before its act documents no act; a step given up for another, or an earlier operation, changes nothing.
import { describe, expect, it } from 'vitest';
import { createChecker } from '../../src/index.ts';
import { knowledge } from '../knowledge.ts';

const checker = createChecker(knowledge);
const reduction = 'The hip was flexed and abducted under traction and the head slid back into the socket with a clunk.';
const statusOf = (note: string): string => checker.checkOne({ code: '27257', note }, 'manipulation').status;

describe('an operation abandoned before its act', () => {
  it.each([
    `The case was abandoned before any reduction was attempted; what follows was prepared beforehand. ${reduction}`,
    `${reduction}\n\nADDENDUM: The procedure was aborted prior to any manipulation because of anaphylaxis; the text above was prepared in advance.`,
    `The operation was called off. ${reduction}`,
    `PROCEDURE: Closed reduction of the right hip, procedure aborted.\n\nDESCRIPTION: The child was anesthetized and lost his airway.`,
    `The operation was aborted after the second anchor pulled out. ${reduction}`,
    `Surgery was cancelled at this point owing to arrhythmia. ${reduction}`,
  ])('documents no act: %s', (note) => expect(statusOf(note)).toBe('missing'));

  it('says so', () => {
    const finding = checker.checkOne({ code: '27257', note: `The operation was abandoned before it began. ${reduction}` }, 'manipulation');
    expect(finding.reason).toContain('the operation was abandoned');
    expect(finding.evidence[0]?.cue?.text).toContain('abandoned');
  });
});

describe('what is no abandoned operation', () => {
  it.each([
    reduction,
    `${reduction} At this point the procedure was terminated and the child was woken.`,
    `An attempt at closed reduction elsewhere was abandoned last year. ${reduction}`,
    `The traction table was abandoned in favor of manual traction. ${reduction}`,
    `In this operation the first pin was abandoned and replaced. ${reduction}`,
    `During the case the epidural was abandoned. ${reduction}`,
    `Had there been any doubt the case would have been abandoned. ${reduction}`,
    `The procedure was not abandoned. ${reduction}`,
    `Dr. Vane scrubbed for the whole operation and no reduction was attempted without her. ${reduction}`,
  ])('leaves the act standing: %s', (note) => expect(statusOf(note)).toBe('present'));
});
