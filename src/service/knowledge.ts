// Reads the knowledge base from disk; the engine itself reads no file.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SourceFile } from '../checklist/parse.ts';
import { InputError, systemReason } from './failure.ts';

/** The checklists that come with the program: beside the sources, or beside the bundle. */
export const checklistFolder = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../../checklists' : '../checklists', import.meta.url),
);

/** A file read. Its text is made when somebody asks for it: a start asks mostly whether the bytes are those that were compiled. */
export class FileOnDisk implements SourceFile {
  readonly path: string;
  readonly bytes: Uint8Array;

  constructor({ path, bytes }: Pick<FileOnDisk, 'path' | 'bytes'>) {
    this.path = path;
    this.bytes = bytes;
  }

  get text(): string {
    return Buffer.from(this.bytes.buffer, this.bytes.byteOffset, this.bytes.byteLength).toString('utf8');
  }
}

/** All files of the knowledge base under `folder`, named by their path from the project on. @throws InputError where they cannot be read. */
export function readKnowledgeFiles(folder: string = checklistFolder): FileOnDisk[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.(?:yaml|json)$/.test(path))
      .sort()
      .map((path) => new FileOnDisk({ path: `checklists/${path.replaceAll('\\', '/')}`, bytes: readFileSync(join(folder, path)) }));
  } catch (error) {
    throw new InputError(`${folder}: ${systemReason(error)}; the checklists belong beside the program`);
  }
}

/** Says once on standard error that the checklists have faults; they stop nothing. */
export function tellFaults(faults: number): void {
  if (faults > 0) process.stderr.write(`opaudit: the checklists have ${faults} ${faults === 1 ? 'fault' : 'faults'}; see opaudit lint\n`);
}
