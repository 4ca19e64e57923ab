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
  /**
   * What the engine said of a case, for a batch, where it must not end the other cases. The message of a fault of its own could repeat
   * the note and is left out.
   */
  readonly faultOf: (error: unknown, input: Case) => BatchFault;
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
  const checker = createChecker(knowledge);
  return {
    knowledge,
    checker,
    faultOf(error, input) {
      if (error instanceof UnknownCodeError)
        return { kind: 'unknown-code', message: unknownCode(input.code ?? '', checker.codes), path: 'code' };
      if (error instanceof NoSupportedCodeError) return { kind: 'unknown-code', message: error.message, path: 'code' };
      if (error instanceof TooMuchWorkError) return { kind: 'check-too-long', message: error.message };
      return engineFailed;
    },
  };
}

/** Checks a case. @throws InputError where its code has no checklist. */
export function checkCase(engine: Engine, input: Case): Report {
  try {
    return engine.checker.check(input);
  } catch (error) {
    if (error instanceof UnknownCodeError) throw new InputError(unknownCode(input.code ?? '', engine.checker.codes));
    if (error instanceof NoSupportedCodeError) throw new InputError(`${error.message} with --code`);
    if (error instanceof TooMuchWorkError) throw new InputError(error.message);
    throw error;
  }
}

export const unknownCode = (code: string, codes: readonly string[]): string =>
  `code ${code}: there is no checklist for it; there are ${codes.join(', ')}`;
