// The import rule: every folder imports only from those below it, and the engine touches no platform.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

/** From top to bottom; a file may import from its own row and the rows below. */
const layers = [
  ['evaluation'],
  ['cli'],
  ['server'],
  ['web'],
  ['service'],
  ['index.ts'],
  ['report'],
  ['claim'],
  ['check'],
  ['checklist'],
  ['context'],
  ['second-reading'],
  ['concepts'],
  ['note'],
  ['contract'],
];
const engine = new Set(['index.ts', 'report', 'claim', 'check', 'checklist', 'context', 'concepts', 'second-reading', 'note', 'contract']);
/** Each library has one home. */
const homes: Record<string, string> = {
  'wink-nlp': 'note',
  'wink-eng-lite-web-model': 'note',
  'compromise/two': 'concepts',
  yaml: 'checklist',
  preact: 'web',
  'preact/hooks': 'web',
  '@codemirror/state': 'web',
  '@codemirror/view': 'web',
  '@codemirror/commands': 'web',
  '@codemirror/search': 'web',
  express: 'server',
  helmet: 'server',
  'express-rate-limit': 'server',
  'prom-client': 'server',
  'zod-openapi': 'server',
};

const rankOf = (part: string): number => layers.findIndex((row) => row.includes(part));

const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((path) => /\.tsx?$/.test(path));
const imports = files.flatMap((path) => {
  const part = path.split('/')[0] as string;
  const text = readFileSync(join('src', path), 'utf8');
  return [...text.matchAll(/(?:from|import)\s*\(?'([^']+)'/g)].map((match) => ({ path, part, target: match[1] as string }));
});

describe('imports', () => {
  it('go down only', () => {
    const upwards = imports.filter(({ path, part, target }) => {
      if (!target.startsWith('.')) return false;
      const other = normalize(join(dirname(path), target)).split('/')[0] as string;
      return rankOf(other) < rankOf(part);
    });
    expect(upwards).toEqual([]);
  });

  it('know every folder', () => {
    expect(files.filter((path) => rankOf(path.split('/')[0] as string) < 0)).toEqual([]);
  });

  it('keep the engine free of the platform', () => {
    expect(imports.filter(({ part, target }) => engine.has(part) && target.startsWith('node:'))).toEqual([]);
  });

  // The evaluations may measure a library by itself.
  it('keep each library that has a home in that one place', () => {
    expect(imports.filter(({ part, target }) => part !== 'evaluation' && homes[target] !== undefined && homes[target] !== part)).toEqual(
      [],
    );
  });
});
