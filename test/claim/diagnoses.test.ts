// Diagnosis codes: families as data, side and cause against the record; unknown ones are said to be unknown.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { familyOf, fits, sideOfCode } from '../../src/check/diagnosis-codes.ts';
import { compileKnowledge } from '../../src/index.ts';
import { readKnowledgeFiles } from '../../src/service/knowledge.ts';
import { smallChecker } from './small-checker.ts';

const { diagnoses } = compileKnowledge(readKnowledgeFiles().filter((file) => /\/(?:vocabulary|claim)\//.test(file.path)));
const checker = smallChecker();
const check = (code: string, note: string, codes: string[]) =>
  checker.check({ code, documents: [{ text: note }], claim: { diagnoses: codes } });
const said = (report: ReturnType<typeof check>) => report.alerts.filter((alert) => alert.kind === 'diagnosis');

describe('families', () => {
  it.each([
    ['Q65.02', 'congenital-dislocation', 'left'],
    ['Q6502', 'congenital-dislocation', 'left'],
    ['Q65.1', 'congenital-dislocation', 'both'],
    ['M24.351', 'pathological-dislocation', 'right'],
    ['S73.005A', 'traumatic-dislocation', 'left'],
    ['S73.034A', 'traumatic-dislocation', 'right'],
    ['T84.020A', 'prosthetic-dislocation', 'right'],
    ['T87.44', 'stump-infection', 'left'],
    ['T87.81', 'stump-dehiscence', null],
    ['C41.4', 'pelvic-bone-sarcoma', null],
    ['I70.261', 'arterial-disease', 'right'],
  ])('reads %s as %s, side %s', (code, family, side) => {
    expect(familyOf(code, diagnoses)?.id).toBe(family);
    expect(sideOfCode(code, diagnoses)).toBe(side);
  });
  it('names the year and the source of its data', () => {
    expect(diagnoses.year).toBeGreaterThan(2000);
    expect(diagnoses.source).toContain('ICD-10-CM');
  });
  it('gives every side pattern to a code of its own family', () => {
    for (const family of diagnoses.families)
      for (const pattern of [...family.right, ...family.left, ...family.bilateral])
        expect(
          family.codes.some((own) => fits(pattern, own)),
          `${family.id} ${pattern}`,
        ).toBe(true);
  });
  it('never throws, whatever the code', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), (code) => {
        expect([null, 'left', 'right', 'both']).toContain(sideOfCode(code, diagnoses));
      }),
    );
  });
});

describe('alerts', () => {
  const left = 'PROCEDURE: Iliopsoas transfer, left hip for polio.\nThe tendon was anchored to the left femoral neck.';
  it('says nothing of codes that fit', () => {
    expect(said(check('27111', left, ['B91', 'M25.352']))).toEqual([]);
  });
  it('says that a code is for the other side, with the words that state the side', () => {
    expect(said(check('27111', left, ['M25.351']))).toMatchObject([{ severity: 'error', codes: ['M25.351'] }]);
    expect(
      said(check('27111', left, ['M25.351']))[0]?.evidence.every((one) => one.role === 'contradicts' && one.text.includes('left')),
    ).toBe(true);
  });
  it('says that a code states another cause than the one documented', () => {
    expect(said(check('27111', left, ['G80.1']))).toMatchObject([
      { severity: 'warning', codes: ['G80.1'], message: expect.stringContaining('polio') as string },
    ]);
  });
  it('says that an unknown code is unknown, and no more', () => {
    expect(said(check('27111', left, ['K35.80']))).toMatchObject([
      { severity: 'info', codes: ['K35.80'], message: expect.stringContaining('not among the codes known here') as string },
    ]);
  });
  it('says that a low-acuity code does not carry a hindquarter amputation, unless another does', () => {
    const note = 'PROCEDURE: Left hemipelvectomy.\nThe sacroiliac joint was divided. Chondrosarcoma of the left ilium.';
    expect(said(check('27290', note, ['M16.12']))).toMatchObject([{ severity: 'warning', codes: ['M16.12'] }]);
    expect(said(check('27290', note, ['M16.12', 'C41.4']))).toEqual([]);
  });
  it('knows the stump codes of the arm', () => {
    expect(said(check('27594', 'PROCEDURE: Secondary closure, left stump.', ['T87.41']))).toContainEqual(
      expect.objectContaining({ severity: 'warning', codes: ['T87.41'] }),
    );
    expect(said(check('27594', 'PROCEDURE: Secondary closure, left stump.', ['T87.81']))).toEqual([]);
  });
});
