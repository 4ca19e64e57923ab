// The page, dist/web/: index.html, a style sheet, the script of the page, and that of its worker. Nothing of it is loaded from anywhere else.
//
// The worker holds the engine and what the checklists come to. So neither the YAML reader nor compromise is shipped, and nothing is
// compiled in the browser.
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type BuildOptions, build } from 'esbuild';
import type { PackedKnowledge } from '../src/checklist/packed.ts';
import type { Case, Knowledge } from '../src/index.ts';
import { catalogOf } from '../src/web/catalog.ts';
import { dataOf, inflectsNothing, inPlaceOf } from './in-place-of.ts';
import { languageModel } from './language-model.ts';

const shared = {
  bundle: true,
  platform: 'browser',
  target: ['chrome123', 'firefox120', 'safari17.5'],
  format: 'esm',
  legalComments: 'none',
  logLevel: 'warning',
  minify: process.env.OPAUDIT_READABLE === undefined,
  jsx: 'automatic',
  jsxImportSource: 'preact',
} satisfies BuildOptions;

/** Builds the page into `folder`: each file with a hash in its name but index.html, and compressed beside it as it is. */
export async function buildPage(folder: string, packed: PackedKnowledge, knowledge: Knowledge): Promise<void> {
  if (knowledge.faults.length > 0) console.warn(`the checklists have ${knowledge.faults.length} faults; see opaudit lint`);
  mkdirSync(folder, { recursive: true });
  const bundle = async (entry: string, options: BuildOptions): Promise<string> => {
    const { metafile } = await build({
      ...shared,
      ...options,
      entryPoints: [entry],
      outdir: folder,
      entryNames: '[name]-[hash]',
      metafile: true,
    });
    return basename(Object.keys(metafile.outputs)[0] as string);
  };
  const known = `export const packed = ${dataOf(packed)};`;
  const worker = await bundle('src/web/worker.ts', {
    format: 'iife',
    plugins: [languageModel(), inflectsNothing(), inPlaceOf('src/web/packed.ts', known)],
  });
  const built = `
    export const worker = ${JSON.stringify({ path: worker, size: statSync(`${folder}/${worker}`).size })};
    export const catalog = ${dataOf(catalogOf(knowledge))};
    export const samples = ${dataOf(samples())};`;
  const page = await bundle('src/web/page.tsx', { plugins: [inPlaceOf('src/web/built.ts', built)] });
  const style = await bundle('src/web/style/page.css', {});
  writeFileSync(`${folder}/index.html`, readFileSync('src/web/index.html', 'utf8').replace('page.js', page).replace('page.css', style));
  for (const file of readdirSync(folder)) writeFileSync(`${folder}/${file}.gz`, gzipSync(readFileSync(`${folder}/${file}`), { level: 9 }));
}

const samples = (): readonly Case[] =>
  readFileSync('samples/cases.jsonl', 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Case);
