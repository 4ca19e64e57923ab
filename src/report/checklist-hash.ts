// The hash of all that decides a checklist's verdicts, by which a report can be traced to what it was made with.
import type { CompiledChecklist, Knowledge } from '../checklist/compile.ts';
import { sha256 } from './hash.ts';

const hashes = new WeakMap<CompiledChecklist, string>();

/** Over a checklist's own file, the vocabulary, the language files, the claim's data and the words of the second reading. */
export function checklistHash(checklist: CompiledChecklist, knowledge: Pick<Knowledge, 'sources'>): string {
  const found = checklist.hash ?? hashes.get(checklist);
  if (found !== undefined) return found;
  const deciding = knowledge.sources.filter(({ path }) => path === checklist.path || /\/(?:vocabulary|language|claim|words)\//.test(path));
  const hash = sha256(deciding.map((file) => file.text).join('\u0000'));
  hashes.set(checklist, hash);
  return hash;
}
