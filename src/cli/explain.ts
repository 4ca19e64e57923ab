// opaudit check --explain: how one element came to its status, for those who write checklists.
import { checkByRules, judgeRules } from '../check/element.ts';
import type { Match } from '../check/judge.ts';
import type { ReadDocument } from '../check/record.ts';
import { weigh } from '../check/second-opinion.ts';
import type { CompiledElement, RuleKey } from '../checklist/compile.ts';
import { nearest } from '../concepts/nearest.ts';
import type { CompiledComposition } from '../concepts/vocabulary.ts';
import type { Case } from '../contract/case.ts';
import { UnknownCodeError } from '../index.ts';
import { documentName, lineOf, onOneLine, quoted } from '../report/wording.ts';
import { asked, type Engine } from '../service/engine.ts';
import { InputError } from '../service/failure.ts';

/** Sections, sentences, mentions, cues, judged rules and the decision for one element. */
export function explain(engine: Engine, input: Case, id: string): string {
  const element = findElement(engine, input, id);
  const record = asked(() => engine.checker.read(input));
  const concepts = conceptsOf(element);
  const lines = [
    `${element.source.id}: ${element.source.title} (${element.source.requirement}; accepts ${(element.source.accepts ?? ['affirmed']).join(', ')})`,
  ];
  for (const document of record.documents)
    lines.push('', `DOCUMENT ${documentName(input.documents, document.index)}`, ...explainDocument(document, concepts));
  lines.push('', 'RULES');
  const judged = judgeRules(element, record);
  for (const [key, rules] of Object.entries(element.rules) as [RuleKey, readonly CompiledComposition[]][])
    rules.forEach((rule, at) => {
      const name = `${key} ${at + 1}`;
      lines.push(
        `  ${name}: ${showRule(rule)}`,
        ...judged[key].filter((match) => match.rule === name).map((match) => `    ${showMatch(match)}`),
      );
    });
  if (element.source.function !== undefined) lines.push(`  function ${element.source.function} decides before these rules`);
  const byRules = checkByRules(element, record);
  const finding = weigh(byRules, element, record);
  lines.push('', `BY RULES ${byRules.status}${byRules.confidence === 'review' ? ' (review)' : ''}: ${byRules.reason}`);
  lines.push('', `DECISION ${finding.status}${finding.confidence === 'review' ? ' (review)' : ''}: ${finding.reason}`);
  for (const one of finding.evidence)
    lines.push(
      `  ${one.role} by ${one.rule}: ${quoted(one.text)} [${one.context.join(', ')}]${one.cue === null ? '' : ` cue ${quoted(one.cue.text)} (${one.cue.rule})`}`,
    );
  return `${lines.join('\n')}\n`;
}

function findElement({ knowledge, checker }: Engine, input: Case, id: string): CompiledElement {
  if (input.code === undefined) throw new InputError('--explain: needs --code');
  const checklist = knowledge.checklists.get(input.code);
  if (checklist === undefined) throw new InputError(new UnknownCodeError(input.code, checker.codes).message);
  const all = [...checklist.elements, ...(knowledge.operativeReport?.elements ?? [])];
  const found = all.find((element) => element.source.id === id);
  if (found !== undefined) return found;
  const ids = all.map((element) => element.source.id);
  const near = nearest(id, ids);
  throw new InputError(
    `--explain: code ${input.code} has no such element; ${near === null ? `there are ${ids.join(', ')}` : `did you mean ${near}?`}`,
  );
}

/** The concepts that an element's rules name. */
function conceptsOf(element: CompiledElement): string[] {
  const rules = [...Object.values(element.rules).flat(), ...element.documented];
  return [...new Set(rules.flatMap((rule) => [...rule.all, ...rule.none]).flatMap((slot) => slot.options.map((option) => option.concept)))];
}

function explainDocument(document: ReadDocument, concepts: readonly string[]): string[] {
  const { note, mentions, context } = document;
  const lines: string[] = [];
  const span = (first: number, last: number): string => onOneLine(note.text.slice(note.tokens[first]!.start, note.tokens[last - 1]!.end));
  const found = concepts.flatMap((concept) =>
    mentions.of(concept).map((mention) => ({ concept, mention, sentence: note.tokens[mention.first]!.sentence })),
  );
  let section = -1;
  for (const sentence of note.sentences) {
    if (sentence.section !== section) {
      section = sentence.section;
      const { heading, kind } = note.sections[section]!;
      lines.push(`  SECTION ${heading === null ? '(before any heading)' : quoted(note.text.slice(heading.start, heading.end))} is ${kind}`);
    }
    const here = found.filter((one) => one.sentence === sentence.index);
    lines.push(
      `    ${lineOf(note.text, sentence.start)}${sentence.item ? ' •' : ''} ${onOneLine(note.text.slice(sentence.start, sentence.end))}`,
    );
    for (const { concept, mention } of here) {
      const shown = mention.leaves.map((leaf) => {
        const { assertion, cue, rule } = context.assess(leaf.first, leaf.last, mention.leaves);
        return `${quoted(span(leaf.first, leaf.last))} ${assertion}${cue === null ? ` (${rule})` : ` by ${quoted(span(cue.first, cue.last))} (${rule})`}`;
      });
      lines.push(`        ${concept.startsWith('"') ? concept : `$${concept}`}: ${shown.join(' + ')}`);
    }
  }
  return lines;
}

function showRule({ all, none, source }: CompiledComposition): string {
  const { all: _, none: __, reason: ___, ...limits } = source;
  const slots = `[${all.map((slot) => slot.source).join(', ')}]${none.length === 0 ? '' : ` none [${none.map((slot) => slot.source).join(', ')}]`}`;
  return [slots, ...Object.entries(limits).map(([key, value]) => `${key} ${Array.isArray(value) ? value.join(',') : String(value)}`)].join(
    ' ',
  );
}

function showMatch({ document, mention, accepted, refused }: Match): string {
  const { note } = document;
  const words = mention.leaves
    .map((leaf) => quoted(note.text.slice(note.tokens[leaf.first]!.start, note.tokens[leaf.last - 1]!.end)))
    .join(' + ');
  if (accepted || refused === null) return `✓ ${words}`;
  const { leaf, assessment } = refused;
  const cue =
    assessment.cue === null
      ? ''
      : ` by ${quoted(note.text.slice(note.tokens[assessment.cue.first]!.start, note.tokens[assessment.cue.last - 1]!.end))}`;
  return `✗ ${words}: ${quoted(note.text.slice(note.tokens[leaf.first]!.start, note.tokens[leaf.last - 1]!.end))} is ${assessment.assertion}${cue} (${assessment.rule})`;
}
