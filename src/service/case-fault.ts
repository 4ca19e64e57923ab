// What is wrong with a case, said by the path of its field and without a word of its text.

import type * as z from 'zod';
import { nearest } from '../concepts/nearest.ts';
import { Case, Claim, Document, documentKinds } from '../contract/case.ts';

/** The field (`documents[0].kind`; empty for the whole) and what is wrong with it. */
export interface CaseFault {
  readonly path: string;
  readonly message: string;
}

/** A case, or the first thing that is wrong with it. */
export function readCase(input: unknown): { readonly value: Case } | { readonly fault: CaseFault } {
  if (typeof input !== 'object' || input === null || Array.isArray(input))
    return { fault: { path: '', message: 'is no case; expected an object with "code" and "documents" or "note"' } };
  const short = 'note' in input && !('documents' in input);
  const { note, ...rest } = input as { note?: unknown };
  if (!short && !('documents' in input))
    return { fault: { path: 'documents', message: 'is missing; a case has "documents", or "note" for one operative note' } };
  const result = Case.safeParse(short ? { ...rest, documents: [{ text: note }] } : input);
  if (result.success) return { value: result.data };
  const issue = result.error.issues[0] as z.core.$ZodIssue;
  const path = showPath(issue.path as (string | number)[]);
  return { fault: { path: short && path === 'documents[0].text' ? 'note' : path, message: messageOf(issue) } };
}

/** `claim.dateOfService: no such day in the calendar`. */
export const showCaseFault = ({ path, message }: CaseFault): string => (path === '' ? message : `${path}: ${message}`);

const showPath = (path: readonly (string | number)[]): string =>
  path.map((step, at) => (typeof step === 'number' ? `[${step}]` : at === 0 ? showKey(step) : `.${showKey(step)}`)).join('');

/** A key as it may be repeated; one that could be text is not. */
const showKey = (key: string): string => (/^[\w-]{1,40}$/.test(key) ? key : '(a key)');

/** The fields, by what they are fields of. */
const fields: Readonly<Record<string, readonly string[]>> = {
  case: ['id', 'code', 'documents', 'note', 'claim'],
  documents: Object.keys(Document.shape),
  claim: Object.keys(Claim.shape),
};

function unknownField(key: string, owner: string): string {
  if (key === 'note' && owner === 'case') return 'note: give "note" or "documents", not both';
  const own = fields[owner] ?? [];
  const all = Object.values(fields).flat();
  const meant = all.includes(key) ? key : (nearest(key, own) ?? nearest(key, all));
  if (meant === null) return `unknown field ${showKey(key)}; the fields are ${own.join(', ')}`;
  const place = own.includes(meant) ? [] : Object.keys(fields).filter((one) => fields[one]!.includes(meant));
  const hints = [...(meant === key ? [] : [`did you mean ${meant}?`]), ...place.map((one) => `it belongs in ${one}`)];
  return `unknown field ${showKey(key)}; ${hints.join(' ')}`;
}

function messageOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return unknownField(issue.keys[0] ?? '', String(issue.path[0] ?? 'case'));
  if (issue.code === 'invalid_value') return `expected one of ${documentKinds.join(', ')}`;
  if (issue.code === 'invalid_type')
    return issue.message.endsWith('received undefined')
      ? 'is missing'
      : `expected ${issue.expected === 'array' ? 'a list' : issue.expected === 'object' ? 'an object' : `a ${issue.expected}`}`;
  return issue.message;
}
