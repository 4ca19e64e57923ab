// Several documents: titles without a body, sides that disagree, and what every alert carries.
import { describe, expect, it } from 'vitest';
import { smallChecker } from './small-checker.ts';

const checker = smallChecker();
const kinds = (input: unknown) =>
  checker
    .check(input)
    .alerts.filter((alert) => alert.severity !== 'info')
    .map((alert) => alert.kind);

describe('an operation that only the title names', () => {
  it('is told', () => {
    expect(
      kinds({
        code: '27290',
        note: 'PROCEDURE: Left hemipelvectomy.\n\nDESCRIPTION: The patient was brought to the operating room. The wound was closed.',
      }),
    ).toEqual(['header-only']);
  });
  it('is not told where the body describes it', () => {
    expect(
      kinds({
        code: '27290',
        note: 'PROCEDURE: Left hemipelvectomy.\n\nDESCRIPTION: The left sacroiliac joint was divided and the wound was closed.',
      }),
    ).toEqual([]);
  });
});

describe('sides that disagree', () => {
  it('between heading and narrative, with both quotes', () => {
    const report = checker.check({
      code: '27111',
      note: 'PROCEDURE: Iliopsoas transfer, RIGHT hip.\n\nDESCRIPTION: An incision was made in the left groin. The tendon was anchored to the left femoral neck.',
    });
    const alert = report.alerts.find((one) => one.kind === 'laterality');
    expect(alert?.severity).toBe('error');
    expect(alert?.evidence.map((one) => one.role)).toEqual(expect.arrayContaining(['supports', 'contradicts']));
  });
  it('between the note and the consent', () => {
    const documents = [
      { text: 'PROCEDURE: Left hemipelvectomy.\n\nDESCRIPTION: The left sacroiliac joint was divided.' },
      { kind: 'consent', text: 'Proposed operation: Amputation of the right leg with the right half of the pelvis.' },
    ];
    const alert = checker.check({ code: '27290', documents }).alerts.find((one) => one.kind === 'laterality');
    expect(alert?.message).toContain('consent');
    expect(new Set(alert?.evidence.map((one) => one.document))).toEqual(new Set([0, 1]));
  });
});

describe('every alert', () => {
  it('carries evidence, or names what is missing', () => {
    const report = checker.check({
      code: '27594',
      documents: [{ text: 'PROCEDURE: Secondary closure.' }],
      claim: { modifiers: ['58', '78', '79', '62', 'LT', '50'], diagnoses: ['K35.80', 'T87.41'] },
    });
    expect(report.alerts.length).toBeGreaterThan(5);
    for (const alert of report.alerts)
      expect(
        alert.evidence.length > 0 || /not among|does not document|index operation|carries|needs|K35\.80|T87\.41/.test(alert.message),
        alert.message,
      ).toBe(true);
  });
  it('quotes the documents exactly', () => {
    const documents = [{ text: 'PROCEDURE: Left hemipelvectomy.\n\nDESCRIPTION: The right sacroiliac joint was divided.' }];
    for (const alert of checker.check({ code: '27290', documents, claim: { modifiers: ['LT'], diagnoses: ['C40.21'] } }).alerts)
      for (const one of alert.evidence) expect(documents[one.document]?.text.slice(one.start, one.end)).toBe(one.text);
  });
});
