/** Over items and years: sums, counts, extremes, 任一 and 全部, with the members' states. */
import { type Bool, type Int, STATE, type Statement, TRUTH } from '../../code.ts';
import type { Aggregate, Op, OpOf } from '../../plan.ts';
import { asNumber } from './branches.ts';
import { both, compare, either, isLit, larger, lit, negated, pick, plus, variable } from './build.ts';
import type { Context, Place } from './context.ts';
import { exactly, mulRange, unite } from './ranges.ts';
import {
  asTruth,
  bit,
  type CodeValue,
  can,
  type FlagValue,
  hasState,
  isNo,
  type NumberValue,
  type Possible,
  testValue,
  truthOnly,
  truthValue,
} from './values.ts';

/** A member: whether it belongs, and what it brings; absent `of` = its presence. */
interface Member {
  readonly where?: Op;
  readonly of?: Op;
}
type Loop = (body: (inner: Place) => readonly Statement[]) => void;

/** Over the items of a list. An unknown list makes everything of it unknown. */
export function overValue(context: Context, op: OpOf<'over'>, place: Place): CodeValue {
  const { writer, layout } = context;
  const list = layout.lists.indexOf(op.list);
  const most = BigInt(layout.longest[op.list] ?? 0);
  const loop: Loop = (body) => {
    const item = writer.fresh();
    writer.put({ do: 'items', list, item, body: body({ ...place, item: { list: op.list, row: item } }) });
  };
  const known: Bool = { bool: 'listKnown', list };
  return aggregated(context, op.how, op, most, loop, known);
}

/** Over the years from … to, inclusive; nothing where an end does not apply. */
export function overYearsValue(context: Context, op: OpOf<'overYears'>, place: Place): CodeValue {
  const { writer } = context;
  const [from, to] = [op.from, op.to].map((end) => asNumber(context.lower(end, place))) as [NumberValue, NumberValue];
  const whole = (v: NumberValue): boolean => isLit(v.d) && v.d.value === 1n;
  if (!whole(from) || !whole(to)) context.refuse('a fraction of a year', op.at);
  const [first, last] = [writer.bind(from.n), writer.bind(to.n)];
  const span = last.range.hi - first.range.lo + 1n;
  const loop: Loop = (body) => {
    const year = writer.fresh();
    const value = variable(year, { lo: first.range.lo, hi: last.range.hi });
    const inner: Place = { ...place, year: { value, key: `#${year}` } };
    writer.put({ do: 'years', year, from: first, to: last, body: body(inner) });
  };
  const ends = larger(from.state, to.state);
  const outside = either(...[first, last].flatMap((end) => [compare('<', end, lit(1)), compare('>', end, lit(9999))]));
  const state = writer.bind(pick(both(compare('=', ends, lit(STATE.value)), outside), lit(STATE.notComputable), ends));
  const states: Possible =
    from.can | to.can | (outside.bool === 'lit' && !outside.value ? 0 : bit(STATE.notComputable));
  const runs = compare('=', state, lit(STATE.value));
  const otherwise = { state, can: states & ~bit(STATE.value) };
  return aggregated(context, op.how, { of: op.of }, span > 0n ? span : 0n, loop, runs, otherwise);
}

/** What the figure is where the loop was not run: unknown, unless told otherwise. */
interface Otherwise {
  readonly state: Int;
  readonly can: Possible;
}

function aggregated(
  context: Context,
  how: Aggregate,
  member: Member,
  most: bigint,
  loop: Loop,
  runs: Bool,
  otherwise: Otherwise = { state: lit(STATE.unknown), can: bit(STATE.unknown) },
): CodeValue {
  if (how === 'any' || how === 'all') return quantified(context, how, member, loop, runs, otherwise);
  return folded(context, how, member, most, loop, runs, otherwise);
}

// Sums, counts, extremes

