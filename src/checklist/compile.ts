// The files of a knowledge base → knowledge ready to check with.
import { digest } from './digest.ts';
import { type Knowledge, knowledgeOf } from './knowledge.ts';
import type { SourceFile } from './parse.ts';

export type { CompiledChecklist, CompiledElement, CompiledSibling, CompiledSupport, Knowledge, RuleKey } from './knowledge.ts';

/**
 * Compiles the files of a knowledge base. A file's place decides what it is: `language/sections.yaml`, `language/cues.yaml`,
 * `vocabulary/*.yaml`, `claim/diagnoses.yaml`, `claim/codes.yaml`, `language/weights.json`, `language/network.json`,
 * `words/weights.json`, else a checklist. Faults are collected, never thrown.
 */
export const compileKnowledge = (files: readonly SourceFile[]): Knowledge => knowledgeOf(digest(files));
