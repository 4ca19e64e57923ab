// npm run eval -- DIR: how reports do on labelled notes: elements, evidence, siblings, modifiers, global day; by code, element and trap.
import { parseArgs } from 'node:util';
import type { Report } from '../contract/report.ts';
import { compileKnowledge, createChecker } from '../index.ts';
import { readKnowledgeFiles } from '../service/knowledge.ts';
import { type GoldCase, readCases } from './cases.ts';
import { type Judgement, score, scoreBy, table } from './scores.ts';
import { EvaluationInputError, runEvaluation } from './tsv.ts';

interface JudgedElement extends Judgement {
  readonly case: string;
  readonly code: string;
  readonly element: string;
  readonly traps: readonly string[];
}

/** True positives, false positives and misses of lists of codes. */
interface ListScore {
  readonly right: number;
  readonly wrong: number;
  readonly missed: number;
}

const f1 = ({ right, wrong, missed }: ListScore): number => (right + wrong + missed === 0 ? 1 : (2 * right) / (2 * right + wrong + missed));

function compareLists(pairs: readonly (readonly [readonly string[], readonly string[]])[]): ListScore {
  let right = 0;
  let wrong = 0;
  let missed = 0;
  for (const [gold, found] of pairs) {
    right += found.filter((one) => gold.includes(one)).length;
    wrong += found.filter((one) => !gold.includes(one)).length;
    missed += gold.filter((one) => !found.includes(one)).length;
  }
  return { right, wrong, missed };
}

/** Whether a quote of the finding touches one of the gold quotes; null where there are none. */
function hits(gold: readonly string[], input: GoldCase['input'], finding: Report['elements'][number]): boolean | null {
  if (gold.length === 0) return null;
  return gold.some((quote) =>
    input.documents.some((document, at) => {
      for (let start = document.text.indexOf(quote); start >= 0; start = document.text.indexOf(quote, start + 1))
        if (finding.evidence.some((one) => one.document === at && one.start < start + quote.length && start < one.end)) return true;
      return false;
    }),
  );
}

function main(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean' }, failures: { type: 'boolean' }, code: { type: 'string' }, element: { type: 'string' } },
  });
  const folder = positionals[0];
  if (folder === undefined) throw new EvaluationInputError('give a folder of labelled cases: npm run eval -- DIR');
  const knowledge = compileKnowledge(readKnowledgeFiles());
  for (const fault of knowledge.faults) console.error(`${fault.path}:${fault.line}:${fault.column} ${fault.message}`);
  const checker = createChecker(knowledge);
  const cases = readCases(folder).filter(
    (one) => (values.code === undefined || one.gold.code === values.code) && checker.codes.includes(one.gold.code),
  );
  const judged: JudgedElement[] = [];
  const siblings: [string[], string[]][] = [];
  const modifiers: [string[], string[]][] = [];
  const days: [number | null, number | null][] = [];
  let alertsOnClean = 0;
  let clean = 0;
  for (const { name, input, gold } of cases) {
    const report = checker.check(input);
    for (const finding of report.elements) {
      const label = gold.elements[finding.id];
      if (label === undefined || (values.element !== undefined && values.element !== finding.id)) continue;
      const hit = label.status === 'missing' ? null : hits(label.evidence, input, finding);
      judged.push({
        case: name,
        code: gold.code,
        element: finding.id,
        traps: gold.traps,
        gold: label.status,
        status: finding.status,
        sure: finding.confidence === 'sure',
        hit,
      });
      if (values.failures && (label.status !== finding.status || hit === false)) {
        const shown = finding.evidence.map(
          (one) =>
            `${one.role}[${one.rule}] ${JSON.stringify(one.text)}${one.cue ? ` {${one.context.join()} by ${JSON.stringify(one.cue.text)} ${one.cue.rule}}` : ''}`,
        );
        console.log(
          `${name} ${finding.id} gold=${label.status} got=${finding.status}${hit === false ? ' (no evidence hit)' : ''}\n    gold: ${JSON.stringify(label.evidence)}\n    got:  ${shown.join('\n          ') || '-'}`,
        );
      }
    }
    if (values.failures && values.element === undefined) {
      const differs = (what: string, goldValue: unknown, found: unknown): void => {
        if (JSON.stringify(goldValue) !== JSON.stringify(found))
          console.log(`${name} ${what} gold=${JSON.stringify(goldValue)} got=${JSON.stringify(found)}`);
      };
      differs('siblings', [...gold.siblings].sort(), [...report.siblings].sort());
      differs('modifiers', [...gold.modifiers].sort(), [...report.modifiers].sort());
      if (gold.code === '27594') differs('globalDay', gold.globalDay, report.globalPeriod?.day ?? null);
    }
    siblings.push([gold.siblings, report.siblings]);
    modifiers.push([gold.modifiers, report.modifiers]);
    if (gold.code === '27594') days.push([gold.globalDay, report.globalPeriod?.day ?? null]);
    const consistent =
      Object.values(gold.elements).every((one) => one.status === 'present' || one.status === 'not-applicable') &&
      gold.siblings.length === 0;
    if (consistent) {
      clean += 1;
      if (report.alerts.some((alert) => alert.severity !== 'info')) alertsOnClean += 1;
    }
  }
  const traps = [...new Set(judged.flatMap((one) => one.traps))].sort();
  const groups: [string, ReturnType<typeof score>][] = [
    ['all', score(judged)],
    ...scoreBy(judged, (one) => one.code),
    ...scoreBy(judged, (one) => `${one.code}.${one.element}`),
    ...traps.map((trap): [string, ReturnType<typeof score>] => [`trap ${trap}`, score(judged.filter((one) => one.traps.includes(trap)))]),
  ];
  const lists = {
    cases: cases.length,
    siblingsF1: f1(compareLists(siblings)),
    modifiersF1: f1(compareLists(modifiers)),
    globalDayExact: days.length === 0 ? null : days.filter(([gold, found]) => gold === found).length / days.length,
    alertsOnConsistentCases: { cases: clean, withAlert: alertsOnClean },
  };
  if (values.json) console.log(JSON.stringify({ ...Object.fromEntries(groups), lists }, null, 2));
  else
    console.log(
      `${table(groups)}\n\ncases ${lists.cases}  siblings F1 ${lists.siblingsF1.toFixed(3)}  modifiers F1 ${lists.modifiersF1.toFixed(3)}  global day exact ${lists.globalDayExact?.toFixed(3) ?? '-'}  alerts on consistent cases ${alertsOnClean}/${clean}`,
    );
}

runEvaluation(import.meta.url, 'npm run eval -- DIR [--code CODE] [--element NAME] [--failures] [--json]', main);
