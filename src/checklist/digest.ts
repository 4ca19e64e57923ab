// All files of the knowledge base → what they say, checked and linked: headings, cues, vocabulary and checklists, with every fault.
import * as z from 'zod';
import { PhraseError } from '../concepts/phrase.ts';
import { type CompiledComposition, type CompiledVocabulary, createVocabularyBuilder } from '../concepts/vocabulary.ts';
import { type PackedCues, packCues } from '../context/compile.ts';
import { CueData } from '../context/cues.ts';
import { NetworkData } from '../context/network.ts';
import { ContextWeights, type PackedContextWeights, packContextWeights } from '../context/weighing.ts';
import { Checklist, type Rule, Vocabulary } from '../contract/checklist.ts';
import { ClaimRulesByCode } from '../contract/claim-rules.ts';
import { DiagnosisData } from '../contract/diagnoses.ts';
import type { HeadingKind } from '../note/note.ts';
import { type PackedWordModel, packWordModel, WordModelData } from '../second-reading/word-model.ts';
import { type CompiledChecklist, type CompiledElement, ruleKeys } from './knowledge.ts';
import { type Fault, type Parsed, parseYaml, type SourceFile } from './parse.ts';

/** What the files of a knowledge base say. */
export interface Digest {
  readonly headings: readonly HeadingKind[];
  /** Null where they could not be read. */
  readonly cues: PackedCues | null;
  readonly vocabulary: CompiledVocabulary;
  /** In the order of their codes. */
  readonly checklists: readonly CompiledChecklist[];
  readonly operativeReport: CompiledChecklist | null;
  readonly contextWeights: PackedContextWeights | null;
  readonly network: NetworkData | null;
  readonly words: PackedWordModel | null;
  readonly diagnoses: DiagnosisData;
  readonly claimRules: ClaimRulesByCode;
  readonly sources: readonly SourceFile[];
  readonly faults: readonly Fault[];
}

const Headings = z.array(
  z.strictObject({
    kind: z.string(),
    field: z.boolean().default(false),
    headings: z.array(z.string()),
    bare: z.array(z.string()).default([]),
  }),
);

/** Reads and checks the files; see `compileKnowledge`. */
export function digest(files: readonly SourceFile[]): Digest {
  const faults: Fault[] = [];
  const builder = createVocabularyBuilder();
  const { meanings } = builder;
  const concepts = new Map<string, { parsed: Parsed<unknown>; path: (string | number)[] }>();
  /** The file that each shared concept stands in. */
  const vocabularyOf = new Map<string, string>();
  const checklists: { file: SourceFile; parsed: Parsed<Checklist> }[] = [];
  let headings: readonly HeadingKind[] = [];
  let cues: CueData | null = null;
  let claimRules: ClaimRulesByCode = {};
  let contextWeights: ContextWeights | null = null;
  let network: NetworkData | null = null;
  let words: WordModelData | null = null;
  let diagnoses: { parsed: Parsed<DiagnosisData>; value: DiagnosisData } | null = null;
  const read = <T>(file: SourceFile, schema: z.ZodType<T>): Parsed<T> => {
    const parsed = parseYaml(file, schema);
    faults.push(...parsed.faults);
    return parsed;
  };
  /** A file that a training writes. */
  const learned = <T>(file: SourceFile, schema: z.ZodType<T>, command: string): T | null => {
    const parsed = parseYaml(file, schema);
    faults.push(...parsed.faults.map((fault) => ({ ...fault, message: `${fault.message}; ${command} makes it anew` })));
    return parsed.value;
  };
  const sources = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  for (const file of sources) {
    if (file.path.endsWith('language/sections.yaml')) headings = read(file, Headings).value ?? [];
    else if (file.path.endsWith('language/cues.yaml')) cues = read(file, CueData).value;
    else if (file.path.endsWith('claim/codes.yaml')) claimRules = read(file, ClaimRulesByCode).value ?? {};
    else if (file.path.endsWith('language/weights.json')) contextWeights = learned(file, ContextWeights, 'npm run train:context');
    else if (file.path.endsWith('language/network.json')) network = learned(file, NetworkData, 'npm run train:context');
    else if (file.path.endsWith('words/weights.json')) words = learned(file, WordModelData, 'npm run train');
    else if (file.path.endsWith('claim/diagnoses.yaml')) {
      const parsed = read(file, DiagnosisData);
      if (parsed.value !== null) diagnoses = { parsed, value: parsed.value };
    } else if (file.path.includes('vocabulary/')) {
      const parsed = read(file, Vocabulary);
      if (parsed.value !== null) {
        for (const name of Object.keys(parsed.value)) {
          const other = vocabularyOf.get(name);
          if (other !== undefined)
            faults.push(parsed.at([name], `${name} is a concept of ${other} already; give one of them another name`));
          else concepts.set(name, { parsed, path: [name] });
          vocabularyOf.set(name, file.path);
        }
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
    const named = rules(source.about, ['about'], 'about');
    const about = named.length === 0 ? null : { rules: named, meaning: meanings.ofAll([named], null) };
    const checklist: CompiledChecklist = {
      source,
      path: file.path,
      about,
      elements: source.elements.map((element, at) => {
        const lists = ruleKeys.map((key) => rules(element[key], ['elements', at, key], element.id));
        const condition = element['applies-when'];
        const documented = rules(condition?.documented ?? [], ['elements', at, 'applies-when', 'documented'], element.id);
        return {
          key: `${source.code}.${element.id}`,
          source: element,
          meaning: meanings.ofAll(
            [...lists, documented, named],
            [element.accepts, element.act, element.general, element.function, condition && { ...condition, documented: null }],
          ),
          rules: Object.fromEntries(ruleKeys.map((key, at) => [key, lists[at]])) as unknown as CompiledElement['rules'],
          documented,
          about,
        };
      }),
      siblings: source.siblings.map((sibling, at) => ({
        source: sibling,
        when: rules(sibling.when, ['siblings', at, 'when'], `sibling ${sibling.code}`),
        unless: rules(sibling.unless, ['siblings', at, 'unless'], `sibling ${sibling.code}`),
      })),
      supports: rules(source.supports, ['supports'], 'supports').map((rule) => ({ rule, meaning: meanings.of(rule) })),
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
  let packed: PackedCues | null = null;
  try {
    packed = cues && packCues(cues);
  } catch (error) {
    if (!(error instanceof PhraseError)) throw error;
    faults.push({ path: 'checklists/language/cues.yaml', line: 1, column: 1, message: error.message });
  }
  return {
    headings,
    cues: packed,
    vocabulary,
    checklists: [...compiled.values()].sort((a, b) => (a.source.code < b.source.code ? -1 : 1)),
    operativeReport,
    contextWeights: contextWeights && packContextWeights(contextWeights),
    network,
    words: words && packWordModel(words),
    diagnoses: diagnoses?.value ?? DiagnosisData.parse({ year: 0, source: 'none', families: [] }),
    claimRules,
    sources,
    faults,
  };
}
