// The knowledge base and the checker that the tests share, compiled once a worker.

import { compileKnowledge, createChecker } from '../src/index.ts';
import { readKnowledgeFiles } from '../src/service/knowledge.ts';

export const knowledge = compileKnowledge(readKnowledgeFiles());
export const checker = createChecker(knowledge);
