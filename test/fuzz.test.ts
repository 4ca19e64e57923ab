// Everything that takes input, on what once went wrong (test/fuzz/) and on a few hundred texts that nobody would send. npm run fuzz goes on from here.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { closeServer, fuzzTargets } from '../src/evaluation/fuzz-targets.ts';
import { mutated } from '../src/evaluation/mutate.ts';
import { randomFrom } from '../src/evaluation/random.ts';

vi.setConfig({ testTimeout: 240_000 });
afterAll(closeServer);

describe.each(Object.entries(fuzzTargets))('%s', (name, target) => {
  it('takes any text', async () => {
    const folder = `test/fuzz/${name}`;
    const kept = existsSync(folder) ? readdirSync(folder).map((file) => readFileSync(`${folder}/${file}`, 'utf8')) : [];
    const pool = target.seeds();
    const random = randomFrom(20_261_130);
    const texts = [...kept, ...pool, ...Array.from({ length: 25 }, () => mutated(pool, random))];
    for (const text of texts) await expect((async () => target.run(text))()).resolves.toBeUndefined();
  });
});
