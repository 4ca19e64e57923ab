// What takes input from outside, each as something that can be given any text: it returns where all is well and throws where it is not.
import { readdirSync, readFileSync } from 'node:fs';
import { pino } from 'pino';
import { parse, stringify } from 'yaml';
import { asReport, isReport } from '../cli/query.ts';
import { compileKnowledge, createChecker, Report, type SourceFile } from '../index.ts';
import { decodeText, UnreadableTextError } from '../note/decode.ts';
import { renderCsv } from '../report/csv.ts';
import { renderHtml } from '../report/html.ts';
import { renderMarkdown } from '../report/markdown.ts';
import { renderText } from '../report/text.ts';
import { elementsOf, ListError } from '../server/json-list.ts';
import { type RunningServer, startServer } from '../server/start.ts';
import { checkBatchCase, readJsonCase } from '../service/batch-case.ts';
import { createEngine } from '../service/engine.ts';
import { InputError } from '../service/failure.ts';
import { readKnowledgeFiles } from '../service/knowledge.ts';
import { linesOf } from '../service/lines.ts';
import { hostileTexts } from './hostile-texts.ts';

export interface FuzzTarget {
  /** Texts to begin with. */
  seeds(): string[];
  /** Takes any text. @throws where the program does not do what it promises. */
  run(text: string): void | Promise<void>;
}

const files = readKnowledgeFiles();
const samples = readdirSync('samples').filter((name) => name.endsWith('.txt'));
const notes = (): string[] => [
  ...samples.map((name) => readFileSync(`samples/${name}`, 'utf8')),
  ...Object.values(hostileTexts).map((make) => make(400)),
];
const caseLines = (): string[] => readFileSync('samples/cases.jsonl', 'utf8').trimEnd().split('\n');
const engine = memo(() => createEngine(files));

function memo<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function promised(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}

/** A report in every form that it is shown in. */
function show(text: string, code: string): void {
  const input = { code, documents: [{ kind: 'operative-note' as const, text }] };
  const { checker } = engine();
  const report = Report.parse(checker.check(input));
  for (const { evidence } of [...report.elements, ...report.operativeReport])
    for (const one of evidence) promised(text.slice(one.start, one.end) === one.text, 'a quote is not what stands at its place');
  promised(JSON.stringify(checker.check(input)) === JSON.stringify(report), 'the second report differs from the first');
  renderText(report, input);
  renderMarkdown(report, input);
  renderCsv(report, input);
  const html = renderHtml(report, input);
  // Markup of a note would be the only thing that could bring a script of its own.
  promised((html.match(/<script/g)?.length ?? 0) <= 1 && !html.includes('<img'), 'text of a note became markup');
}

/** A checklist of a few elements, and what it needs. */
function checklistSeeds(): string[] {
  const { code, title, version, concepts, elements } = parse(files.find(({ path }) => path.endsWith('27594.yaml'))?.text ?? '') as Record<
    string,
    unknown
  > & { concepts: Record<string, unknown>; elements: unknown[] };
  const few = Object.fromEntries(Object.entries(concepts).slice(0, 6));
  return [
    stringify({ code, title, version, concepts: few, elements: elements.slice(0, 2) }),
    'code: "27594"\ntitle: t\nversion: "1"\nconcepts:\n  constructor: [constructor, $toString]\n  __proto__: [x y]\n  toString: [(a | b)? hasOwnProperty]\nelements: []\n',
    `a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n`,
    '[['.repeat(200),
    '{ '.repeat(200),
    '- '.repeat(200),
  ];
}

function compile(path: string, text: string): void {
  // Without the cues, which take long to compile: nothing here asks what a statement means.
  const small = files.filter((file) => file.path.endsWith('sections.yaml') && file.path !== path);
  const given: SourceFile = { path, text };
  const knowledge = compileKnowledge([...small, given]);
  for (const { line, column, message } of knowledge.faults)
    promised(line >= 1 && column >= 1 && message !== '', 'a fault has no place or no message');
  const checker = createChecker(knowledge);
  for (const code of checker.codes)
    checker.check({ code, documents: [{ kind: 'operative-note', text: 'The stump was closed. constructor __proto__' }] });
  promised(({} as Record<string, unknown>).polluted === undefined, 'a prototype was changed');
}

/** The bytes of a text in pieces, as a network brings them. */
async function* pieces(text: string): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += 1 + ((at * 7919) % 97)) yield bytes.subarray(at, at + 1 + ((at * 7919) % 97));
}

let server: RunningServer | undefined;
const statuses = new Set([200, 400, 413, 415, 422]);

async function overHttp(path: string, type: string, text: string): Promise<void> {
  server ??= await startServer({ port: 0, threads: 1, log: pino({ level: 'silent' }) });
  await server.ready;
  const response = await fetch(new URL(path, server.url), { method: 'POST', headers: { 'content-type': type }, body: text });
  const answer = await response.text();
  promised(statuses.has(response.status), `${path}: ${response.status}`);
  promised(!answer.includes('the engine failed'), `${path}: the engine failed`);
}

