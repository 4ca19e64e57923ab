// Files of the knowledge base are data: whatever they hold, they are read within bounds, change nothing but themselves, and their faults are told.

import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { compileKnowledge, createChecker } from '../../src/index.ts';

const path = 'checklists/99999.yaml';
const faultsOf = (text: string, at = path): string[] =>
  compileKnowledge([{ path: at, text }])
    .faults.filter((fault) => fault.path === at)
    .map(({ message }) => message);

/** A checklist of one element that this phrase makes present, and a concept of this name. */
function checklist(name: string, phrase: string): string {
  return stringify({
    code: '99999',
    title: 'any',
    version: '1',
    concepts: { [name]: [phrase] },
    elements: [
      {
        id: 'element',
        title: 't',
        group: 'g',
        requirement: 'required',
        source: 's',
        why: 'w',
        query: 'What was done?',
        present: [`$${name}`],
        examples: {},
      },
    ],
  });
}

const statusOf = (text: string, note: string): string | undefined =>
  createChecker(compileKnowledge([{ path, text }])).check({ code: '99999', documents: [{ kind: 'operative-note', text: note }] })
    .elements[0]?.status;

describe('a checklist', () => {
  it('cannot silence a concept: what would do nothing is told', () => {
    expect(faultsOf(checklist('act', '!skin $act')).join()).toContain('silences nothing');
  });
  it.each(['constructor', 'prototype', 'valueof', 'hasownproperty'])('may call a concept "%s"', (name) => {
    expect(statusOf(checklist(name, 'stump closed'), 'The stump closed.')).toBe('present');
    expect(statusOf(checklist(name, 'stump closed'), 'The hip was reduced.')).toBe('missing');
  });

  it.each(['constructor', 'toString', 'hasOwnProperty', 'valueOf'])('may hold the word "%s"', (word) => {
    expect(statusOf(checklist('any', word), `Here stands ${word} alone.`)).toBe('present');
    expect(statusOf(checklist('any', word), 'The hip was reduced.')).toBe('missing');
  });

  it("shares no name with another vocabulary: of two lists the one would take the other's place in silence", () => {
    const files = ['first', 'second'].map((name) => ({ path: `checklists/vocabulary/${name}.yaml`, text: 'stump: [stump]' }));
    expect(compileKnowledge(files).faults.map(({ path, message }) => `${path}: ${message}`)).toContain(
      'checklists/vocabulary/second.yaml: stump is a concept of checklists/vocabulary/first.yaml already; give one of them another name',
    );
  });

  it('changes no prototype', () => {
    const text = `__proto__: {polluted: yes}\nconstructor: {prototype: {polluted: yes}}\n${checklist('any', 'stump')}`;
    expect(faultsOf(text)).not.toEqual([]);
    expect(faultsOf('__proto__: [stump]\nknown: [stump]', 'checklists/vocabulary/any.yaml')).not.toEqual([]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('runs no code that a tag asks for', () => {
    expect(faultsOf('code: !!js/function "function () { process.exit(1) }"')).not.toEqual([]);
  });
});

describe('a file', () => {
  it('of more than 2 MB is not read, nor weights of more than 5', () => {
    expect(faultsOf(`# ${'x'.repeat(2_000_000)}`)).toEqual(['is larger than 2 MB']);
    expect(faultsOf(`"${'x'.repeat(5_000_000)}"`, 'checklists/words/weights.json')).toEqual([
      expect.stringContaining('is larger than 5 MB'),
    ]);
  });

  it('whose aliases unfold without end is not unfolded', () => {
    const lines = Array.from({ length: 12 }, (_, at) => `a${at}: &a${at} [${at === 0 ? 'x' : `*a${at - 1}, *a${at - 1}, *a${at - 1}`}]`);
    expect(faultsOf(lines.join('\n'))).toEqual(['has an alias that nothing stands behind, or too many aliases']);
    expect(faultsOf('a: *nothing')).toEqual(['has an alias that nothing stands behind, or too many aliases']);
    expect(faultsOf('a: &a [*a]')).not.toEqual([]);
  });

  it.each(['[', '{a: ', '- ', '"'])('of %s nested a hundred thousand deep has a fault', (mark) => {
    expect(faultsOf(mark.repeat(100_000))).not.toEqual([]);
    expect(faultsOf(mark.repeat(100_000), 'checklists/words/weights.json')).not.toEqual([]);
  });

  it('that stands for endless phrases has a fault', () => {
    expect(faultsOf(checklist('any', '(a1 b1 | c1 d1) '.repeat(20)))).toEqual([expect.stringContaining('stands for more than')]);
    expect(faultsOf(checklist('any', `${'('.repeat(50_000)}a${')'.repeat(50_000)}`))).not.toEqual([]);
  });

  it('whose concepts refer to themselves has a fault', () => {
    expect(faultsOf(checklist('any', '$any'))).toEqual([expect.stringContaining('refers to itself')]);
  });
});

describe('the cues', () => {
  const faultsOfCues = (...cues: readonly object[]): string =>
    faultsOf(
      stringify({ terminators: {}, classes: {}, sections: {}, titles: {}, documents: {}, cues }),
      'checklists/language/cues.yaml',
    ).join('\n');
  const cue = { id: 'negated.no', category: 'negated', phrases: ['no'] };

  it.each([
    ['a phrase that cannot be read', [{ ...cue, phrases: ['(no'] }], 'lacks a closing parenthesis'],
    ['a class that is not there', [{ ...cue, phrases: ['<months> ago'] }], 'names the class "months"'],
    ['an id given twice', [cue, cue], 'the id "negated.no" is given twice'],
  ])('with %s are told as a fault', (_, cues, fault) => expect(faultsOfCues(...cues)).toContain(fault));
});
