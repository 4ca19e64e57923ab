// Notes about other matters than any checklist's operation: what is of that operation's own is missing in them.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { assertFolder, type GoldCase } from './cases.ts';
import { EvaluationInputError } from './tsv.ts';

/** Each note is put to so many codes in turn. */
const codesPerNote = 2;

const Missing = z.record(z.string(), z.array(z.string()));

function readMissing(path: string): [string, string[]][] {
  try {
    return Object.entries(Missing.parse(JSON.parse(readFileSync(path, 'utf8'))));
  } catch {
    throw new EvaluationInputError(`${path}: cannot be used; it names by code the elements that no note of its folder documents`);
  }
}

/**
 * The notes of a folder (`*.txt`) as labelled cases. Its `missing.json` names by code the elements that none of them documents; of others,
 * which any operation may document, nothing is said. @throws EvaluationInputError where the folder cannot be used.
 */
export function readUnrelatedNotes(folder: string): GoldCase[] {
  assertFolder(folder, 'unrelated notes');
  const missing = readMissing(join(folder, 'missing.json'));
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort();
  const texts = names.map((name) => readFileSync(join(folder, name), 'utf8'));
  return Array.from({ length: codesPerNote }).flatMap((_, turn) =>
    names.map((name, at): GoldCase => {
      const [code, elements] = missing[(at + turn) % missing.length]!;
      return {
        name: `${name} as ${code}`,
        input: { code, documents: [{ kind: 'operative-note', text: texts[at]! }] },
        gold: {
          code,
          documents: [],
          elements: Object.fromEntries(elements.map((element) => [element, { status: 'missing', evidence: [] }])),
          siblings: [],
          modifiers: [],
          globalDay: null,
          traps: [],
        },
      };
    }),
  );
}
