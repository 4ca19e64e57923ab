// npm run eval:mutations -- DIR: labelled notes with the deciding sentence of an element deleted, negated, made history, made a plan,
// or moved to the other side; the element must then no longer be present. Reports the share caught by kind and by element.
import { parseArgs } from 'node:util';
import type { Case } from '../contract/case.ts';
import type { Finding } from '../contract/report.ts';
import { type Checker, compileKnowledge, createChecker, type Knowledge } from '../index.ts';
import { readKnowledgeFiles } from '../service/knowledge.ts';
import { type GoldCase, readCases } from './cases.ts';
import { EvaluationInputError, runEvaluation } from './tsv.ts';

type Accepts = ReadonlySet<string>;

interface Mutation {
  readonly kind: string;
  /** The sentence rewritten; `text` begins in lower case. */
  rewrite(text: string): string;
  /** Whether an element that accepts these assertions must change. */
  applies(accepts: Accepts): boolean;
}

const mutations: readonly Mutation[] = [
  { kind: 'deleted', rewrite: () => '', applies: () => true },
  { kind: 'negated', rewrite: (text) => `It is not true that ${text}`, applies: (accepts) => !accepts.has('negated') },
  { kind: 'history', rewrite: (text) => `In 2009, at another hospital, ${text}`, applies: (accepts) => !accepts.has('historical') },
  { kind: 'plan', rewrite: (text) => `At a later operation it is planned that ${text}`, applies: (accepts) => !accepts.has('planned') },
  {
    kind: 'other side',
    rewrite: (text) => `On the opposite side, which was not operated on today, ${text}`,
    applies: (accepts) => !accepts.has('elsewhere'),
  },
];

interface Place {
  readonly document: number;
  readonly start: number;
  /** Where what is said begins, after the heading that the sentence may open with, spoken or written. */
  readonly body: number;
  readonly end: number;
}

const lowerFirst = (text: string): string => (/^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text);

/** The sentences, in every document, that hold the element's evidence: the labelled quotes and the quotes of the report itself. */
function decidingSentences(checker: Checker, input: Case, element: string, quotes: readonly string[]): Place[] {
  const record = checker.read(input);
  const finding = checker.checkOne(input, element);
  const ranges: Omit<Place, 'body'>[] = finding.evidence
    .filter((one) => one.role === 'supports' || one.role === 'vague')
    .map(({ document, start, end }) => ({ document, start, end }));
  record.documents.forEach((document) => {
    for (const quote of quotes) {
      const start = document.note.text.indexOf(quote);
      if (start >= 0) ranges.push({ document: document.index, start, end: start + quote.length });
    }
  });
  return record.documents.flatMap((document) =>
    document.note.sentences
      .filter((sentence) =>
        ranges.some((range) => range.document === document.index && range.start < sentence.end && sentence.start < range.end),
      )
      .map(({ start, end, section }) => {
        const heading = document.note.sections[section]?.heading;
        const body = heading?.start === start && heading.end < end ? heading.end : start;
        return { document: document.index, start, body, end };
      }),
  );
}

function mutate(input: Case, places: readonly Place[], mutation: Mutation): Case {
  const documents = input.documents.map((document, index) => {
    let { text } = document;
    for (const place of [...places].filter((one) => one.document === index).sort((a, b) => b.start - a.start)) {
      // A heading goes, and what is said stands by itself, also in a dictation without stops.
      const sentence = text.slice(place.body, place.end);
      const field = /^[^:\n]{0,40}:\s*|^\s+/.exec(sentence)?.[0] ?? '';
      const rewritten = mutation.rewrite(lowerFirst(sentence.slice(field.length)));
      text = text.slice(0, place.start) + (place.body > place.start ? '\n' : '') + rewritten + text.slice(place.end);
    }
    return { ...document, text: text.trim() === '' ? '-' : text };
  });
  return { ...input, documents };
}

/** So many rounds find every statement that a report, which quotes a few, did not show at first. */
const mostRounds = 8;

