// The language model as the build bundles it: only what tokens, sentences and parts of speech need, read as data and not as code.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'esbuild';

/** Puts something in the place of a piece of text that must be there. */
function replaced(text: string, piece: string, by: string): string {
  if (text.split(piece).length !== 2) throw new Error(`the language model is not as the build knows it: "${piece}"`);
  return text.replace(piece, () => by);
}

/** A module that gives what a JSON file says; engines read JSON faster than they read code. */
const asData = (json: string): string => `module.exports = JSON.parse(${JSON.stringify(json)});`;

/** JSON without letters beyond ASCII: text that is read byte by byte is read fastest. */
export const inAscii = (json: string): string =>
  json.replace(/[\u0080-\uffff]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** The files beside the command line that hold the large table of words: what it says, and its numbers as they stand in memory. */
const tableFile = 'language-model.json';
const numbersFile = 'language-model.bin';

/** Reads the table at start. */
const fromFiles = `
  const { readFileSync } = require('node:fs');
  const { join } = require('node:path');
  const numbers = readFileSync(join(__dirname, '${numbersFile}'));
  module.exports = {
    ...JSON.parse(readFileSync(join(__dirname, '${tableFile}'), 'latin1')),
    lexicon: numbers.buffer.slice(numbers.byteOffset, numbers.byteOffset + numbers.byteLength),
  };`;

/**
 * Puts the parts of the model in the bundle. What the model finds besides words, entities and feelings, is never asked for: its tables are
 * left out. The large table of words goes to a file in `folder`, where the bundle for Node reads it; without a folder it stays in the bundle.
 */
export function languageModel(folder?: string): Plugin {
  return {
    name: 'language-model',
    setup(bundle) {
      bundle.onLoad({ filter: /wink-eng-lite-web-model[\\/]dist[\\/]languages[\\/].*\.json$/ }, ({ path }) => {
        if (path.includes('eng-ner-model')) return { contents: 'module.exports = [];', loader: 'js' };
        // One small machine of the same make does for the feelings that are not looked for.
        const json = readFileSync(path.replace('eng-sa-model', 'eng-negation-model'), 'utf8');
        if (folder === undefined || !path.includes('eng-core-web-model')) return { contents: asData(json), loader: 'js' };
        const { lexicon, ...rest } = JSON.parse(json) as { readonly lexicon: string };
        writeFileSync(join(folder, tableFile), inAscii(JSON.stringify(rest)));
        writeFileSync(join(folder, numbersFile), Buffer.from(lexicon, 'base64'));
        return { contents: fromFiles, loader: 'js' };
      });
      // The model is used once a process: no copy is needed.
      bundle.onLoad({ filter: /wink-eng-lite-web-model[\\/]dist[\\/]read-core-model\.js$/ }, ({ path }) => {
        const alone = replaced(readFileSync(path, 'utf8'), 'JSON.parse(JSON.stringify(originalModel))', 'originalModel');
        const decoder = 'bufferFromBase64=function(data){';
        const contents = folder === undefined ? alone : replaced(alone, decoder, `${decoder}if(data instanceof ArrayBuffer)return data;`);
        return { contents, loader: 'js' };
      });
    },
  };
}
