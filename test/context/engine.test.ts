// The contract of the engine: what it returns, documents and sections, and the floor under its figures.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CueData } from '../../src/context/cues.ts';
import { judgeRow, readKit, readRows } from '../../src/evaluation/assertion-rows.ts';
import { scoreLabels } from '../../src/evaluation/context-figures.ts';
import { engine, headings, read, understood } from './understood.ts';

describe('an assessment', () => {
  it('names the words and the rule that decided', () => {
    const { note, context, first, last } = read('The wound was closed. There was no <<pus>> in it.');
    const { assertion, cue, rule } = context.assess(first, last);
    expect(assertion).toBe('negated');
    expect(rule).toBe('negated.no');
    expect(note.tokens.slice(cue?.first, cue?.last).map((token) => token.norm)).toEqual(['no']);
  });

  it('has no cue by default', () => {
    const { context, first, last } = read('The <<drain>> was placed.');
    expect(context.assess(first, last)).toEqual({ assertion: 'affirmed', cue: null, rule: 'default' });
  });

  it('passes over cues that are covered', () => {
    const { context, note, first, last } = read('There was no <<pus>>.');
    const no = note.tokens.findIndex((token) => token.norm === 'no');
    expect(context.assess(first, last, [{ first: no, last }]).assertion).toBe('affirmed');
  });

  it('keeps the axes apart until one wins', () => {
    const { context, first, last } = read('SOCIAL HISTORY: Denies <<alcohol>>.');
    expect(context.assess(first, last).assertion).toBe('negated');
    expect([...context.axes(first, last)].sort()).toEqual(['historical', 'negated']);
  });
});

describe('sections and documents', () => {
  it.each([
    ['FAMILY HISTORY: <<clubfoot>>.', 'other-person'],
    ['PAST SURGICAL HISTORY: <<hip fusion>>', 'historical'],
    ['HISTORY: no <<previous surgery>> on this hip.', 'negated'],
    ['HISTORY: She <<walks in a crouch>>, and she tires.', 'affirmed'],
    ['PLAN: The patient was <<extubated>> and taken to recovery.', 'affirmed'],
  ])('%s → %s', (text, assertion) => {
    expect(understood(text)).toBe(assertion);
  });

  it('reads what an earlier operation did as history, and its plans as plans', () => {
    expect(understood('The femur was <<divided>>.', 'index-operative-note')).toBe('historical');
    expect(understood('<<Closure>> will be done in five days.', 'index-operative-note')).toBe('planned');
  });

  it('reads a consent as what may happen', () => {
    expect(understood('<<Hemipelvectomy>> and blood transfusion.', 'consent')).toBe('conditional');
  });
});

describe('cue data', () => {
  it('is refused with the place of the fault', () => {
    expect(() =>
      CueData.parse({
        terminators: {},
        classes: {},
        sections: {},
        titles: {},
        documents: {},
        cues: [{ id: 'x', category: 'maybe', phrases: ['a b'] }],
      }),
    ).toThrow(/category/);
  });

  it('names each cue once', () => {
    const cue = { id: 'negated.no', category: 'negated', phrases: ['no'] };
    expect(() => CueData.parse({ terminators: {}, classes: {}, sections: {}, titles: {}, documents: {}, cues: [cue, cue] })).toThrow(
      /given twice/,
    );
  });
});

describe('the labelled sentences', () => {
  it('stay above the floor', () => {
    const rows = readRows(readFileSync(new URL('assertions.tsv', import.meta.url), 'utf8'));
    const figures = scoreLabels(rows.map((row) => judgeRow(row, engine, headings)));
    expect(figures.performedF1).toBeGreaterThanOrEqual(0.96);
    expect(figures.falsePresent).toBeLessThanOrEqual(0.03);
    expect(figures.macroF1).toBeGreaterThanOrEqual(0.96);
  });
});

describe('files of labelled phrases', () => {
  const head = 'id\ttext\ttarget\toccurrence\tlabel';
  it.each([
    ['id\ttext\n1\tx', '1: no column "target"'],
    [`${head}\n1\tno pus\tpus\t2\tnegated`, '2: the text does not hold "pus" 2 times'],
    [`${head}\n1\tno pus\tpus\t1\tabsent`, '2: unknown label "absent"'],
    [`${head}\n1\tno pus\tpus`, '2: 3 cells, the header has 5'],
    [head, '1: no rows'],
  ])('a fault is told with its line', (file, message) => {
    expect(() => readRows(file)).toThrow(message);
  });

  it('of the public kit are read with the phrase in capitals', () => {
    const [row] = readKit(
      'number\tphrase\tsentence\tnegation\ttime\twho\n1\tsmall  cyst\t"There is no SMALL CYST here."\tNegated\tRecent\tPatient\n',
    );
    expect(row).toMatchObject({ id: '1', label: 'Negated', temporality: 'Recent', experiencer: 'Patient' });
    expect(row?.text.slice(row.start, row.end)).toBe('SMALL CYST');
  });
});
