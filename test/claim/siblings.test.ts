// Sibling codes and ranking: what the record affirms decides, with the words of both sides.
import { describe, expect, it } from 'vitest';
import { NoSupportedCodeError } from '../../src/claim/ranking.ts';
import { smallChecker } from './small-checker.ts';

const checker = smallChecker();
const siblings = (note: string) => checker.check({ code: '27111', note });

describe('siblings', () => {
  it('names the sibling whose operation is affirmed, with the distinction and its words', () => {
    const report = siblings('The tendon was anchored to the greater trochanter.');
    expect(report.siblings).toEqual(['27110']);
    const alert = report.alerts.find((one) => one.kind === 'sibling-code');
    expect(alert).toMatchObject({
      severity: 'error',
      codes: ['27110'],
      message: expect.stringContaining('not to the femoral neck') as string,
    });
    expect(alert?.evidence[0]).toMatchObject({ role: 'contradicts', text: 'anchored to the greater trochanter' });
  });
  it('names none where the element that decides between the two is present', () => {
    expect(siblings('The tendon was anchored to the femoral neck. The fascia was attached to the greater trochanter.').siblings).toEqual(
      [],
    );
  });
  it('names none from what was only considered, planned or done before', () => {
    expect(siblings('Anchoring it to the greater trochanter was considered but not done.').siblings).toEqual([]);
    expect(siblings('The tendon was not anchored to the greater trochanter.').siblings).toEqual([]);
  });
  it('judges the operative note alone', () => {
    const report = checker.check({
      code: '27111',
      documents: [
        { text: 'The tendon was transferred.' },
        { kind: 'office-note', text: 'Elsewhere the tendon was anchored to the greater trochanter.' },
      ],
    });
    expect(report.siblings).toEqual([]);
  });
});

describe('a case without a code', () => {
  it('ranks the codes that the record supports and checks the first', () => {
    const report = checker.check({ note: 'Closed reduction of the hip dislocation. The iliopsoas was not disturbed.' });
    expect(report.code).toBe('27257');
    expect(report.ranking?.[0]).toMatchObject({ code: '27257' });
    expect(report.ranking?.[0]?.evidence.map((one) => one.text)).toContain('Closed reduction');
  });
  it('gives no ranking where the code is named', () => {
    expect(checker.check({ code: '27257', note: 'Closed reduction.' }).ranking).toBeUndefined();
  });
  it('says in one line that no code is supported', () => {
    expect(() => checker.check({ note: 'The gallbladder was removed.' })).toThrow(NoSupportedCodeError);
    expect(() => checker.check({ note: 'The gallbladder was removed.' })).toThrow(/supports none of 27111/);
  });
});
