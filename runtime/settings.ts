/** What a user sets on the command line or on a slider: answers to readings, values of parameters. */
import type { Plan, Value } from '../compiler/plan.ts';
import { type Diagnostic, diagnostic } from '../dsl/diagnostics.ts';
import { nearest } from '../dsl/near.ts';
import { NO_PLACE, readText } from './cells.ts';
import { unknownAnswers } from './options.ts';
import { planIndex } from './planIndex.ts';

/** Readings and answers that the Plan does not have. Only without problems may they be run. */
export const readingProblems = (plan: Plan, readings: { readonly [name: string]: string }): readonly Diagnostic[] =>
  unknownAnswers(plan, readings).map((p) => {
    const near = p.known ? undefined : nearest(p.reading, planIndex(plan).readings.keys());
    return diagnostic('GJ6022', NO_PLACE, { ...p, ...(near !== undefined && { near }) });
  });

/** Parameter values from text, by the parameters' types: `10%`, `20万元`. */
export function readParameters(
  plan: Plan,
  texts: { readonly [name: string]: string },
): { readonly parameters: { readonly [name: string]: Value }; readonly problems: readonly Diagnostic[] } {
  const parameters: [string, Value][] = [];
  const problems: Diagnostic[] = [];
  const known = planIndex(plan).parameters;
  for (const [name, text] of Object.entries(texts)) {
    const parameter = known.get(name);
    if (!parameter) {
      const near = nearest(name, known.keys());
      problems.push(diagnostic('GJ6001', NO_PLACE, { path: name, key: name, ...(near !== undefined && { near }) }));
      continue;
    }
    const read = readText(parameter.type, text, name);
    if ('problem' in read) problems.push(read.problem);
    else parameters.push([name, read.value]);
  }
  return { parameters: Object.fromEntries(parameters), problems };
}
