/** `npm run bench`: measures, prints, and writes docs/benchmarks.md. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Papa from 'papaparse';
import type { Plan } from '../compiler/plan.ts';
import { type PopulationEntity, readPopulation, type Table } from '../runtime/index.ts';
import { columnar } from './columnar.ts';
import { frontEnd } from './front-end.ts';
import { reference } from './reference.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const policyFile = join(root, 'policies', 'minhou-xiaoshenggui', '2022-draft.policy.md');
const policy = readFileSync(policyFile, 'utf8');
const packages = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly version: string;
  readonly dependencies: { readonly [name: string]: string };
};

const words = {
  title: { zh: '性能' },
  method: {
    zh: '由 `npm run bench` 写成：各项在同一次运行里轮流执行，取中位数；先预热，不计首轮。数字随机器而变，比值和增长指数较稳定。',
  },
  reading: { zh: '读取一份政策' },
  running: { zh: '计算' },
  columns: { zh: '整个人口' },
};

const reading = frontEnd(policy);
const running = reference(policy, populationOf);
const kernels = columnar(policy, populationOf);

const report = `# ${words.title.zh} Benchmarks

${words.method.zh}
Written by \`npm run bench\`: contestants take turns within one run, medians, warm. Figures depend on the machine; ratios and exponents less so.

${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${cpus().length} threads, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform} ${process.arch}, Node ${process.versions.node}, Guiju ${packages.version}, chevrotain ${packages.dependencies.chevrotain ?? ''}.

## ${words.reading.zh} Reading a policy

\`compile\`: text → sections, names, tokens, syntax tree, checks, Plan, findings. \`parse\`: the part up to the syntax tree.
Long files are the seed policy's third part again and again, every name renamed, scenarios left out.
\`lines and labels\` splits lines and matches \`label: content\` by one regular expression; \`JSON.parse\` reads the same lines as an array of objects. Neither knows names, types or years: the ratios say what understanding costs, not who is faster at the same work.

${reading.markdown}
Targets: a policy of 300 lines below 30 ms warm (${reading.shortest < 30 ? 'met' : 'NOT met'}: ${reading.shortest.toFixed(1)} ms); growth exponent at most 1.2 (${reading.exponent <= 1.2 ? 'met' : 'NOT met'}: ${reading.exponent.toFixed(2)}).

## ${words.running.zh} Evaluating

The reference evaluator defines the meaning of the language and is written to be obvious; the loop is what a programmer would write for these four clauses alone, under the provisional readings, with neither unknowns, reasons nor citations.

${running.markdown}
Cost grows with firms × years × steps asked for; every step is evaluated once per frame and remembered, so a second output that shares steps adds little.

## ${words.columns.zh} Whole populations

Kernels are generated from the Plan and checked against the reference evaluator, every entity, year and clause, in test/differential. The loop is what a programmer in a hurry for speed would write for the four clauses over the same typed columns.

${kernels}
`;

writeFileSync(join(root, 'docs', 'benchmarks.md'), report);
process.stdout.write(report);

/** The bundled population; where it has not been made yet, one of 1,000 firms is made in a temporary folder. */
function populationOf(plan: Plan): readonly PopulationEntity[] {
  const bundled = join(root, 'policies', 'minhou-xiaoshenggui', 'population');
  const folder = readdirSync(bundled).some((file) => file.endsWith('.csv')) ? bundled : synthesise();
  const tables = new Map<string, Table>(
    readdirSync(folder)
      .filter((file) => file.endsWith('.csv'))
      .map((file): [string, Table] => {
        const { data } = Papa.parse<string[]>(readFileSync(join(folder, file), 'utf8').replace(/^\ufeff/, ''));
        return [file, { header: data[0] ?? [], rows: data.slice(1) }];
      }),
  );
  const { entities, problems } = readPopulation(plan, tables);
  if (entities.length === 0) throw new Error(`the population cannot be read: ${problems.length} problems`);
  return entities;
}

function synthesise(): string {
  const folder = mkdtempSync(join(tmpdir(), 'guiju-bench-'));
  const built = join(root, 'dist', 'cli', 'main.js');
  const command = existsSync(built) ? [built] : ['--import', import.meta.resolve('tsx'), join(root, 'cli', 'main.ts')];
  const { status, stderr } = spawnSync(
    process.execPath,
    [...command, 'synth', policyFile, '--firms', '1000', '--seed', '1', '--out', folder],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(stderr);
  return folder;
}
