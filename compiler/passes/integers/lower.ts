/** One operator of a Plan → kernel code. Together with runtime/operate.ts: the same rows, the same meaning. */

import { unreachable } from '../../../dsl/unreachable.ts';
import { type Int, STATE, TRUTH } from '../../code.ts';
import type { Column, Op, OpOf, Type, Value } from '../../plan.ts';
import { overValue, overYearsValue } from './aggregates.ts';
import { asNumber, coalesceValue, comparisonValue, isValue, logicValue, notValue, whenValue } from './branches.ts';
import { cell, compare, isLit, lit, pick, plus, times } from './build.ts';
import type { Context, Place } from './context.ts';
import { dayInValue, plusValue, yearOfValue } from './dates.ts';
import { arithmeticValue, bound, growthValue, partValue, roundedValue } from './numbers.ts';
import { exactly } from './ranges.ts';
import {
  bit,
  type CodeValue,
  type FlagValue,
  type NumberValue,
  numberValue,
  ONLY_TRUTHS,
  stateOnly,
  testValue,
  truthOnly,
  truthValue,
  withState,
} from './values.ts';
import { ofEntity } from './windows.ts';

/** The expression in a place. A flag is always a flag, whatever its parts were. */
export function lowerOp(context: Context, op: Op, place: Place): CodeValue {
  const { writer } = context;
  // What is free or read by a step's own name is not looked up.
  if (free.has(op.op)) return typed(op, lowered(context, op, place));
  const entity = hoisted.has(op.op) && ofEntity(context, op);
  const inner = entity ? {} : place;
  const key = keyIn(context, op, inner);
  const known = writer.recall(key);
  if (known) return known;
  const compute = (): CodeValue => {
    writer.from(op.at.start);
    return writer.remember(key, typed(op, lowered(context, op, inner)));
  };
  return entity ? writer.atEntity(compute) : compute();
}

/** What a result is remembered under. */
export const keyIn = (context: Context, op: Op, place: Place): string =>
  `#${context.identity.of(op)} ${place.year?.key ?? ''} ${place.item?.row ?? ''}`;

const free: ReadonlySet<Op['op']> = new Set<Op['op']>(['const', 'absent', 'step', 'year', 'reading', 'discretion']);
/** Costly, and the same in every year: written once for the entity. */
const hoisted: ReadonlySet<Op['op']> = new Set<Op['op']>(['yearOf', 'plus', 'dayIn', 'column']);

const typed = (op: Op, value: CodeValue): CodeValue =>
  op.type.kind === 'flag' && value.is === 'number' ? flagFrom(value) : value;

/** 1 is 是, 0 is 否; the state becomes the truth. */
function flagFrom(value: NumberValue): FlagValue {
  const set =
    (value.can & bit(STATE.value) ? ONLY_TRUTHS : 0) |
    (value.can & bit(STATE.absent) ? bit(TRUTH.absent) : 0) |
    (value.can & (bit(STATE.unknown) | bit(STATE.notComputable)));
  const truth = pick(
    compare('=', value.state, lit(STATE.value)),
    value.n,
    pick(compare('=', value.state, lit(STATE.absent)), lit(TRUTH.absent), value.state),
  );
  return truthValue(truth, set);
}

