/** Runs one command line. Nothing here ends the process, so that tests can call it. */
import { Command, CommanderError } from 'commander';
import type { Call, CommandSpec, Io } from './call.ts';
import { check } from './commands/check.ts';
import { explain } from './commands/explain.ts';
import { fmt } from './commands/fmt.ts';
import { lsp } from './commands/lsp.ts';
import { run } from './commands/run.ts';
import { schema } from './commands/schema.ts';
import { simulate } from './commands/simulate.ts';
import { start } from './commands/start.ts';
import { synth } from './commands/synth.ts';
import { test } from './commands/test.ts';
import { EXIT, type Exit, Halt } from './exit.ts';
import { printJson } from './json.ts';
import { languageOf } from './language.ts';
import { strings } from './languages.ts';
import type { Strings } from './strings.ts';
import { usageText } from './usage.ts';
import { VERSION } from './version.ts';

const commands: readonly CommandSpec[] = [check, test, run, simulate, synth, fmt, schema, explain, start, lsp];

export async function guiju(argv: readonly string[], env: NodeJS.ProcessEnv, io: Io): Promise<Exit> {
  const language = languageOf(argv, env);
  const s = strings[language];
  const json = argv.includes('--json');
  let exit: Exit = EXIT.done;
  const program = programOf(s, io, json, async (spec, args, options) => {
    const call: Call = { args, options, io, json, language, s };
    exit = await spec.run(call);
  });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return exit;
  } catch (error) {
    return ended(error, io, json, s);
  }
}

type Run = (spec: CommandSpec, args: readonly string[], options: Call['options']) => Promise<void>;

function programOf(s: Strings, io: Io, json: boolean, run: Run): Command {
  const program = new Command('guiju');
  const quiet = (command: Command): Command =>
    command
      .exitOverride()
      .configureOutput({ writeOut: json ? io.err : io.out, writeErr: () => {} })
      .configureHelp({ styleTitle: (title) => s.help.titles[title] ?? title })
      .helpOption('-h, --help', s.help.help);
  quiet(program)
    .description(s.help.about)
    .version(VERSION, '-V, --version', s.help.version)
    .helpCommand(`help [command]`, s.help.help);
  for (const spec of commands) {
    const command = quiet(program.command(spec.name)).description(spec.about(s)).option('--json', s.help.json);
    command.option('--lang <zh|en>', spec.name === 'fmt' ? s.help.langFmt : s.help.lang);
    for (const argument of spec.args.split(' ').filter(Boolean)) command.argument(argument);
    for (const o of spec.options) addOption(command, o, s);
    command.action((...given: unknown[]) =>
      run(
        spec,
        given
          .slice(0, -2)
          .flat()
          .filter((a) => a !== undefined)
          .map(String),
        command.opts(),
      ),
    );
  }
  return program;
}

function addOption(command: Command, o: CommandSpec['options'][number], s: Strings): void {
  if (o.repeatable) {
    command.option(
      o.flags,
      o.about(s),
      (value: string, before: readonly string[]) => [...before, value],
      [] as readonly string[],
    );
  } else if (o.required) command.requiredOption(o.flags, o.about(s));
  else command.option(o.flags, o.about(s));
}

function ended(error: unknown, io: Io, json: boolean, s: Strings): Exit {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return EXIT.done;
    const message = usageText(error, s);
    return halted(io, json, new Halt(EXIT.wrongCall, message, { error: { kind: 'usage', message } }));
  }
  if (error instanceof Halt) return halted(io, json, error);
  const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return halted(io, json, new Halt(EXIT.bug, s.bug(details), { error: { kind: 'bug', message: details } }));
}

function halted(io: Io, json: boolean, halt: Halt): Exit {
  if (json) printJson(io, halt.document ?? { error: { message: halt.message } });
  else io.err(`${halt.message}\n`);
  return halt.exit;
}
