// The query to the surgeon: few, neutral, the deciding gaps first; and the check that a question does not lead.
import { describe, expect, it } from 'vitest';
import { draftQuery, leadingFaults } from '../../src/claim/query.ts';
import { smallChecker } from './small-checker.ts';

const checker = smallChecker();

describe('the draft', () => {
  it('asks nothing of a complete record', () => {
    const report = checker.check({
      code: '27111',
      note: 'PROCEDURE: Iliopsoas transfer, left hip.\nThe tendon was anchored to the left femoral neck.',
    });
    expect(report.verdict).toBe('complete');
    expect(draftQuery(report).questions).toEqual([]);
  });
  it('asks first what decides the code, then of conflicts, and offers what both sides say', () => {
    const report = checker.check({
      code: '27111',
      note: 'PROCEDURE: Iliopsoas transfer, RIGHT hip.\nAn incision was made in the left groin. The tendon was moved.',
    });
    const { questions } = draftQuery(report);
    expect(questions.map((one) => one.elements)).toEqual([['attachment-site'], ['laterality']]);
    expect(questions[1]?.options.length).toBe(4);
    expect(questions[1]?.options.join()).toMatch(/RIGHT hip.*left groin/);
  });
  it('quotes nothing that was found and ruled out', () => {
    const report = checker.check({ code: '27111', note: 'Anchoring it to the femoral neck was considered but not done.' });
    expect(
      draftQuery(report)
        .questions.flatMap((one) => one.indicators)
        .filter((one) => one.role === 'rejected'),
    ).toEqual([]);
  });
  it('ends every list of options with other and unable to determine', () => {
    const report = checker.check({ code: '27594', note: 'PROCEDURE: Stump surgery.' });
    const { questions } = draftQuery(report);
    expect(questions.length).toBeGreaterThan(0);
    for (const one of questions) expect(one.options.slice(-2)).toEqual(['Other (please state)', 'Unable to determine']);
  });
  it('never offers one option alone', () => {
    const report = checker.check({ code: '27111', note: 'The tendon was anchored to the greater trochanter.' });
    for (const one of draftQuery(report).questions) expect(one.options.length).not.toBe(3);
  });
});

describe('leading questions', () => {
  it.each([
    'How was the transferred tendon fixed at its new site?',
    'What was the condition of the wound edges at the time of closure?',
    'Which side was operated on?',
    'Please describe the path of the tendon.',
    'Was the level of the amputation changed, and if so, how?',
    'Was the femur shortened or left at its length?',
    'Was imaging obtained after the reduction, and what did it show?',
  ])('accepts “%s”', (question) => {
    expect(leadingFaults(question)).toBeNull();
  });
  it.each([
    ['Please confirm that suture anchors were used.', 'asks for agreement'],
    ['Can you confirm the sacroiliac joint was divided?', 'asks for agreement'],
    ['The tendon was anchored to the femoral neck, correct?', 'expects one answer'],
    ["Wasn't it a staged procedure?", 'expects one answer'],
    ['What fixation was used, so that the claim is paid?', 'speaks of payment'],
    ['Which side was it, to avoid a denial?', 'speaks of payment'],
    ['What was done that fits CPT 27290?', 'names a code'],
    ['Please add that the margins were viable.', 'tells the surgeon what to write'],
    ['Was the wound clean?', 'can be answered only with yes or no'],
    ['What reason, to support medical necessity, was there?', 'says what the answer is wanted for'],
    ['  ', 'is empty'],
  ])('refuses “%s”', (question, fault) => {
    expect(leadingFaults(question)).toBe(fault);
  });
});
