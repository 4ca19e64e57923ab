import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNote } from '../../src/note/read.ts';
import { knowledge } from '../knowledge.ts';

const read = (text: string) => readNote(text, knowledge.headings);
const sentences = (text: string): string[] => {
  const note = read(text);
  return note.sentences.map((sentence) => text.slice(sentence.start, sentence.end));
};
const kinds = (text: string): [string, string][] => {
  const note = read(text);
  return note.sentences.map((sentence) => [note.sections[sentence.section]!.kind, text.slice(sentence.start, sentence.end)]);
};

describe('sentences', () => {
  it('are cut where a dictation without marks turns to the next statement', () => {
    const dictated =
      'we went in through the old scar and split the fascia in line and then the nerve was found under the edge of the muscle and we kept it on a loop ' +
      'so i could see it the whole time and if it was tight then we would let it go after that the tendon was brought down to the bone';
    expect(sentences(dictated)).toEqual([
      'we went in through the old scar and split the fascia in line',
      'and then the nerve was found under the edge of the muscle',
      'and we kept it on a loop',
      'so i could see it the whole time and if it was tight then we would let it go',
      'after that the tendon was brought down to the bone',
    ]);
    expect(sentences('The nerve was found and then we kept it on a loop.')).toHaveLength(1);
  });
  it('do not end at the abbreviations of anatomy', () => {
    expect(sentences('The ext. iliac a. and the femoral + sciatic nn. both lay in tumor.')).toHaveLength(1);
    expect(sentences('Freed mm. biceps fem. et semitend. and the skin of the r. thigh.')).toHaveLength(1);
    expect(sentences('The screw was put into the distal fem. The knee was closed.')).toHaveLength(2);
  });

  it('end where a statement ends, not at an abbreviation or a decimal', () => {
    expect(sentences('Dr. Fox used No. 2 Vicryl and a 5.5 mm anchor. The wound was closed.')).toEqual([
      'Dr. Fox used No. 2 Vicryl and a 5.5 mm anchor.',
      'The wound was closed.',
    ]);
  });
  it('end at "in" where no number makes it inches', () => {
    expect(sentences('The head snapped in. Film good.')).toEqual(['The head snapped in.', 'Film good.']);
    expect(sentences('A wound of 3 in. Vicryl closed it.')).toHaveLength(1);
  });
  it('end at a spoken mark, but not at the noun "period"', () => {
    expect(sentences('the tendon was tied period the wound was closed period')).toHaveLength(2);
    expect(sentences('within the global period the wound was closed')).toHaveLength(1);
  });
  it('go on over a wrapped line and end at a list item', () => {
    expect(sentences('The tendon was brought through the window in the ilium and\nlaid along the femoral neck.')).toHaveLength(1);
    expect(sentences('EBL 150 mL\nDrains: none\nCounts correct')).toHaveLength(3);
    expect(sentences('- anchors placed\n- tendon tied')).toHaveLength(2);
  });
});

describe('words', () => {
  it('before "n\'t" are the verb in full', () => {
    expect(read("She can’t walk and won't stand.").tokens.map(({ norm }) => norm)).toEqual([
      'she',
      'can',
      'not',
      'walk',
      'and',
      'will',
      'not',
      'stand',
      '.',
    ]);
  });
});

describe('sections', () => {
  it('begin at a heading of their own or before a value', () => {
    expect(kinds('PREOPERATIVE DIAGNOSIS: wound\nDESCRIPTION OF PROCEDURE\nThe stump was opened.')).toEqual([
      ['preoperative-diagnosis', 'PREOPERATIVE DIAGNOSIS: wound'],
      ['description', 'DESCRIPTION OF PROCEDURE'],
      ['description', 'The stump was opened.'],
    ]);
  });
  it('are found inside a running dictation', () => {
    expect(kinds('SURGEON DR. QUILL. PREOP DX OPEN STUMP. THE STUMP WAS OPENED.').map(([kind]) => kind)).toEqual([
      'surgeon',
      'preoperative-diagnosis',
      'none',
    ]);
  });
  it('end, when they hold one value, at the next blank line', () => {
    expect(kinds('CONDITION: good\n\nThe stump was opened.').map(([kind]) => kind)).toEqual(['condition', 'none']);
  });
});

describe('offsets', () => {
  const hard = [
    'a\r\nb\r\n\r\nc',
    '\ufeffEBL: 20\tmL',
    'left\u00a0hip 🦴 was “reduced”',
    'x'.repeat(500),
    '---------- \u2028 a',
    'PLAN:\n\n\n',
    ' . . . ',
    '\u0000a\u0007b',
  ];
  it.each(hard)('point into the text as it was given: %j', (text) => {
    const note = read(text);
    for (const token of note.tokens) expect(text.slice(token.start, token.end).trim()).not.toBe('');
  });
  it('are in order and inside the text, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const note = read(text);
        let at = 0;
        for (const token of note.tokens) {
          expect(token.start).toBeGreaterThanOrEqual(at);
          expect(token.end).toBeGreaterThan(token.start);
          at = token.end;
        }
        expect(at).toBeLessThanOrEqual(text.length);
        for (const sentence of note.sentences) expect(note.tokens[sentence.first]?.sentence).toBe(sentence.index);
      }),
      { numRuns: 300 },
    );
  });
  it('are made in time for a long unbroken run', () => {
    const started = performance.now();
    read('a'.repeat(100_000));
    read('-'.repeat(100_000));
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
