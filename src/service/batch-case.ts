// One case of a batch: what it says, and what became of it.
import type { Case } from '../contract/case.ts';
import type { Report } from '../contract/report.ts';
import type { BatchFault } from './batch-fault.ts';
import { type CaseFault, readCase, showCaseFault } from './case-fault.ts';
import { type Engine, engineFaultOf } from './engine.ts';

/** A case, or what is wrong with it. */
export type BatchCase = { readonly id: string | null } & ({ readonly input: Case } | { readonly fault: BatchFault });

/** The report of a case with the case itself, or what is wrong with it. */
export type Checked = { readonly report: Report; readonly input: Case } | { readonly id: string | null; readonly fault: BatchFault };

/** A case as JSON; `code` is for one that names none. */
export function readJsonCase(text: string, code?: string): BatchCase {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { id: null, fault: { kind: 'malformed-json', message: 'is no valid JSON' } };
  }
  return readBatchCase(value, code);
}

/** What was read from JSON, as a case; `code` is for one that names none. */
export function readBatchCase(value: unknown, code?: string): BatchCase {
  const id = idOf(value);
  const result = readCase(withCode(value, code));
  return 'fault' in result ? { id, fault: faultOf(result.fault) } : { id, input: result.value };
}

const withCode = (value: unknown, code: string | undefined): unknown =>
  code !== undefined && typeof value === 'object' && value !== null && !Array.isArray(value) && !('code' in value)
    ? { ...value, code }
    : value;

/** The id that a case says, as far as it may be repeated. */
export const idOf = (value: unknown): string | null =>
  typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string' && value.id.length <= 200 ? value.id : null;

const faultOf = (fault: CaseFault): BatchFault => ({
  kind: 'invalid-case',
  message: showCaseFault(fault),
  ...(fault.path === '' ? {} : { path: fault.path }),
});

/** Checks one case; a fault of the engine itself is told like one of the case, so that the others go on. */
export function checkBatchCase({ checker }: Engine, one: BatchCase): Checked {
  if ('fault' in one) return one;
  const input = one.input.id === undefined && one.id !== null ? { ...one.input, id: one.id } : one.input;
  try {
    return { report: checker.check(input), input };
  } catch (error) {
    return { id: one.id, fault: engineFaultOf(error) };
  }
}
