/** The documents are true: generated pages are fresh, every example compiles, every link resolves. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { compile } from '../compiler/index.ts';
import type { Facts, Plan } from '../compiler/plan.ts';
import { anchorOf } from '../docs/anchor.ts';
import { pages, sampleOf } from '../docs/generate.ts';
import { allCodes, messageOf, severityOf } from '../dsl/index.ts';
import { evaluateEntity, readFacts, runScenarios } from '../runtime/index.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const documents = [
  'README.md',
  'CHANGELOG.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => join('docs', path)),
].sort();

describe('generated pages are fresh (npm run docs)', () => {
  for (const [path, page] of Object.entries(pages))
    test(path, () => expect(page() === read(`docs/${path}`)).toBe(true));
});

test('every diagnostic has a sample message', () => {
  const without = allCodes().filter((code) => {
    const sample = sampleOf(code);
    return !sample || /undefined|\[object/.test(messageOf(sample, 'zh') + messageOf(sample, 'en'));
  });
  expect(without).toEqual([]);
});

/** Whole policies between fences of four marks; pieces between fences of three. */
const complete = /^````markdown complete\n([\s\S]*?)\n````$/gm;
const piece = /^```\u89c4\u77e9\n([\s\S]*?)\n```$/gm;
const examples = documents.filter((path) => path === 'README.md' || path.startsWith(join('docs', 'chapters')));

describe('complete examples compile without a finding, and their scenarios pass', () => {
  for (const path of examples)
    for (const [i, match] of [...read(path).matchAll(complete)].entries())
      test(`${path} ${i + 1}`, () => {
        const { plan, scenarios, diagnostics } = compile(match[1] ?? '');
        expect(diagnostics.filter((d) => severityOf(d) !== 'info').map((d) => messageOf(d, 'en'))).toEqual([]);
        expect(plan && runScenarios(plan, scenarios).filter((result) => !result.ok)).toEqual([]);
        expect(scenarios.length).toBeGreaterThan(0);
      });
});

/** What a piece may lack: headings, prose, general terms, other files and the tables beside it. */
const surroundings = new Set(['GJ2004', 'GJ2009', 'GJ2010', 'GJ2070', 'GJ3014', 'GJ6055']);

describe('pieces are right but for their surroundings', () => {
  for (const path of examples)
    for (const [i, match] of [...read(path).replace(complete, '').matchAll(piece)].entries())
      test(`${path} ${i + 1}`, () => {
        const { diagnostics } = compile(`${match[0]}\n`);
        const wrong = diagnostics.filter((d) => severityOf(d) === 'error' && !surroundings.has(d.code));
        expect(wrong.map((d) => messageOf(d, 'en'))).toEqual([]);
      });
});

test('the facts that are printed below a policy give what its scenario expects', () => {
  const text = read(join('docs', 'chapters', '09a-data.md'));
  const { plan } = compile([...text.matchAll(complete)][0]?.[1] ?? '');
  const { facts, problems } = readFacts(plan as Plan, JSON.parse(/^```json\n([\s\S]*?)\n```$/m.exec(text)?.[1] ?? ''));
  expect(problems).toEqual([]);
  const { payments, unknown } = evaluateEntity(plan as Plan, facts as Facts);
  expect(unknown).toEqual([]);
  expect(payments.map(({ year, fen }) => [year, fen])).toEqual([
    [2026, 40000n],
    [2026, 30000n],
  ]);
});

describe('links resolve', () => {
  for (const path of documents)
    test(path, () => {
      const text = read(path).replace(/^(`{3,})[\s\S]*?^\1$/gm, '');
      const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map((m) => m[1] ?? '').filter((l) => !/^https?:/.test(l));
      expect(links.filter((link) => !resolves(path, link))).toEqual([]);
    });
});

function resolves(from: string, link: string): boolean {
  const [file = '', anchor] = link.split('#');
  const path = file === '' ? from : normalize(join(dirname(from), file));
  if (!existsSync(join(root, path))) return false;
  if (anchor === undefined) return true;
  const headings = [...read(path).matchAll(/^#{1,6} (.+)$/gm)].map((m) => anchorOf(m[1] ?? ''));
  return headings.includes(decodeURIComponent(anchor));
}