function folded(
  context: Context,
  how: 'sum' | 'count' | 'min' | 'max',
  member: Member,
  most: bigint,
  loop: Loop,
  runs: Bool,
  otherwise: Otherwise,
): NumberValue {
  const { writer } = context;
  // What the members are is known only when the loop's body has been written; so it is written first.
  const figure = writer.fresh();
  const state = writer.fresh();
  let range = exactly(0n);
  let d: Int = lit(1);
  let states: Possible = 0;
  const block = writer.block(() =>
    loop((inner) => {
      const body = writer.block(() => {
        const where = member.where ? asTruth(context.lower(member.where, inner) as FlagValue) : truthOnly(TRUTH.yes);
        const value = writer.block(() => memberValue(context, how, member.of, inner));
        const of = value.value;
        if (!isLit(of.d)) context.refuse('a sum of quotients', member.of?.at ?? { start: 0, end: 0 });
        d = of.d;
        states = bit(STATE.value) | memberStates(where, of);
        range = figureRange(how, of, most);
        if (how === 'min' || how === 'max') states |= bit(STATE.absent);
        const taken = take(how, figure, state, of, range);
        const belongs: readonly Statement[] = [...value.statements, ...taken];
        writer.put(chosen(how, where, belongs, value.statements, of, state));
      });
      return body.statements;
    }),
  );
  const empty = how === 'min' || how === 'max' ? STATE.absent : STATE.value;
  writer.put({ do: 'let', id: figure, value: lit(0) });
  writer.put({ do: 'let', id: state, value: otherwise.state });
  writer.put({
    do: 'if',
    test: runs,
    then: [{ do: 'set', id: state, value: lit(empty) }, ...block.statements],
    else: [],
  });
  const always = runs.bool === 'lit' && runs.value;
  return {
    is: 'number',
    n: variable(figure, range),
    d,
    state: variable(state, { lo: 0n, hi: 3n }),
    can: states | (always ? 0 : otherwise.can),
  };
}

function memberValue(context: Context, how: Aggregate, of: Op | undefined, inner: Place): NumberValue {
  if (!of) return asNumber(testValue({ bool: 'lit', value: true }));
  const value = context.lower(of, inner);
  if (how !== 'count') return asNumber(value);
  // A count takes in what is there and is not 否.
  if (value.is === 'flag') {
    const held = asTruth(value);
    const state = held.test
      ? lit(STATE.value)
      : pick(compare('≤', held.truth, lit(TRUTH.yes)), lit(STATE.value), held.truth);
    return {
      is: 'number',
      n: pick(compare('=', held.truth, lit(TRUTH.yes)), lit(1), lit(0)),
      d: lit(1),
      state,
      can: bit(STATE.value) | (held.can & (bit(STATE.unknown) | bit(STATE.notComputable))),
    };
  }
  return { ...value, n: lit(1), d: lit(1) };
}

function memberStates(where: FlagValue, of: NumberValue): Possible {
  const open = bit(STATE.unknown) | bit(STATE.notComputable);
  return (
    (of.can & open) |
    (can(where, TRUTH.unknown) ? bit(STATE.unknown) : 0) |
    (can(where, TRUTH.notComputable) ? bit(STATE.notComputable) : 0)
  );
}

function figureRange(how: 'sum' | 'count' | 'min' | 'max', of: NumberValue, most: bigint): Int['range'] {
  if (how === 'min' || how === 'max') return of.n.range;
  return unite(mulRange(of.n.range, { lo: 0n, hi: most }), exactly(0n));
}

/** Adds a member that belongs. `state` absent means: none so far, for extremes. */
function take(
  how: 'sum' | 'count' | 'min' | 'max',
  figure: number,
  state: number,
  of: NumberValue,
  range: Int['range'],
): readonly Statement[] {
  const so = variable(figure, range);
  const seen = variable(state, { lo: 0n, hi: 3n });
  const add: readonly Statement[] =
    how === 'sum' || how === 'count'
      ? [{ do: 'set', id: figure, value: plus(so, of.n) }]
      : [
          {
            do: 'set',
            id: figure,
            value: pick(compare('=', seen, lit(STATE.absent)), of.n, {
              int: how,
              a: so,
              b: of.n,
              range: of.n.range,
            }),
          },
          {
            do: 'if',
            test: compare('=', seen, lit(STATE.absent)),
            then: [{ do: 'set', id: state, value: lit(STATE.value) }],
            else: [],
          },
        ];
  if (of.can === bit(STATE.value)) return add;
  const worse: Statement = { do: 'set', id: state, value: larger(seen, of.state) };
  const open = of.can & (bit(STATE.unknown) | bit(STATE.notComputable));
  const raise: readonly Statement[] = open
    ? [{ do: 'if', test: compare('≥', of.state, lit(STATE.unknown)), then: [worse], else: [] }]
    : [];
  return [{ do: 'if', test: hasState(of, STATE.value), then: add, else: raise }];
}

