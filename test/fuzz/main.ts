/**
 * `npm run fuzz -- --count N --seed S`: reads a hundred thousand wrong and half-wrong texts. Run
 * from a bundle (scripts/fuzz.ts), so that the figures are those of what is shipped.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { policies } from '../support/documents.ts';
import { type Breach, deletions, prefixes } from './exhaustive.ts';
import { inputOf } from './inputs.ts';
import { type Finding, inspect, LIMIT, slowIn } from './inspect.ts';
import { shrink } from './shrink.ts';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    /** Also every beginning of every policy, and every word left out: hours. */
    exhaustive: { type: 'boolean', default: false },
  },
});
const [count, seed] = [Number(values.count), Number(values.seed)];
/** One in so many inputs is formatted there and back, and its scenarios are run. */
const THOROUGH = 4;

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
const found = { crashes: 0, slow: 0 };

say(`seed ${seed}`);
warmUp();
mutations();
if (values.exhaustive) {
  exhaust('beginnings', prefixes);
  exhaust('words left out', deletions);
}
say(`${found.crashes} crashes or broken promises, ${found.slow} slow (over ${LIMIT} ms), seed ${seed}`);
process.exitCode = found.crashes + found.slow === 0 ? 0 : 1;

/** The limit is that of a running editor: what Node needs to compile the program itself is not counted. */
function warmUp(): void {
  for (let round = 0; round < 3; round++) for (const { source } of policies) inspect(source, false);
}

function mutations(): void {
  const times = new Float64Array(count);
  let longest = 0;
  const kinds = new Map<string, number>();
  for (let i = 0; i < count; i++) {
    const { kind, of, source } = inputOf(seed, i);
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    longest = Math.max(longest, source.split('\n').length);
    const thorough = i % THOROUGH === 0;
    const { findings, ms } = inspect(source, thorough);
    times[i] = ms > LIMIT ? slowIn(source) : ms;
    for (const finding of findings) report(`${i}`, of, source, finding, thorough);
    if ((times[i] ?? 0) > LIMIT)
      report(`${i}`, of, source, { what: 'slow', detail: `${times[i]?.toFixed(1)} ms` }, false);
    if ((i + 1) % 10_000 === 0) say(`${i + 1} …`);
  }
  times.sort();
  const quantile = (part: number): string => (times[Math.min(count - 1, Math.floor(count * part))] ?? 0).toFixed(1);
  const by = [...kinds].map(([kind, n]) => `${n} ${kind}`).join(', ');
  say(`${count} mutations (${by}), up to ${longest} lines`);
  if (count > 0) say(`processor time: median ${quantile(0.5)} ms, p99 ${quantile(0.99)} ms, most ${quantile(1)} ms`);
}

function exhaust(name: string, all: (document: (typeof policies)[number]) => Iterable<Breach | undefined>): void {
  let n = 0;
  for (const document of policies)
    for (const breach of all(document)) {
      n++;
      if (breach)
        report(
          `${name.replaceAll(' ', '-')}-${n}`,
          breach.of,
          breach.source,
          { what: 'crash', detail: breach.detail },
          false,
        );
    }
  say(`${n} ${name} of ${policies.length} policies`);
}

/** Says what was found, and keeps it, as small as it can be made, among the fixtures. */
function report(id: string, of: string, source: string, finding: Finding, thorough: boolean): void {
  if (finding.what === 'slow') found.slow++;
  else found.crashes++;
  say(`FOUND ${id} in ${of}: ${finding.what} ${finding.detail}`);
  const folder = `test/fixtures/fuzz/${finding.what}-${seed}-${id}`;
  const same = (text: string) => inspect(text, thorough).findings.some((f) => f.what === finding.what);
  const small = finding.what !== 'slow' && same(source) ? shrink(source, same) : source;
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/input.md`, small);
  writeFileSync(
    `${folder}/found.txt`,
    `seed ${seed}, input ${id}, from ${of}\n${finding.what} ${finding.detail.split('\n')[0]}\n`,
  );
}
