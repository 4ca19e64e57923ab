// npm run build: the command line, dist/opaudit.js, with the parts that only some commands load and the threads of the endpoint beside it;
// and the page, dist/web/.
//
// For the command line the checklists stay files that are read at start, so that an edit takes effect at once. What is slow about
// reading them is kept in the bundle: what their YAML says, used as long as a file's text is the one that was read here; what each of
// their phrases stands for; and the inflections of their words, so that a new phrase of known words needs no compromise, which loads
// slowly.
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type BuildOptions, build } from 'esbuild';
import { parse } from 'yaml';
import { dataOf, inPlaceOf } from './scripts/in-place-of.ts';
import { languageModel } from './scripts/language-model.ts';
import { buildPage } from './scripts/page.ts';
import type { Step } from './src/concepts/phrase.ts';
import type { Knowledge } from './src/index.ts';
import { readKnowledgeFiles } from './src/service/knowledge.ts';

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

type Recorded<T> = Record<string, T>;

/** What compiling the checklists asks of the modules that inflect words, read phrases and read YAML, with the answers; and what comes of it. */
async function record(): Promise<{
  readonly inflections: Recorded<readonly string[]>;
  readonly phrases: Recorded<readonly (readonly Step[])[]>;
  readonly values: Recorded<unknown>;
  readonly hashes: Recorded<string>;
  readonly knowledge: Knowledge;
}> {
  const recorded = {
    inflections: Object.create(null) as Recorded<readonly string[]>,
    phrases: Object.create(null) as Recorded<readonly (readonly Step[])[]>,
    values: {} as Recorded<unknown>,
  };
  Object.assign(globalThis, { recorded });
  const words = `
    import { inflections as real } from './inflect.ts?real';
    export const inflections = (word) => (globalThis.recorded.inflections[word] = real(word));`;
  const sequences = `
    import { phraseSequences as real } from './phrase.ts?real';
    export { PhraseError, passedOver } from './phrase.ts?real';
    export const phraseSequences = (text) => (globalThis.recorded.phrases[text] = real(text));`;
  const reader = `
    import { parseYaml as real } from './parse.ts?real';
    export const parseYaml = (file, schema) => {
      const parsed = real(file, schema);
      globalThis.recorded.values[file.path] = parsed.value;
      return parsed;
    };`;
  const outfile = `${temporary}/recorder.js`;
  await build({
    ...shared,
    stdin: {
      contents: `export { compileKnowledge } from './src/index.ts'; export { checklistHash } from './src/report/checklist-hash.ts';`,
      resolveDir: '.',
    },
    outfile,
    plugins: [inPlaceOf(inflect, words), inPlaceOf(phrase, sequences), inPlaceOf(parser, reader)],
  });
  const { compileKnowledge, checklistHash } = (await import(pathToFileURL(resolve(outfile)).href)) as typeof import('./src/index.ts') &
    typeof import('./src/report/checklist-hash.ts');
  const knowledge = compileKnowledge(files);
  const hashes = Object.fromEntries([...knowledge.checklists].map(([code, checklist]) => [code, checklistHash(checklist, knowledge)]));
  return { ...recorded, hashes, knowledge };
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
const { inflections, phrases, values, hashes, knowledge } = await record();
const packed = dataOf(packPhrases(phrases));
const inflector = `
  let table = null;
  export const inflections = (word) => {
    table ??= Object.assign(Object.create(null), ${dataOf(inflections)});
    return (table[word] ??= require('./inflect.ts?real').inflections(word));
  };`;
const phraseReader = `
  import { phraseSequences as real } from './phrase.ts?real';
  export { PhraseError, passedOver } from './phrase.ts?real';
  const packed = ${packed};
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
await build({
  ...shared,
  entryPoints: {
    opaudit: 'src/cli/main.ts',
    // The threads of the endpoint: ours, and the file that piscina starts each of them with.
    'check-worker': 'src/server/check-worker.ts',
    worker: 'node_modules/piscina/dist/worker.js',
  },
  outdir: temporary,
  // Native, and asked for only where threads are to be nicer than they are.
  external: ['@napi-rs/nice'],
  // What only some commands need stands in files of its own, so that the others start without it.
  splitting: true,
  chunkNames: 'part-[hash]',
  minify: process.env.OPAUDIT_READABLE === undefined,
  plugins: [languageModel(temporary), inPlaceOf(inflect, inflector), inPlaceOf(phrase, phraseReader), inPlaceOf(parser, reader)],
});
rmSync(`${temporary}/recorder.js`);
chmodSync(`${temporary}/opaudit.js`, 0o755);
await buildPage(`${temporary}/web`, { packedPhrases: packed, values, hashes, knowledge });
rmSync('dist/web', { recursive: true, force: true });
const made = readdirSync(temporary).sort((a, b) => Number(a === 'opaudit.js') - Number(b === 'opaudit.js'));
for (const file of made) renameSync(`${temporary}/${file}`, `dist/${file}`);
for (const file of readdirSync('dist')) if (file.startsWith('part-') && !made.includes(file)) rmSync(`dist/${file}`);
rmSync(temporary, { recursive: true });
console.log(`dist/opaudit.js built; ${Object.keys(phrases).length} phrases of ${Object.keys(inflections).length} words`);