/** What a member does, by whether it belongs. Where that is 未知 it does nothing only if it would change nothing. */
function chosen(
  how: 'sum' | 'count' | 'min' | 'max',
  where: FlagValue,
  belongs: readonly Statement[],
  lowering: readonly Statement[],
  of: NumberValue,
  state: number,
): Statement {
  const seen = variable(state, { lo: 0n, hi: 3n });
  const raise = (to: number): Statement => ({ do: 'set', id: state, value: larger(seen, lit(to)) });
  const idle =
    how === 'sum'
      ? either(hasState(of, STATE.absent), both(hasState(of, STATE.value), compare('=', of.n, lit(0))))
      : how === 'count'
        ? either(hasState(of, STATE.absent), both(hasState(of, STATE.value), compare('=', of.n, lit(0))))
        : hasState(of, STATE.absent);
  const doubt: readonly Statement[] = can(where, TRUTH.unknown)
    ? [...lowering, { do: 'if', test: negated(idle), then: [raise(STATE.unknown)], else: [] }]
    : [];
  const failed: readonly Statement[] = can(where, TRUTH.notComputable) ? [raise(STATE.notComputable)] : [];
  const open: readonly Statement[] =
    doubt.length > 0 && failed.length > 0
      ? [{ do: 'if', test: compare('=', where.truth, lit(TRUTH.unknown)), then: doubt, else: failed }]
      : [...doubt, ...failed];
  const held: readonly Statement[] =
    open.length > 0
      ? [{ do: 'if', test: compare('=', where.truth, lit(TRUTH.yes)), then: belongs, else: open }]
      : belongs;
  return { do: 'if', test: negated(isNo(where)), then: held, else: [] };
}

// 任一 and 全部

function quantified(
  context: Context,
  how: 'any' | 'all',
  member: Member,
  loop: Loop,
  runs: Bool,
  otherwise: Otherwise,
): FlagValue {
  const { writer } = context;
  const start = how === 'any' ? TRUTH.no : TRUTH.yes;
  const settling = how === 'any' ? TRUTH.yes : TRUTH.no;
  const id = writer.fresh();
  const so = variable(id, { lo: 0n, hi: 3n });
  let states: Possible = 0;
  const block = writer.block(() =>
    loop((inner) => {
      const body = writer.block(() => {
        const where = member.where ? asTruth(context.lower(member.where, inner) as FlagValue) : truthOnly(TRUTH.yes);
        const value = writer.block(() =>
          member.of ? asTruth(context.lower(member.of, inner) as FlagValue) : truthOnly(TRUTH.yes),
        );
        const of = value.value;
        states = bit(start) | bit(settling) | ((of.can | where.can) & (bit(TRUTH.unknown) | bit(TRUTH.notComputable)));
        const join = (truth: Int): Statement => ({
          do: 'set',
          id,
          value: pick(
            either(compare('=', so, lit(settling)), compare('=', truth, lit(settling))),
            lit(settling),
            larger(so, truth),
          ),
        });
        const idle = compare('=', of.truth, lit(how === 'any' ? TRUTH.no : TRUTH.yes));
        const doubt: readonly Statement[] = can(where, TRUTH.unknown)
          ? [...value.statements, { do: 'if', test: negated(idle), then: [join(lit(TRUTH.unknown))], else: [] }]
          : [];
        const failed: readonly Statement[] = can(where, TRUTH.notComputable) ? [join(lit(TRUTH.notComputable))] : [];
        const open: readonly Statement[] =
          doubt.length > 0 && failed.length > 0
            ? [{ do: 'if', test: compare('=', where.truth, lit(TRUTH.unknown)), then: doubt, else: failed }]
            : [...doubt, ...failed];
        const belongs: readonly Statement[] = [...value.statements, join(of.truth)];
        writer.put({
          do: 'if',
          test: negated(isNo(where)),
          then:
            open.length > 0
              ? [{ do: 'if', test: compare('=', where.truth, lit(TRUTH.yes)), then: belongs, else: open }]
              : belongs,
          else: [],
        });
      });
      return body.statements;
    }),
  );
  writer.put({ do: 'let', id, value: otherwise.state });
  writer.put({ do: 'if', test: runs, then: [{ do: 'set', id, value: lit(start) }, ...block.statements], else: [] });
  const other = (otherwise.can & bit(STATE.absent) ? bit(TRUTH.absent) : 0) | (otherwise.can & ~bit(STATE.absent));
  // 不适用 is state 1 of a number, truth 4 of a flag.
  if (otherwise.can & bit(STATE.absent))
    writer.put({
      do: 'if',
      test: both(negated(runs), compare('=', so, lit(STATE.absent))),
      then: [{ do: 'set', id, value: lit(TRUTH.absent) }],
      else: [],
    });
  return truthValue(variable(id, { lo: 0n, hi: 4n }), states | other);
}
