/** `guiju schema`: the JSON Schema of the facts. */
import { argument, type CommandSpec } from '../call.ts';
import { EXIT } from '../exit.ts';
import { factsSchema } from '../factsSchema.ts';
import { printJson } from '../json.ts';
import { openPlan } from '../policyFile.ts';

export const schema: CommandSpec = {
  name: 'schema',
  args: '<file>',
  about: (s) => s.help.schema,
  options: [],
  run: (call) => {
    printJson(call.io, factsSchema(openPlan(call, argument(call, 0)).plan, call.s));
    return EXIT.done;
  },
};
