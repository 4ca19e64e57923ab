// `npm run eval:context -- FILE.tsv`: how often the context engine reads a marked phrase as its label says.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { compileKnowledge } from '../index.ts';
import { readKnowledgeFiles } from '../service/knowledge.ts';
import { type JudgedRow, judgeRow, readKit, readRows, rowsOf } from './assertion-rows.ts';
import { kitFigures, renderFigures, renderKit, scoreLabels } from './context-figures.ts';
import { EvaluationInputError, runEvaluation } from './tsv.ts';

const usage = 'npm run eval:context -- FILE.tsv [--format tsv|negex] [--half even|odd] [--predictions OUT.tsv] [--json]';

runEvaluation(import.meta.url, usage, () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      format: { type: 'string', default: 'tsv' },
      half: { type: 'string' },
      predictions: { type: 'string' },
      json: { type: 'boolean' },
    },
  });
  const { format, half, predictions, json } = values;
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new EvaluationInputError(`give one file of labelled sentences: ${usage}`);
  if (format !== 'tsv' && format !== 'negex') throw new EvaluationInputError(`--format takes tsv or negex, not "${format}"`);
  if (half !== undefined && half !== 'even' && half !== 'odd') throw new EvaluationInputError(`--half takes even or odd, not "${half}"`);
  let rows = rowsOf(file, format === 'negex' ? readKit : readRows);
  if (half !== undefined) rows = rows.filter((row) => (row.line % 2 === 0) === (half === 'even'));
  // Only the language is asked for: headings and cues.
  const { headings, context: engine } = compileKnowledge(readKnowledgeFiles().filter(({ path }) => path.includes('language/')));

  const judged: JudgedRow[] = rows.map((row) => judgeRow(row, engine, headings, format === 'negex'));
  if (predictions !== undefined)
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
});
