import { compile } from '../compiler/index.ts';
import { lineStarts, messageOf, placeAt } from '../dsl/index.ts';
import { runScenarios } from '../runtime/index.ts';
import { readFileSync } from 'node:fs';
const f = process.argv[2] ?? 'policies/minhou-xiaoshenggui/2022-draft.policy.md';
const text = readFileSync(f,'utf8');
let t0=performance.now();
const c = compile(text);
console.log('compile', performance.now()-t0);
const st = lineStarts(text);
for (const d of c.diagnostics) { const at = placeAt(st, d.span.start); console.log(d.code, at.line+':'+at.column, messageOf(d,'zh')); }
console.log('coverage', c.coverage.covered, '/', c.coverage.sentences.length, 'plan', !!c.plan, 'scenarios', c.scenarios.length, 'steps', c.plan?.steps.length, c.plan?.horizon);
if (c.plan) { t0=performance.now(); const r = runScenarios(c.plan, c.scenarios); console.log('run', performance.now()-t0, r.filter(x=>x.ok).length, 'ok of', r.length);
 for (const x of r) if(!x.ok) for (const fl of x.failures) console.log(placeAt(st, fl.at.start).line, x.name, fl.clause, fl.year, JSON.stringify(fl.expected,(k,v)=>typeof v==='bigint'?String(v):v), JSON.stringify(fl.actual,(k,v)=>typeof v==='bigint'?String(v):v)); }
for (let i=0;i<5;i++){ t0=performance.now(); compile(text); console.log('warm', performance.now()-t0);} 
