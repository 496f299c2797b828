/** `guiju start`: check, test and cost a policy, then show it as a page. What `npm start` runs. */
import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { hasErrors } from '../../dsl/index.ts';
import { budgetTable, checksText } from '../budgetText.ts';
import { argument, type Call, type CommandSpec, has, option } from '../call.ts';
import { openPopulation } from '../data/population.ts';
import { diagnosticsText } from '../diagnostics.ts';
import { EXIT, Halt } from '../exit.ts';
import { printJson } from '../json.ts';
import { openPlan } from '../policyFile.ts';
import { PAGE, SAMPLE } from '../root.ts';
import { scenarioReports } from '../scenarioReport.ts';
import { siteApp } from '../server/app.ts';
import { listen, untilStopped } from '../server/listen.ts';
import { pageFiles } from '../server/pageFiles.ts';
import { policyView } from '../server/policyView.ts';
import { runSimulation, simulationJson } from '../simulation.ts';
import { fenText } from '../words.ts';

export const start: CommandSpec = {
  name: 'start',
  args: '[file]',
  about: (s) => s.help.start,
  options: [
    { flags: '--once', about: (s) => s.help.once },
    { flags: '--port <port>', about: (s) => s.help.port },
  ],
  run: async (call) => {
    const { io, s } = call;
    const port = portOf(call);
    const say = (text: string) => {
      if (!call.json) io.out(`${text}\n`);
    };
    const file = argument(call, 0) || relative(process.cwd(), SAMPLE);
    const policy = openPlan(call, file);
    const { plan, coverage } = policy;
    say(s.start.checking(file, coverage.covered, coverage.sentences.length));
    if (hasErrors(policy.diagnostics)) say(diagnosticsText(call, policy, policy.diagnostics));
    const reports = scenarioReports(call, policy);
    const passed = reports.filter((r) => r.ok).length;
    const failed = reports.length - passed;
    say(s.start.tested(passed, failed));

    const folder = join(dirname(file), 'population');
    const population = openPopulation(call, plan, folder, false);
    const { result, engine } = await runSimulation(call, plan, population.entities, {});
    const assumed = existsSync(join(folder, 'assumptions.json'));
    const budget = simulationJson(result, {
      policy: plan.policy,
      version: plan.version,
      sourceHash: policy.hash,
      populationHash: population.hash,
      engine,
      skipped: population.skipped,
      assumed,
    });
    say(s.simulate.title(plan.policy, plan.version, result.firms));
    if (assumed) say(s.simulate.assumed);
    say(`\n${budgetTable(call, result)}\n\n${s.simulate.total(fenText(result.totalFen, call))}`);
    if (result.checks.length > 0) say(checksText(call, policy.plan, result));

    const view = policyView(policy, { passed, failed });
    const summary = { file, coverage: view.coverage, passed, failed, budget };
    if (!has(call, 'once')) await show(call, port, { policy: view, budget }, summary);
    else if (call.json) printJson(io, summary);
    return failed === 0 ? EXIT.done : EXIT.wrongData;
  },
};

async function show(
  call: Call,
  port: number,
  data: { policy: unknown; budget: unknown },
  summary: object,
): Promise<void> {
  const { io, s } = call;
  const page = pageFiles(PAGE);
  if (!page.has('/index.html')) throw new Halt(EXIT.wrongCall, s.start.noPage);
  const listening = await listen(siteApp({ ...data, page }), port);
  if (!listening) throw new Halt(EXIT.wrongCall, s.start.noPort(port));
  if (call.json) printJson(io, { ...summary, url: listening.url });
  else io.out(`\n${s.start.serving(listening.url)}\n`);
  await untilStopped();
  await listening.close();
}

function portOf(call: Call): number {
  const text = option(call, 'port') ?? '5173';
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65535) return port;
  const message = call.s.synth.badNumber('--port', text);
  throw new Halt(EXIT.wrongCall, message, { error: { kind: 'usage', message } });
}
