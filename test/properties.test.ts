// What holds for any record whatever: properties of a whole report, on texts made of real sentences, hostile pieces and any characters.
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentKinds } from '../src/contract/case.ts';
import { statuses } from '../src/contract/report.ts';
import { hostileTexts } from '../src/evaluation/hostile-texts.ts';
import { createChecker, Report } from '../src/index.ts';
import { checker, knowledge } from './knowledge.ts';

// The same texts at every run; npm run fuzz is for new ones.
fc.configureGlobal({ seed: 20_261_130, numRuns: 60 });

const notes = readdirSync('samples').filter((name) => /^\d{5}\.txt$/.test(name));
const samples = notes.map((name) => ({ code: name.slice(0, 5), text: readFileSync(`samples/${name}`, 'utf8') }));
const sentences = samples.flatMap(({ text }) => text.split(/(?<=[.:])\s+/));

const anyText = fc
  .array(
    fc.oneof(
      { arbitrary: fc.constantFrom(...sentences), weight: 4 },
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.tuple(fc.constantFrom(...Object.values(hostileTexts)), fc.integer({ min: 1, max: 200 })).map(([make, size]) => make(size)),
      // Code units apart from their pair.
      fc.integer({ min: 0xd800, max: 0xdfff }).map((unit) => String.fromCharCode(unit)),
      fc.constantFrom('constructor', '__proto__', 'toString', 'hasOwnProperty', '\n\n', '\r\n', '. ', ': ', ''),
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((pieces) => pieces.join(' '));

const anyDate = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const anyCase = fc
  .record(
    {
      id: fc.string({ maxLength: 40 }),
      code: fc.constantFrom(...checker.codes),
      documents: fc.array(
        fc.record({ kind: fc.constantFrom(...documentKinds), text: anyText, date: anyDate }, { requiredKeys: ['text'] }),
        { minLength: 1, maxLength: 3 },
      ),
      claim: fc.record(
        {
          modifiers: fc.array(fc.constantFrom('LT', 'RT', '50', '58', '62', '78', '79'), { maxLength: 3 }),
          diagnoses: fc.array(fc.constantFrom('T87.81', 'S73.004A', 'C41.4', 'Q65.01'), { maxLength: 2 }),
          dateOfService: anyDate,
        },
        { requiredKeys: [] },
      ),
    },
    { requiredKeys: ['code', 'documents'] },
  )
  .filter(({ documents }) => documents.every(({ text }) => text.trim() !== ''));

describe('the report of any record', () => {
  it('is made, has the promised form, and quotes each document as it was given', () => {
    fc.assert(
      fc.property(anyCase, (input) => {
        const report = Report.parse(checker.check(input));
        const findings = [...report.elements, ...report.operativeReport];
        for (const { status } of findings) expect(statuses).toContain(status);
        const evidence = [...findings.flatMap((one) => one.evidence), ...report.alerts.flatMap((one) => one.evidence)];
        for (const { document, start, end, text, cue } of evidence) {
          expect(input.documents[document]?.text.slice(start, end)).toBe(text);
          if (cue !== null) expect(input.documents[document]?.text.slice(cue.start, cue.end)).toBe(cue.text);
        }
      }),
    );
  });

  it('is the same whenever, and after whatever else, it is made', () => {
    const other = createChecker(knowledge);
    fc.assert(
      fc.property(anyCase, anyCase, (input, between) => {
        const first = JSON.stringify(checker.check(input));
        other.check(between);
        expect(JSON.stringify(other.check(input))).toBe(first);
      }),
      { numRuns: 25 },
    );
  });
});

const statusesOf = ({ elements, operativeReport }: Report): Record<string, string> =>
  Object.fromEntries([...elements, ...operativeReport].map(({ id, status }) => [id, status]));
const reportOf = (code: string, text: string): Report => checker.check({ code, documents: [{ kind: 'operative-note', text }] });

describe('the findings of a note', () => {
  const unrelated = [
    'The theatre lights were checked by the nurse.',
    'A warm blanket was laid over the table.',
    'Music played quietly in the theatre.',
    'The family waited in the cafe downstairs.',
    'The weather was fine that morning.',
    'The telephone rang twice during the case.',
    'The radio in the corridor played softly.',
  ];
  const paragraphs = /\n[ ]*\n/;

  it.each(samples)('$code stay as they are when a paragraph about something else is added anywhere', ({ code, text }) => {
    const before = reportOf(code, text);
    const parts = text.split(paragraphs);
    fc.assert(
      fc.property(fc.constantFrom(...unrelated), fc.integer({ min: 0, max: parts.length }), (sentence, at) => {
        const after = reportOf(code, [...parts.slice(0, at), sentence, ...parts.slice(at)].join('\n\n'));
        expect(statusesOf(after)).toEqual(statusesOf(before));
        expect([after.siblings, after.modifiers, after.verdict]).toEqual([before.siblings, before.modifiers, before.verdict]);
      }),
      { numRuns: 20 },
    );
  });

  it.each(samples)('$code stay as they are in whatever order the sections stand', ({ code, text }) => {
    const before = statusesOf(reportOf(code, text));
    const [head = '', ...sections] = text.split(/(?=^[A-Z][A-Za-z ]+:)/m).map((part) => part.trimEnd());
    fc.assert(
      fc.property(fc.shuffledSubarray(sections, { minLength: sections.length }), (shuffled) => {
        expect(statusesOf(reportOf(code, [head, ...shuffled].join('\n\n')))).toEqual(before);
      }),
      { numRuns: 20 },
    );
  });
});
