// Modifiers: what the documentation supports, and what the claim carries without it.
import { describe, expect, it } from 'vitest';
import { smallChecker } from './small-checker.ts';

const checker = smallChecker();
interface Claim {
  modifiers?: string[];
  diagnoses?: string[];
  dateOfService?: string;
}
const check = (code: string, text: string, claim: Claim = {}, more: { kind: string; text: string; date?: string }[] = []) =>
  checker.check({ code, documents: [{ text, date: '2026-03-14' }, ...more], claim });
const transfer = (rest = '') => `PROCEDURE: Iliopsoas transfer, left hip.\nThe tendon was anchored to the left femoral neck.${rest}`;
const serious = (report: ReturnType<typeof check>) =>
  report.alerts.filter((alert) => alert.severity !== 'info').map((alert) => `${alert.kind} ${alert.codes.join()}`);

describe('sides', () => {
  it('supports the side that is documented', () => {
    expect(check('27111', transfer()).modifiers).toEqual(['LT']);
    expect(check('27111', transfer().replaceAll('left', 'right')).modifiers).toEqual(['RT']);
  });
  it('supports neither where the note states both sides and is not bilateral', () => {
    expect(
      check(
        '27111',
        'PROCEDURE: Iliopsoas transfer, RIGHT hip.\nThe left femoral neck was exposed and the tendon was anchored to the left femoral neck.',
      ).modifiers,
    ).toEqual([]);
  });
  it('supports 50 for a bilateral operation, but never where the operation has one side only', () => {
    expect(check('27257', 'PROCEDURE: Bilateral closed reduction of the hips.').modifiers).toEqual(['50']);
    const report = check('27290', 'PROCEDURE: Bilateral hemipelvectomy.', { modifiers: ['50'] });
    expect(report.modifiers).toEqual([]);
    expect(report.alerts).toContainEqual(expect.objectContaining({ kind: 'modifier', severity: 'error', codes: ['50'] }));
  });
  it('says that the claim carries the wrong side, with the quote', () => {
    const alert = check('27111', transfer(), { modifiers: ['RT'] }).alerts.find((one) => one.kind === 'laterality');
    expect(alert).toMatchObject({ severity: 'error', codes: ['RT'] });
    expect(alert?.evidence.length).toBeGreaterThan(0);
  });
  it('says that the claim lacks the side only where modifiers are supplied', () => {
    const lacking = (claim: Claim) =>
      check('27111', transfer(), claim)
        .alerts.filter((alert) => alert.kind === 'modifier')
        .map((alert) => `${alert.severity} ${alert.codes.join()}`);
    expect(lacking({ modifiers: [] })).toEqual(['info LT']);
    expect(lacking({})).toEqual([]);
    expect(serious(check('27111', transfer(), { modifiers: ['LT'] }))).toEqual([]);
  });
});

describe('returns to the operating room', () => {
  const closure = 'PROCEDURE: Secondary closure, left above-knee stump.\nThe skin of the left stump was closed with nylon.';
  const index = {
    kind: 'index-operative-note',
    date: '2026-03-02',
    text: 'Guillotine amputation of the left thigh. He will return next week to close the stump.',
  };
  it('supports 58 where the index note says that the return was meant', () => {
    const report = check('27594', closure, { modifiers: ['58', 'LT'] }, [index]);
    expect(report.modifiers).toEqual(['58', 'LT']);
    expect(serious(report)).toEqual([]);
  });
  it('supports 78, not 58, where the return was unplanned, and says so', () => {
    const report = check('27594', `INDICATION: This was an unplanned return to the operating room for dehiscence.\n${closure}`, {
      modifiers: ['58', 'LT'],
    });
    expect(report.modifiers).toEqual(['78', 'LT']);
    expect(report.alerts).toContainEqual(expect.objectContaining({ kind: 'modifier', severity: 'error', codes: ['58'] }));
  });
  it.each([
    'Nobody had expected another operation.',
    'No return had been planned.',
    'The wound burst and she was rushed back to the operating room.',
    'This unexpected return to theater followed.',
  ])('reads “%s” as unplanned', (sentence) => {
    expect(check('27257', `PROCEDURE: Closed reduction, left hip.\nINDICATION: ${sentence}`).modifiers).toContain('78');
  });
  it.each([
    'At the first operation we agreed that he would come back for the second stage today.',
    'As planned at the initial reduction, she returns today for the next stage.',
    'The plan made at the time of the first reduction was to bring him back in two weeks.',
  ])('reads “%s” as planned', (sentence) => {
    expect(check('27257', `PROCEDURE: Closed reduction, left hip.\nINDICATION: ${sentence}`).modifiers).toContain('58');
  });
  it.each([
    'She will return to the clinic in two weeks.',
    'The cast will be changed in the operating room in six weeks.',
    'No tenotomy was planned.',
    'Unexpected bleeding was met and controlled.',
  ])('reads no return from “%s”', (sentence) => {
    expect(check('27257', `PROCEDURE: Closed reduction, left hip.\nThe hip was reduced. ${sentence}`).modifiers).toEqual(['LT']);
  });
  it('supports 79 where the operation is unrelated to the earlier one', () => {
    const text = `INDICATION: Twelve days ago I did his carpal tunnel; today's operation has nothing to do with that procedure.\n${closure}`;
    expect(check('27594', text).modifiers).toEqual(['79', 'LT']);
  });
  it('names the missing index note where 58 is claimed', () => {
    const alerts = check('27594', closure, { modifiers: ['58', 'LT'] }).alerts.filter((alert) => alert.kind === 'document');
    expect(alerts).toMatchObject([{ severity: 'warning', message: expect.stringContaining('index operation') as string }]);
  });
  it('says that a return inside the global period carries none of 58, 78, 79', () => {
    const silent = { ...index, text: 'Guillotine amputation of the left thigh.' };
    expect(serious(check('27594', closure, { modifiers: ['LT'] }, [silent]))).toEqual(['global-period 58,78,79']);
  });
});

describe('two surgeons', () => {
  const parts =
    'PROCEDURE: Left iliopsoas transfer.\nThis was done by two surgeons. Dr. Ames exposed the left hip and divided the tendon. I anchored it to the left femoral neck.';
  it('supports 62 where each has a documented part', () => {
    expect(check('27111', parts).modifiers).toEqual(['62', 'LT']);
  });
  it('does not support it for an assistant, nor for a co-surgeon without a part', () => {
    expect(check('27111', parts.replace('This was done by two surgeons.', 'Dr. Ames assisted.')).modifiers).toEqual(['LT']);
    expect(
      check('27111', 'CO-SURGEONS: Dr. Ames and Dr. Bell.\nThe tendon was anchored to the left femoral neck.', { modifiers: ['62', 'LT'] })
        .alerts,
    ).toContainEqual(expect.objectContaining({ kind: 'modifier', severity: 'warning', codes: ['62'] }));
  });
});

describe('modifiers that no note settles', () => {
  it.each(['22', '24', '25', '57', '59', 'XS'])('explains %s and does not judge it', (modifier) => {
    const report = check('27111', transfer(), { modifiers: ['LT', modifier] });
    expect(report.alerts).toContainEqual(expect.objectContaining({ kind: 'modifier', severity: 'info', codes: [modifier] }));
    expect(report.modifiers).toEqual(['LT']);
    expect(serious(report)).toEqual([]);
  });
});
