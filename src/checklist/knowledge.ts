// The knowledge base, ready to check with: what its files say, opened once.
import type { CompiledComposition, CompiledVocabulary } from '../concepts/vocabulary.ts';
import { openCues } from '../context/compile.ts';
import type { Assessment } from '../context/context.ts';
import { type ContextEngine, createContextEngine } from '../context/engine.ts';
import type { Checklist, Element, Sibling } from '../contract/checklist.ts';
import type { ClaimRulesByCode } from '../contract/claim-rules.ts';
import type { DiagnosisData } from '../contract/diagnoses.ts';
import { compileHeadings, type HeadingIndex } from '../note/headings.ts';
import { createSecondReading, type SecondReading } from '../second-reading/second-reading.ts';
import type { Digest } from './digest.ts';
import type { Fault, SourceFile } from './parse.ts';

export const ruleKeys = ['present', 'partial', 'conflict', 'conflict-unless-present', 'contradicts', 'near-miss'] as const;
export type RuleKey = (typeof ruleKeys)[number];

/** What a record of an operation must speak of. */
export interface About {
  readonly rules: readonly CompiledComposition[];
  /** A number that checklists share which say the same. */
  readonly meaning: number;
}

export interface CompiledElement {
  /** Its name across checklists: `CODE.id`. */
  readonly key: string;
  readonly source: Element;
  /** A number that elements share which ask the same of a record, whatever they are called and show. */
  readonly meaning: number;
  readonly rules: Readonly<Record<RuleKey, readonly CompiledComposition[]>>;
  readonly documented: readonly CompiledComposition[];
  /** The same as its checklist's. */
  readonly about: About | null;
}

export interface CompiledSibling {
  readonly source: Sibling;
  readonly when: readonly CompiledComposition[];
  readonly unless: readonly CompiledComposition[];
}

/** A rule that speaks for a code. */
export interface CompiledSupport {
  readonly rule: CompiledComposition;
  /** A number that rules share which say the same. */
  readonly meaning: number;
}

export interface CompiledChecklist {
  readonly source: Checklist;
  readonly path: string;
  /** The hash of all that decides its verdicts, where a build has worked it out. */
  readonly hash?: string;
  readonly about: About | null;
  readonly elements: readonly CompiledElement[];
  readonly siblings: readonly CompiledSibling[];
  readonly supports: readonly CompiledSupport[];
}

/** Everything that checking needs, compiled once. */
export interface Knowledge {
  readonly headings: HeadingIndex;
  readonly context: ContextEngine;
  readonly vocabulary: CompiledVocabulary;
  readonly checklists: ReadonlyMap<string, CompiledChecklist>;
  readonly operativeReport: CompiledChecklist | null;
  /** The second reading (`words/weights.json`); null where the knowledge base has none. */
  readonly words: SecondReading | null;
  /** Families of diagnosis codes (`claim/diagnoses.yaml`). */
  readonly diagnoses: DiagnosisData;
  /** What judging a claim needs to know of each code (`claim/codes.yaml`). */
  readonly claimRules: ClaimRulesByCode;
  /** Texts of the files that decide a checklist's verdicts, for its hash: its own file and the shared ones. */
  readonly sources: readonly SourceFile[];
  readonly faults: readonly Fault[];
}

const unread: Assessment = { assertion: 'affirmed', cue: null, rule: 'no cues' };

/** Stands in where the cues could not be read, so that the other faults are still found. */
const everythingAffirmed: ContextEngine = {
  of: () => ({
    assess: () => unread,
    understand: () => unread,
    governing: () => null,
    likely: () => null,
    axes: () => new Set(),
    around: () => {},
  }),
};

/** What the files of a knowledge base come to, ready to check with. */
export function knowledgeOf({ headings, cues, contextWeights, network, checklists, words, ...rest }: Digest): Knowledge {
  return {
    ...rest,
    headings: compileHeadings(headings),
    context: cues === null ? everythingAffirmed : createContextEngine(openCues(cues), contextWeights, network),
    checklists: new Map(checklists.map((checklist) => [checklist.source.code, checklist])),
    words: words === null ? null : createSecondReading(words, rest.vocabulary),
  };
}
