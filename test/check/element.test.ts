// How a status is decided (elements.md, general rules 1–12), on a small checklist of its own.
import { describe, expect, it } from 'vitest';
import { compileKnowledge, createChecker } from '../../src/index.ts';
import { shared } from '../knowledge.ts';

const small = `
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
    present: [{ all: [anchor], none: [skin] }]
    partial: [{ all: [secure, tendon], reason: names no means }]
    conflict-unless-present: [{ all: [greater trochanter] }]
    contradicts: [{ all: [glue] }]
    examples: { present: ["<<anchor>>"], missing: ["none"] }
  - id: infection
    title: Infection
    group: Status
    requirement: required
    source: test
    why: test
    query: Was there infection?
    accepts: [affirmed, negated]
    present: [purulence]
    examples: { present: ["<<no purulence>>"], missing: ["x"] }
  - id: plan
    title: Plan
    group: After
    requirement: required
    source: test
    why: test
    query: What is planned?
    accepts: [affirmed, planned]
    present: [brace]
    examples: { present: ["<<brace>>"], missing: ["x"] }
  - id: pair
    title: Pair
    group: Team
    requirement: conditional
    source: test
    why: test
    query: Who did what?
    applies-when: { modifier: ["62"], documented: [co-surgeon] }
    present: [{ all: [co-surgeon, divide] }]
    examples: { present: ["<<co-surgeon>>"], missing: ["x"] }
  - id: staging
    title: Staging
    group: Act
    requirement: required
    source: test
    why: test
    query: How was it closed?
    present: [{ all: [open, close], within: 2 }]
    examples: { present: ["<<opened and closed>>"], missing: ["x"] }
`;

const checker = createChecker(compileKnowledge([...shared, { path: 'checklists/small.yaml', text: small }]));
const finding = (element: string, note: string, claim = {}) =>
  checker.checkOne({ code: '10001', documents: [{ text: note }], claim }, element);
const status = (element: string, note: string, claim = {}): string => finding(element, note, claim).status;

describe('what is refused', () => {
  it('is quoted by the part that does not count, not by what it goes with', () => {
    const { status, evidence } = finding('staging', 'The stump was opened in 2019. It was closed in two layers.');
    expect(status).toBe('missing');
    expect(evidence.map(({ text, context }) => [text, context.includes('historical')])).toEqual([['opened', true]]);
  });
});

describe('a status', () => {
  it('is present where the record states it specifically', () => {
    expect(status('fixation', 'The tendon was held with two anchors.')).toBe('present');
  });
  it('is partial where it is only touched, and says why', () => {
    const vague = finding('fixation', 'The tendon was secured.');
    expect(vague.status).toBe('partial');
    expect(vague.reason).toContain('names no means');
    expect(vague.evidence.map((one) => one.role)).toEqual(['vague']);
  });
  it('is missing where nothing states it', () => {
    expect(finding('fixation', 'The wound was irrigated.')).toMatchObject({ status: 'missing', evidence: [] });
  });
  it('is present where one statement is vague and another specific', () => {
    expect(status('fixation', 'The tendon was secured. Two anchors were used.')).toBe('present');
  });
  it.each([
    ['negated', 'No anchors were used.'],
    ['planned', 'At the next stage anchors will be placed.'],
    ['considered', 'Anchors were considered but not used.'],
    ['historical', 'In 2015 anchors were placed at another hospital.'],
    ['conditional', 'If the tendon pulls out, anchors would be used.'],
    ['other-person', 'His brother had anchors placed.'],
  ])('is missing where the statement is %s, with the near miss as evidence', (assertion, note) => {
    const found = finding('fixation', note);
    expect(found.status).toBe('missing');
    expect(found.evidence[0]).toMatchObject({ role: 'rejected', context: expect.arrayContaining([assertion]) });
  });
  it('is missing where the statement is about the other side', () => {
    expect(status('fixation', 'On the contralateral hip anchors are in place.')).toBe('missing');
  });
  it('is missing where a defeater stands with it', () => {
    expect(status('fixation', 'The skin was closed over the anchor.')).toBe('missing');
  });
  it('is a conflict where something affirmed contradicts it, or where only another code’s act is affirmed', () => {
    expect(status('fixation', 'Two anchors were used. The tendon was held with glue.')).toBe('conflict');
    expect(status('fixation', 'The tendon was laid on the greater trochanter.')).toBe('conflict');
    expect(status('fixation', 'Anchors were used below the greater trochanter.')).toBe('present');
  });
  it('takes a documented absence for a status element', () => {
    expect(status('infection', 'There was no purulence.')).toBe('present');
  });
  it('takes a plan for a plan element', () => {
    expect(status('plan', 'A brace will be worn for six weeks.')).toBe('present');
  });
  it('is not applicable where its condition does not hold', () => {
    expect(status('pair', 'The tendon was divided.')).toBe('not-applicable');
    expect(status('pair', 'The tendon was divided.', { modifiers: ['62'] })).toBe('missing');
    expect(status('pair', 'My co-surgeon divided the tendon.')).toBe('present');
  });
});

describe('evidence', () => {
  it('is quoted exactly, whatever the white space', () => {
    const note = '\ufeffFINDINGS:\r\n\tThe tendon was\u00a0held with\r\ntwo  anchors 🦴.';
    for (const one of finding('fixation', note).evidence) expect(one.text).toBe(note.slice(one.start, one.end));
  });
  it('names the heading it stands under and the rule that matched', () => {
    expect(finding('fixation', 'FINDINGS: two anchors').evidence[0]).toMatchObject({ section: 'FINDINGS', rule: 'present 1' });
  });
});
