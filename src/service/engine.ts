// The engine with the checklists that come with the program, and what it says of a case that it cannot check.

import { NoSupportedCodeError } from '../claim/ranking.ts';
import { TooMuchWorkError } from '../contract/budget.ts';
import type { Case } from '../contract/case.ts';
import type { Report } from '../contract/report.ts';
import { type Checker, createChecker, type Knowledge, UnknownCodeError } from '../index.ts';
import { type BatchFault, engineFailed } from './batch-fault.ts';
import { knowledgeFrom } from './compiled.ts';
import { InputError } from './failure.ts';
import { type FileOnDisk, readKnowledgeFiles, tellFaults } from './knowledge.ts';

export interface Engine {
  readonly knowledge: Knowledge;
  readonly checker: Checker;
}

/** The engine over the checklists on disk; faults in them are told once on standard error and do not stop it. @throws InputError where they cannot be read. */
export function loadEngine(): Engine {
  const engine = createEngine(readKnowledgeFiles());
  tellFaults(engine.knowledge.faults.length);
  return engine;
}

/** The engine over the files of a knowledge base. */
export function createEngine(files: readonly FileOnDisk[]): Engine {
  const knowledge = knowledgeFrom(files);
  return { knowledge, checker: createChecker(knowledge) };
}

/** What the engine said of a case. The message of a fault of its own could repeat the note and is left out. */
export function engineFaultOf(error: unknown): BatchFault {
  if (error instanceof UnknownCodeError || error instanceof NoSupportedCodeError)
    return { kind: 'unknown-code', message: error.message, path: 'code' };
  if (error instanceof TooMuchWorkError) return { kind: 'check-too-long', message: error.message };
  return engineFailed;
}

/** What the engine makes of a case. @throws InputError where its code has no checklist, where none fits, or where it takes too much work. */
export function asked<T>(ask: () => T): T {
  try {
    return ask();
  } catch (error) {
    const fault = engineFaultOf(error);
    if (fault === engineFailed) throw error;
    throw new InputError(`${fault.message}${error instanceof NoSupportedCodeError ? ' with --code' : ''}`);
  }
}

/** Checks a case. @throws InputError */
export const checkCase = ({ checker }: Engine, input: Case): Report => asked(() => checker.check(input));
