/** A tiny builder of Plans and facts for tests. Money is written in yuan. */
import type { Comparison, Facts, Grain, Op, Plan, Step, Type, Value } from '../../compiler/plan.ts';
import { parseIsoDate } from '../../dsl/calendar.ts';
import { integer, type Rational, rational } from '../../dsl/rational.ts';

const at = { start: 0, end: 1 };
export const MONEY: Type = { kind: 'money' };
export const FLAG: Type = { kind: 'flag' };
export const YEAR: Type = { kind: 'year' };
export const DATE: Type = { kind: 'date' };
export const RATIO: Type = { kind: 'ratio' };

export const yuan = (n: number): Rational => integer(BigInt(n) * 100n);
export const day = (iso: string): Rational => integer(parseIsoDate(iso) ?? Number.NaN);

export const money = (n: number): Op => ({ op: 'const', value: yuan(n), type: MONEY, at });
export const ratio = (n: number, d: number): Op => ({
  op: 'const',
  value: rational(BigInt(n), BigInt(d)),
  type: RATIO,
  at,
});
export const flagOf = (value: boolean): Op => ({ op: 'const', value, type: FLAG, at });
export const yearConst = (n: number): Op => ({ op: 'const', value: integer(n), type: YEAR, at });
export const absent = (type: Type = MONEY): Op => ({ op: 'absent', type, at });
export const col = (name: string, type: Type = MONEY, list?: string): Op => ({
  op: 'column',
  name,
  type,
  at,
  ...(list && { list }),
});
export const ref = (name: string, type: Type = MONEY): Op => ({ op: 'step', name, type, at });
export const param = (name: string, type: Type = RATIO): Op => ({ op: 'parameter', name, type, at });
export const year = (): Op => ({ op: 'year', type: YEAR, at });
export const num = (op: 'add' | 'sub' | 'mul' | 'div' | 'min' | 'max', a: Op, b: Op, start = 0): Op => ({
  op,
  a,
  b,
  type: a.type,
  at: { start, end: start + 1 },
});
export const cmp = (a: Op, how: Comparison, b: Op): Op => ({ op: 'compare', how, a, b, type: FLAG, at });
export const and = (...parts: Op[]): Op => ({ op: 'and', parts, type: FLAG, at });
export const or = (...parts: Op[]): Op => ({ op: 'or', parts, type: FLAG, at });
export const not = (of: Op): Op => ({ op: 'not', of, type: FLAG, at });
export const when = (test: Op, then: Op, other: Op): Op => ({
  op: 'when',
  test,
  then,
  else: other,
  type: then.type,
  at,
});
export const shift = (of: Op, years: number): Op => ({ op: 'shift', of, years, type: of.type, at });
export const yearOf = (of: Op): Op => ({ op: 'yearOf', of, type: YEAR, at });
export const reading = (name: string, answers: { [key: string]: Op }): Op => ({
  op: 'reading',
  name,
  answers,
  type: Object.values(answers)[0]?.type ?? MONEY,
  at,
});

export const ENTITY: Grain = { of: 'entity', yearly: false };
export const ENTITY_YEAR: Grain = { of: 'entity', yearly: true };

export const step = (name: string, stage: Step['stage'], value: Op, more: Partial<Step> = {}): Step => ({
  name,
  stage,
  value,
  grain: ENTITY_YEAR,
  at,
  cites: [],
  ...more,
});

export const column = (
  name: string,
  type: Type,
  more: Partial<Plan['columns'][number]> = {},
): Plan['columns'][number] => ({
  name,
  type,
  yearly: false,
  optional: false,
  absent: 'unknown',
  at,
  ...more,
});

export const question = (name: string, chosen: string, ...keys: string[]): Plan['readings'][number] => ({
  name,
  question: name,
  answers: keys.map((key) => ({ key, text: key })),
  chosen,
  provisional: true,
  at,
});

export const payment = (
  clause: string,
  paid: string,
  more: Partial<Plan['payments'][number]> = {},
): Plan['payments'][number] => ({
  clause,
  title: clause,
  paid,
  stages: [],
  atMost: false,
  shares: [{ payer: 'county' }],
  at,
  ...more,
});

export const plan = (parts: Partial<Plan>): Plan => ({
  policy: 'p',
  version: '1',
  entity: 'firm',
  lists: [],
  columns: [],
  parameters: [],
  readings: [],
  clauses: [],
  steps: [],
  payments: [],
  entitlements: [],
  qualifications: [],
  checks: [],
  horizon: { from: 2022, to: 2026, reach: 3 },
  ...parts,
});

export const facts = (
  entity: { [name: string]: Value } = {},
  yearly: { [name: string]: { [year: number]: Value } } = {},
  lists: { [name: string]: { [name: string]: Value }[] } = {},
): Facts => ({
  entity: new Map(Object.entries(entity)),
  yearly: new Map(
    Object.entries(yearly).map(([n, v]) => [n, new Map(Object.entries(v).map(([y, x]) => [Number(y), x]))]),
  ),
  lists: new Map(Object.entries(lists).map(([n, items]) => [n, items.map((i) => new Map(Object.entries(i)))])),
});
