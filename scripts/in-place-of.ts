// An esbuild plugin that puts something in the place of a module.
import { resolve } from 'node:path';
import type { Plugin } from 'esbuild';

/** Puts `contents` in place of a module; the module itself is still there as `NAME.ts?real`. */
export function inPlaceOf(module: string, contents: string): Plugin {
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

/** A value as the text of a module; engines read JSON faster than they read code. */
export const dataOf = (value: unknown): string => `JSON.parse(${JSON.stringify(JSON.stringify(value))})`;

/** In the place of what inflects words, where all phrases come compiled: compromise is not loaded. */
export const inflectsNothing = (): Plugin =>
  inPlaceOf('src/concepts/inflect.ts', `export const inflections = () => { throw new Error('phrases are compiled elsewhere'); };`);
