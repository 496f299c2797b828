import { compile } from '../compiler/index.ts';
import { parsePolicy } from '../dsl/index.ts';
import { readFileSync } from 'node:fs';
const text = readFileSync('policies/minhou-xiaoshenggui/2022-draft.policy.md','utf8');
for (let i=0;i<40;i++){ compile(text);} 
let a=performance.now(); for (let i=0;i<20;i++) parsePolicy(text); let b=performance.now(); for (let i=0;i<20;i++) compile(text); let c=performance.now();
console.log('parse',(b-a)/20,'compile',(c-b)/20);
