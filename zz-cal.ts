import { knowledge } from './test/knowledge.ts';
import { createChecker } from './src/index.ts';
import { readPassages } from './src/evaluation/passages.ts';
import { normal } from './src/note/normal.ts';
const words = (text: string) => new Set((text.match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu) ?? []).flatMap((w) => [normal(w), ...w.split('-').map(normal)]));
const train=['/work/main/test/passages','/work/lab/fresh/passages'].flatMap(d=>readPassages(d)); const exam=readPassages('/work/lab/exam');
const freq=new Map<string,number>(); for(const p of train) for(const w of words(p.text)) freq.set(w,(freq.get(w)??0)+1);
const lex=knowledge.vocabulary.trie.lexicon;
for(const [set,rows] of [['loo',train],['exam',exam]] as const) for(const p of rows){
 let k=knowledge; if(set==='loo'){ const ign=new Set([...words(p.text)].filter(w=>(freq.get(w)??0)<=1)); k={...knowledge,vocabulary:{...knowledge.vocabulary,spell:t=>ign.has(t.norm)?'':knowledge.vocabulary.spell(t)}}; }
 const f=createChecker(k).checkOne({code:p.code,note:p.text},p.element);
 const r=(x:string)=>f.evidence.filter(e=>e.role===x).length;
 const ws=[...words(p.text)].filter(w=>w.length>3); const unk=ws.filter(w=>!lex.has(w)||(set==='loo'&&(freq.get(w)??0)<=1)).length/Math.max(1,ws.length);
 console.log(JSON.stringify({set,id:p.id,el:p.code+'.'+p.element,gold:p.status,got:f.status,conf:f.confidence,sup:r('supports'),vag:r('vague'),rej:r('rejected'),con:r('contradicts'),rules:[...new Set(f.evidence.filter(e=>e.role!=='rejected').map(e=>e.rule))],rejrule:f.evidence.filter(e=>e.role==='rejected').map(e=>e.cue?.rule??e.context.join()),cue:f.evidence.some(e=>e.role!=='rejected'&&e.cue),unk,n:ws.length})); }