function lowered(context: Context, op: Op, place: Place): CodeValue {
  const number = (of: Op): NumberValue => asNumber(context.lower(of, place));
  switch (op.op) {
    case 'const':
      return constantValue(context, op.value, op.type);
    case 'absent':
      return op.type.kind === 'flag' ? truthOnly(TRUTH.absent) : stateOnly(STATE.absent);
    case 'column':
      return columnValue(context, op, place);
    case 'step':
      return stepValue(context, op, place);
    case 'parameter':
      return parameterValue(context, op, place);
    case 'reading': {
      const answer = op.answers[context.settings.readings[op.name] ?? context.readings.get(op.name)?.chosen ?? ''];
      return answer ? context.lower(answer, place) : refused(context, op, 'an answer that is not there');
    }
    case 'year':
      return place.year ? numberValue(place.year.value) : refused(context, op, 'a year outside years');
    case 'add':
    case 'sub':
    case 'mul':
    case 'div':
    case 'min':
    case 'max':
      return arithmeticValue(context, op, number(op.a), number(op.b));
    case 'round':
      return roundedValue(context, op, number(op.of));
    case 'compare':
      return comparisonValue(context, op.how, context.lower(op.a, place), context.lower(op.b, place));
    case 'and':
    case 'or':
      return logicValue(context, op, place);
    case 'not':
      return notValue(context, op, place);
    case 'when':
      return whenValue(context, op, place);
    case 'is':
      return isValue(context, op, place);
    case 'coalesce':
      return coalesceValue(context, op, place);
    case 'growth':
      return growthValue(context, number(op.now), number(op.before));
    case 'shift':
      return context.lower(op.of, shifted(context, place, op.years));
    case 'over':
    case 'overYears': {
      const why = notYet(context, op);
      if (why !== undefined) return refused(context, op, why);
      return op.op === 'over' ? overValue(context, op, place) : overYearsValue(context, op, place);
    }
    case 'part':
      return partValue(context, op, number(op.of), number(op.index));
    case 'yearOf':
      if (op.of.type.kind === 'month') return refused(context, op, 'the year of a month');
      return storedYear(context, op) ?? yearOfValue(context, number(op.of));
    case 'dayIn':
      return dayInValue(context, op, number(op.year));
    case 'plus':
      return plusValue(context, op, number(op.of));
    case 'between': {
      const [of, from, to] = [number(op.of), number(op.from), number(op.to)];
      return andOf(
        context,
        comparisonValue(context, op.open ? '<' : '≤', from, of),
        comparisonValue(context, '≤', of, to),
      );
    }
    case 'discretion':
      return context.lower(op.of, place);
    // What kernel code does not say yet is said by the reference evaluator.
    case 'overEntities':
    case 'allot':
    case 'rank':
    case 'fill':
    case 'lapse':
    case 'portion':
    case 'conflict':
    case 'month':
    case 'monthOf':
    case 'dayOf':
    case 'overMonths':
    case 'shiftMonths':
      return refused(context, op, op.op);
    default:
      return unreachable(op);
  }
}

/** Averages, single items, the first ones of an order, and items of lists in lists. */
function notYet({ plan }: Context, op: OpOf<'over' | 'overYears'>): string | undefined {
  if (op.how === 'mean' || op.how === 'one') return op.how;
  if (op.op === 'overYears') return undefined;
  if (op.first) return 'over.first';
  return plan.owners && (Object.hasOwn(plan.owners, op.list) || Object.values(plan.owners).includes(op.list))
    ? 'a list in a list'
    : undefined;
}

function refused(context: Context, op: Op, why: string): CodeValue {
  context.refuse(why, op.at);
  return op.type.kind === 'flag' ? truthOnly(TRUTH.notComputable) : stateOnly(STATE.notComputable);
}

/** Kleene's 且 of two flags that have been lowered. */
function andOf(context: Context, a: FlagValue, b: FlagValue): FlagValue {
  if (a.test && b.test)
    return testValue(a.test.bool === 'lit' && !a.test.value ? a.test : { bool: 'and', parts: [a.test, b.test] });
  const no = lit(TRUTH.no);
  const [x, y] = [context.writer.bind(a.truth), context.writer.bind(b.truth)];
  const truth = pick(
    compare('=', x, no),
    no,
    pick(compare('=', y, no), no, { int: 'max', a: x, b: y, range: { lo: 0n, hi: 3n } }),
  );
  return truthValue(context.writer.bind(truth), a.can | b.can | bit(TRUTH.no));
}

function shifted(context: Context, place: Place, years: number): Place {
  if (!place.year) return place;
  const { value, key } = place.year;
  return {
    ...place,
    year: { value: context.writer.bind(plus(value, lit(years))), key: `${key}${years < 0 ? '' : '+'}${years}` },
  };
}

