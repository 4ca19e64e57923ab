import { describe, expect, it } from 'vitest';
import { findMentions } from '../../src/concepts/mentions.ts';
import { createVocabularyBuilder } from '../../src/concepts/vocabulary.ts';
import type { Composition, Vocabulary } from '../../src/contract/checklist.ts';
import { readNote } from '../../src/note/read.ts';
import { knowledge } from '../knowledge.ts';

function find(vocabulary: Vocabulary, text: string, concept: string): string[] {
  const builder = createVocabularyBuilder();
  builder.add(vocabulary);
  const compiled = builder.finish();
  expect(builder.faults).toEqual([]);
  const note = readNote(text, knowledge.headings);
  const mentions = findMentions(note, 'operative-note', compiled).of(concept);
  return mentions.map(({ first, last }) => text.slice(note.tokens[first]!.start, note.tokens[last - 1]!.end));
}

const phrase = (text: string, ...phrases: string[]): string[] => find({ concept: phrases }, text, 'concept');
const composed = (text: string, composition: Composition): string[] => find({ concept: [composition] }, text, 'concept');

describe('phrases', () => {
  it('stand for their inflections', () => {
    expect(phrase('He divided it, dividing again; it divides.', 'divide')).toEqual(['divided', 'dividing', 'divides']);
    expect(phrase('The strands were woven and the tendons sewn.', 'weave', 'sew tendon', 'tendon sew')).toEqual(['woven', 'tendons sewn']);
  });
  it('do not mind case, hyphens, British spelling, articles and parentheses', () => {
    expect(phrase('ANAESTHESIA; re-routed; opened the (SI) joint', 'anesthesia', 'reroute', 'open si joint')).toEqual([
      'ANAESTHESIA',
      're-routed',
      'opened the (SI) joint',
    ]);
  });
  it('take a denied verb in every spelling', () => {
    expect(phrase("She can't walk, cannot sit, can not turn.", '(cannot) (walk | sit | turn)')).toEqual([
      "can't walk",
      'cannot sit',
      'can not turn',
    ]);
    expect(phrase("The graft can't reach.", 'can not reach')).toEqual(["can't reach"]);
    expect(phrase("It won't hold; it will not bend; it couldn’t move.", "won't (hold | bend)", "couldn't move")).toEqual([
      "won't hold",
      'will not bend',
      'couldn’t move',
    ]);
  });
  it('are found where a word is written apart, or with one letter wrong', () => {
    expect(phrase('a hemi pelvectomy and some granulaton', 'hemipelvectomy', 'granulation')).toEqual(['hemi pelvectomy', 'granulaton']);
  });
  it('do not take a dictionary word for a misspelling', () => {
    expect(phrase('the plan was rejected', 'resect')).toEqual([]);
  });
  it('have alternatives, options, gaps and beginnings', () => {
    expect(phrase('cut right through it', '(cut | saw) right? through')).toEqual(['cut right through']);
    expect(phrase('free of all the purulent pus', 'free .. pus')).toEqual(['free of all the purulent pus']);
    expect(phrase('granulating, granular', 'granulat*')).toEqual(['granulating']);
  });
  it('reach over no end of a statement and no denial', () => {
    expect(phrase('the knee was slowly bent', 'knee .. bend')).toEqual(['knee was slowly bent']);
    expect(phrase('the knee was not bent; the knee; it bent', 'knee .. bend')).toEqual([]);
    expect(phrase('the knee could not be bent', 'knee .. not .. bend')).toEqual(['knee could not be bent']);
  });
  it('take the longest match, and none inside an exception', () => {
    expect(phrase('left open; left hip', 'left', '!left open')).toEqual(['left']);
    expect(phrase('suture anchor', 'anchor', 'suture anchor')).toEqual(['suture anchor']);
  });
});

describe('compositions', () => {
  it('need every slot in one sentence', () => {
    expect(composed('The joint was divided.', { all: ['divide', 'joint'] })).toEqual(['joint was divided']);
    expect(composed('The joint was seen. Skin was divided.', { all: ['divide', 'joint'] })).toEqual([]);
  });
  it('reach further or less far when told so', () => {
    expect(composed('The joint was seen. It was divided.', { all: ['divide', 'joint'], within: 2 })).toEqual([
      'joint was seen. It was divided',
    ]);
    expect(composed('The joint was seen; skin was divided.', { all: ['divide', 'joint'], within: 'clause' })).toEqual([]);
    expect(composed('The joint, seen after long and careful work, was divided.', { all: ['divide', 'joint'], near: 3 })).toEqual([]);
  });
  it('fail where a defeater stands in the same stretch', () => {
    expect(composed('The skin over the joint was divided.', { all: ['divide', 'joint'], none: ['skin'] })).toEqual([]);
  });
  it('can ask for order and for a heading', () => {
    expect(composed('divided joint', { all: ['joint', 'divide'], ordered: true })).toEqual([]);
    expect(composed('PLAN: brace.', { all: ['brace'], in: ['plan'] })).toEqual(['brace']);
    expect(composed('FINDINGS: brace.', { all: ['brace'], in: ['plan'] })).toEqual([]);
  });
});

describe('faults', () => {
  const faults = (vocabulary: Vocabulary): string[] => {
    const builder = createVocabularyBuilder();
    builder.add(vocabulary);
    builder.finish();
    return builder.faults.map((fault) => fault.message);
  };
  it('name an unknown concept and the nearest one', () => {
    expect(faults({ 'fixation-means': ['anchor'], other: ['$fixaton-means'] })).toEqual([
      'unknown concept "$fixaton-means"; did you mean "$fixation-means"?',
    ]);
  });
  it('name a phrase that cannot be read, and a circle', () => {
    expect(faults({ a: ['(cut | saw'] })[0]).toContain('lacks a closing parenthesis');
    expect(faults({ a: ['$b'], b: ['$a'] })[0]).toContain('refers to itself');
  });
});
