// What is installed: everything from the registry with its checksum, nothing that runs or fetches while it is installed, and each named with its reason.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { version } from '../src/contract/version.ts';

interface Locked {
  readonly version?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly hasInstallScript?: boolean;
  readonly license?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly devOptional?: boolean;
}

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Locked> };
const { dependencies, devDependencies, scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<
  string,
  Record<string, string>
>;
const locked = Object.entries(packages).filter(([path]) => path !== '');
const nameOf = (path: string): string => path.replace(/^.*node_modules\//, '');

it('the program says the version that its package has', () => {
  expect(version).toBe((JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version);
});

describe('the lockfile', () => {
  it('holds the checksum of every package, and no address but the registry', () => {
    expect(locked.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([path]) => path)).toEqual([]);
    expect(locked.filter(([, { resolved }]) => resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/'))).toEqual([]);
  });

  // esbuild's script puts its binary in place, which came as a package of its own; it would fetch it only where npm was told to leave
  // optional packages out. The program is built without it as well: npm ci --ignore-scripts && npm run build.
  it('holds no package that runs anything when it is installed, but for esbuild', () => {
    expect([
      ...new Set(locked.filter(([, one]) => one.hasInstallScript === true && one.optional !== true).map(([path]) => nameOf(path))),
    ]).toEqual(['esbuild']);
  });

  it('holds only packages that anybody may use', () => {
    const free =
      /^\(?(?:MIT|ISC|Apache-2\.0|BSD-[23]-Clause|0BSD|BlueOak-1\.0\.0|CC0-1\.0|Unlicense|Python-2\.0|MPL-2\.0|MIT-0|WTFPL)(?: (?:OR|AND) .*)?\)?$/;
    expect(locked.filter(([, { license }]) => !free.test(license ?? '')).map(([path, { license }]) => `${path}: ${license}`)).toEqual([]);
    // What ships with the program asks for nothing but to be named.
    expect(locked.filter(([, { license, dev, devOptional }]) => dev !== true && devOptional !== true && license === 'MPL-2.0')).toEqual([]);
  });
});

describe('docs/dependencies.md', () => {
  const text = readFileSync('docs/dependencies.md', 'utf8');
  it.each(Object.keys({ ...dependencies, ...devDependencies }))('says why %s', (name) => {
    // Types come with what they are the types of; siblings of one family are named once.
    const [, family, part] = /^(?:@([\w-]+)\/)?(.+)$/.exec(name) as unknown as [string, string | undefined, string];
    expect(family === 'types' || text.includes(name) || (family !== undefined && text.includes(`@${family}/`) && text.includes(part))).toBe(
      true,
    );
  });
});

it('no script of the project fetches anything', () => {
  expect(Object.values(scripts as Record<string, string>).filter((script) => /curl|wget|npx |npm (?:i|install|ci)\b/.test(script))).toEqual(
    [],
  );
});
