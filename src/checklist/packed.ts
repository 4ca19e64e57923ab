// What the files of a knowledge base say, as plain data and back: the build keeps it as JSON, so that a start neither reads YAML nor
// compiles a phrase.
import { createPacker, openVocabulary, type PackedComposition, type PackedVocabulary, type Packer } from '../concepts/packed.ts';
import type { CompiledComposition } from '../concepts/vocabulary.ts';
import type { Checklist, Element, Sibling } from '../contract/checklist.ts';
import type { Digest } from './digest.ts';
import { type About, type CompiledChecklist, type CompiledElement, type CompiledSibling, type RuleKey, ruleKeys } from './knowledge.ts';
import type { SourceFile } from './parse.ts';

type Packed = readonly PackedComposition[];

interface PackedElement {
  readonly key: string;
  /** Without its rules and examples. */
  readonly source: Omit<Element, RuleKey | 'examples'>;
  readonly meaning: number;
  readonly rules: Readonly<Record<RuleKey, Packed>>;
  readonly documented: Packed;
}

interface PackedSibling {
  readonly source: Omit<Sibling, 'when' | 'unless'>;
  readonly when: Packed;
  readonly unless: Packed;
}

export interface PackedChecklist {
  /** Without its concepts, which are in the vocabulary, and its rules. */
  readonly source: Omit<Checklist, 'concepts' | 'about' | 'elements' | 'siblings' | 'supports'>;
  readonly about: { readonly rules: Packed; readonly meaning: number } | null;
  readonly path: string;
  readonly hash?: string;
  readonly elements: readonly PackedElement[];
  readonly siblings: readonly PackedSibling[];
  readonly supports: readonly { readonly rule: PackedComposition; readonly meaning: number }[];
}

export interface PackedKnowledge extends Omit<Digest, 'vocabulary' | 'checklists' | 'operativeReport' | 'sources'> {
  readonly vocabulary: PackedVocabulary;
  readonly checklists: readonly PackedChecklist[];
  readonly operativeReport: PackedChecklist | null;
}

/** A value without some of its fields. */
function without<T extends object, K extends keyof T>(value: T, ...keys: readonly K[]): Omit<T, K> {
  return Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key as K))) as Omit<T, K>;
}

/** Packs what the files say; examples, which are for those who write checklists, are left out. */
export function packKnowledge({ vocabulary, checklists, operativeReport, sources: _, ...rest }: Digest): PackedKnowledge {
  const packer = createPacker();
  const packed = checklists.map((checklist) => packChecklist(checklist, packer));
  const report = operativeReport === null ? null : packChecklist(operativeReport, packer);
  return { ...rest, checklists: packed, operativeReport: report, vocabulary: packer.vocabulary(vocabulary) };
}

function packChecklist({ source, about, elements, siblings, supports, ...rest }: CompiledChecklist, packer: Packer): PackedChecklist {
  const pack = (rules: readonly CompiledComposition[]): Packed => rules.map(packer.composition);
  return {
    ...rest,
    source: without(source, 'concepts', 'about', 'elements', 'siblings', 'supports'),
    about: about && { ...about, rules: pack(about.rules) },
    elements: elements.map((element) => ({
      key: element.key,
      source: without(element.source, ...ruleKeys, 'examples'),
      meaning: element.meaning,
      rules: ofRules((key) => pack(element.rules[key])),
      documented: pack(element.documented),
    })),
    siblings: siblings.map((sibling) => ({
      source: without(sibling.source, 'when', 'unless'),
      when: pack(sibling.when),
      unless: pack(sibling.unless),
    })),
    supports: supports.map(({ rule, meaning }) => ({ rule: packer.composition(rule), meaning })),
  };
}

const ofRules = <T>(make: (key: RuleKey) => T): Readonly<Record<RuleKey, T>> =>
  Object.fromEntries(ruleKeys.map((key) => [key, make(key)])) as Record<RuleKey, T>;

const noExamples: Element['examples'] = { present: [], partial: [], missing: [], conflict: [], 'not-applicable': [] };

/** What packed files say. `sources` are the files themselves, where they are at hand. */
export function openKnowledge(packed: PackedKnowledge, sources: readonly SourceFile[] = []): Digest {
  const { vocabulary, composition } = openVocabulary(packed.vocabulary);
  const open = (rules: Packed): CompiledComposition[] => rules.map(composition);
  const sourcesOf = (rules: readonly CompiledComposition[]) => rules.map(({ source }) => source);
  const element = ({ key, source, meaning, rules: packedRules, documented }: PackedElement, about: About | null): CompiledElement => {
    const rules = ofRules((name) => open(packedRules[name]));
    return {
      key,
      source: { ...source, ...ofRules((name) => sourcesOf(rules[name])), examples: noExamples },
      meaning,
      rules,
      documented: open(documented),
      about,
    };
  };
  const sibling = ({ source, when: packedWhen, unless: packedUnless }: PackedSibling): CompiledSibling => {
    const when = open(packedWhen);
    const unless = open(packedUnless);
    return { source: { ...source, when: sourcesOf(when), unless: sourcesOf(unless) }, when, unless };
  };
  const checklist = ({
    source,
    about: packedAbout,
    elements: packedElements,
    siblings: packedSiblings,
    supports: packedSupports,
    ...rest
  }: PackedChecklist): CompiledChecklist => {
    const about = packedAbout && { ...packedAbout, rules: open(packedAbout.rules) };
    const elements = packedElements.map((one) => element(one, about));
    const siblings = packedSiblings.map(sibling);
    const supports = packedSupports.map(({ rule, meaning }) => ({ rule: composition(rule), meaning }));
    return {
      ...rest,
      source: {
        ...source,
        about: sourcesOf(about?.rules ?? []),
        elements: elements.map((one) => one.source),
        siblings: siblings.map((one) => one.source),
        supports: sourcesOf(supports.map(({ rule }) => rule)),
      },
      about,
      elements,
      siblings,
      supports,
    };
  };
  return {
    ...packed,
    vocabulary,
    checklists: packed.checklists.map(checklist),
    operativeReport: packed.operativeReport === null ? null : checklist(packed.operativeReport),
    sources,
  };
}
