// What a batch is given → its cases in order: lines of a JSONL file, cases of a JSON file, notes of a folder.
import { createReadStream, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { documentKinds } from '../contract/case.ts';
import type { BatchFault } from '../service/batch-fault.ts';
import type { CheckInput } from '../service/check-worker.ts';
import { InputError, systemReason } from '../service/failure.ts';
import { linesOf } from '../service/lines.ts';
import { parseJson } from './case-options.ts';
import { readText } from './read-text.ts';

/** What is to be checked or why it cannot be, where it stands, and how far the source is read when it is done. */
export type SourceCase = {
  readonly place: string;
  readonly done: number;
  /** The id that its file gives it. */
  readonly id?: string;
} & ({ readonly input: CheckInput } | { readonly fault: BatchFault });

/** One thing given to a batch; `size` is what `done` of its cases counts up to. */
export interface BatchSource {
  readonly size: number;
  cases(): AsyncIterable<SourceCase>;
}

/** Finds out what `path` is. `code` is for notes that say no code themselves. @throws InputError where it is nothing to check. */
export function openSource(path: string, code: string | undefined): BatchSource {
  if (path === '-') return { size: 0, cases: () => jsonlCases(path, code) };
  let found: ReturnType<typeof statSync>;
  try {
    found = statSync(path);
  } catch (error) {
    throw new InputError(`${path}: ${systemReason(error)}; give a JSONL file of cases, a JSON file, or a folder of notes`);
  }
  if (found?.isDirectory()) {
    const records = recordsOf(path);
    if (records.length === 0) throw new InputError(`${path}: holds no note; notes are files that end in .txt, cases in .json`);
    return { size: records.length, cases: () => folderCases(path, records, code) };
  }
  if (path.endsWith('.txt'))
    return { size: 1, cases: () => folderCases('', [{ name: path.replace(/\.txt$/, ''), note: true, others: [], json: false }], code) };
  if (path.endsWith('.json')) return { size: found?.size ?? 0, cases: () => jsonCases(path, found?.size ?? 0, code) };
  return { size: found?.size ?? 0, cases: () => jsonlCases(path, code) };
}

/** The longest line that is kept: a case with its documents. */
const longestLine = 64 * 1024 * 1024;

async function* jsonlCases(path: string, code: string | undefined): AsyncGenerator<SourceCase> {
  const name = path === '-' ? 'standard input' : path;
  for await (const { number, text, bytes } of linesOf(chunksOf(path, name), longestLine)) {
    const at = { place: `${name}:${number}`, done: bytes };
    if (text === null) yield { ...at, fault: { kind: 'too-large', message: 'the line is longer than 64 MB' } };
    else yield { ...at, input: { text, code } };
  }
}

async function* chunksOf(path: string, name: string): AsyncGenerator<Buffer> {
  try {
    yield* path === '-' ? process.stdin : createReadStream(path, { highWaterMark: 256 * 1024 });
  } catch (error) {
    throw new InputError(`${name}: ${systemReason(error)}`);
  }
}

async function* jsonCases(path: string, size: number, code: string | undefined): AsyncGenerator<SourceCase> {
  let value: unknown;
  try {
    value = parseJson(readText(path, longestLine), path);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    yield { place: path, done: size, fault: { kind: 'invalid-case', message: error.message } };
    return;
  }
  const all: unknown[] = Array.isArray(value) ? value : [value];
  for (const [at, one] of all.entries())
    yield {
      place: Array.isArray(value) ? `${path}[${at}]` : path,
      done: ((at + 1) / all.length) * size,
      input: { value: one, code },
    };
}

/** The files of one record in a folder: NAME.txt, NAME.KIND.txt beside it, and NAME.json with its code and claim. */
interface RecordFiles {
  readonly name: string;
  readonly note: boolean;
  readonly others: readonly string[];
  readonly json: boolean;
}

function recordsOf(folder: string): RecordFiles[] {
  let files: string[];
  try {
    files = readdirSync(folder, { withFileTypes: true })
      .filter((entry) => !entry.isDirectory() && !entry.name.startsWith('.'))
      .map((entry) => entry.name);
  } catch (error) {
    throw new InputError(`${folder}: ${systemReason(error)}`);
  }
  const records = new Map<string, { note: boolean; others: string[]; json: boolean }>();
  const of = (name: string): { note: boolean; others: string[]; json: boolean } => {
    const found = records.get(name) ?? { note: false, others: [], json: false };
    records.set(name, found);
    return found;
  };
  for (const file of files.sort()) {
    const kind = documentKinds.find((one) => file.endsWith(`.${one}.txt`));
    if (kind !== undefined) of(file.slice(0, -`.${kind}.txt`.length)).others.push(kind);
    else if (file.endsWith('.txt')) of(file.slice(0, -4)).note = true;
    else if (file.endsWith('.json')) of(file.slice(0, -5)).json = true;
  }
  return [...records].map(([name, record]) => ({ name, ...record })).sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function* folderCases(folder: string, records: readonly RecordFiles[], code: string | undefined): AsyncGenerator<SourceCase> {
  for (const [at, record] of records.entries()) {
    const id = basename(record.name);
    const place = join(folder, `${record.name}${record.note || record.others.length > 0 ? '.txt' : '.json'}`);
    const own = { id, place, done: at + 1 };
    try {
      yield { ...own, input: { value: recordCase(folder, record), code: code ?? codeInName(id) } };
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      yield { ...own, fault: { kind: 'invalid-case', message: error.message } };
    }
  }
}

/** `27594-001` says its code. */
const codeInName = (name: string): string | undefined => /^(\d{4}[0-9A-Z])(?![0-9A-Za-z])/.exec(name)?.[1];

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function readRecordJson(path: string): Readonly<Record<string, unknown>> {
  const value = parseJson(readText(path), path);
  if (!isObject(value)) throw new InputError(`${path}: is no case; expected an object with "code" and "claim"`);
  return value;
}

function recordCase(folder: string, { name, note, others, json }: RecordFiles): unknown {
  const said = json ? readRecordJson(join(folder, `${name}.json`)) : {};
  if (!note && others.length === 0) return { id: name, ...said };
  const dates = new Map((Array.isArray(said.documents) ? said.documents : []).filter(isObject).map((one) => [one.file, one.date]));
  const documents = [...(note ? [''] : []), ...others.map((kind) => `.${kind}`)].map((kind) => {
    const file = `${name}${kind}.txt`;
    const date = dates.get(basename(file));
    return {
      kind: kind === '' ? 'operative-note' : kind.slice(1),
      ...(date === undefined ? {} : { date }),
      text: readText(join(folder, file)),
    };
  });
  return {
    id: basename(name),
    ...(said.code === undefined ? {} : { code: said.code }),
    ...(said.claim === undefined ? {} : { claim: said.claim }),
    documents,
  };
}
