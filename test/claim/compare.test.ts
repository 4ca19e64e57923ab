// Replaying a report: the same input gives no difference; what differs is told by path.
import { describe, expect, it } from 'vitest';
import { compareReports } from '../../src/claim/compare.ts';
import { smallChecker } from './small-checker.ts';

const checker = smallChecker();
const check = (note: string) => checker.check({ code: '27111', note });

describe('comparing reports', () => {
  it('finds no difference between two runs, nor after a way through JSON', () => {
    const report = check('The tendon was anchored to the left femoral neck.');
    expect(compareReports(report, check('The tendon was anchored to the left femoral neck.'))).toEqual([]);
    expect(compareReports(JSON.parse(JSON.stringify(report)) as typeof report, report)).toEqual([]);
  });
  it('names elements by their id', () => {
    const differences = compareReports(check('The tendon was anchored to the left femoral neck.'), check('The tendon was moved.'));
    expect(differences).toContainEqual({ path: 'elements[attachment-site].status', before: 'present', now: 'missing' });
    expect(differences.map((one) => one.path)).toContain('provenance.documents[0]');
  });
  it('tells what one report alone holds', () => {
    const report = check('The tendon was anchored to the left femoral neck.');
    const { elements, ...rest } = report;
    expect(compareReports(report, { ...rest, elements: elements.slice(1) })).toContainEqual({
      path: 'elements[attachment-site]',
      before: elements[0],
      now: undefined,
    });
  });
});
