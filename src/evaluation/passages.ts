// npm run eval:passages -- DIR|FILE: how each element does on labelled passages, each judged as if it were the whole record.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { compileKnowledge, createChecker } from '../index.ts';
import { readKnowledgeFiles } from '../cli/knowledge.ts';
import { type Judgement, score, scoreBy, table } from './scores.ts';
import { EvaluationInputError, readTsv } from './tsv.ts';

interface JudgedPassage extends Judgement {
  readonly id: string;
  readonly code: string;
  readonly element: string;
}

/** One passage as a file row. */
export interface Passage {
  readonly id: string;
  readonly code: string;
  readonly element: string;
  readonly status: string;
  readonly text: string;
  readonly evidence: string;
}

/** All passages of a file or of the .tsv files of a folder. */
export function readPassages(path: string): Passage[] {
  const files = statSync(path, { throwIfNoEntry: false })?.isDirectory()
    ? readdirSync(path).filter((name) => name.endsWith('.tsv')).sort().map((name) => join(path, name))
    : [path];
  return files.flatMap((file) => readTsv(file, ['id', 'code', 'element', 'status', 'text', 'evidence'])) as unknown as Passage[];
}

function main(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean' }, failures: { type: 'boolean' }, element: { type: 'string' }, code: { type: 'string' }, status: { type: 'string' } },
  });
  const path = positionals[0];
  if (path === undefined) throw new EvaluationInputError('give a folder or a file of passages: npm run eval:passages -- DIR|FILE');
  const passages = readPassages(path).filter((one) => (values.element === undefined || one.element === values.element) && (values.code === undefined || one.code === values.code));
  const knowledge = compileKnowledge(readKnowledgeFiles());
  for (const fault of knowledge.faults) console.error(`${fault.path}:${fault.line}:${fault.column} ${fault.message}`);
  const checker = createChecker(knowledge);
  const judged: JudgedPassage[] = [];
  for (const passage of passages) {
    const { code, element, status: gold, text, evidence } = passage;
    const finding = checker.checkOne({ code, note: text }, element);
    const at = text.indexOf(evidence);
    const hit = evidence === '' || gold === 'missing' ? null : finding.evidence.some((one) => one.start < at + evidence.length && at < one.end);
    judged.push({ id: passage.id, code, element, gold, status: finding.status, sure: finding.confidence === 'sure', hit });
    if (values.failures && gold !== finding.status && (values.status === undefined || values.status === `${gold}>${finding.status}`)) {
      const shown = finding.evidence.map((one) => `${one.role}[${one.rule}] ${JSON.stringify(one.text)}${one.cue ? ` {${one.context.join()} by ${JSON.stringify(one.cue.text)} ${one.cue.rule}}` : ''}`);
      console.log(`${passage.id} ${element} gold=${gold} got=${finding.status}\n    ${JSON.stringify(text)}\n    gold: ${JSON.stringify(evidence)}\n    got:  ${shown.join('\n          ') || '-'}`);
    }
  }
  const groups: [string, ReturnType<typeof score>][] = [['all', score(judged)], ...scoreBy(judged, (one) => one.code), ...scoreBy(judged, (one) => `${one.code}.${one.element}`)];
  if (values.json) console.log(JSON.stringify(Object.fromEntries(groups), null, 2));
  else console.log(table(groups));
}

try {
  main();
} catch (error) {
  if (!(error instanceof EvaluationInputError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
