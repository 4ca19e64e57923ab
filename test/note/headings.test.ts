// Headings as they are written in haste.
import { describe, expect, it } from 'vitest';
import { readNote } from '../../src/note/read.ts';
import { headings } from '../context/understood.ts';

const sections = (text: string) =>
  readNote(text, headings)
    .sections.filter(({ heading }) => heading !== null)
    .map(({ kind, body }) => `${kind}: ${text.slice(body.start, body.end).trim()}`);

describe('headings', () => {
  it('in capitals end with a full stop or nothing', () => {
    expect(sections('HISTORY. Fell at home.\nFIXATION. Two anchors.\nANESTHESIA. General.\nAFTERCARE spica for six weeks')).toEqual([
      'history: Fell at home.',
      'other: Two anchors.',
      'anesthesia: General.',
      'plan: spica for six weeks',
    ]);
  });
  it('and their values are one statement', () => {
    expect(readNote('HISTORY. Fell.\nFIXATION. Two anchors.\nPLAN. Brace.', headings).sentences).toHaveLength(3);
  });
  it('are no words in capitals, no abbreviations', () => {
    expect(sections('LEFT hip was prepped. MRI showed it.\nNWB. Home.')).toEqual([]);
  });
  it('may be misspelled', () => {
    expect(sections('POSTOPERTIVE PLAN: brace\nPAST SURGICAL HISTROY: repair')).toEqual(['plan: brace', 'history: repair']);
    expect(sections('Recommendation: amputation')).toEqual(['other: amputation']);
  });
  it('that were spoken are no words of a sentence', () => {
    const text = `${'surgeon smith procedure closed reduction anesthesia general '.repeat(4)}at a later operation the hip will be moved`;
    expect(sections(text).at(-1)).toContain('at a later operation the hip');
  });
});
