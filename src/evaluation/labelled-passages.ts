// Labelled passages, one element each: the format of test/passages.
import { readTsv, tsvFiles } from './tsv.ts';

/** One labelled passage; `text` with real line breaks. */
export interface Passage {
  readonly id: string;
  readonly code: string;
  readonly element: string;
  readonly status: string;
  readonly text: string;
  readonly evidence: string;
}

/** Elements that any passage may rightly state. */
export const everywhere: ReadonlySet<string> = new Set(['laterality', 'anesthesia']);

/** All passages of a file or of the .tsv files of a folder. */
export function readPassages(path: string): Passage[] {
  return tsvFiles(path).flatMap((file) => readTsv(file, ['id', 'code', 'element', 'status', 'text', 'evidence'])) as unknown as Passage[];
}
