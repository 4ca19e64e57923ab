// The page, dist/web/: index.html, a style sheet, the script of the page, and that of its worker. Nothing of it is loaded from anywhere else.
//
// The worker holds the engine and what the checklists come to: their files as read and checked, and what each phrase stands for. So
// neither the YAML reader nor compromise is shipped, and nothing is inflected in the browser.
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type BuildOptions, build } from 'esbuild';
import type { Case, Knowledge } from '../src/index.ts';
import { catalogOf } from '../src/web/catalog.ts';
import { dataOf, inPlaceOf } from './in-place-of.ts';
import { languageModel } from './language-model.ts';

/** What the checklists come to, recorded while they were compiled. */
export interface Compiled {
  /** Phrases with their steps, as the text of a module's data. */
  readonly packedPhrases: string;
  /** What each file says, by its path. */
  readonly values: Readonly<Record<string, unknown>>;
  /** The hash of each code's checklist. */
  readonly hashes: Readonly<Record<string, string>>;
  readonly knowledge: Knowledge;
}

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
export async function buildPage(folder: string, compiled: Compiled): Promise<void> {
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
  const worker = await bundle('src/web/worker.ts', { format: 'iife', plugins: [languageModel(), ...engineData(compiled)] });
  const built = `
    export const worker = ${JSON.stringify({ path: worker, size: statSync(`${folder}/${worker}`).size })};
    export const catalog = ${dataOf(catalogOf(compiled.knowledge))};
    export const samples = ${dataOf(samples())};`;
  const page = await bundle('src/web/page.tsx', { plugins: [inPlaceOf('src/web/built.ts', built)] });
  const style = await bundle('src/web/style/page.css', {});
  writeFileSync(`${folder}/index.html`, readFileSync('src/web/index.html', 'utf8').replace('page.js', page).replace('page.css', style));
  for (const file of readdirSync(folder)) writeFileSync(`${folder}/${file}.gz`, gzipSync(readFileSync(`${folder}/${file}`), { level: 9 }));
}

/** The modules that read checklists, with what they would read in their place. */
function engineData({ packedPhrases, values, hashes, knowledge }: Compiled) {
  const files = Object.keys(values).map((path) => ({ path, text: '' }));
  const known = `
    export const files = ${dataOf(files)};`;
  const reader = `
    const values = ${dataOf(withoutExamples(values))};
    export const parseYaml = ({ path }) => ({ value: values[path], faults: [], at: () => null });`;
  const phrases = `
    export { PhraseError, passedOver } from './phrase.ts?real';
    const packed = ${packedPhrases};
    const words = packed.forms.map((forms) => ({ kind: 'word', forms }));
    export const phraseSequences = (text) => packed.phrases[text].map((steps) => steps.map((step) => (typeof step === 'number' ? words[step] : step)));`;
  const inflections = `
    export const inflections = () => { throw new Error('the page inflects nothing'); };`;
  const hash = `
    const hashes = ${dataOf(hashes)};
    export const checklistHash = (checklist) => hashes[checklist.source.code];`;
  if (knowledge.faults.length > 0) console.warn(`the checklists have ${knowledge.faults.length} faults; see opaudit lint`);
  return [
    inPlaceOf('src/web/knowledge-files.ts', known),
    inPlaceOf('src/checklist/parse.ts', reader),
    inPlaceOf('src/concepts/phrase.ts', phrases),
    inPlaceOf('src/concepts/inflect.ts', inflections),
    inPlaceOf('src/report/checklist-hash.ts', hash),
  ];
}

/** Examples are for those who write checklists; checking needs none. */
const withoutExamples = (values: Compiled['values']): unknown =>
  JSON.parse(JSON.stringify(values, (key, value: unknown) => (key === 'examples' ? undefined : value)));

const samples = (): readonly Case[] =>
  readFileSync('samples/cases.jsonl', 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Case);
