// opaudit lint: what is wrong with the checklists, by file, line and column, and whether their examples come out as they say.
import { readFileSync, realpathSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { type CompiledChecklist, compileKnowledge } from '../checklist/compile.ts';
import { type Fault, parseYaml, type SourceFile, showFault } from '../checklist/parse.ts';
import { Checklist } from '../contract/checklist.ts';
import { InputError, systemReason } from '../service/failure.ts';
import { checklistFolder, readKnowledgeFiles } from '../service/knowledge.ts';
import { lintElements } from './lint-examples.ts';
import { writeOutput } from './output.ts';

/** Runs the command and returns its exit code: 1 where there are faults. */
export function lint(paths: readonly string[]): number {
  const own = readKnowledgeFiles();
  const given = paths.flatMap(filesOf).map((path) => asSource(path, own));
  const others = own.filter((file) => !given.some((one) => one.path === file.path));
  const files = [...others, ...given];
  const chosen = new Set((given.length > 0 ? given : own).map((file) => file.path));
  const knowledge = compileKnowledge(files);
  const faults = knowledge.faults.filter((fault) => chosen.has(fault.path) || fault.path === 'checklists');
  const checklists = [...knowledge.checklists.values(), ...(knowledge.operativeReport === null ? [] : [knowledge.operativeReport])].filter(
    ({ path }) => chosen.has(path),
  );
  for (const checklist of checklists) faults.push(...elementFaults(checklist, files, knowledge));
  faults.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line || a.column - b.column));
  const shown = [...new Set(faults.map(showFault))];
  const examples = checklists
    .flatMap(({ elements }) => elements)
    .reduce((sum, { source }) => sum + Object.values(source.examples).flat().length, 0);
  const what = `${chosen.size} ${chosen.size === 1 ? 'file' : 'files'}, ${checklists.reduce((sum, { elements }) => sum + elements.length, 0)} elements, ${examples} examples`;
  writeOutput(
    undefined,
    shown.map((line) => `${line}\n`).join('') +
      `${what}: ${shown.length === 0 ? 'no faults' : `${shown.length} ${shown.length === 1 ? 'fault' : 'faults'}`}\n`,
  );
  return shown.length > 0 ? 1 : 0;
}

function elementFaults(
  checklist: CompiledChecklist,
  files: readonly SourceFile[],
  knowledge: ReturnType<typeof compileKnowledge>,
): Fault[] {
  const file = files.find((one) => one.path === checklist.path);
  if (file === undefined) return [];
  const parsed = parseYaml(file, Checklist);
  return lintElements(checklist, knowledge).map(({ path, message }) => parsed.at(path, message));
}

/** A file, or the YAML files of a folder. */
function filesOf(path: string): string[] {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) throw new InputError(`${path}: no such file or folder; give a checklist, or nothing to lint all`);
  if (!found.isDirectory()) return [path];
  const inside = readKnowledgeFiles(path).map((file) => resolve(path, file.path.replace(/^checklists\//, '')));
  if (inside.length === 0) throw new InputError(`${path}: holds no checklist; checklists end in .yaml`);
  return inside;
}

/** A file under the name that it has among the program's own, or under its own path. */
function asSource(path: string, own: readonly SourceFile[]): SourceFile {
  try {
    const text = readFileSync(path, 'utf8');
    const real = realpathSync(path);
    const known = own.find((file) => resolve(checklistFolder, file.path.replace(/^checklists\//, '')) === real);
    return { path: known?.path ?? path, text };
  } catch (error) {
    throw new InputError(`${path}: ${systemReason(error)}; give a checklist in YAML`);
  }
}
