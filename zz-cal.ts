import { knowledge } from './test/knowledge.ts';
import { createChecker } from './src/index.ts';
import { readPassages } from './src/evaluation/passages.ts';
const checker=createChecker(knowledge);
const rows=['/work/lab/held/phrasings','/work/lab/fresh/passages','/work/lab/visible/phrasings'].flatMap((d,i)=>readPassages(d).map(p=>({...p,set:['held','fresh','visible'][i]})));
for(const p of rows){ const f=checker.checkOne({code:p.code,note:p.text},p.element);
 const r=(x:string)=>f.evidence.filter(e=>e.role===x).length;
 console.log(JSON.stringify({set:p.set,id:p.id,el:p.code+'.'+p.element,gold:p.status,got:f.status,conf:f.confidence,sup:r('supports'),vag:r('vague'),rej:r('rejected'),con:r('contradicts'),rules:[...new Set(f.evidence.filter(e=>e.role!=='rejected').map(e=>e.rule))],rejctx:[...new Set(f.evidence.filter(e=>e.role==='rejected').flatMap(e=>e.context))],cue:f.evidence.some(e=>e.role!=='rejected'&&e.cue),len:p.text.split(/\s+/).length})); }
