// The files of the knowledge base; the build puts what they say in place of this.
import type { SourceFile } from '../index.ts';

export const files: readonly SourceFile[] = [];
