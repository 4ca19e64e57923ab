// Loads the engine with the checklists that come with the program.
import { type Checker, compileKnowledge, createChecker, type Knowledge, UnknownCodeError } from '../index.ts';
import type { Case } from '../contract/case.ts';
import type { Report } from '../contract/report.ts';
import { InputError, systemReason } from './failure.ts';
import { checklistFolder, readKnowledgeFiles } from './knowledge.ts';

export interface Engine {
  readonly knowledge: Knowledge;
  readonly checker: Checker;
}

/** The engine over the checklists on disk; faults in them are told once on standard error and do not stop it. */
export function loadEngine(): Engine {
  let knowledge: Knowledge;
  try {
    knowledge = compileKnowledge(readKnowledgeFiles());
  } catch (error) {
    if (error instanceof Error && 'code' in error) throw new InputError(`${checklistFolder}: ${systemReason(error)}; the checklists belong beside the program`);
    throw error;
  }
  const { faults } = knowledge;
  if (faults.length > 0) process.stderr.write(`opaudit: the checklists have ${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}; see opaudit lint\n`);
  return { knowledge, checker: createChecker(knowledge) };
}

/** Checks a case. @throws InputError where its code has no checklist. */
export function checkCase(engine: Engine, input: Case): Report {
  try {
    return engine.checker.check(input);
  } catch (error) {
    if (error instanceof UnknownCodeError) throw new InputError(unknownCode(input.code ?? '', engine.checker.codes));
    throw error;
  }
}

export const unknownCode = (code: string, codes: readonly string[]): string => `code ${code}: there is no checklist for it; there are ${codes.join(', ')}`;
