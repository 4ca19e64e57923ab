// A check that needs more work than any note that somebody dictated ends with an error, at the same place every time.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findMentions } from '../src/concepts/mentions.ts';
import { budgetOf, TooMuchWorkError } from '../src/contract/budget.ts';
import { longestDocument } from '../src/contract/limits.ts';
import { hostileTexts } from '../src/evaluation/hostile-texts.ts';
import { Case } from '../src/index.ts';
import { readNote } from '../src/note/read.ts';
import { engineFaultOf } from '../src/service/engine.ts';
import { checker, knowledge } from './knowledge.ts';

const sample = readFileSync('samples/27594.txt', 'utf8');

/** Assesses every word, and says how many it came to with so many steps. */
function wordsWith(steps: number): number {
  const note = readNote(hostileTexts.intervals?.(4_000) as string, knowledge.headings);
  const context = knowledge.context.of(note, 'operative-note', budgetOf(steps));
  let words = 0;
  try {
    for (; words < note.tokens.length; words += 1) context.assess(words, words + 1);
  } catch (error) {
    expect(error).toBeInstanceOf(TooMuchWorkError);
  }
  return words;
}

describe('the budget of a check', () => {
  it('ends it where the steps run out', () => {
    expect(wordsWith(2_000)).toBeLessThan(wordsWith(20_000));
    expect(wordsWith(2_000)).toBe(wordsWith(2_000));
    const note = readNote(sample, knowledge.headings);
    expect(() => findMentions(note, 'operative-note', knowledge.vocabulary, budgetOf(10))).toThrow(TooMuchWorkError);
  });

  it('is enough for a note a hundred times as long as a long one', () => {
    const text = sample.repeat(Math.ceil(300_000 / sample.length)).slice(0, 300_000);
    expect(checker.check({ code: '27594', documents: [{ kind: 'operative-note', text }] }).code).toBe('27594');
  });

  it('is told in one line, as a fault of this case', () => {
    const fault = engineFaultOf(new TooMuchWorkError());
    expect(fault).toEqual({
      kind: 'check-too-long',
      message: 'the record takes too long to check; shorten it, or check its documents apart',
    });
  });

  it('is not reached by a record of more than 2 MB, which is refused before', () => {
    const text = 'x '.repeat(longestDocument / 2);
    const documents = (count: number): { text: string }[] => Array.from({ length: count }, () => ({ text }));
    expect(Case.safeParse({ code: '27594', documents: documents(2) }).success).toBe(true);
    expect(Case.safeParse({ code: '27594', documents: documents(3) }).error?.issues[0]?.message).toMatch(/at most 2 MB of text together/);
  });
});
