// opaudit keys create: an API key for the endpoint, shown once.
import { createKey } from '../server/keys.ts';
import { writeOutput } from './output.ts';

/** Runs the command and returns its exit code. */
export function keysCreate(name: string, { keys }: { readonly keys: string }): number {
  const key = createKey(keys, name);
  writeOutput(undefined, `${key}\n`);
  process.stderr.write(`opaudit: this is the only time that the key is shown; its hash is in ${keys}\n`);
  return 0;
}
