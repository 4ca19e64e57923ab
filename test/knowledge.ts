// The knowledge base and the checker that the tests share, compiled once a worker.

import { compileKnowledge, createChecker } from '../src/index.ts';
import { readKnowledgeFiles } from '../src/service/knowledge.ts';

const files = readKnowledgeFiles();
export const knowledge = compileKnowledge(files);
export const checker = createChecker(knowledge);

/** Headings and cues, without what was learned. */
export const language = files.filter(({ path }) => /language\/.*yaml$/.test(path));
/** What small checklists are tried on: language and shared vocabulary, without what was learned. */
export const shared = [...language, ...files.filter(({ path }) => path.includes('vocabulary/'))];
