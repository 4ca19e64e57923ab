// Line ends and tabs of other systems change nothing of how a form is read.
import { describe, expect, it } from 'vitest';
import { readNote } from '../../src/note/read.ts';
import { knowledge } from '../knowledge.ts';

const form = 'OPERATIVE NOTE\nMesh:\nDrains: No\nImplants: ___\nSpecimens: none\nConsent: [ ] signed [x] verbal\n?Infection of the stump\n';

/** How every word of a note is understood. */
function assertions(text: string): string[] {
  const note = readNote(text, knowledge.headings);
  const context = knowledge.context.of(note, 'operative-note');
  return note.tokens.map(({ norm, index }) => `${norm} ${context.assess(index, index + 1).assertion}`);
}

describe('a form', () => {
  it.each([
    ['carriage returns', form.replaceAll('\n', '\r\n')],
    ['tabs', form.replaceAll(': ', ':\t')],
    ['hard spaces', form.replaceAll(' ', '\u00a0')],
  ])('is read alike with %s', (_, text) => expect(assertions(text)).toEqual(assertions(form)));

  it('leaves an empty field blank and a denied one denied', () => {
    const said = assertions(form.replaceAll('\n', '\r\n'));
    expect(said).toContain('mesh blank');
    expect(said).toContain('drains negated');
  });
});

describe('an age at the head of a note', () => {
  it('is read, though no word stands before it', () => {
    expect(assertions('Aged 4 varus osteotomies were done.')).toContain('osteotomies historical');
  });
});
