import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { digest } from '../../src/checklist/digest.ts';
import { knowledgeOf } from '../../src/checklist/knowledge.ts';
import { openKnowledge, packKnowledge } from '../../src/checklist/packed.ts';
import { createChecker } from '../../src/index.ts';
import { readKnowledgeFiles } from '../../src/service/knowledge.ts';
import { checker, knowledge } from '../knowledge.ts';

const files = readKnowledgeFiles();
const packed = JSON.parse(JSON.stringify(packKnowledge(digest(files))));
const opened = knowledgeOf(openKnowledge(packed, files));
const cases = readFileSync(new URL('../../samples/cases.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n');

describe('packed knowledge', () => {
  it.each(cases.map((line) => [JSON.parse(line)]))('gives the report that the files give, after JSON and back: $id', (input) => {
    const reopened = createChecker(opened);
    expect(reopened.check(input)).toEqual(checker.check(input));
    const { code: _, ...unnamed } = input;
    expect(reopened.check(unnamed)).toEqual(checker.check(unnamed));
  });

  it('tells the same rules, faults and codes', () => {
    expect(opened.faults).toEqual(knowledge.faults);
    expect([...opened.checklists.keys()]).toEqual([...knowledge.checklists.keys()]);
    for (const [code, { elements, supports }] of opened.checklists) {
      const own = knowledge.checklists.get(code);
      expect(elements.map(({ rules }) => rules)).toEqual(own?.elements.map(({ rules }) => rules));
      expect(supports).toEqual(own?.supports);
    }
  });
});
