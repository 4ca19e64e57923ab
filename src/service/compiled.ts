// The knowledge that files come to. The build puts in the place of this what it compiled, for as long as the files are the same.
import { compileKnowledge, type Knowledge } from '../index.ts';
import type { FileOnDisk } from './knowledge.ts';

export const knowledgeFrom = (files: readonly FileOnDisk[]): Knowledge => compileKnowledge(files);
