// npm run build: the command line, dist/opaudit.js, with the parts that only some commands load, what it knows and the threads that
// check beside it; and the page, dist/web/.
//
// The checklists stay files that are read at start, so that an edit takes effect at once. What they come to is kept in dist/knowledge.json
// and used as long as their texts are those that were compiled here. Otherwise dist/digest.cjs compiles them anew. What is slow about that
// is kept there: what their YAML says, file by file; what each of their phrases stands for; and the inflections of their words, so that a
// new phrase of known words needs no compromise, which loads slowly.
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type BuildOptions, build } from 'esbuild';
import { parse } from 'yaml';
import { dataOf, inflectsNothing, inPlaceOf } from './scripts/in-place-of.ts';
import { inAscii, languageModel } from './scripts/language-model.ts';
import { buildPage } from './scripts/page.ts';
import type { PackedChecklist, PackedKnowledge } from './src/checklist/packed.ts';
import type { Step } from './src/concepts/phrase.ts';
import type { Knowledge } from './src/index.ts';
import { type FileOnDisk, readKnowledgeFiles } from './src/service/knowledge.ts';

const shared = {
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  format: 'esm',
  legalComments: 'none',
  logLevel: 'warning',
  banner: {
    js: "#!/usr/bin/env node\nimport { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);\nconst __dirname = import.meta.dirname;",
  },
} satisfies BuildOptions;

const inflect = 'src/concepts/inflect.ts';
const phrase = 'src/concepts/phrase.ts';
const parser = 'src/checklist/parse.ts';
const files = readKnowledgeFiles();
const temporary = `dist/.build-${process.pid}`;
const minify = process.env.OPAUDIT_READABLE === undefined;

type Recorded<T> = Record<string, T>;

/** What compiling the checklists asks of the modules that inflect words and read phrases, with the answers; and what comes of it. */
async function record(): Promise<{
  readonly inflections: Recorded<readonly string[]>;
  readonly phrases: Recorded<readonly (readonly Step[])[]>;
  readonly packed: PackedKnowledge;
  readonly knowledge: Knowledge;
}> {
  const recorded = {
    inflections: Object.create(null) as Recorded<readonly string[]>,
    phrases: Object.create(null) as Recorded<readonly (readonly Step[])[]>,
  };
  Object.assign(globalThis, { recorded });
  const words = `
    import { inflections as real } from './inflect.ts?real';
    export const inflections = (word) => (globalThis.recorded.inflections[word] = real(word));`;
  const sequences = `
    import { phraseSequences as real } from './phrase.ts?real';
    export { PhraseError, passedOver } from './phrase.ts?real';
    export const phraseSequences = (text) => (globalThis.recorded.phrases[text] = real(text));`;
  const outfile = `${temporary}/recorder.js`;
  const contents = `
    export { digest } from './src/checklist/digest.ts';
    export { knowledgeOf } from './src/checklist/knowledge.ts';
    export { packKnowledge } from './src/checklist/packed.ts';
    export { checklistHash } from './src/report/checklist-hash.ts';`;
  await build({
    ...shared,
    stdin: { contents, resolveDir: '.' },
    outfile,
    plugins: [inPlaceOf(inflect, words), inPlaceOf(phrase, sequences)],
  });
  const { digest, knowledgeOf, packKnowledge, checklistHash } = (await import(
    pathToFileURL(resolve(outfile)).href
  )) as typeof import('./src/checklist/digest.ts') &
    typeof import('./src/checklist/knowledge.ts') &
    typeof import('./src/checklist/packed.ts') &
    typeof import('./src/report/checklist-hash.ts');
  const said = digest(files);
  const knowledge = knowledgeOf(said);
  const packed = packKnowledge(said);
  const withHash = (checklist: PackedChecklist, at: number): PackedChecklist => ({
    ...checklist,
    hash: checklistHash(said.checklists[at] as (typeof said.checklists)[number], knowledge),
  });
  return { ...recorded, knowledge, packed: { ...packed, checklists: packed.checklists.map(withHash) } };
}

/** Phrases with the forms of their words written once: a step is the number of its forms, or what it was where it has none. */
function packPhrases(phrases: Recorded<readonly (readonly Step[])[]>): {
  forms: (readonly string[])[];
  phrases: Recorded<(number | Step)[][]>;
} {
  const numbers = new Map<string, number>();
  const forms: (readonly string[])[] = [];
  const pack = (step: Step): number | Step => {
    if (step.kind !== 'word') return step;
    const key = step.forms.join('|');
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, forms.length);
    return forms.push(step.forms) - 1;
  };
  return {
    phrases: Object.fromEntries(Object.entries(phrases).map(([text, sequences]) => [text, sequences.map((steps) => steps.map(pack))])),
    forms,
  };
}

