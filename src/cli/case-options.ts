// Arguments and files → the case to check.

import type * as z from 'zod';
import { nearest } from '../concepts/nearest.ts';
import { CalendarDate, type Case, DiagnosisCode, type DocumentKind, documentKinds, Modifier, ProcedureCode } from '../contract/case.ts';
import { longestDocument } from '../contract/limits.ts';
import { readCase, showCaseFault } from '../service/case-fault.ts';
import { InputError } from '../service/failure.ts';
import { readText } from './read-text.ts';

/** A case as JSON may hold many documents. */
const longestCase = 64 * 1024 * 1024;

/** The options that say what the note alone does not. */
export interface CaseOptions {
  readonly code?: string;
  readonly document?: readonly string[];
  readonly modifier?: readonly string[];
  readonly diagnosis?: readonly string[];
  readonly date?: string;
}

/** Reads a note, or a case as JSON, with the documents and the claim that the options add. @throws InputError */
export function readCaseFrom(path: string, options: CaseOptions): Case {
  const name = path === '-' ? 'standard input' : path;
  const text = readText(path, longestCase);
  return withOptions(
    path.endsWith('.json') || (path === '-' && looksLikeJson(text)) ? asCase(parseJson(text, name), name) : noteCase(text, name),
    options,
  );
}

/** True for what begins as a JSON object does and a note does not. */
export const looksLikeJson = (text: string): boolean => /^\s*\{\s*["}]/.test(text);

/** A note alone, as a case. @throws InputError where it is too long */
export function noteCase(text: string, name: string): Case {
  if (text.length > longestDocument) throw new InputError(`${name}: is larger than 1 MB, more than may be read`);
  return { documents: [{ kind: 'operative-note', text }] };
}

/** What was read from JSON, as a case. @throws InputError that names the field that is wrong. */
export function asCase(value: unknown, name: string): Case {
  const result = readCase(value);
  if ('fault' in result) throw new InputError(`${name}: ${showCaseFault(result.fault)}`);
  return result.value;
}

/** JSON → value; the error names the line and never repeats the text. */
export function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const position = /position (\d+)/.exec((error as Error).message)?.[1];
    const place = position === undefined ? '' : `:${text.slice(0, Number(position)).split('\n').length}`;
    throw new InputError(`${name}${place}: is no valid JSON`);
  }
}

/** The case with what the options say in place of what it said. @throws InputError */
export function withOptions(base: Case, options: CaseOptions): Case {
  const documents = [...base.documents, ...(options.document ?? []).map(readDocument)];
  const modifiers = listOf(options.modifier, '--modifier', Modifier);
  const diagnoses = listOf(options.diagnosis, '--diagnosis', DiagnosisCode);
  const dateOfService = options.date === undefined ? undefined : checked(options.date, '--date', CalendarDate);
  const claim = {
    ...base.claim,
    ...(modifiers === undefined ? {} : { modifiers }),
    ...(diagnoses === undefined ? {} : { diagnoses }),
    ...(dateOfService === undefined ? {} : { dateOfService }),
  };
  const made = {
    ...base,
    ...(options.code === undefined ? {} : { code: checked(options.code.toUpperCase(), '--code', ProcedureCode) }),
    documents,
    ...(Object.keys(claim).length === 0 ? {} : { claim }),
  };
  // Each document is read within its own limit; together they have one, too.
  return asCase(made, 'the record');
}

/** `none` alone is the empty list: known to be none. Values may be parted by commas. */
function listOf<T>(given: readonly string[] | undefined, option: string, schema: z.ZodType<T>): T[] | undefined {
  if (given === undefined || given.length === 0) return undefined;
  const values = given.flatMap((one) => one.split(',')).map((one) => one.trim());
  if (values.length === 1 && values[0]?.toLowerCase() === 'none') return [];
  return values.map((value) => checked(value, option, schema));
}

function checked<T>(value: string, option: string, schema: z.ZodType<T>): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new InputError(`${option} ${shown(value)}: ${result.error.issues[0]?.message ?? 'is not valid'}`);
}

const shown = (value: string): string => (/^[\w.:/-]{1,30}$/.test(value) ? value : '(value)');

/** A further document given by its place alone or as `KIND=FILE`. @throws InputError */
export const documentOf = (argument: string): Case['documents'][number] =>
  argument.includes('=') ? readDocument(argument) : { kind: 'operative-note', text: readText(argument) };

/** `KIND=FILE`, or `KIND@DATE=FILE` for a document whose date is known. */
function readDocument(argument: string): Case['documents'][number] {
  const parts = /^([^=@]+)(?:@([^=]+))?=(.+)$/.exec(argument);
  if (parts === null) throw new InputError('--document: expected KIND=FILE, such as index-operative-note=index.txt');
  const [, kind = '', date, file = ''] = parts;
  return { kind: kindOf(kind), ...(date === undefined ? {} : { date: checked(date, '--document', CalendarDate) }), text: readText(file) };
}

/** A document's kind. @throws InputError that names the nearest kind there is. */
export function kindOf(kind: string): DocumentKind {
  const found = documentKinds.find((one) => one === kind.trim().toLowerCase());
  if (found !== undefined) return found;
  const near = nearest(kind, documentKinds);
  throw new InputError(
    `--document ${shown(kind)}: unknown kind of document${near === null ? `; the kinds are ${documentKinds.join(', ')}` : `; did you mean ${near}?`}`,
  );
}
