// The library: checklists in, a checker out; the checker turns a case into a report.

import { checkElement } from './check/element.ts';
import { type RecordReading, readRecord } from './check/record.ts';
import type { CompiledChecklist, Knowledge } from './checklist/compile.ts';
import { Case } from './contract/case.ts';
import type { Finding, Report } from './contract/report.ts';
import { assembleReport } from './report/assemble.ts';

export { compileKnowledge, type Knowledge } from './checklist/compile.ts';
export type { SourceFile } from './checklist/parse.ts';
export { Case } from './contract/case.ts';
export { Report } from './contract/report.ts';

/** A case names a code that has no checklist. */
export class UnknownCodeError extends Error {
  constructor(code: string, codes: readonly string[]) {
    super(`code ${code}: there is no checklist for it; there are ${codes.join(', ')}`);
  }
}

export interface Checker {
  /** The codes that have a checklist, in order. */
  readonly codes: readonly string[];
  /**
   * Checks a case. Pure: the same case gives the same report.
   * @throws ZodError where `input` is no case; UnknownCodeError where its code has no checklist.
   */
  check(input: unknown): Report;
  /** The finding for one element of one code, without the rest of the report. */
  checkOne(input: unknown, elementId: string): Finding;
  /** Reads a case without judging it; for explanations. */
  read(input: unknown): RecordReading;
}

/** A checker over compiled checklists. */
export function createChecker(knowledge: Knowledge): Checker {
  const codes = [...knowledge.checklists.keys()];
  const checklistOf = (code: string): CompiledChecklist => {
    const checklist = knowledge.checklists.get(code);
    if (checklist === undefined) throw new UnknownCodeError(code, codes);
    return checklist;
  };
  return {
    codes,
    check(input) {
      const given = Case.parse(input);
      return assembleReport(given, readRecord(given, knowledge), knowledge, checklistOf);
    },
    checkOne(input, elementId) {
      const given = Case.parse(input);
      const element = checklistOf(given.code ?? '').elements.find((one) => one.source.id === elementId);
      if (element === undefined) throw new Error(`code ${given.code} has no element "${elementId}"`);
      return checkElement(element, readRecord(given, knowledge));
    },
    read: (input) => readRecord(Case.parse(input), knowledge),
  };
}