/** What tells files from those that were compiled. It goes into the bundle as it stands. */
const keyOf = (files: readonly FileOnDisk[], hash: typeof createHash): string => {
  const key = hash('sha256');
  for (const { path, bytes } of files) key.update(`${path}\0${bytes.length}\0`).update(bytes);
  return key.digest('base64');
};

/** What each YAML file says, by the hash of its text; a file with faults is left out, so that they are told when it is read. */
function yamlTable(): Record<string, unknown> {
  const table: Record<string, unknown> = {};
  for (const { text } of files.filter(({ path }) => path.endsWith('.yaml'))) {
    try {
      table[createHash('sha256').update(text).digest('base64')] = parse(text);
    } catch {
      // Its faults are told by lint.
    }
  }
  return table;
}

mkdirSync(temporary, { recursive: true });
const { inflections, phrases, packed, knowledge } = await record();
const knowledgeFile = 'knowledge.json';
writeFileSync(`${temporary}/${knowledgeFile}`, inAscii(JSON.stringify(packed)));
const digestFile = 'digest.cjs';
const digester = `
  import { createRequire as requireFrom } from 'node:module';
  export const digest = (files) => requireFrom(import.meta.url)('./${digestFile}').digest(files);`;
const compiled = `
  import { createHash } from 'node:crypto';
  import { readFileSync } from 'node:fs';
  import { knowledgeOf } from '../checklist/knowledge.ts';
  import { openKnowledge } from '../checklist/packed.ts';
  import { compileKnowledge } from '../index.ts';
  const keyOf = ${keyOf};
  export const knowledgeFrom = (files) =>
    keyOf(files, createHash) === '${keyOf(files, createHash)}'
      ? knowledgeOf(openKnowledge(JSON.parse(readFileSync(new URL('./${knowledgeFile}', import.meta.url), 'latin1')), files))
      : compileKnowledge(files);`;
const inflector = `
  let table = null;
  export const inflections = (word) => {
    table ??= Object.assign(Object.create(null), ${dataOf(inflections)});
    return (table[word] ??= require('./inflect.ts?real').inflections(word));
  };`;
const phraseReader = `
  import { phraseSequences as real } from './phrase.ts?real';
  export { PhraseError, passedOver } from './phrase.ts?real';
  const packed = ${dataOf(packPhrases(phrases))};
  const words = packed.forms.map((forms) => ({ kind: 'word', forms }));
  export const phraseSequences = (text) =>
    Object.hasOwn(packed.phrases, text) ? packed.phrases[text].map((steps) => steps.map((step) => (typeof step === 'number' ? words[step] : step))) : real(text);`;
const reader = `
  import { createHash } from 'node:crypto';
  import { parseYaml as real } from './parse.ts?real';
  export { showFault } from './parse.ts?real';
  const table = ${dataOf(yamlTable())};
  export const parseYaml = (file, schema) => {
    const known = table[createHash('sha256').update(file.text).digest('base64')];
    const result = known === undefined ? null : schema.safeParse(known);
    if (result === null || !result.success) return real(file, schema);
    let read = null;
    return { value: result.data, faults: [], at: (path, message) => (read ??= real(file, schema)).at(path, message) };
  };`;
const { banner: _, ...asScript } = shared;
await build({
  ...asScript,
  format: 'cjs',
  entryPoints: ['src/checklist/digest.ts'],
  outfile: `${temporary}/${digestFile}`,
  minify,
  plugins: [inPlaceOf(inflect, inflector), inPlaceOf(phrase, phraseReader), inPlaceOf(parser, reader)],
});
await build({
  ...shared,
  entryPoints: {
    opaudit: 'src/cli/main.ts',
    'check-worker': 'src/service/check-worker.ts',
  },
  outdir: temporary,
  // What only some commands need stands in files of its own, so that the others start without it.
  splitting: true,
  chunkNames: 'part-[hash]',
  minify,
  plugins: [
    languageModel(temporary),
    inflectsNothing(),
    inPlaceOf('src/checklist/digest.ts', digester),
    inPlaceOf('src/service/compiled.ts', compiled),
  ],
});
rmSync(`${temporary}/recorder.js`);
chmodSync(`${temporary}/opaudit.js`, 0o755);
await buildPage(`${temporary}/web`, packed, knowledge);
rmSync('dist/web', { recursive: true, force: true });
const made = readdirSync(temporary).sort((a, b) => Number(a === 'opaudit.js') - Number(b === 'opaudit.js'));
for (const file of made) renameSync(`${temporary}/${file}`, `dist/${file}`);
for (const file of readdirSync('dist')) if (file.startsWith('part-') && !made.includes(file)) rmSync(`dist/${file}`);
rmSync(temporary, { recursive: true });
console.log(`dist/opaudit.js built; ${Object.keys(phrases).length} phrases of ${Object.keys(inflections).length} words`);
