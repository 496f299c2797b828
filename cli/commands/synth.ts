/** `guiju synth`: a synthetic population that comes out the same, byte for byte, on every machine. */
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { argument, type Call, type CommandSpec, option } from '../call.ts';
import { readJsonFile } from '../data/jsonFile.ts';
import { EXIT, Halt } from '../exit.ts';
import { printJson } from '../json.ts';
import { openPlan } from '../policyFile.ts';
import { progress } from '../progress.ts';
import { industryFields } from '../strings.ts';
import { assumptionsOf } from '../synth/assumptions.ts';
import { industryModel } from '../synth/industryModel.ts';
import { syntheticTables } from '../synth/tables.ts';
import { makeFolder, writeWhole } from '../writeFile.ts';

export const synth: CommandSpec = {
  name: 'synth',
  args: '<file>',
  about: (s) => s.help.synth,
  options: [
    { flags: '--firms <n>', about: (s) => s.help.firms, required: true },
    { flags: '--seed <n>', about: (s) => s.help.seed, required: true },
    { flags: '--out <dir>', about: (s) => s.help.out, required: true },
    { flags: '--assumptions <file>', about: (s) => s.help.assumptions },
  ],
  run: (call) => {
    const { io, s } = call;
    const { plan, file } = openPlan(call, argument(call, 0));
    const firms = whole(call, 'firms', MOST_FIRMS);
    const seed = whole(call, 'seed', Number.MAX_SAFE_INTEGER);
    const folder = option(call, 'out') ?? '';
    const beside = join(dirname(file), 'population', 'assumptions.json');
    const source = option(call, 'assumptions') ?? (existsSync(beside) ? beside : undefined);
    const assumed = source === undefined ? undefined : readJsonFile(source, s);
    const model = assumed && industryModel(assumptionsOf(assumed.json, source ?? '', s), firms, seed);
    const known = new Set<string>(model && plan.entity === industryFields.entity ? Object.values(industryFields) : []);
    const bar = progress(call, s.synth.progress, firms);
    const tables = syntheticTables(plan, firms, seed, known.size > 0 ? model?.firm : undefined, known, s, bar.to);
    bar.end();

    makeFolder(folder, s);
    for (const [name, text] of tables) writeWhole(join(folder, name), text, s);
    const copy = join(folder, 'assumptions.json');
    if (assumed && resolve(copy) !== resolve(source ?? '')) writeWhole(copy, assumed.file.text, s);
    const readme = join(folder, 'README.md');
    if (!existsSync(readme)) writeWhole(readme, s.csv.readme(plan.policy, firms, seed), s);
    if (call.json) printJson(io, { folder, firms, seed, files: [...tables.keys()], assumptions: source ?? null });
    else
      io.out(
        `${source === undefined ? `${s.synth.typeless}\n` : ''}${s.synth.done(firms, folder)}\n${s.simulate.assumed}\n`,
      );
    return EXIT.done;
  },
};

const MOST_FIRMS = 1_000_000;

function whole(call: Call, name: string, most: number): number {
  const text = option(call, name) ?? '';
  const n = Number(text);
  if (/^\d{1,16}$/.test(text) && n <= most) return n;
  const message = call.s.synth.badNumber(`--${name}`, text);
  throw new Halt(EXIT.wrongCall, message, { error: { kind: 'usage', message } });
}
