// API keys: made once, shown once, kept as hashes in a file of lines `NAME HASH`.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { InputError, systemReason } from '../service/failure.ts';

/** A key as it is kept. A key is 256 random bits, so that a plain hash cannot be guessed back. */
export interface ApiKey {
  readonly name: string;
  readonly hash: Buffer;
}

const hashOf = (key: string): Buffer => createHash('sha256').update(key).digest();

/** Makes a key, writes its hash to the end of the file, and returns the key itself. @throws InputError */
export function createKey(file: string, name: string): string {
  if (!/^[\w.-]{1,60}$/.test(name)) throw new InputError('keys create: the name may hold letters, digits, and . _ -, up to 60');
  if (existsSync(file) && readKeys(file).some((one) => one.name === name))
    throw new InputError(`keys create ${name}: ${file} has a key of this name; give another, or take its line out`);
  const key = `opaudit_${randomBytes(32).toString('base64url')}`;
  try {
    // A file edited by hand may end within its last line.
    const isOpen = existsSync(file) && /[^\n]$/.test(readFileSync(file, 'utf8'));
    appendFileSync(file, `${isOpen ? '\n' : ''}${name} ${hashOf(key).toString('hex')}\n`, { mode: 0o600 });
  } catch (error) {
    throw new InputError(`--keys ${file}: cannot be written: ${systemReason(error)}`);
  }
  return key;
}

/** The keys of a file; blank lines and those that begin with # are left out. @throws InputError */
export function readKeys(file: string): ApiKey[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new InputError(`--keys ${file}: ${systemReason(error)}; make a key with opaudit keys create NAME --keys ${file}`);
  }
  return text.split(/\r?\n/).flatMap((line, at) => {
    if (line.trim() === '' || line.startsWith('#')) return [];
    const parts = /^([\w.-]{1,60}) ([0-9a-f]{64})$/.exec(line.trim());
    if (parts === null)
      throw new InputError(`--keys ${file}:${at + 1}: is no key; expected a name and a hash, as opaudit keys create writes`);
    return [{ name: parts[1] as string, hash: Buffer.from(parts[2] as string, 'hex') }];
  });
}

/** The name of the key that `Authorization: Bearer …` gives, or null. Every key is compared, in constant time. */
export function keyOf(authorization: string | undefined, keys: readonly ApiKey[]): string | null {
  const given = /^bearer +(\S+) *$/i.exec(authorization ?? '')?.[1];
  if (given === undefined) return null;
  const hash = hashOf(given);
  return keys.filter((key) => timingSafeEqual(key.hash, hash))[0]?.name ?? null;
}
