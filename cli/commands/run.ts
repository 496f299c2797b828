/** `guiju run`: what one entity gets, when, from whom, and why. */
import { basename, extname } from 'node:path';
import type { Facts, Plan } from '../../compiler/plan.ts';
import { messageOf } from '../../dsl/index.ts';
import {
  allReadings,
  evaluateEntity,
  evaluation,
  ledgers,
  type Matrix,
  type PopulationEntity,
  type RunOptions,
  readFacts,
} from '../../runtime/index.ts';
import { asOfDate } from '../asOf.ts';
import { all, argument, type Call, type CommandSpec, has, option } from '../call.ts';
import { readJsonFile } from '../data/jsonFile.ts';
import { openPopulation } from '../data/population.ts';
import { problemsJson, problemsText } from '../diagnostics.ts';
import { EXIT, Halt } from '../exit.ts';
import { explanations, explanationText } from '../explanation.ts';
import { printJson } from '../json.ts';
import { matrixJson, matrixText } from '../matrix.ts';
import type { PolicyFile } from '../policyFile.ts';
import { chosenReadings } from '../readings.ts';
import { ledgerJson, resultJson } from '../resultJson.ts';
import { resultText } from '../resultText.ts';
import { chosenText, openVersion } from '../versions.ts';

export const run: CommandSpec = {
  name: 'run',
  args: '<path>',
  about: (s) => s.help.run,
  options: [
    { flags: '--facts <file>', about: (s) => s.help.facts },
    { flags: '--population <dir>', about: (s) => s.help.among },
    { flags: '--id <id>', about: (s) => s.help.id },
    { flags: '--as-of <date>', about: (s) => s.help.asOf },
    { flags: '--reading <name=answer>', about: (s) => s.help.reading, repeatable: true },
    { flags: '--all-readings', about: (s) => s.help.allReadings },
    { flags: '--explain', about: (s) => s.help.explainRun },
  ],
  run: (call) => {
    const asOf = asOfDate(call);
    const policy = openVersion(call, argument(call, 0), asOf);
    const { facts, among, population } = openEntity(call, policy.plan);
    const readings = chosenReadings(call, policy.plan, all(call, 'reading'));
    const options = { readings, ...(among && { among }) };
    const result = evaluateEntity(policy.plan, facts, options);
    const matrix = has(call, 'allReadings') ? allReadings(policy.plan, facts, options) : undefined;
    const trace = has(call, 'explain') ? explanations(policy.plan, facts, options, result) : undefined;
    const books = trace ? ledgers(evaluation(policy.plan, facts, options)) : [];
    if (call.json) {
      printJson(call.io, {
        ...(policy.chosen && { chosen: policy.chosen }),
        ...resultJson(policy.plan, policy.hash, asOf, result),
        ...(among && population && { population: { ...population, id: among.id } }),
        ...(matrix && matrixJson(matrix)),
        ...(trace && { trace: trace.map((t) => placed(policy, t)), ledger: placed(policy, ledgerJson(books)) }),
      });
    } else {
      if (policy.chosen) call.io.out(chosenText(call, policy.chosen));
      call.io.out(resultText(call, policy.plan, asOf, result));
      if (trace) call.io.out(trace.map((t) => explanationText(call, policy, t)).join(''));
      if (matrix) call.io.out(matrixText(call, matrix as Matrix));
    }
    return EXIT.done;
  },
};

/** Spans as lines, which is what readers of JSON can use. */
const placed = (policy: PolicyFile, tree: unknown): unknown =>
  JSON.parse(JSON.stringify(tree), (key, value: { readonly start?: unknown; readonly end?: unknown }) =>
    (key === 'at' || key === 'span') && typeof value?.start === 'number'
      ? { ...value, ...placeOf(policy, value.start) }
      : value,
  );

/** The file is named only where it is another one. */
function placeOf(policy: PolicyFile, offset: number) {
  const { file, ...place } = policy.where(offset);
  return file === policy.file ? place : { ...place, file };
}

interface Entity {
  readonly facts: Facts;
  /** The others, where a population is given. */
  readonly among?: NonNullable<RunOptions['among']>;
  readonly population?: { readonly firms: number; readonly populationHash: string };
}

/** The entity: alone, added to a population, in the place of one of its entities, or one of them as it is. */
function openEntity(call: Call, plan: Plan): Entity {
  const [path, folder, id] = [option(call, 'facts'), option(call, 'population'), option(call, 'id')];
  if (path === undefined && (folder === undefined || id === undefined))
    throw wrongCall(`${call.s.usage['commander.missingMandatoryOptionValue']?.('--facts <file>')} ${call.s.seeHelp}`);
  if (folder === undefined && id !== undefined) throw wrongCall(call.s.run.idAlone);
  const given = path === undefined ? undefined : openFacts(call, plan, path);
  if (folder === undefined) return { facts: given as Facts };
  const { entities, hash } = openPopulation(call, plan, folder, false);
  const there = entities.find((entity) => entity.id === id);
  const facts = given ?? there?.facts;
  if (!facts) throw wrongCall(call.s.run.noSuchEntity(id ?? ''));
  const others = entities.filter((entity) => entity !== there);
  const name = id ?? freeId(path ?? '', entities);
  return { facts, among: { id: name, others }, population: { firms: others.length + 1, populationHash: hash } };
}

/** A name that nobody in the population has: that of the file. */
function freeId(path: string, entities: readonly PopulationEntity[]): string {
  let id = basename(path, extname(path));
  while (entities.some((entity) => entity.id === id)) id += '*';
  return id;
}

function wrongCall(message: string): Halt {
  return new Halt(EXIT.wrongCall, message, { error: { kind: 'usage', message } });
}

/** The facts of the file; with any problem nothing is computed. */
function openFacts(call: Call, plan: Plan, path: string): Facts {
  const { facts, problems } = readFacts(plan, readJsonFile(path, call.s).json);
  if (facts) return facts;
  throw new Halt(EXIT.wrongData, `${problemsText(call, problems)}\n${call.s.run.refused(path)}`, {
    facts: path,
    problems: problemsJson(call, problems),
    error: { kind: 'facts', message: problems[0] ? messageOf(problems[0], call.language) : '' },
  });
}
