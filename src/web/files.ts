// Files that were dropped or opened → texts of documents, or one sentence each that says why not.
import { longestDocument } from '../contract/limits.ts';
import { bytesOf, decodeText, tooLong, UnreadableTextError } from '../note/decode.ts';
import { kindName } from '../report/wording.ts';
import type { DocumentDraft } from './draft.ts';

export interface FilesRead {
  readonly files: readonly { readonly kind: DocumentDraft['kind'] | null; readonly text: string }[];
  readonly faults: readonly string[];
}

/** Reads files as notes. A name such as `27594.index-operative-note.txt` says the kind of document. */
export async function readFiles(given: readonly File[]): Promise<FilesRead> {
  const files: { kind: DocumentDraft['kind'] | null; text: string }[] = [];
  const faults: string[] = [];
  for (const file of given) {
    try {
      if (file.size > bytesOf(longestDocument)) throw tooLong(longestDocument);
      files.push({ kind: kindOfName(file.name), text: decodeText(new Uint8Array(await file.arrayBuffer()), longestDocument) });
    } catch (error) {
      faults.push(`${file.name} ${error instanceof UnreadableTextError ? error.message : 'cannot be read; try again'}.`);
    }
  }
  return { files, faults };
}

const kindOfName = (name: string): DocumentDraft['kind'] | null =>
  (Object.keys(kindName) as DocumentDraft['kind'][])
    .sort((a, b) => b.length - a.length)
    .find((kind) => name.toLowerCase().includes(kind)) ?? null;
