// opaudit keys create: the key on standard output, once; its hash in the file.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keyOf, readKeys } from '../../src/server/keys.ts';
import { opaudit, scratch } from './command.ts';

const file = join(scratch(), 'keys.txt');

describe('opaudit keys create', () => {
  it('prints the key alone, and keeps what knows it again', () => {
    const { status, stdout, stderr } = opaudit(['keys', 'create', 'billing'], { env: { OPAUDIT_KEYS: file } });
    expect([status, stdout]).toEqual([0, expect.stringMatching(/^opaudit_[\w-]{43}\n$/)]);
    expect(stderr).toBe(`opaudit: this is the only time that the key is shown; its hash is in ${file}\n`);
    expect(readFileSync(file, 'utf8')).not.toContain(stdout.trim());
    expect(keyOf(`Bearer ${stdout.trim()}`, readKeys(file))).toBe('billing');
  });
  it('leaves the keys before it whole, where somebody took the last line feed away', () => {
    writeFileSync(file, readFileSync(file, 'utf8').trimEnd());
    opaudit(['keys', 'create', 'audit'], { env: { OPAUDIT_KEYS: file } });
    expect(readKeys(file).map(({ name }) => name)).toEqual(['billing', 'audit']);
  });
});
