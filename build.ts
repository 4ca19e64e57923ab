// npm run build: the command line as one bundle, dist/opaudit.js.
//
// The checklists stay files that are read at start, so that an edit takes effect at once. What is slow about reading them is kept
// in the bundle: the inflections of every word they use, so that compromise is loaded only for words that are new, and what their
// YAML says, which is used as long as a file's text is the one that was read here.
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { parse } from 'yaml';
import { readKnowledgeFiles } from './src/cli/knowledge.ts';

const shared = {
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  format: 'esm',
  legalComments: 'none',
  logLevel: 'warning',
  banner: { js: "#!/usr/bin/env node\nimport { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);" },
} satisfies BuildOptions;

/** Puts `contents` in place of a module; the module itself is still there as `NAME.ts?real`. */
function inPlaceOf(module: string, contents: string): Plugin {
  const path = resolve(module);
  const name = module.replace(/^.*\//, '');
  return {
    name,
    setup(bundle) {
      bundle.onResolve({ filter: new RegExp(`/${name.replace('.', '\\.')}(\\?real)?$`) }, (args) => {
        if (resolve(args.resolveDir, args.path.replace(/\?real$/, '')) !== path) return undefined;
        return args.path.endsWith('?real') ? { path } : { path, namespace: name };
      });
      bundle.onLoad({ filter: /./, namespace: name }, () => ({ contents, loader: 'js', resolveDir: resolve(path, '..') }));
    },
  };
}

const inflect = 'src/concepts/inflect.ts';
const dataOf = (value: unknown): string => `JSON.parse(${JSON.stringify(JSON.stringify(value))})`;
const files = readKnowledgeFiles();
const temporary = `dist/.build-${process.pid}`;

/** The inflections of every word that compiling the checklists asks for. */
async function inflectionTable(): Promise<Record<string, readonly string[]>> {
  const recorder = `
    import { inflections as real } from './inflect.ts?real';
    export const inflections = (word) => (globalThis.inflectionTable[word] = real(word));`;
  const outfile = `${temporary}/recorder.js`;
  await build({ ...shared, entryPoints: ['src/index.ts'], outfile, plugins: [inPlaceOf(inflect, recorder)] });
  const table = Object.create(null) as Record<string, readonly string[]>;
  Object.assign(globalThis, { inflectionTable: table });
  const { compileKnowledge } = (await import(pathToFileURL(resolve(outfile)).href)) as typeof import('./src/index.ts');
  compileKnowledge(files);
  return table;
}

/** What each YAML file says, by the hash of its text; a file with faults is left out, so that they are told when it is read. */
function yamlTable(): Record<string, unknown> {
  const table: Record<string, unknown> = {};
  for (const { text } of files) {
    try {
      table[createHash('sha256').update(text).digest('base64')] = parse(text);
    } catch {
      // Its faults are told by lint.
    }
  }
  return table;
}

mkdirSync(temporary, { recursive: true });
const inflections = await inflectionTable();
const lookup = `
  const table = Object.assign(Object.create(null), ${dataOf(inflections)});
  export const inflections = (word) => table[word] ?? (table[word] = require('./inflect.ts?real').inflections(word));`;
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
  entryPoints: ['src/cli/main.ts'],
  outfile: `${temporary}/opaudit.js`,
  minify: process.env.OPAUDIT_READABLE === undefined,
  plugins: [inPlaceOf(inflect, lookup), inPlaceOf('src/checklist/parse.ts', reader)],
});
chmodSync(`${temporary}/opaudit.js`, 0o755);
renameSync(`${temporary}/opaudit.js`, 'dist/opaudit.js');
rmSync(temporary, { recursive: true });
console.log(`dist/opaudit.js built; inflections of ${Object.keys(inflections).length} words`);