function constantValue(context: Context, value: Value, type: Type): CodeValue {
  if (typeof value === 'boolean') return truthOnly(value ? TRUTH.yes : TRUTH.no);
  if (typeof value === 'string') return numberValue(lit(wordNumber(context.layout.words, value)));
  // Years, days and counts shape loops and windows; amounts and ratios are what a drafter turns.
  if (type.kind !== 'money' && type.kind !== 'ratio') return numberValue(lit(value.n), lit(value.d));
  const scale = type.kind === 'ratio' ? ratioScale(value.d) : value.d;
  return numberValue(figure(context, (value.n * scale) / value.d), lit(scale));
}

function wordNumber(words: Map<string, number>, word: string): number {
  const known = words.get(word) ?? words.size;
  words.set(word, known);
  return known;
}

/** Ratios to a tenth of a percent share one denominator, so that turning one compiles nothing. */
const ratioScale = (d: bigint): bigint => (1000n % d === 0n && d !== 1n ? 1000n : d);

const figure = (context: Context, value: bigint): Int => ({
  int: 'arg',
  index: context.figures([value]),
  range: exactly(value),
});

/** A step of the entity's own is written once, before its years. */
function stepValue(context: Context, op: OpOf<'step'>, place: Place): CodeValue {
  const step = context.steps.get(op.name);
  if (!step) return refused(context, op, 'a step that is not there');
  const { grain } = step;
  const inner: Place = {
    ...(grain.yearly && place.year ? { year: place.year } : {}),
    ...(grain.of === 'item' && place.item ? { item: place.item } : {}),
  };
  const { writer } = context;
  const key = `${op.name} ${inner.year?.key ?? ''} ${inner.item?.row ?? ''}`;
  const known = writer.recall(key);
  if (known) return known;
  if (context.open.includes(op.name)) return refused(context, op, 'a step that rests on its own earlier years');
  const compute = (): CodeValue => {
    context.open.push(op.name);
    const value = writer.remember(key, kept(context, context.lower(step.value, inner)));
    context.open.pop();
    return value;
  };
  return inner.year || inner.item ? compute() : writer.atEntity(compute);
}

/** In variables: a step may be read often. */
function kept(context: Context, value: CodeValue): CodeValue {
  if (value.is === 'number') return bound(context, value);
  const truth = context.writer.bind(value.truth);
  return value.test && !isLit(truth)
    ? { ...value, truth, test: compare('=', truth, lit(TRUTH.yes)) }
    : { ...value, truth };
}

// Inputs

function columnValue(context: Context, op: OpOf<'column'>, place: Place): CodeValue {
  const declared = context.plan.columns.filter((c) => c.list === op.list);
  const column = declared.find((c) => c.name === op.name);
  return column
    ? cellValue(context, op, column, declared, place, declared.length)
    : refused(context, op, 'a column that is not there');
}

/** The year of a date that is stored beside it. */
function storedYear(context: Context, op: OpOf<'yearOf'>): NumberValue | undefined {
  const { of } = op;
  if (of.op !== 'column' || of.list !== undefined) return undefined;
  const column = context.plan.columns.find((c) => c.name === of.name && c.list === undefined);
  const index = context.layout.columns.findIndex((c) => c.name === of.name && c.yearOf);
  const stored = context.layout.columns[index];
  if (!stored || !column || typeof column.absent === 'object') return undefined;
  const row = { at: 'entity' } as const;
  const gone = column.absent === 'never' ? STATE.absent : STATE.unknown;
  const state = pick({ bool: 'there', column: index, row }, lit(STATE.value), lit(gone));
  return bound(context, withState(cell(index, row, stored.range), lit(1), state, bit(STATE.value) | bit(gone)));
}

