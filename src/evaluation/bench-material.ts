// What is measured on: notes of a thousand words, short generated cases, and a knowledge base of as many checklists as asked for.
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Case, SourceFile } from '../index.ts';
import { readKnowledgeFiles } from '../service/knowledge.ts';

const corpus = 'test/corpus/';

/** Cases of one note of a thousand words each: the labelled notes of one code after another, cut. */
export function thousandWordCases(): Case[] {
  const byCode = new Map<string, string[]>();
  for (const name of readdirSync(corpus)
    .filter((file) => /^\w{5}-\d+\.txt$/.test(file))
    .sort()) {
    const words = byCode.get(name.slice(0, 5)) ?? [];
    words.push(...`${readFileSync(corpus + name, 'utf8')}\n\n`.split(/(?<=\s)(?=\S)/));
    byCode.set(name.slice(0, 5), words);
  }
  return [...byCode].flatMap(([code, words]) =>
    Array.from({ length: Math.floor(words.length / 1000) }, (_, at) => noteCase(code, words.slice(at * 1000, (at + 1) * 1000).join(''))),
  );
}

export const noteCase = (code: string | undefined, text: string): Case => ({
  ...(code === undefined ? {} : { code }),
  documents: [{ kind: 'operative-note', text }],
});

const endings = [
  'closed in layers over viable edges',
  'debrided; the wound was inspected',
  'closed over a drain',
  'revised; skin was closed with staples',
];

/** A short operative note as a line of JSON; names and numbers differ from case to case, so that the language model meets new words throughout. */
export function generatedLine(number: number): string {
  const name = `Zq${number.toString(36)}ev`;
  const note = [
    'OPERATIVE NOTE',
    `Patient: ${name} ${name}son   MRN: ${7_000_000 + number}`,
    'Procedure: Secondary closure of the left above-knee stump.',
    `The left above-knee amputation stump was ${endings[number % endings.length]}.`,
    `Estimated blood loss ${number % 400} ml. ${name} went to recovery in good order.`,
  ].join('\n');
  return `${JSON.stringify({ id: `case-${number}`, code: '27594', note })}\n`;
}

/** The knowledge base with so many checklists: the first five as they are, then copies of them under other codes, with other names for their concepts. */
export function knowledgeOf(checklists: number): SourceFile[] {
  const files = readKnowledgeFiles();
  const own = files.filter(({ path }) => /^checklists\/\d{4}\w\.yaml$/.test(path)).map(({ text }) => parse(text) as Copied);
  const rules = files.find(({ path }) => path.endsWith('claim/codes.yaml')) as SourceFile;
  const claimRules = parse(rules.text) as Record<string, unknown>;
  const copies: SourceFile[] = [];
  for (let number = own.length; number < checklists; number += 1) {
    const original = own[number % own.length] as Copied;
    const code = `${5000 + number}Z`;
    claimRules[code] = claimRules[original.code];
    // A file of JSON is read in a moment, where a thousand files of YAML take minutes.
    copies.push({ path: `checklists/${code}.json`, text: renamed(original, code, `of-${number}`) });
  }
  return [...files.filter((file) => file !== rules), ...copies, { path: rules.path, text: JSON.stringify(claimRules) }];
}

interface Copied {
  readonly code: string;
  readonly concepts: Readonly<Record<string, unknown>>;
}

function renamed(original: Copied, code: string, suffix: string): string {
  const concepts = new Map(Object.keys(original.concepts).map((name) => [name, `${name}-${suffix}`]));
  const text = JSON.stringify({
    ...original,
    code,
    concepts: Object.fromEntries(Object.entries(original.concepts).map(([name, items]) => [concepts.get(name), items])),
  });
  return text.replace(/\$([a-z][a-z0-9-]*)/g, (reference, name: string) => (concepts.has(name) ? `$${concepts.get(name)}` : reference));
}
