// Benchmarks of the engine within this process, by processor time, so that what else the machine does counts little.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { AxesContext } from '../context/engine.ts';
import { TooMuchWorkError } from '../contract/budget.ts';
import { type Case, type Checker, compileKnowledge, createChecker, type SourceFile } from '../index.ts';
import { readNote } from '../note/read.ts';
import { readBare } from '../note/tokens.ts';
import { readKnowledgeFiles } from '../service/knowledge.ts';
import { readRows } from './assertion-rows.ts';
import type { BenchOptions, Measured } from './bench.ts';
import { knowledgeOf, noteCase, thousandWordCases } from './bench-material.ts';
import { hostileTexts } from './hostile-texts.ts';
import { EvaluationInputError } from './tsv.ts';

const cases = thousandWordCases();
const checkerOf = (files: readonly SourceFile[] = readKnowledgeFiles()): Checker => createChecker(compileKnowledge(files));
const textOf = (one: Case): string => one.documents[0]?.text ?? '';
const checkAll = (checker: Checker, some: readonly Case[] = cases): void => {
  for (const one of some) checker.check(one);
};

/** Milliseconds of processor time. */
function milliseconds(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;
const least = (values: readonly number[]): number => Math.min(...values);

/** The `typical` time of each work. They take turns, so that all meet the same machine; the first turn warms up and does not count where there is time for more. */
function inTurns(works: readonly (() => void)[], rounds: number, mostSeconds = 20, typical = median): number[] {
  const times: number[][] = works.map(() => []);
  const start = performance.now();
  for (let round = 0; round <= rounds; round += 1) {
    for (const [at, work] of works.entries()) times[at]?.push(milliseconds(work));
    if (performance.now() - start > mostSeconds * 1000) break;
  }
  return times.map((own) => typical(own.length > 1 ? own.slice(1) : own));
}

/** A full report of a note of 1,000 words over a bare `readDoc` of the language library. */
export function checkVsTokenise(): Measured {
  const checker = checkerOf();
  const [bare, full] = inTurns(
    [
      () => {
        for (const one of cases) readBare(textOf(one));
      },
      () => checkAll(checker),
    ],
    15,
    40,
  ) as [number, number];
  return {
    value: full / bare,
    details: { 'readDoc, ms a note': bare / cases.length, 'report, ms a note': full / cases.length, notes: cases.length },
  };
}

/** By name: texts that a checker should take ten times as long for where they are ten times as long. */
const growingTexts = (): Readonly<Record<string, (size: number) => string>> => {
  const plain = cases.map(textOf).join('\n');
  return {
    notes: (size) => plain.slice(0, size),
    'notes without stops or breaks': (size) => plain.replace(/[.;:\n]+/g, ' ').slice(0, size),
    ...hostileTexts,
  };
};

/**
 * The time for a text ten times as long over ten times the time; the worst of notes and of every hostile text. Each is measured in a process
 * of its own: words and states that another text has left behind make both slower, and the long one more.
 */
export function linear10x({ text }: BenchOptions): Measured {
  const texts = growingTexts();
  if (text !== undefined) {
    const made = texts[text];
    if (made === undefined)
      throw new EvaluationInputError(`--text: there is no text "${text}"; there are ${Object.keys(texts).join(', ')}`);
    return { value: growthOf(made), details: {} };
  }
  const details = Object.fromEntries(Object.keys(texts).map((name) => [name, alone('linear10x', name)]));
  return { value: Math.max(...Object.values(details)), details };
}

/** The figure of one benchmark for one text, measured by this program in a process of its own. */
function alone(only: string, text: string): number {
  const { status, stdout, stderr } = spawnSync(process.execPath, [process.argv[1]!, '--only', only, '--text', text, '--json'], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${text}: ${stderr.split('\n')[0]}`);
  return JSON.parse(stdout)[only];
}

function growthOf(text: (size: number) => string): number {
  const checker = checkerOf();
  checkAll(checker);
  const short = 6_500;
  const [one, ten] = [short, short * 10].map((size) => noteCase('27594', text(size).trim() === '' ? `x${text(size)}` : text(size)));
  // Ten of the short text are set against the long one: the least time of one alone is that in which no garbage was collected.
  const works = [
    () => {
      for (let time = 0; time < 10; time += 1) checker.check(one);
    },
    () => checker.check(ten),
  ];
  const ratio = (rounds: number, seconds: number): number => {
    // Other work on the machine only takes time away, so the least of each tells most.
    const [small, large] = inTurns(works, rounds, seconds, least) as [number, number];
    return large / small;
  };
  const first = ratio(5, 4);
  // The worst of forty is mostly chance: what stands out is measured again, and longer.
  return first > 1.1 ? ratio(25, 20) : first;
}

/** Seconds for the largest document that is read (1 MB); the worst of all hostile texts. */
export function largestNote({ size }: BenchOptions): Measured {
  const checker = checkerOf();
  checkAll(checker);
  const plain = cases.map(textOf).join('\n');
  const texts = { notes: (length: number) => plain.repeat(Math.ceil(length / plain.length)).slice(0, length), ...hostileTexts };
  const details: Record<string, number> = {};
  for (const [name, text] of Object.entries(texts)) {
    const one = noteCase('27594', `x${text(size - 1)}`);
    details[name] =
      milliseconds(() => {
        try {
          checker.check(one);
        } catch (error) {
          if (!(error instanceof TooMuchWorkError)) throw error;
        }
      }) / 1000;
  }
  return { value: Math.max(...Object.values(details)), details };
}

/** Time a note with a thousand checklists over the time with five: where the case names its code, and where the codes are ranked. */
export function checklists1000({ checklists }: BenchOptions): Measured {
  const few = checkerOf();
  const many = checkerOf(knowledgeOf(checklists));
  const unnamed = cases.map((one) => noteCase(undefined, textOf(one)));
  const [one, oneOfMany] = inTurns([() => checkAll(few), () => checkAll(many)], 9, 60) as [number, number];
  const [ranked, rankedOfMany] = inTurns([() => checkAll(few, unnamed), () => checkAll(many, unnamed)], 3, 60) as [number, number];
  return {
    value: oneOfMany / one,
    details: {
      'one code': oneOfMany / one,
      'ranking all': rankedOfMany / ranked,
      'one code of five, ms a note': one / cases.length,
      'one code of all, ms a note': oneOfMany / cases.length,
      'ranking all, ms a note': rankedOfMany / cases.length,
      checklists: many.codes.length,
    },
  };
}

/** Notes of 1,000 words that one core checks in a second. */
export function batchRate(): Measured {
  const checker = checkerOf();
  const [time] = inTurns([() => checkAll(checker)], 9) as [number];
  return { value: (1000 * cases.length) / time, details: {} };
}

/** Mentions that the context layer alone can be asked about in a second, on the sentences of its test. */
function mentionRate(ask: (context: AxesContext, at: number) => void): Measured {
  const { headings, context: engine } = compileKnowledge(readKnowledgeFiles().filter(({ path }) => path.includes('language/')));
  const rows = readRows(readFileSync('test/context/assertions.tsv', 'utf8'));
  const notes = Array.from({ length: 8 }, (_, part) => {
    const own = rows.filter((_row, index) => index % 8 === part);
    return readNote(own.map((row) => row.text).join('\n'), headings);
  });
  let mentions = 0;
  const [time] = inTurns(
    [
      () => {
        mentions = 0;
        for (const note of notes) {
          // A fresh context each time: reading the sentences is part of the work.
          const context = engine.of(note, 'operative-note');
          for (let at = 0; at < note.tokens.length; at += 2) {
            if (note.tokens[at]?.kind !== 'word') continue;
            ask(context, at);
            mentions += 1;
          }
        }
      },
    ],
    15,
  ) as [number];
  return { value: (1000 * mentions) / time, details: { mentions } };
}

/** Mentions that cues and frames assess in a second. */
export const contextRate = (): Measured => mentionRate((context, at) => context.assess(at, at + 1));

/** Mentions that cues and frames assess and weights and network weigh in a second. */
export const weighingRate = (): Measured => mentionRate((context, at) => context.understand(at, at + 1));
