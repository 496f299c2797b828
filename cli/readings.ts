/** `--reading 名=乙`, by key or by the answer's own word; `--set 参数=值`, by the parameter's type. */
import type { Parameter, Plan, Type, Value } from '../compiler/plan.ts';
import {
  diagnostic,
  integer,
  type Measure,
  messageOf,
  readDate,
  readFigure,
  readMonth,
  readYear,
} from '../dsl/index.ts';
import { unknownAnswers } from '../runtime/index.ts';
import type { Call } from './call.ts';
import { EXIT, Halt } from './exit.ts';

/** The readings that are chosen on the command line. */
export function chosenReadings(call: Call, plan: Plan, words: readonly string[]): { readonly [name: string]: string } {
  const chosen = Object.fromEntries(
    words.map((word): [string, string] => {
      const [name, answer] = pair(call, word);
      const answers = plan.readings.find((r) => r.name === name)?.answers ?? [];
      return [name, answers.find((a) => a.key === answer || a.text === answer)?.key ?? answer];
    }),
  );
  const problem = unknownAnswers(plan, chosen)[0];
  if (!problem) return chosen;
  const message = messageOf(diagnostic('GJ6022', { start: 0, end: 0 }, problem), call.language);
  throw halt(
    call,
    `${message} ${call.s.run.readingsAre(plan.readings.map((r) => `${r.name}=${r.answers.map((a) => a.key).join('|')}`))}`,
  );
}

/** The parameters that are set on the command line. */
export function setParameters(call: Call, plan: Plan, words: readonly string[]): { readonly [name: string]: Value } {
  return Object.fromEntries(
    words.map((word): [string, Value] => {
      const [name, text] = pair(call, word);
      const parameter = plan.parameters.find((p) => p.name === name);
      if (!parameter)
        throw halt(
          call,
          call.s.run.noParameter(
            name,
            plan.parameters.map((p) => p.name),
          ),
        );
      return [name, parameterValue(call, parameter, text)];
    }),
  );
}

function parameterValue(call: Call, { name, type }: Parameter, text: string): Value {
  const value = readers[type.kind](text, type);
  if (value !== undefined) return value;
  throw halt(call, call.s.run.badValue(name, text));
}

const whole = (n: number | undefined): Value | undefined => (n === undefined ? undefined : integer(n));
const figure = (text: string, type: Type): Value | undefined => readFigure(type as Measure, text);
const readers: { readonly [K in Type['kind']]: (text: string, type: Type) => Value | undefined } = {
  money: figure,
  ratio: figure,
  points: figure,
  count: figure,
  rate: figure,
  date: (text) => whole(readDate(text)),
  year: (text) => whole(readYear(text)),
  month: (text) => whole(readMonth(text)),
  flag: (text) => (text === 'true' ? true : text === 'false' ? false : undefined),
  option: (text, type) => (type.kind === 'option' && type.options.includes(text) ? text : undefined),
  text: (text) => text,
};

function pair(call: Call, word: string): readonly [string, string] {
  const at = word.search(/[=\uff1d]/);
  if (at > 0) return [word.slice(0, at).trim(), word.slice(at + 1).trim()];
  throw halt(call, call.s.run.notAPair(word));
}

const halt = (_: Call, message: string): Halt =>
  new Halt(EXIT.wrongCall, message, { error: { kind: 'usage', message } });
