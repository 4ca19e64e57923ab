import { describe, expect, it } from 'vitest';
import { findMentions } from '../../src/concepts/mentions.ts';
import { createPacker, openVocabulary } from '../../src/concepts/packed.ts';
import { createVocabularyBuilder } from '../../src/concepts/vocabulary.ts';
import { readNote } from '../../src/note/read.ts';
import { knowledge } from '../knowledge.ts';

describe('a packed vocabulary', () => {
  it('finds, after JSON and back, what it found before', () => {
    const builder = createVocabularyBuilder();
    builder.add({
      tendon: ['(abductor | gluteal) tendon*', '!tendon of the foot', '$muscle'],
      muscle: ['psoas', { all: ['$measure', 'muscle'], near: 4 }],
      repair: [{ all: ['$tendon@any|graft', 'repair .. anchor'], none: ['plan'], within: 2, accepts: ['affirmed', 'planned'] }],
    });
    const rule = builder.rule({ all: ['$repair@affirmed,negated', 'hip'], within: 'paragraph' }, 'rule');
    const vocabulary = builder.finish();
    expect(builder.faults).toEqual([]);
    const packer = createPacker();
    const packed = JSON.parse(JSON.stringify({ rule: packer.composition(rule), vocabulary: packer.vocabulary(vocabulary) }));
    const opened = openVocabulary(packed.vocabulary);
    expect(opened.composition(packed.rule)).toEqual(rule);
    const text =
      'The abductor tendons of the hip, 4 cm of muscle, were repaired with two anchors. The tendon of the foot was not. The psoas was cut.';
    const note = readNote(text, knowledge.headings);
    const before = findMentions(note, 'operative-note', vocabulary);
    const after = findMentions(note, 'operative-note', opened.vocabulary);
    for (const concept of vocabulary.concepts.keys()) expect(after.of(concept)).toEqual(before.of(concept));
    expect(before.matches(rule)).not.toEqual([]);
    expect(after.matches(opened.composition(packed.rule))).toEqual(before.matches(rule));
  });
});
