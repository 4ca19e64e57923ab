// The engine in a web worker: drafts in, reports out. It opens no connection.
import './strict.ts';
import { knowledgeOf } from '../checklist/knowledge.ts';
import { openKnowledge } from '../checklist/packed.ts';
import { NoSupportedCodeError, rankCodes } from '../claim/ranking.ts';
import { type Case, createChecker } from '../index.ts';
import { readDraft } from './draft.ts';
import type { Answer, Question } from './messages.ts';
import { packed } from './packed.ts';

const worker = globalThis as unknown as {
  postMessage(answer: Answer): void;
  onmessage: ((event: { readonly data: Question }) => void) | null;
};
const knowledge = knowledgeOf(openKnowledge(packed));
const checker = createChecker(knowledge);

/** The codes that a note speaks for, whatever its own is; none where they take more work than a note may. */
function suggested({ code: _, ...input }: Case): string[] {
  try {
    return rankCodes(checker.read(input), knowledge).map(({ code }) => code);
  } catch {
    return [];
  }
}

/** Milliseconds without a question after which somebody is taken to have stopped typing. */
const quiet = 600;

let newest = 0;

worker.onmessage = ({ data: { number, draft } }) => {
  newest = number;
  const { input, documents, faults } = readDraft(draft);
  const unchecked = (why: 'empty' | 'no code' | 'failed') => worker.postMessage({ kind: 'unchecked', number, why, faults });
  if (input === null) return unchecked('empty');
  try {
    const report = checker.check(input);
    worker.postMessage({ kind: 'checked', number, checked: { input, documents, report }, faults });
    if (report.ranking !== undefined) worker.postMessage({ kind: 'suggested', number, codes: report.ranking.map(({ code }) => code) });
    // What the note itself speaks for can wait until nobody types.
    else
      setTimeout(() => {
        if (number === newest) worker.postMessage({ kind: 'suggested', number, codes: suggested(input) });
      }, quiet);
  } catch (error) {
    unchecked(error instanceof NoSupportedCodeError ? 'no code' : 'failed');
  }
};

worker.postMessage({ kind: 'ready' });