/**
 * Mutates every statement that supports the element, as several may document one thing, and a report quotes a few of them. What was rewritten once stays so; if it still counts, the mutation was not caught.
 */
function afterMutation(checker: Checker, one: GoldCase, element: string, mutation: Mutation): Finding {
  let { input } = one;
  let quotes = one.gold.elements[element]?.evidence ?? [];
  let finding = checker.checkOne(input, element);
  for (let round = 0; round < mostRounds && finding.status === 'present'; round++) {
    const places = decidingSentences(checker, input, element, quotes).filter((place) => !isMutated(input, place, mutation));
    if (places.length === 0) break;
    input = mutate(input, places, mutation);
    quotes = [];
    finding = checker.checkOne(input, element);
  }
  return finding;
}

/** True where the sentence was rewritten in an earlier round. */
function isMutated(input: Case, place: Place, { rewrite }: Mutation): boolean {
  const opening = rewrite('');
  return opening !== '' && (input.documents[place.document]?.text.slice(place.start, place.end).includes(opening.trim()) ?? false);
}

function acceptsOf(knowledge: Knowledge, code: string, element: string): Accepts {
  const source = knowledge.checklists.get(code)?.elements.find((one) => one.source.id === element)?.source;
  const own = source?.accepts ?? ['affirmed'];
  const ofRules = (source?.present ?? []).flatMap((rule) => (typeof rule === 'string' ? [] : (rule.accepts ?? [])));
  const all = new Set<string>([...own, ...ofRules]);
  if (all.has('any')) for (const one of ['negated', 'historical', 'planned', 'elsewhere']) all.add(one);
  return all;
}

const usage = 'npm run eval:mutations -- DIR [--code CODE] [--failures] [--json]';

runEvaluation(import.meta.url, usage, () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean' }, failures: { type: 'boolean' }, code: { type: 'string' } },
  });
  const folder = positionals[0];
  if (folder === undefined) throw new EvaluationInputError('give a folder of labelled cases: npm run eval:mutations -- DIR');
  const knowledge = compileKnowledge(readKnowledgeFiles());
  const checker = createChecker(knowledge);
  const counts = new Map<string, { tried: number; caught: number }>();
  const count = (key: string, caught: boolean): void => {
    const entry = counts.get(key) ?? { tried: 0, caught: 0 };
    entry.tried += 1;
    if (caught) entry.caught += 1;
    counts.set(key, entry);
  };
  for (const one of readCases(folder)) {
    if (values.code !== undefined && one.gold.code !== values.code) continue;
    if (!checker.codes.includes(one.gold.code)) continue;
    for (const [element, label] of Object.entries(one.gold.elements)) {
      // A side, a date and a code are not acts: negating or dating the sentence around them leaves them stated.
      if (label.status !== 'present' || label.evidence.length === 0) continue;
      if (['laterality', 'index-date', 'diagnosis-code-match'].includes(element)) continue;
      if (checker.checkOne(one.input, element).status !== 'present') continue;
      for (const mutation of mutations) {
        if (!mutation.applies(acceptsOf(knowledge, one.gold.code, element))) continue;
        const finding = afterMutation(checker, one, element, mutation);
        const caught = finding.status !== 'present';
        count(mutation.kind, caught);
        count(`${one.gold.code}.${element}`, caught);
        if (values.failures && !caught)
          console.log(
            `${one.name} ${element} ${mutation.kind}: still present by ${finding.evidence.map((quote) => `[${quote.rule}] ${JSON.stringify(quote.text)}`).join(', ')}`,
          );
      }
    }
  }
  if (values.json) console.log(JSON.stringify(Object.fromEntries(counts), null, 2));
  else
    for (const [key, { tried, caught }] of counts)
      console.log(`${key.padEnd(34)} ${String(tried).padStart(5)} tried  ${((100 * caught) / tried).toFixed(1).padStart(6)} % caught`);
});
