import { compileKnowledge, createChecker } from './src/index.ts';
import { readKnowledgeFiles } from './src/cli/knowledge.ts';
import { readTsv } from './src/evaluation/tsv.ts';
const k=compileKnowledge(readKnowledgeFiles()); const c=createChecker(k);
const rows=readTsv('/work/lab/tune-27594.tsv',['id','code','element','status','text','evidence']);
const els=['granulation-status','infection-resolution','wound-margins','procedure-type','level-change','closure-technique','staged-intent','return-reason','index-date','amputation-level'];
for (const e of els) { let n=0; const out:string[]=[];
 for (const r of rows) { if (r.element===e) continue; const f=c.checkOne({code:'27594',note:r.text},e); if (f.status==='present'||f.status==='conflict') { n++; out.push(`  ${r.element}/${r.status} ${f.status}${f.confidence==='review'?'?':''} ${JSON.stringify(r.text.slice(0,150))} <= ${f.evidence.slice(0,2).map(x=>x.rule+':'+x.text).join(' | ')}`);} }
 console.log(e,n); if (process.argv.includes(e)) console.log(out.join('\n')); }
