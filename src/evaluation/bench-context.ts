// `tsx src/evaluation/bench-context.ts`: mentions assessed per second by the context layer alone, on the sample sentences of its test.
import { readFileSync } from 'node:fs';
import { compileKnowledge } from '../index.ts';
import { readNote } from '../note/read.ts';
import { readKnowledgeFiles } from '../service/knowledge.ts';
import { readRows } from './assertion-rows.ts';

const { headings, context: engine } = compileKnowledge(readKnowledgeFiles().filter(({ path }) => path.includes('language/')));
const rows = readRows(readFileSync(new URL('../../test/context/assertions.tsv', import.meta.url), 'utf8'));

/** One note as long as an operative note, and a mention at every second word of it. */
const notes = Array.from({ length: 8 }, (_, part) =>
  readNote(
    rows
      .filter((_row, index) => index % 8 === part)
      .map((row) => row.text)
      .join('\n'),
    headings,
  ),
);
const rounds = 20;
let mentions = 0;
const run = (): void => {
  for (const note of notes) {
    // A fresh context each time: reading the sentences is part of the work.
    const context = engine.of(note, 'operative-note');
    for (let at = 0; at < note.tokens.length; at += 2) {
      if (note.tokens[at]?.kind !== 'word') continue;
      context.assess(at, at + 1);
      mentions += 1;
    }
  }
};
run();
mentions = 0;
// Processor time, so that a busy machine does not count.
const start = process.cpuUsage();
for (let round = 0; round < rounds; round++) run();
const used = process.cpuUsage(start);
const seconds = (used.user + used.system) / 1_000_000;
console.log(`${mentions} mentions in ${seconds.toFixed(2)} s: ${Math.round(mentions / seconds)} a second`);
