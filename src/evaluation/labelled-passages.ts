// Labelled passages, one element each: the format of test/passages.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readTsv } from './tsv.ts';

/** One labelled passage; `text` with real line breaks. */
export interface Passage {
  readonly id: string;
  readonly code: string;
  readonly element: string;
  readonly status: string;
  readonly text: string;
  readonly evidence: string;
}

/** All passages of a file or of the .tsv files of a folder. */
export function readPassages(path: string): Passage[] {
  const files = statSync(path, { throwIfNoEntry: false })?.isDirectory()
    ? readdirSync(path)
        .filter((name) => name.endsWith('.tsv'))
        .sort()
        .map((name) => join(path, name))
    : [path];
  return files.flatMap((file) => readTsv(file, ['id', 'code', 'element', 'status', 'text', 'evidence'])) as unknown as Passage[];
}
