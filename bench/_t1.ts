import { parsePolicy, messageOf, lineStarts, placeAt } from '/work/main/dsl/index.ts';
import { readFileSync } from 'node:fs';
const f = process.argv[2] ?? '/tmp/t1.policy.md';
const text = readFileSync(f,'utf8');
const t0=performance.now();
const p = parsePolicy(text);
const t1=performance.now();
const st = lineStarts(text);
for (const d of p.diagnostics) { const at = placeAt(st, d.span.start); console.log(d.code, at.line+':'+at.column, messageOf(d,'zh')); }
if (process.argv[3]) console.log(JSON.stringify(p.ast, (k,v)=> typeof v==='bigint'? v+'n': k==='span'?undefined:v, 1).slice(0, 6000));
console.log('blocks', p.ast.blocks.length, t1-t0,'ms');
