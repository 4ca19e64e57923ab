// Labelled cases in the format of the corpus: CODE-NNN.json with its documents beside it as text.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { Case, type Claim } from '../contract/case.ts';
import { Status } from '../contract/report.ts';
import { EvaluationInputError } from './tsv.ts';

const LabelledCase = z.object({
  code: z.string(),
  documents: z.array(z.object({ kind: z.string(), file: z.string(), date: z.string().optional() })),
  claim: z.unknown().optional(),
  elements: z.record(z.string(), z.object({ status: Status, evidence: z.array(z.string()) })),
  siblings: z.array(z.string()),
  modifiers: z.array(z.string()),
  globalDay: z.int().nullable(),
  traps: z.array(z.string()),
  style: z.string().optional(),
});

export interface GoldCase {
  readonly name: string;
  readonly input: Case;
  readonly gold: z.infer<typeof LabelledCase>;
}

/** @throws EvaluationInputError where there is no such folder; `of` says what it should hold. */
export function assertFolder(folder: string, of: string): void {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new EvaluationInputError(`${folder}: no such folder; give a folder of ${of}`);
}

/** All labelled cases of a folder, by name. @throws EvaluationInputError where the folder or a case cannot be used. */
export function readCases(folder: string): GoldCase[] {
  assertFolder(folder, 'labelled cases');
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort();
  if (names.length === 0) throw new EvaluationInputError(`${folder}: holds no labelled case (CODE-NNN.json)`);
  return names.map((name) => {
    const path = join(folder, name);
    try {
      const gold = LabelledCase.parse(JSON.parse(readFileSync(path, 'utf8')));
      const documents = gold.documents.map(({ file, ...rest }) => ({ ...rest, text: readFileSync(join(folder, file), 'utf8') }));
      const input = Case.parse({
        id: name.replace(/\.json$/, ''),
        code: gold.code,
        documents,
        ...(gold.claim === undefined ? {} : { claim: gold.claim as Claim }),
      });
      return { name: name.replace(/\.json$/, ''), input, gold };
    } catch (error) {
      throw new EvaluationInputError(`${path}: ${(error as Error).message.split('\n')[0]}`);
    }
  });
}
