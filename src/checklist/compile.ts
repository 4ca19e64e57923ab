// All files of the knowledge base → one compiled knowledge: headings, cues, vocabulary and checklists.
import * as z from 'zod';
import { type CompiledComposition, type CompiledVocabulary, createVocabularyBuilder } from '../concepts/vocabulary.ts';
import { CueData } from '../context/cues.ts';
import { type ContextEngine, createContextEngine } from '../context/engine.ts';
import { Checklist, type Element, type Rule, type Sibling, Vocabulary } from '../contract/checklist.ts';
import { ClaimRulesByCode } from '../contract/claim-rules.ts';
import { DiagnosisData } from '../contract/diagnoses.ts';
import { compileHeadings, type HeadingIndex } from '../note/headings.ts';
import { createWordModel, type WordModel, WordModelData } from '../second-reading/word-model.ts';
import { type Fault, type Parsed, parseYaml, type SourceFile } from './parse.ts';

const ruleKeys = ['present', 'partial', 'conflict', 'conflict-unless-present', 'contradicts', 'near-miss'] as const;
export type RuleKey = (typeof ruleKeys)[number];

export interface CompiledElement {
  /** Its name across checklists: `CODE.id`. */
  readonly key: string;
  readonly source: Element;
  readonly rules: Readonly<Record<RuleKey, readonly CompiledComposition[]>>;
  readonly documented: readonly CompiledComposition[];
}

export interface CompiledSibling {
  readonly source: Sibling;
  readonly when: readonly CompiledComposition[];
  readonly unless: readonly CompiledComposition[];
}

export interface CompiledChecklist {
  readonly source: Checklist;
  readonly path: string;
  readonly elements: readonly CompiledElement[];
  readonly siblings: readonly CompiledSibling[];
  readonly supports: readonly CompiledComposition[];
}

/** Everything that checking needs, compiled once. */
export interface Knowledge {
  readonly headings: HeadingIndex;
  readonly context: ContextEngine;
  readonly vocabulary: CompiledVocabulary;
  readonly checklists: ReadonlyMap<string, CompiledChecklist>;
  readonly operativeReport: CompiledChecklist | null;
  /** The second reading (`words/weights.json`); null where the knowledge base has none. */
  readonly words: WordModel | null;
  /** Families of diagnosis codes (`claim/diagnoses.yaml`). */
  readonly diagnoses: DiagnosisData;
  /** What judging a claim needs to know of each code (`claim/codes.yaml`). */
  readonly claimRules: ClaimRulesByCode;
  /** Texts of the files that decide a checklist's verdicts, for its hash: its own file and the shared ones. */
  readonly sources: readonly SourceFile[];
  readonly faults: readonly Fault[];
}

/** Stands in where the cues could not be read, so that the other faults are still found. */
const everythingAffirmed: ContextEngine = {
  of: () => ({ assess: () => ({ assertion: 'affirmed', cue: null, rule: 'no cues' }), governing: () => null, axes: () => new Set() }),
};

const Headings = z.array(
  z.strictObject({
    kind: z.string(),
    field: z.boolean().default(false),
    headings: z.array(z.string()),
    bare: z.array(z.string()).default([]),
  }),
);

/**
 * Compiles the files of a knowledge base. A file's place decides what it is: `language/sections.yaml`, `language/cues.yaml`,
 * `vocabulary/*.yaml`, `claim/diagnoses.yaml`, `claim/codes.yaml`, `words/weights.json`, else a checklist. Faults are collected, never thrown.
 */
