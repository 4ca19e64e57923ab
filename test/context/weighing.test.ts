// What cues made of a target, weighed against the words around it.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createWeighing, packContextWeights } from '../../src/context/weighing.ts';
import { judgeRow, readRows } from '../../src/evaluation/assertion-rows.ts';
import { scoreLabels } from '../../src/evaluation/context-figures.ts';
import { compileKnowledge } from '../../src/index.ts';
import { readNote } from '../../src/note/read.ts';
import { knowledge, language } from '../knowledge.ts';

const only = (weights: object) =>
  compileKnowledge([...language, { path: 'checklists/language/weights.json', text: JSON.stringify({ sentences: 1, weights }) }]);

function assess(text: string, target: string, { headings, context }: ReturnType<typeof only>) {
  const note = readNote(text, headings);
  const at = note.tokens.findIndex(({ norm }) => norm === target);
  const { cue, ...rest } = context.of(note, 'operative-note').understand(at, at + 1);
  return { ...rest, cue: cue === null ? null : note.tokens[cue.first]?.norm };
}

describe('the words around a target', () => {
  const planned = [0, 0, 900];
  it('outweigh cues where they say more, and the word that tells most is the cue', () => {
    const taught = only({ left: { tomorrowish: planned } });
    expect(assess('Tomorrowish a drain.', 'drain', taught)).toEqual({ assertion: 'planned', rule: 'words around', cue: 'tomorrowish' });
  });
  it('leave what cues made where they say less', () => {
    const taught = only({ left: { tomorrowish: planned }, rules: { negated: [0, 900] } });
    expect(assess('Tomorrowish no drain.', 'drain', taught)).toMatchObject({ assertion: 'negated', cue: 'no' });
  });
  it('count by where they stand', () => {
    const taught = only({ 'clause before': { tomorrowish: planned }, rules: { affirmed: [300] } });
    expect(assess('A drain tomorrowish.', 'drain', taught).assertion).toBe('affirmed');
  });
});

describe('weights that cannot be read', () => {
  it('are told with what to do', () => {
    const { faults } = compileKnowledge([...language, { path: 'checklists/language/weights.json', text: '{' }]);
    expect(faults.map(({ path, message }) => `${path} ${message}`).join()).toMatch(/weights\.json .*npm run train:context/);
  });
});

describe('sentences that neither cues nor weights were made from', () => {
  it('are mostly read as labelled, and what was not done is seldom told as done', () => {
    const { headings, context } = knowledge;
    const rows = ['assertions', 'assertions-mixed'].flatMap((name) => readRows(readFileSync(`test/unseen/${name}.tsv`, 'utf8')));
    const figures = scoreLabels(rows.map((row) => judgeRow(row, context, headings)));
    expect(figures.macroF1).toBeGreaterThanOrEqual(0.91);
    expect(figures.performedF1).toBeGreaterThanOrEqual(0.92);
    expect(figures.falsePresent).toBeLessThanOrEqual(0.045);
  });
});

it('createWeighing asks nothing of words that it was not taught', () => {
  expect(() => createWeighing(packContextWeights({ sentences: 0, weights: {} }))).not.toThrow();
});
