// What is at hand instead, on the same notes: each finds the phrases of one checklist and does no more. None has context, claim or evidence.
import { TextlintKernel, type TextlintRuleModule } from '@textlint/kernel';
import textPlugin from '@textlint/textlint-plugin-text';
import nlp from 'compromise/two';
import { parse } from 'yaml';
import { phraseSequences, type Step } from '../concepts/phrase.ts';
import { compileKnowledge, createChecker } from '../index.ts';
import { readKnowledgeFiles } from '../service/knowledge.ts';
import type { Measured } from './bench.ts';
import { thousandWordCases } from './bench-material.ts';

/** The phrases of the concepts of a checklist, as steps. */
function phrasesOf(code: string): Step[][] {
  const file = readKnowledgeFiles().find(({ path }) => path.endsWith(`/${code}.yaml`));
  const { concepts } = parse(file?.text ?? '') as { concepts: Record<string, unknown[]> };
  return Object.values(concepts)
    .flat()
    .filter((item): item is string => typeof item === 'string' && !/^[$!]/.test(item))
    .flatMap((phrase) => phraseSequences(phrase));
}

const literal = (text: string): string => text.replace(/[^a-z0-9]/gi, '\\$&');
const asExpression = (steps: readonly Step[]): string =>
  steps
    .map((step) => {
      if (step.kind === 'gap') return `(?:\\w+\\W+){0,${step.most}}?`;
      const word =
        step.kind === 'word' ? `(?:${step.forms.map(literal).join('|')})` : step.kind === 'prefix' ? `${literal(step.text)}\\w*` : '\\d+';
      return `${word}\\b\\W*`;
    })
    .join('');
const asMatch = (steps: readonly Step[]): string =>
  steps
    .map((step) => {
      if (step.kind === 'gap') return `.{0,${step.most}}`;
      if (step.kind === 'prefix') return `/^${literal(step.text)}/`;
      return step.kind === 'number' ? '#Value' : `(${step.forms.join('|')})`;
    })
    .join(' ');

/** Milliseconds of each for a note of 1,000 words: ours makes a whole report, the others find the same phrases. */
export async function peer(): Promise<Measured> {
  const code = '27594';
  const notes = thousandWordCases().map(({ documents }) => documents[0]?.text ?? '');
  const phrases = phrasesOf(code);
  const expressions = phrases.map((steps) => new RegExp(`\\b${asExpression(steps)}`, 'gi'));
  const checker = createChecker(compileKnowledge(readKnowledgeFiles()));
  const net = nlp.buildNet(phrases.map((steps) => ({ match: asMatch(steps) })));
  const kernel = new TextlintKernel();
  const rule: TextlintRuleModule = ({ Syntax, RuleError, report, getSource, locator }) => ({
    [Syntax.Str](node) {
      const text = getSource(node);
      for (const expression of expressions)
        for (const match of text.matchAll(expression)) report(node, new RuleError('found', { padding: locator.at(match.index) }));
    },
  });
  const works: Readonly<Record<string, () => unknown>> = {
    'opaudit, the whole report': () => notes.map((text) => checker.check({ code, note: text })),
    'regular expressions, one a phrase': () => notes.map((text) => expressions.map((expression) => [...text.matchAll(expression)])),
    'compromise, the same phrases': () => notes.map((text) => nlp(text).sweep(net)),
    'textlint, the same phrases as a rule': () =>
      Promise.all(
        notes.map((text) =>
          kernel.lintText(text, {
            ext: '.txt',
            plugins: [{ pluginId: 'text', plugin: textPlugin.default }],
            rules: [{ ruleId: 'phrases', rule }],
          }),
        ),
      ),
  };
  const times = new Map<string, number[]>();
  for (let round = 0; round < 4; round += 1)
    for (const [name, work] of Object.entries(works)) {
      const start = process.cpuUsage();
      await work();
      const { user, system } = process.cpuUsage(start);
      times.set(name, [...(times.get(name) ?? []), (user + system) / 1000 / notes.length]);
    }
  const details = Object.fromEntries([...times].map(([name, [, ...own]]) => [name, own.sort((a, b) => a - b)[1] as number]));
  return { value: details['opaudit, the whole report'] as number, details: { ...details, phrases: phrases.length } };
}
