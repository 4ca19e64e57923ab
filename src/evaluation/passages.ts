// npm run eval:passages -- DIR|FILE: how each element does on labelled passages, each judged as if it were the whole record.
//   --leave-one-out   each passage with the words ignored that stand in no other passage or example: an estimate of the unseen
//   --off-topic       passages of other codes' elements run through each element: how often it is falsely present
//   --failures        every passage that is judged wrongly, with the evidence and the cue (labelled text, never patients')
import { parseArgs } from 'node:util';
import { noWord } from '../concepts/matcher.ts';
import type { Finding } from '../contract/report.ts';
import { compileKnowledge, createChecker, type Knowledge } from '../index.ts';
import { normal } from '../note/normal.ts';
import { readKnowledgeFiles } from '../service/knowledge.ts';
import { everywhere, type Passage, readPassages } from './labelled-passages.ts';
import { type Judgement, type Scores, score, scoreBy, table } from './scores.ts';
import { EvaluationInputError, runEvaluation } from './tsv.ts';

interface JudgedPassage extends Judgement {
  readonly passage: Passage;
  readonly finding: Finding;
}

const words = (text: string): Set<string> =>
  new Set((text.match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu) ?? []).flatMap((word) => [normal(word), ...word.split('-').map(normal)]));

/** The knowledge with the vocabulary forms ignored that stand in `text` alone, and without the second reading, which has learned from it. */
function withoutRareWords(knowledge: Knowledge, text: string, frequency: ReadonlyMap<string, number>): Knowledge {
  const { vocabulary } = knowledge;
  const ignored = new Set([...words(text)].filter((word) => (frequency.get(word) ?? 0) <= 1));
  return {
    ...knowledge,
    words: null,
    vocabulary: { ...vocabulary, word: (token) => (ignored.has(token.norm) ? noWord : vocabulary.word(token)) },
  };
}

/** In how many passages and examples each word stands. */
function wordFrequency(passages: readonly Passage[], knowledge: Knowledge): Map<string, number> {
  const examples = [...knowledge.checklists.values()].flatMap(({ source }) =>
    source.elements.flatMap((element) => Object.values(element.examples).flat()),
  );
  const frequency = new Map<string, number>();
  for (const text of [...passages.map((passage) => passage.text), ...examples])
    for (const word of words(text)) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  return frequency;
}

function judge(passages: readonly Passage[], knowledge: Knowledge, leaveOneOut: boolean): JudgedPassage[] {
  const frequency = leaveOneOut ? wordFrequency(passages, knowledge) : null;
  const common = createChecker(knowledge);
  return passages.map((passage) => {
    const checker = frequency === null ? common : createChecker(withoutRareWords(knowledge, passage.text, frequency));
    const { code, element, status: gold, text, evidence } = passage;
    const finding = checker.checkOne({ code, note: text }, element);
    const at = text.indexOf(evidence);
    const hit =
      evidence === '' || gold === 'missing' || at < 0
        ? null
        : finding.evidence.some((one) => one.start < at + evidence.length && at < one.end);
    return { passage, finding, gold, status: finding.status, sure: finding.confidence === 'sure', hit };
  });
}

/** For every element, the passages of other codes that it calls present. */
function offTopic(passages: readonly Passage[], knowledge: Knowledge): [string, { n: number; present: number; surePresent: number }][] {
  const checker = createChecker(knowledge);
  const counts = new Map<string, { n: number; present: number; surePresent: number }>();
  for (const code of checker.codes)
    for (const passage of passages) {
      if (passage.code === code) continue;
      for (const finding of checker.check({ code, note: passage.text }).elements) {
        if (everywhere.has(finding.id) || finding.id === passage.element) continue;
        const key = `${code}.${finding.id}`;
        const count = counts.get(key) ?? { n: 0, present: 0, surePresent: 0 };
        count.n += 1;
        if (finding.status === 'present') count.present += 1;
        if (finding.status === 'present' && finding.confidence === 'sure') count.surePresent += 1;
        counts.set(key, count);
      }
    }
  const all = [...counts.values()].reduce(
    (sum, one) => ({ n: sum.n + one.n, present: sum.present + one.present, surePresent: sum.surePresent + one.surePresent }),
    { n: 0, present: 0, surePresent: 0 },
  );
  return [['all', all], ...counts];
}

function showFailure({ passage, finding, gold }: JudgedPassage): string {
  const quotes = finding.evidence.map((one) => {
    const cue = one.cue === null ? '' : ` {${one.context.join()} by ${JSON.stringify(one.cue.text)}, ${one.cue.rule}}`;
    return `${one.role}[${one.rule}] ${JSON.stringify(one.text)}${cue}`;
  });
  return `${passage.id} ${passage.element} gold=${gold} got=${finding.status}${finding.confidence === 'review' ? ' (review)' : ''}
    ${JSON.stringify(passage.text)}
    gold: ${JSON.stringify(passage.evidence)}
    got:  ${quotes.join('\n          ') || '-'}`;
}

const usage =
  'npm run eval:passages -- DIR|FILE [--code CODE] [--element NAME] [--status STATUS] [--leave-one-out] [--off-topic] [--failures] [--json]';

runEvaluation(import.meta.url, usage, () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean' },
      failures: { type: 'boolean' },
      'leave-one-out': { type: 'boolean', default: false },
      'off-topic': { type: 'boolean' },
      element: { type: 'string' },
      code: { type: 'string' },
      status: { type: 'string' },
    },
  });
  const path = positionals[0];
  if (path === undefined) throw new EvaluationInputError('give a folder or a file of passages: npm run eval:passages -- DIR|FILE');
  const knowledge = compileKnowledge(readKnowledgeFiles());
  for (const fault of knowledge.faults) console.error(`${fault.path}:${fault.line}:${fault.column} ${fault.message}`);
  const passages = readPassages(path).filter((one) => knowledge.checklists.has(one.code));
  if (values['off-topic']) {
    const counts = offTopic(passages, knowledge);
    if (values.json) console.log(JSON.stringify(Object.fromEntries(counts), null, 2));
    else
      for (const [name, { n, present, surePresent }] of counts)
        console.log(
          `${name.padEnd(34)} ${String(n).padStart(6)}  present ${((100 * present) / n).toFixed(2).padStart(6)} %  sure ${((100 * surePresent) / n).toFixed(2).padStart(6)} %`,
        );
    return;
  }
  const chosen = passages.filter(
    (one) => (values.element === undefined || one.element === values.element) && (values.code === undefined || one.code === values.code),
  );
  const judged = judge(chosen, knowledge, values['leave-one-out']);
  if (values.failures)
    for (const one of judged)
      if (one.gold !== one.status && (values.status === undefined || values.status === `${one.gold}>${one.status}`))
        console.log(showFailure(one));
  const groups: [string, Scores][] = [
    ['all', score(judged)],
    ...scoreBy(judged, (one) => one.passage.code),
    ...scoreBy(judged, (one) => `${one.passage.code}.${one.passage.element}`),
  ];
  console.log(values.json ? JSON.stringify(Object.fromEntries(groups), null, 2) : table(groups));
});
