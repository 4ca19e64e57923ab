// `npm run eval:context -- FILE.tsv`: how often the context engine reads a marked phrase as its label says.
import { readFileSync, writeFileSync } from 'node:fs';
import { compileKnowledge } from '../index.ts';
import { readKnowledgeFiles } from '../service/knowledge.ts';
import { type JudgedRow, judgeRow, type Row, RowError, readKit, readRows } from './assertion-rows.ts';
import { kitFigures, renderFigures, renderKit, scoreLabels } from './context-figures.ts';

const usage = 'usage: npm run eval:context -- FILE.tsv [--format tsv|negex] [--half even|odd] [--predictions OUT.tsv] [--json]';

function fail(message: string): never {
  console.error(message);
  process.exit(2);
}

function option(args: string[], name: string): string | null {
  const at = args.indexOf(name);
  if (at < 0) return null;
  const value = args[at + 1];
  if (value === undefined || value.startsWith('--')) fail(`eval:context: ${name} needs a value\n${usage}`);
  args.splice(at, 2);
  return value;
}

const args = process.argv.slice(2);
const predictions = option(args, '--predictions');
const format = option(args, '--format') ?? 'tsv';
const half = option(args, '--half');
const json = args.includes('--json');
const files = args.filter((argument) => argument !== '--json');
const [file] = files;
if (file === undefined || files.length > 1 || file.startsWith('--')) fail(usage);
if (format !== 'tsv' && format !== 'negex') fail(`eval:context: unknown format "${format}"; known: tsv, negex`);
if (half !== null && half !== 'even' && half !== 'odd') fail(`eval:context: --half takes even or odd, not "${half}"`);

let text: string;
try {
  text = readFileSync(file, 'utf8');
} catch {
  fail(`eval:context: cannot read ${file}`);
}
// Only the language is asked for: headings and cues.
const { headings, context: engine } = compileKnowledge(readKnowledgeFiles().filter(({ path }) => path.includes('language/')));

let rows: Row[];
try {
  rows = format === 'negex' ? readKit(text) : readRows(text);
} catch (error) {
  if (error instanceof RowError) fail(`${file}: ${error.message}`);
  throw error;
}
if (half !== null) rows = rows.filter((row) => (row.line % 2 === 0) === (half === 'even'));
const judged: JudgedRow[] = rows.map((row) => judgeRow(row, engine, headings, format === 'negex'));
if (predictions !== null)
  writeFileSync(
    predictions,
    `id\tlabel\tcue\trule\n${judged.map((row) => `${row.id}\t${row.predicted}\t${row.cue.replace(/\s+/g, ' ')}\t${row.rule}`).join('\n')}\n`,
  );
if (format === 'negex') {
  const figures = kitFigures(judged);
  console.log(json ? JSON.stringify(figures, null, 2) : renderKit(figures));
} else {
  const figures = scoreLabels(judged);
  console.log(json ? JSON.stringify(figures, null, 2) : renderFigures(figures));
}
