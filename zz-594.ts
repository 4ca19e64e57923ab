import { compileKnowledge, createChecker } from './src/index.ts';
import { readKnowledgeFiles } from './src/cli/knowledge.ts';
import { findTimes } from './src/check/dates.ts';
const k=compileKnowledge(readKnowledgeFiles()); const c=createChecker(k);
for (const t of process.argv.slice(2)) { const r=c.read({code:'27594',note:t}); const d=r.documents[0];
 console.log(d.note.sentences.map(s=>'['+d.note.tokens.slice(s.first,s.last).map(x=>x.norm).join(' ')+'] sec='+d.note.sections[s.section].kind).join('\n'));
 console.log(findTimes(t).map(m=>m.kind+':'+t.slice(m.start,m.end)).join(' ; '));
 for (const n of ['index-amputation','dated-elsewhere','27594/type-closure','27594/other-place','27594/unplanned','27594/second-operation','27594/plan-core','27594/staged-elsewhere']) console.log(n, d.mentions.of(n).map(m=>t.slice(d.note.tokens[m.first].start,d.note.tokens[m.last-1].end)+'/'+d.context.assess(m.first,m.last).assertion).join(' ; '));
}