export function compileKnowledge(files: readonly SourceFile[]): Knowledge {
  const faults: Fault[] = [];
  const builder = createVocabularyBuilder();
  const concepts = new Map<string, { parsed: Parsed<unknown>; path: (string | number)[] }>();
  const checklists: { file: SourceFile; parsed: Parsed<Checklist> }[] = [];
  let headings = compileHeadings([]);
  let cues: CueData | null = null;
  let claimRules: ClaimRulesByCode = {};
  let words: WordModel | null = null;
  let diagnoses: { parsed: Parsed<DiagnosisData>; value: DiagnosisData } | null = null;
  const read = <T>(file: SourceFile, schema: z.ZodType<T>): Parsed<T> => {
    const parsed = parseYaml(file, schema);
    faults.push(...parsed.faults);
    return parsed;
  };
  const sources = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  for (const file of sources) {
    if (file.path.endsWith('language/sections.yaml')) headings = compileHeadings(read(file, Headings).value ?? []);
    else if (file.path.endsWith('language/cues.yaml')) cues = read(file, CueData).value;
    else if (file.path.endsWith('claim/codes.yaml')) claimRules = read(file, ClaimRulesByCode).value ?? {};
    else if (file.path.endsWith('words/weights.json')) {
      const { value, faults: own } = parseYaml(file, WordModelData);
      faults.push(...own.map((fault) => ({ ...fault, message: `${fault.message}; npm run train makes it anew` })));
      if (value !== null) words = createWordModel(value);
    } else if (file.path.endsWith('claim/diagnoses.yaml')) {
      const parsed = read(file, DiagnosisData);
      if (parsed.value !== null) diagnoses = { parsed, value: parsed.value };
    } else if (file.path.includes('vocabulary/')) {
      const parsed = read(file, Vocabulary);
      if (parsed.value !== null) {
        for (const name of Object.keys(parsed.value)) if (!concepts.has(name)) concepts.set(name, { parsed, path: [name] });
        builder.add(parsed.value);
      }
    } else checklists.push({ file, parsed: read(file, Checklist) });
  }
  for (const { parsed } of checklists) {
    if (parsed.value?.concepts === undefined) continue;
    const scope = parsed.value.code;
    for (const name of Object.keys(parsed.value.concepts)) concepts.set(`${scope}/${name}`, { parsed, path: ['concepts', name] });
    builder.add(parsed.value.concepts, scope);
  }
  const compiled = new Map<string, CompiledChecklist>();
  let operativeReport: CompiledChecklist | null = null;
  const places = new Map<string, { parsed: Parsed<Checklist>; path: (string | number)[]; name: string }>();
  for (const { file, parsed } of checklists) {
    if (parsed.value === null) continue;
    const source = parsed.value;
    const rules = (list: readonly Rule[], path: (string | number)[], name: string): CompiledComposition[] =>
      list.map((rule, at) => {
        const where = `${file.path}#${[...path, at].join('/')}`;
        places.set(where, { parsed, path: [...path, at], name });
        return builder.rule(rule, where, source.code);
      });
    const checklist: CompiledChecklist = {
      source,
      path: file.path,
      elements: source.elements.map((element, at) => ({
        key: `${source.code}.${element.id}`,
        source: element,
        rules: Object.fromEntries(
          ruleKeys.map((key) => [key, rules(element[key], ['elements', at, key], element.id)]),
        ) as unknown as CompiledElement['rules'],
        documented: rules(element['applies-when']?.documented ?? [], ['elements', at, 'applies-when', 'documented'], element.id),
      })),
      siblings: source.siblings.map((sibling, at) => ({
        source: sibling,
        when: rules(sibling.when, ['siblings', at, 'when'], `sibling ${sibling.code}`),
        unless: rules(sibling.unless, ['siblings', at, 'unless'], `sibling ${sibling.code}`),
      })),
      supports: rules(source.supports, ['supports'], 'supports'),
    };
    if (source.code === 'operative-report') operativeReport = checklist;
    else if (compiled.has(source.code))
      faults.push(parsed.at(['code'], `code ${source.code} has a checklist already: ${compiled.get(source.code)?.path}`));
    else compiled.set(source.code, checklist);
  }
  const vocabulary = builder.finish();
  for (const { concept, message } of builder.faults) {
    const place = places.get(concept);
    const owner = concepts.get(concept);
    if (place !== undefined) faults.push(place.parsed.at(place.path, `${place.name}: ${message}`));
    else if (owner !== undefined) faults.push(owner.parsed.at(owner.path, message));
    else faults.push({ path: 'checklists', line: 1, column: 1, message: `${concept}: ${message}` });
  }
  if (cues === null && !faults.some((fault) => fault.path.endsWith('cues.yaml')))
    faults.push({
      path: 'checklists/language/cues.yaml',
      line: 1,
      column: 1,
      message: 'is missing: no statement can be understood without its cues',
    });
  diagnoses?.value.families.forEach((family, at) => {
    for (const concept of family.documented) {
      if (!vocabulary.concepts.has(concept))
        faults.push(diagnoses.parsed.at(['families', at, 'documented'], `${family.id}: unknown concept "${concept}"`));
    }
  });
  const sorted = new Map([...compiled.entries()].sort(([a], [b]) => (a < b ? -1 : 1)));
  return {
    headings,
    context: cues === null ? everythingAffirmed : createContextEngine(cues),
    vocabulary,
    checklists: sorted,
    operativeReport,
    words,
    diagnoses: diagnoses?.value ?? DiagnosisData.parse({ year: 0, source: 'none', families: [] }),
    claimRules,
    sources,
    faults,
  };
}
