import { compileKnowledge, createChecker } from './index.ts';
import { readKnowledgeFiles } from './cli/knowledge.ts';
import { readTsv } from './evaluation/tsv.ts';
const checker = createChecker(compileKnowledge(readKnowledgeFiles()));
const rows = readTsv(process.argv[2]!, ['id', 'code', 'element', 'status', 'text', 'evidence']) as any[];
const els = process.argv[3]!.split(',');
for (const el of els) {
  const out: string[] = [];
  for (const r of rows) if (r.element !== el) {
    const f = checker.checkOne({ code: '27111', note: r.text }, el);
    if (f.status === 'present' || f.status === 'conflict') out.push(`  [${r.element}/${r.status}] ${f.status} ${f.confidence === 'sure' ? '' : 'REVIEW'} ${f.evidence.filter((e) => e.role !== 'rejected').map((e) => e.rule + ':' + e.text.slice(0, 110)).slice(0, 2).join(' || ')}`);
  }
  console.log(el, out.length); console.log(out.join('\n'));
}