/** The cell; where it is missing, what the column's absence means. */
function cellValue(
  context: Context,
  op: Op,
  column: Column,
  declared: readonly Column[],
  place: Place,
  hops: number,
): CodeValue {
  const { layout } = context;
  const index = layout.columns.findIndex(
    (c) => c.name === column.name && c.list === column.list && c.yearly === column.yearly && !c.yearOf,
  );
  const stored = layout.columns[index];
  if (!stored) return refused(context, op, 'a column that is not stored');
  if (column.list !== undefined && place.item?.list !== column.list)
    return refused(context, op, 'an item of another list');
  if (column.list !== undefined && column.yearly) return refused(context, op, 'a yearly figure of an item');
  if (column.yearly && !place.year) return refused(context, op, 'a year outside years');
  const row =
    column.list !== undefined && place.item
      ? ({ at: 'item', item: place.item.row } as const)
      : column.yearly && place.year
        ? ({ at: 'year', year: place.year.value } as const)
        : ({ at: 'entity' } as const);
  const n = cell(index, row, stored.range);
  const there = { bool: 'there', column: index, row } as const;
  const gone = column.absent === 'never' ? STATE.absent : STATE.unknown;
  const other =
    typeof column.absent === 'object' && hops > 0
      ? declared.find((c) => c.name === (column.absent as { readonly column: string }).column)
      : undefined;
  if (other) {
    const instead = asNumber(cellValue(context, op, other, declared, place, hops - 1));
    const { writer } = context;
    return bound(context, {
      is: 'number',
      n: pick(there, n, instead.n),
      d: lit(stored.scale),
      state: writer.bind(pick(there, lit(STATE.value), instead.state)),
      can: bit(STATE.value) | instead.can,
    });
  }
  if (stored.kind === 'flag') {
    const truth = pick(there, n, lit(gone === STATE.absent ? TRUTH.absent : TRUTH.unknown));
    return truthValue(
      context.writer.bind(truth),
      ONLY_TRUTHS | bit(gone === STATE.absent ? TRUTH.absent : TRUTH.unknown),
    );
  }
  const state = pick(there, lit(STATE.value), lit(gone));
  return bound(context, withState(n, lit(stored.scale), state, bit(STATE.value) | bit(gone)));
}

/** The rows of a parameter in each year of the run; a constant where they are all the same. */
function parameterValue(context: Context, op: OpOf<'parameter'>, place: Place): CodeValue {
  const parameter = context.plan.parameters.find((p) => p.name === op.name);
  if (!parameter) return refused(context, op, 'a parameter that is not there');
  const set = context.settings.parameters[op.name];
  if (set !== undefined) return constantValue(context, set, op.type);
  const { rows } = parameter;
  if (op.on || parameter.table || parameter.gaps) return refused(context, op, 'a parameter on a day');
  if (!place.year || rows.every((r) => r.from === undefined)) {
    const value = rows.at(-1)?.value;
    return value === undefined ? unknownOf(op) : constantValue(context, value, op.type);
  }
  return rowOnDay(
    context,
    op,
    dayInValue(context, { ...op, op: 'dayIn', year: op, month: 12, day: 31 }, numberValue(place.year.value)),
  );
}

const unknownOf = (op: Op): CodeValue =>
  op.type.kind === 'flag' ? truthOnly(TRUTH.unknown) : stateOnly(STATE.unknown);

/** The last row that begins on or before a day. */
function rowOnDay(context: Context, op: OpOf<'parameter'>, day: NumberValue): CodeValue {
  const rows = context.plan.parameters.find((p) => p.name === op.name)?.rows ?? [];
  const { writer } = context;
  let result: NumberValue = stateOnly(STATE.unknown);
  for (const row of rows) {
    const value =
      row.value === undefined ? stateOnly(STATE.unknown) : asNumber(constantValue(context, row.value, op.type));
    const begun = row.from === undefined ? ({ bool: 'lit', value: true } as const) : compare('≤', lit(row.from), day.n);
    if (!isLit(value.d) || !isLit(result.d)) return refused(context, op, 'a parameter of quotients');
    const d = lcm(value.d.value, result.d.value);
    result = {
      is: 'number',
      n: writer.bind(pick(begun, scaledBy(value, d), scaledBy(result, d))),
      d: lit(d),
      state: writer.bind(pick(begun, value.state, result.state)),
      can: begun.bool === 'lit' ? value.can : value.can | result.can,
    };
  }
  const state = pick(compare('=', day.state, lit(STATE.value)), result.state, day.state);
  const value = bound(context, { ...result, state, can: result.can | (day.can & ~bit(STATE.value)) });
  return op.type.kind === 'flag' ? flagFrom(value) : value;
}

const scaledBy = (value: NumberValue, d: bigint): Int => times(value.n, lit(isLit(value.d) ? d / value.d.value : 1n));

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b));
const lcm = (a: bigint, b: bigint): bigint => (a / gcd(a, b)) * b;
