import { describe, expect, it } from 'vitest';
import type { CompiledComposition } from '../../src/concepts/vocabulary.ts';
import { createVocabularyBuilder } from '../../src/concepts/vocabulary.ts';
import type { Composition } from '../../src/contract/checklist.ts';

const builder = createVocabularyBuilder();
builder.add({ hip: ['hip joint'] });
builder.add(
  { bone: ['femur', 'thigh bone'], fixed: [{ all: ['$bone', 'anchor'], near: 3 }], limb: ['leg', '!leg of the table', '$bone'] },
  'A',
);
builder.add(
  { shaft: ['femur', 'thigh bone'], held: [{ all: ['$shaft', 'anchor'], near: 3 }], leg: ['leg', '!leg of the table', '$shaft'] },
  'B',
);
builder.add(
  {
    bone: ['tibia'],
    fixed: [{ all: ['$bone', 'anchor'], near: 3 }],
    near: [{ all: ['$bone', 'anchor'], near: 4 }],
    limb: ['leg', '$bone'],
  },
  'C',
);
builder.add({ one: ['gracilis'], other: ['gracilis'] }, 'D');
builder.add({ unless: ['!leg of the table'], limb: ['leg', '$unless'] }, 'E');
builder.add({ never: ['!leg of the table'], limb: ['leg', '$never'] }, 'F');

const { meanings } = builder;
const rule = (source: string | Composition, scope: string): CompiledComposition => builder.rule(source, 'rule', scope);
const meaning = (source: string | Composition, scope: string): number => meanings.of(rule(source, scope));

describe('the meaning of a rule', () => {
  it('is the same whatever its concepts are called', () => {
    expect(meaning('$bone', 'A')).toBe(meaning('$shaft', 'B'));
    expect(meaning({ all: ['$fixed', 'hip'], within: 2 }, 'A')).toBe(meaning({ all: ['$held', 'hip'], within: 2 }, 'B'));
    expect(meaning('$limb', 'A')).toBe(meaning('$leg', 'B'));
    expect(meaning('$limb', 'E')).toBe(meaning('$limb', 'F'));
  });
  it('is another where a phrase, a limit, or an assertion taken differs, at any depth', () => {
    expect(meaning('$bone', 'A')).not.toBe(meaning('$bone', 'C'));
    expect(meaning('$fixed', 'A')).not.toBe(meaning('$fixed', 'C'));
    expect(meaning('$fixed', 'C')).not.toBe(meaning('$near', 'C'));
    expect(meaning('$limb', 'A')).not.toBe(meaning('$limb', 'C'));
    expect(meaning({ all: ['$bone', 'hip'] }, 'A')).not.toBe(meaning({ all: ['hip', '$bone'] }, 'A'));
    expect(meaning({ all: ['$bone'], none: ['hip'] }, 'A')).not.toBe(meaning({ all: ['$bone'] }, 'A'));
    expect(meaning({ all: ['$bone'], within: 2 }, 'A')).not.toBe(meaning({ all: ['$bone'], within: 3 }, 'A'));
    expect(meaning({ all: ['$bone@any'] }, 'A')).not.toBe(meaning({ all: ['$bone'] }, 'A'));
  });
  it('is its own for a shape of text, and for what nothing is known of', () => {
    expect(meaning('$measure', 'A')).not.toBe(meaning('$value', 'A'));
    expect(meaning('$nothing', 'A')).not.toBe(meaning('$nobody', 'A'));
  });
});

describe('the meaning of several rules', () => {
  const all = (sources: readonly string[], scope: string, rest: unknown = null): number =>
    meanings.ofAll([sources.map((source) => rule(source, scope))], rest);
  it('is the same whatever their concepts are called, with the same of all else', () => {
    expect(all(['$bone', '$fixed'], 'A')).toBe(all(['$shaft', '$held'], 'B'));
    expect(all(['$bone', '$fixed'], 'A')).not.toBe(all(['$fixed', '$bone'], 'A'));
    expect(all(['$bone'], 'A', { act: true })).not.toBe(all(['$bone'], 'A', { act: false }));
  });
  it('tells one name twice from two names that say the same, since a computation may count names', () => {
    expect(meaning('$one', 'D')).toBe(meaning('$other', 'D'));
    expect(all(['$one', '$one'], 'D')).not.toBe(all(['$one', '$other'], 'D'));
  });
});