/** Ends the server that some of them ask. */
export async function closeServer(): Promise<void> {
  await server?.stop();
  server = undefined;
}

/** By name, everything that takes input. */
export const fuzzTargets: Readonly<Record<string, FuzzTarget>> = {
  note: {
    seeds: notes,
    run(text) {
      if (text.trim() === '') return;
      const { codes } = engine().checker;
      show(text, codes[text.length % codes.length] as string);
    },
  },
  case: {
    seeds: () => [
      ...caseLines(),
      '{"note":"x","code":"27594","__proto__":{"polluted":1}}',
      '{"documents":[{"text":"x"}],"constructor":1}',
      '['.repeat(300),
    ],
    run(text) {
      const checked = checkBatchCase(engine(), readJsonCase(text));
      promised(!('fault' in checked) || checked.fault.kind !== 'internal', 'the engine failed on a case');
      promised(({} as Record<string, unknown>).polluted === undefined, 'a prototype was changed');
    },
  },
  checklist: { seeds: checklistSeeds, run: (text) => compile('checklists/27594.yaml', text) },
  vocabulary: {
    seeds: () => [
      ...files.filter(({ path, text }) => path.includes('vocabulary/') && text.length < 3000).map(({ text }) => text),
      ...checklistSeeds().slice(1),
      'constructor: [constructor, (a | b)? hasOwnProperty toString]\nprototype: [$constructor, {all: [$constructor, valueOf], within: 2}]\n',
    ],
    run: (text) => compile('checklists/vocabulary/any.yaml', text),
  },
  headings: {
    seeds: () => [(files.find(({ path }) => path.endsWith('sections.yaml'))?.text ?? '').slice(0, 3000)],
    run: (text) => compile('checklists/language/sections.yaml', text),
  },
  weights: {
    seeds: () => ['{}', '[]', (files.find(({ path }) => path.endsWith('weights.json'))?.text ?? '').slice(0, 2000)],
    run: (text) => compile('checklists/words/weights.json', text),
  },
  bytes: {
    seeds: () => [...notes().slice(0, 4), '\ufeffnote', '%PDF-1.7', 'PK\u0003\u0004'],
    run(text) {
      for (const bytes of [Buffer.from(text, 'latin1'), Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')])
        try {
          promised(decodeText(bytes, 100_000).trim() !== '', 'bytes without text became a note');
        } catch (error) {
          if (!(error instanceof UnreadableTextError)) throw error;
        }
    },
  },
  lines: {
    seeds: () => [`${caseLines().join('\n')}\n`, '\n\r\n\ufeff\n'],
    async run(text) {
      const found: string[] = [];
      for await (const line of linesOf(pieces(text), 1000)) if (line.text !== null) found.push(line.text);
      const whole = new TextDecoder().decode(new TextEncoder().encode(text));
      const expected = whole.split('\n').filter((line) => line.length <= 1000 && line.trim() !== '');
      promised(JSON.stringify(found) === JSON.stringify(expected), 'the lines read in pieces differ from those of the whole');
    },
  },
  list: {
    seeds: () => [`[${caseLines().slice(0, 2).join(',')}]`, '[1,"]",{"a":["\\""]}]', '[', '[]x'],
    async run(text) {
      const found: unknown[] = [];
      let whole: unknown;
      try {
        whole = JSON.parse(new TextDecoder().decode(new TextEncoder().encode(text)));
      } catch {
        whole = null;
      }
      try {
        for await (const { text: element } of elementsOf(pieces(text), 1_000_000)) found.push(element);
      } catch (error) {
        if (!(error instanceof ListError) || Array.isArray(whole)) throw error;
        return;
      }
      if (Array.isArray(whole))
        promised(
          JSON.stringify(found.map((one) => JSON.parse(one as string))) === JSON.stringify(whole),
          'the elements differ from those of the whole',
        );
    },
  },
  report: {
    seeds: () => [JSON.stringify(engine().checker.check(JSON.parse(caseLines()[0] as string))), '{"elements":[],"verdict":"complete"}'],
    run(text) {
      let value: unknown;
      try {
        value = JSON.parse(text);
      } catch {
        return;
      }
      if (!isReport(value)) return;
      try {
        asReport(value, 'report');
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
      }
    },
  },
  'http-case': { seeds: caseLines, run: (text) => overHttp('/v1/checks', 'application/json', text) },
  'http-note': { seeds: notes, run: (text) => overHttp('/v1/checks?code=27594', 'text/plain', text) },
  'http-batch': {
    seeds: () => [`${caseLines().slice(0, 2).join('\n')}\n`],
    run: (text) => overHttp('/v1/batches', 'application/x-ndjson', text),
  },
};
