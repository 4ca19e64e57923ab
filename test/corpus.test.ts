// The labelled notes and passages that come with the project: floors that no change may fall under, and invariants over every report.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCases } from '../src/evaluation/cases.ts';
import { readPassages } from '../src/evaluation/labelled-passages.ts';
import { score } from '../src/evaluation/scores.ts';
import { Report } from '../src/index.ts';
import { checker } from './knowledge.ts';

const cases = readCases('test/corpus');
const reports = cases.map(({ input, gold }) => ({ input, gold, report: checker.check(input) }));
const judged = reports.flatMap(({ gold, report }) =>
  report.elements.map((finding) => ({
    gold: gold.elements[finding.id]?.status ?? '',
    status: finding.status,
    sure: finding.confidence === 'sure',
    hit: null,
  })),
);

describe('labelled notes', () => {
  it('are judged as labelled, but for a few', () => {
    const { accuracy, f1, falsePresent } = score(judged);
    expect(accuracy).toBeGreaterThanOrEqual(0.93);
    expect(f1).toBeGreaterThanOrEqual(0.96);
    expect(falsePresent).toBeLessThanOrEqual(0.06);
  });
  it('name every element of their checklist', () => {
    for (const { gold, report } of reports)
      expect(report.elements.map((finding) => finding.id).sort()).toEqual(Object.keys(gold.elements).sort());
  });
});

describe('labelled passages', () => {
  it('are judged as labelled, but for a few', () => {
    const passages = readPassages('test/passages').map(({ code, element, status: gold, text }) => {
      const { status, confidence } = checker.checkOne({ code, note: text }, element);
      return { gold, status, sure: confidence === 'sure', hit: null };
    });
    const { accuracy, f1, falsePresent } = score(passages);
    expect(accuracy).toBeGreaterThanOrEqual(0.92);
    expect(f1).toBeGreaterThanOrEqual(0.94);
    expect(falsePresent).toBeLessThanOrEqual(0.05);
  }, 120_000);
});

describe('every report', () => {
  it('fits the contract', () => {
    for (const { report } of reports) expect(Report.safeParse(report).error).toBeUndefined();
  });
  it('quotes the documents exactly', () => {
    for (const { input, report } of reports)
      for (const one of [...report.elements, ...report.operativeReport]
        .flatMap((finding) => finding.evidence)
        .concat(report.alerts.flatMap((alert) => alert.evidence))) {
        const { text } = input.documents[one.document]!;
        expect(one.text).toBe(text.slice(one.start, one.end));
        if (one.cue !== null) expect(one.cue.text).toBe(text.slice(one.cue.start, one.cue.end));
      }
  });
  it('is the same for the same case', () => {
    for (const { input, report } of reports.slice(0, 6)) expect(JSON.stringify(checker.check(input))).toBe(JSON.stringify(report));
  });
  it('quotes exactly, and has a known status, for any text', () => {
    const piece = fc.oneof(
      fc.constantFrom(...cases.map(({ input }) => input.documents[0]!.text.slice(0, 400))),
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom('\r\n', '\t', '\u00a0', '🦴', '\ufeff', '***', 'LEFT '),
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 4 }), fc.constantFrom(...checker.codes), (pieces, code) => {
        const note = pieces.join('');
        fc.pre(note.trim() !== '');
        for (const one of checker.check({ code, note }).elements.flatMap((finding) => finding.evidence))
          expect(one.text).toBe(note.slice(one.start, one.end));
      }),
      { numRuns: 60 },
    );
  });
});
