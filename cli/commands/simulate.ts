/** `guiju simulate`: the budget by year × clause × payer, winners and losers, the price of open wording. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Plan } from '../../compiler/plan.ts';
import type { EntityAmount, Instead, Simulation } from '../../runtime/index.ts';
import { asOfDate } from '../asOf.ts';
import { baselineText, budgetTable, checksText, clauseTable } from '../budgetText.ts';
import { all, argument, type Call, type CommandSpec, has, option } from '../call.ts';
import { csvText } from '../data/csv.ts';
import { openPopulation, type Population } from '../data/population.ts';
import { problemsText } from '../diagnostics.ts';
import { EXIT, Halt } from '../exit.ts';
import { printJson } from '../json.ts';
import { matrixText } from '../matrix.ts';
import { openPlan } from '../policyFile.ts';
import { chosenReadings, setParameters } from '../readings.ts';
import { documentsJson } from '../resultJson.ts';
import { ENGINES, type Engine, runSimulation, simulationJson } from '../simulation.ts';
import { chosenText, openVersion } from '../versions.ts';
import { fenText } from '../words.ts';
import { writeWhole } from '../writeFile.ts';

export const simulate: CommandSpec = {
  name: 'simulate',
  args: '<path>',
  about: (s) => s.help.simulate,
  options: [
    { flags: '--population <dir>', about: (s) => s.help.population, required: true },
    { flags: '--as-of <date>', about: (s) => s.help.asOfVersion },
    { flags: '--baseline <file>', about: (s) => s.help.baseline },
    { flags: '--set <parameter=value>', about: (s) => s.help.set, repeatable: true },
    { flags: '--reading <name=answer>', about: (s) => s.help.reading, repeatable: true },
    { flags: '--all-readings', about: (s) => s.help.allReadings },
    { flags: '--per-entity <file>', about: (s) => s.help.perEntity },
    { flags: '--skip-bad-rows', about: (s) => s.help.skipBadRows },
    { flags: '--engine <name>', about: (s) => s.help.engine },
  ],
  run: async (call) => {
    const engine = engineOf(call);
    const policy = openVersion(call, argument(call, 0), asOfDate(call));
    const { plan } = policy;
    const baselineFile = option(call, 'baseline');
    const baseline = baselineFile === undefined ? undefined : openPlan(call, baselineFile);
    const readings = chosenReadings(call, plan, all(call, 'reading'));
    const parameters = setParameters(call, plan, all(call, 'set'));
    const folder = option(call, 'population') ?? '';
    const population = openPopulation(call, plan, folder, has(call, 'skipBadRows'));
    const amounts: EntityAmount[] = [];
    const perEntity = option(call, 'perEntity');
    const ran = await runSimulation(
      call,
      plan,
      population.entities,
      {
        readings,
        parameters,
        allReadings: has(call, 'allReadings'),
        ...(baseline && { baseline: { plan: baseline.plan } }),
        ...(perEntity !== undefined && { onAmount: (row) => amounts.push(row) }),
      },
      engine,
    );
    const { result } = ran;
    if (perEntity !== undefined) writeWhole(perEntity, perEntityCsv(call, plan, amounts), call.s);
    const assumed = existsSync(join(folder, 'assumptions.json'));
    if (call.json) {
      const provenance = {
        policy: plan.policy,
        version: plan.version,
        sourceHash: policy.hash,
        populationHash: population.hash,
        engine: ran.engine,
        ...(ran.instead && { instead: ran.instead }),
        skipped: population.skipped,
        assumed,
      };
      printJson(call.io, {
        ...(policy.chosen && { chosen: policy.chosen }),
        ...documentsJson(plan.documents),
        ...simulationJson(
          result,
          provenance,
          baseline && { sourceHash: baseline.hash, version: baseline.plan.version },
        ),
      });
    } else {
      if (policy.chosen) call.io.out(chosenText(call, policy.chosen));
      print(call, plan, result, population, assumed);
      if (ran.instead && option(call, 'engine') === 'kernel') call.io.err(`${insteadText(call, ran.instead)}\n`);
    }
    return EXIT.done;
  },
};

function engineOf(call: Call): Engine {
  const wanted = option(call, 'engine') ?? 'kernel';
  const engine = ENGINES.find((one) => one === wanted);
  if (engine) return engine;
  const message = call.s.simulate.noEngine(wanted, ENGINES);
  throw new Halt(EXIT.wrongCall, message, { error: { kind: 'usage', message } });
}

/** Whoever asked for kernels is told what was left to the reference evaluator. */
const insteadText = ({ s }: Call, instead: Instead): string =>
  instead === 'allReadings'
    ? s.simulate.insteadOfAll
    : s.simulate.instead(instead.map(({ clause, title }) => `${clause} ${title}`.trim()));

/** One row an (entity, year, clause): its fen, and the fen of each payer, so that any total can be added again. */
function perEntityCsv({ s }: Call, plan: Plan, amounts: readonly EntityAmount[]): string {
  const payers = [...new Set(plan.payments.flatMap((p) => p.shares.map((x) => x.payer)))];
  const header = [
    s.csv.id(plan.entity),
    s.csv.year,
    s.csv.clause,
    s.csv.title,
    s.csv.fen,
    ...payers.map((p) => s.csv.payerFen(p)),
    s.csv.openFen,
  ];
  const rows = amounts.map((a) => [
    a.entity,
    a.year,
    a.clause,
    a.title,
    a.fen,
    ...payers.map((p) => a.payer.known.filter((k) => k.payer === p).reduce((sum, k) => sum + k.fen, 0n)),
    a.payer.open?.fen ?? 0n,
  ]);
  return csvText([header, ...rows]);
}

/** Which tables the parameters were read from. */
const tablesUsed = ({ s }: Call, { parameters }: Simulation): readonly string[] =>
  Object.entries(parameters).flatMap(([name, used]) =>
    typeof used === 'object' && 'file' in used ? [s.simulate.table(name, used.file, used.column, ...used.rows)] : [],
  );

function print(call: Call, plan: Plan, result: Simulation, population: Population, assumed: boolean): void {
  const { io, s } = call;
  const parts = [
    ...(population.problems.length > 0 ? [problemsText(call, population.problems)] : []),
    ...(population.skipped.rows > 0 ? [s.simulate.skipped(population.skipped.rows, population.skipped.firms)] : []),
    s.simulate.title(plan.policy, plan.version, result.firms),
    ...(assumed ? [s.simulate.assumed] : []),
    budgetTable(call, result),
    clauseTable(call, plan, result),
    s.simulate.total(fenText(result.totalFen, call)),
    ...(result.checks.length > 0 ? [checksText(call, plan, result)] : []),
    ...(result.baseline ? [baselineText(call, result)] : []),
    ...tablesUsed(call, result),
    s.run.readings(Object.entries(result.readings).map(([name, answer]) => `${name}=${answer}`)),
  ];
  io.out(`${parts.join('\n\n')}\n`);
  if (result.matrix) io.out(matrixText(call, result.matrix));
}
