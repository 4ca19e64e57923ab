import { compileKnowledge } from './index.ts';
import { readKnowledgeFiles } from './cli/knowledge.ts';
import { readRecord } from './check/record.ts';
const k = compileKnowledge(readKnowledgeFiles());
const r = readRecord({ code: '27111', documents: [{ kind: 'operative-note', text: process.argv[2] }] } as never, k);
for (const d of r.documents) {
  console.log(d.note.tokens.map((t) => t.norm + (t.known ? '' : '?')).join(' '));
  for (const c of process.argv.slice(3)) {
    const name = k.vocabulary.concepts.has('27111/' + c) ? '27111/' + c : c;
    console.log(c, d.mentions.of(name).map((m) => m.leaves.map((l) => d.note.tokens.slice(l.first, l.last).map((t) => t.norm).join(' ') + ' [' + d.context.assess(l.first, l.last, m.leaves).assertion + ']').join(' + ')));
  }
}
