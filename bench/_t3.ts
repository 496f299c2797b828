import { format, parsePolicy } from '../dsl/index.ts';
import { readFileSync, writeFileSync } from 'node:fs';
const text = readFileSync(process.argv[2] ?? 'policies/minhou-xiaoshenggui/2022-draft.policy.md','utf8');
const strip = (a: unknown) => JSON.stringify(a, (k,v)=> typeof v==='bigint'? v+'n': (k==='span'||k==='keyword'||k==='spelling'||k==='section')?undefined: k==='label'? v?.keyword : v);
const p = parsePolicy(text);
const zh = format(p,'zh'); const p2=parsePolicy(zh);
writeFileSync('/tmp/zh.md',zh);
console.log('zh same ast', strip(p.ast)===strip(p2.ast), 'idempotent', format(p2,'zh')===zh, 'errors', p2.diagnostics.length);
const en = format(p,'en'); writeFileSync('/tmp/en.md',en); const p3=parsePolicy(en);
console.log('en same ast', strip(p.ast)===strip(p3.ast), 'back', format(p3,'zh')===zh, p3.diagnostics.length);
import { messageOf } from '../dsl/index.ts';
for (const d of p3.diagnostics.slice(0,10)) console.log(messageOf(d,'zh'), en.slice(d.span.start-20, d.span.end+20));
const a=strip(p.ast), b=strip(p2.ast); if(a!==b){let i=0; while(a[i]===b[i])i++; console.log(a.slice(i-200,i+200)); console.log('----'); console.log(b.slice(i-200,i+200));}
const c=strip(p3.ast); if(a!==c){let i=0; while(a[i]===c[i])i++; console.log(a.slice(i-200,i+200)); console.log('----'); console.log(c.slice(i-200,i+200));}
