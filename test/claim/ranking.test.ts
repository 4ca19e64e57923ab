import { describe, expect, it } from 'vitest';
import { knowledgeOf, noteCase, thousandWordCases } from '../../src/evaluation/bench-material.ts';
import { type Checker, compileKnowledge, createChecker } from '../../src/index.ts';
import { checker } from '../knowledge.ts';

type Ranking = NonNullable<ReturnType<Checker['check']>['ranking']>;
const rankingBy = (by: Checker, text: string): Ranking => by.check(noteCase(undefined, text)).ranking ?? [];

/** Fifteen checklists: each of the five, and two copies of it whose concepts have other names. */
const many = createChecker(compileKnowledge(knowledgeOf(15)));
const originals = checker.codes;
const originalOf = (code: string): string => originals[Number.parseInt(code.slice(1), 10) % originals.length] as string;
const notes = thousandWordCases().filter((_, at) => at % 4 === 0);

describe('ranking the codes', () => {
  it.each(notes.map((one) => [one.code, one.documents[0]?.text as string]))(
    'ranks copies as what they are copies of: a note of %s',
    (_, text) => {
      const few = rankingBy(checker, text);
      const all = rankingBy(many, text);
      expect(all.filter(({ code }) => originals.includes(code))).toEqual(few);
      const copies = all.filter(({ code }) => !originals.includes(code));
      expect(copies).toHaveLength(2 * few.length);
      for (const { code, score, evidence } of copies) {
        const original = few.find((one) => one.code === originalOf(code));
        expect({ score, evidence }).toEqual({ score: original?.score, evidence: original?.evidence });
      }
    },
  );

  it('puts the code first that the note is labelled with', () => {
    for (const one of notes) expect(rankingBy(checker, one.documents[0]?.text as string)[0]?.code).toBe(one.code);
  });
});
