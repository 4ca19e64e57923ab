// The knowledge that files come to. The build puts in the place of this what it compiled, for as long as the files are the same.
import { compileKnowledge, type Knowledge, type SourceFile } from '../index.ts';

export const knowledgeFrom = (files: readonly SourceFile[]): Knowledge => compileKnowledge(files);
