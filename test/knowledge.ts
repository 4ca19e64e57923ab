// The knowledge base and the checker that the tests share, compiled once a worker.
import { readKnowledgeFiles } from '../src/cli/knowledge.ts';
import { compileKnowledge, createChecker } from '../src/index.ts';

export const knowledge = compileKnowledge(readKnowledgeFiles());
export const checker = createChecker(knowledge);
