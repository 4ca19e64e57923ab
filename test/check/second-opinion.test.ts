// What the rules decide, weighed against the second reading.
import { describe, expect, it } from 'vitest';
import { readCases } from '../../src/evaluation/cases.ts';
import { readPassages } from '../../src/evaluation/labelled-passages.ts';
import { score } from '../../src/evaluation/scores.ts';
import { compileKnowledge, createChecker } from '../../src/index.ts';
import { shared, checker as whole } from '../knowledge.ts';

const checklist = `
code: "10001"
title: A small checklist
version: "1"
elements:
  - id: fixation
    title: Fixation
    group: Act
    requirement: required
    source: test
    why: test
    query: How was it fixed?
    present: [anchor]
    partial: [{ all: [secure, tendon], reason: names no means }]
    examples: { present: ["<<anchor>>"], missing: ["none"], partial: ["tendon <<secured>>"] }
`;
/** First how far a word is of the topic, then how it speaks for each status. */
const own = {
  '': [-600, 0, 0, 0, -500, -500],
  anchor: [900, 300],
  peg: [900, 1200],
  bolt: [0, 1200],
  tray: [0, -900, 0, 300],
  secur: [900, 0, 400],
};
const weights = {
  passages: 9,
  notes: 0,
  shared: Object.fromEntries(Object.keys(own).map((word) => [word, []])),
  elements: { '10001.fixation': own, '10002.anesthesia': own },
  clues: {
    'rules: present': [250, 0, 0, -900, -900],
    'rules: partial': [0, 250, 0, -900, -900],
    'rules: missing': [0, 0, 250, -900, -900],
    'quoted: present': [100],
    'quoted: partial': [0, 100],
    'quoted: missing': [0, 0, 100],
    'quoted: off topic': [300],
    'long rules: partial': [-500],
  },
};
/** One with an element that any operation has. */
const general = `
code: "10002"
title: A general element
version: "1"
about: [tendon]
elements:
  - id: anesthesia
    title: Anesthesia
    group: Act
    requirement: required
    general: true
    source: test
    why: test
    query: What was given?
    present: [spinal]
    examples: { present: ["<<spinal>>"], missing: ["none"] }
`;
const small = { path: 'checklists/small.yaml', text: checklist };
const knowledgeWith = (...more: { path: string; text: string }[]) =>
  compileKnowledge([...shared, small, { path: 'checklists/general.yaml', text: general }, ...more]);
const checker = createChecker(knowledgeWith({ path: 'checklists/words/weights.json', text: JSON.stringify(weights) }));
const finding = (note: string, by = checker) => by.checkOne({ code: '10001', note }, 'fixation');
const padding = 'The wound was irrigated and the field was dry. '.repeat(20);

describe('where both readings agree', () => {
  it('the finding is sure', () => {
    expect(finding('The tendon was held with an anchor.')).toMatchObject({ status: 'present', confidence: 'sure' });
  });
});

describe('where they do not', () => {
  it('words that no rule knows can make a short record present, for a person to look at', () => {
    const one = finding('The tendon was secured, a peg of bone was driven in over it.');
    expect(one).toMatchObject({ status: 'present', confidence: 'review' });
    expect(one.evidence[0]).toMatchObject({
      role: 'supports',
      rule: 'second reading',
      text: 'a peg of bone was driven in over it',
    });
    expect(one.reason).toContain('please look');
  });
  it('the rules stand where the words weigh little', () => {
    expect(finding('The tendon was inspected.').status).toBe('missing');
  });
  it('so can words about the element where the rules found nothing near', () => {
    expect(finding('A peg of bone was driven in.')).toMatchObject({ status: 'present', confidence: 'review' });
  });
  it('but not words that stand where something else is spoken of', () => {
    expect(finding('A bolt was ordered.').status).toBe('missing');
  });
  it('of a long record the sentences quoted are weighed, by what they have taught there', () => {
    expect(finding(`${padding} The tendon was secured with a peg of bone.`).status).toBe('partial');
  });
  it('but what is present there can be taken back', () => {
    const one = finding(`${padding} The anchor was left in its tray.`);
    expect(one.status).toBe('missing');
    expect(one.evidence.every(({ role }) => role !== 'supports')).toBe(true);
  });
  it('but not what a field of its own answers, nor what stands in a record about another operation', () => {
    const anesthesia = (note: string) => checker.checkOne({ code: '10002', note }, 'anesthesia').status;
    const tendons = 'The tendon was found. The other tendon was left.';
    expect(anesthesia(`${padding} ${tendons} The spinal came from its tray.`)).toBe('missing');
    expect(anesthesia(`ANESTHESIA: Spinal, from the tray.\n\n${padding} ${tendons}`)).toBe('present');
    expect(anesthesia(`${padding} The spinal came from its tray.`)).toBe('present');
  });
});

describe('a record of few words that tells of several things', () => {
  const note = `OPERATION: Fixation of the tendon. The wound was opened along the old scar. ${'The field was dry. '.repeat(3)}The tendon was held with an anchor. The drill stayed in the tray.`;
  it('is weighed sentence by sentence, not as one statement', () => {
    expect(finding(note)).toMatchObject({ status: 'present', confidence: 'sure' });
  });
});

describe('without weights', () => {
  it('the rules decide alone', () => {
    expect(finding('A peg of bone was driven in.', createChecker(knowledgeWith())).status).toBe('missing');
  });
  it.each(['{', '{"passages":"many"}'])('that can be read, the file is named with what to do: %s', (text) => {
    const { faults } = knowledgeWith({ path: 'checklists/words/weights.json', text });
    expect(faults.map(({ path, message }) => `${path} ${message}`).join()).toMatch(/weights\.json .*npm run train/);
  });
});

describe('short notes that neither the rules nor the weights were made from', () => {
  it('are judged as labelled, but for few, though most of what they should say is not in them', () => {
    const judged = readCases('test/unseen/short-notes').flatMap(({ input, gold }) =>
      whole.check(input).elements.map(({ id, status, confidence }) => ({
        gold: gold.elements[id]!.status,
        status,
        sure: confidence === 'sure',
        hit: null,
      })),
    );
    const { accuracy, falsePresent } = score(judged);
    expect(accuracy).toBeGreaterThanOrEqual(0.87);
    expect(falsePresent).toBeLessThanOrEqual(0.04);
  }, 60_000);
});

describe('passages that neither the rules nor the weights were made from', () => {
  it('are judged as labelled, but for few, and those called sure nearly always', () => {
    const judged = readPassages('test/unseen/passages').map(({ code, element, status: gold, text }) => {
      const { status, confidence } = whole.checkOne({ code, note: text }, element);
      return { gold, status, sure: confidence === 'sure', hit: null };
    });
    const { accuracy, f1, falsePresent } = score(judged);
    expect(accuracy).toBeGreaterThanOrEqual(0.935);
    expect(f1).toBeGreaterThanOrEqual(0.945);
    expect(falsePresent).toBeLessThanOrEqual(0.04);
    const sure = judged.filter((one) => one.sure);
    expect(sure.length / judged.length).toBeGreaterThanOrEqual(0.8);
    expect(score(sure).accuracy).toBeGreaterThanOrEqual(0.97);
    expect(score(sure).falsePresent).toBeLessThanOrEqual(0.01);
  }, 120_000);
});
