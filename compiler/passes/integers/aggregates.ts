/** Over items and years: sums, counts, extremes, 任一 and 全部, with the members' states. */
import { type Bool, type Int, STATE, type Statement, TRUTH, type Turns } from '../../code.ts';
import type { Aggregate, Op, OpOf } from '../../plan.ts';
import { asNumber } from './branches.ts';
import { both, compare, either, isLit, larger, lit, pick, variable } from './build.ts';
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
  isYes,
  type NumberValue,
  type Possible,
  testValue,
  truthOnly,
  truthValue,
} from './values.ts';
import { merged } from './writer.ts';

/** What is gone through: the turns, the place of one turn, the most turns there can be, and whether any is taken. */
interface Walk {
  readonly over: Turns;
  readonly place: Place;
  readonly most: bigint;
  readonly runs: Bool;
  /** The figure where the walk is not made: 未知 of an unknown list. */
  readonly otherwise: { readonly state: Int; readonly can: Possible };
}

/** A member: whether it belongs, and what it brings; absent `of` = its presence. */
interface Member {
  readonly where?: Op;
  readonly of?: Op;
}

/** Over the items of a list. An unknown list makes everything of it unknown. */
export function overValue(context: Context, op: OpOf<'over'>, place: Place): CodeValue {
  const { writer, layout } = context;
  const list = layout.lists.indexOf(op.list);
  const item = writer.fresh();
  return aggregated(context, op.how, op, {
    over: { of: 'items', list, item },
    place: { ...place, item: { list: op.list, row: item } },
    most: BigInt(layout.longest[op.list] ?? 0),
    runs: { bool: 'listKnown', list },
    otherwise: { state: lit(STATE.unknown), can: bit(STATE.unknown) },
  });
}

/** Over the years from … to, inclusive; nothing where an end does not apply. */
export function overYearsValue(context: Context, op: OpOf<'overYears'>, place: Place): CodeValue {
  const { writer } = context;
  const [from, to] = [op.from, op.to].map((end) => asNumber(context.lower(end, place))) as [NumberValue, NumberValue];
  const whole = (v: NumberValue): boolean => isLit(v.d) && v.d.value === 1n;
  if (!whole(from) || !whole(to)) context.refuse('a fraction of a year', op.at);
  const [first, last] = [writer.bind(from.n), writer.bind(to.n)];
  const span = last.range.hi - first.range.lo + 1n;
  const ends = larger(from.state, to.state);
  const outside = either(...[first, last].flatMap((end) => [compare('<', end, lit(1)), compare('>', end, lit(9999))]));
  const failed = both(compare('=', ends, lit(STATE.value)), outside);
  const state = writer.bind(pick(failed, lit(STATE.notComputable), ends));
  const sure = outside.bool === 'lit' && !outside.value;
  const year = writer.fresh();
  const value = variable(year, { lo: first.range.lo, hi: last.range.hi });
  return aggregated(
    context,
    op.how,
    { of: op.of },
    {
      over: { of: 'years', year, from: first, to: last },
      place: { ...place, year: { value, key: `#${year}` } },
      most: span > 0n ? span : 0n,
      runs: compare('=', state, lit(STATE.value)),
      otherwise: { state, can: ((from.can | to.can) & ~bit(STATE.value)) | (sure ? 0 : bit(STATE.notComputable)) },
    },
  );
}

/** INVARIANT: averages and single items have been refused. */
const aggregated = (context: Context, how: Aggregate, member: Member, walk: Walk): CodeValue =>
  how === 'any' || how === 'all'
    ? quantified(context, how, member, walk)
    : folded(context, how === 'mean' || how === 'one' ? 'sum' : how, member, walk);

/** A number outside every range: it wins no comparison. */
const FAR = 2n ** 62n;

/** Sums, counts, extremes. */
function folded(context: Context, how: 'sum' | 'count' | 'min' | 'max', member: Member, walk: Walk): NumberValue {
  const { writer } = context;
  const block = writer.block(() => {
    const { where, of } = read(context, member, walk.place, (inner) => memberValue(context, how, member.of, inner));
    const value = of.value;
    if (!isLit(value.d)) context.refuse('a sum of quotients', member.of?.at ?? { start: 0, end: 0 });
    const counts = writeMember(context, where, of.statements, {
      takes: hasState(value, STATE.value),
      brings: value.n,
      idle: idleOf(how, value),
      state: value.state,
      open: value.can & (bit(STATE.unknown) | bit(STATE.notComputable)),
    });
    return { value, ...counts };
  });
  const { value, brings, taken, open, states } = block.value;
  const [figure, seen, worst] = [writer.fresh(), writer.fresh(), writer.fresh()];
  const extreme = how === 'min' || how === 'max';
  const nothing = how === 'min' ? FAR : how === 'max' ? -FAR : 0n;
  const brought = pick(taken, brings, lit(nothing));
  const range = extreme ? value.n.range : unite(mulRange(value.n.range, { lo: 0n, hi: walk.most }), exactly(0n));
  const statements: readonly Statement[] = [
    {
      do: 'fold',
      over: walk.over,
      body: block.statements,
      folds: [
        { id: figure, how: extreme ? how : 'sum', start: nothing, value: brought },
        { id: worst, how: 'max', start: 0n, value: open },
        ...(extreme ? [{ id: seen, how: 'max', start: 0n, value: pick(taken, lit(1), lit(0)) } as const] : []),
      ],
    },
  ];
  const n = merged(writer, range, 0n);
  const state = merged(writer, { lo: 0n, hi: 3n }, 0n);
  writer.put({ do: 'set', id: state.id, value: walk.otherwise.state });
  const found = variable(worst, { lo: 0n, hi: 3n });
  const empty = extreme
    ? pick(compare('=', variable(seen, { lo: 0n, hi: 1n }), lit(0)), lit(STATE.absent), lit(STATE.value))
    : lit(STATE.value);
  writer.put({
    do: 'if',
    test: walk.runs,
    then: [
      ...statements,
      { do: 'set', id: n.id, value: variable(figure, range) },
      { do: 'set', id: state.id, value: pick(compare('>', found, lit(0)), found, empty) },
    ],
    else: [],
  });
  const always = walk.runs.bool === 'lit' && walk.runs.value;
  return {
    is: 'number',
    n: n.value,
    d: value.d,
    state: state.value,
    can: bit(STATE.value) | states | (extreme ? bit(STATE.absent) : 0) | (always ? 0 : walk.otherwise.can),
  };
}

/** 任一 and 全部: Kleene's 或 and 且 over the members. */
function quantified(context: Context, how: 'any' | 'all', member: Member, walk: Walk): FlagValue {
  const { writer } = context;
  const settling = how === 'any' ? TRUTH.yes : TRUTH.no;
  const rest = how === 'any' ? TRUTH.no : TRUTH.yes;
  const block = writer.block(() => {
    const { where, of } = read(context, member, walk.place, (inner) =>
      member.of ? asTruth(context.lower(member.of, inner) as FlagValue) : truthOnly(TRUTH.yes),
    );
    const flag = of.value;
    return writeMember(context, where, of.statements, {
      takes: compare('=', flag.truth, lit(settling)),
      brings: lit(1),
      idle: compare('=', flag.truth, lit(rest)),
      state: pick(compare('≤', flag.truth, lit(TRUTH.yes)), lit(0), flag.truth),
      open: flag.can & (bit(TRUTH.unknown) | bit(TRUTH.notComputable)),
    });
  });
  const { taken, open, states } = block.value;
  const [settled, worst] = [writer.fresh(), writer.fresh()];
  const truth = merged(writer, { lo: 0n, hi: 4n }, 0n);
  // 不适用 is state 1 of a number, truth 4 of a flag.
  const other = walk.otherwise.state;
  writer.put({
    do: 'set',
    id: truth.id,
    value: pick(compare('=', other, lit(STATE.absent)), lit(TRUTH.absent), other),
  });
  const found = variable(worst, { lo: 0n, hi: 3n });
  writer.put({
    do: 'if',
    test: walk.runs,
    then: [
      {
        do: 'fold',
        over: walk.over,
        body: block.statements,
        folds: [
          { id: settled, how: 'max', start: 0n, value: pick(taken, lit(1), lit(0)) },
          { id: worst, how: 'max', start: 0n, value: open },
        ],
      },
      {
        do: 'set',
        id: truth.id,
        value: pick(
          compare('=', variable(settled, { lo: 0n, hi: 1n }), lit(1)),
          lit(settling),
          pick(compare('>', found, lit(0)), found, lit(rest)),
        ),
      },
    ],
    else: [],
  });
  const unrun =
    (walk.otherwise.can & bit(STATE.absent) ? bit(TRUTH.absent) : 0) |
    (walk.otherwise.can & (bit(STATE.unknown) | bit(STATE.notComputable)));
  return truthValue(truth.value, bit(TRUTH.no) | bit(TRUTH.yes) | states | unrun);
}

/** Lowers a member in the place of its turn; what it brings stands in a block of its own. */
function read<T extends CodeValue>(context: Context, member: Member, place: Place, value: (inner: Place) => T) {
  const where = member.where ? asTruth(context.lower(member.where, place) as FlagValue) : truthOnly(TRUTH.yes);
  return { where, of: context.writer.block(() => value(place)) };
}

interface Brought {
  /** It counts, where it belongs. */
  readonly takes: Bool;
  readonly brings: Int;
  /** It would change nothing, so that it does not matter whether it belongs. */
  readonly idle: Bool;
  /** Its own state, above 1 where it is open. */
  readonly state: Int;
  readonly open: Possible;
}

/** Whether a member is taken, and the state that it forces on the figure: 0 none, 2 未知, 3 不可计算. */
function writeMember(
  { writer }: Context,
  where: FlagValue,
  statements: readonly Statement[],
  { takes, brings, idle, state, open }: Brought,
): { readonly taken: Bool; readonly brings: Int; readonly open: Int; readonly states: Possible } {
  const doubtful = can(where, TRUTH.unknown);
  const failing = can(where, TRUTH.notComputable);
  const taken = merged(writer, { lo: 0n, hi: 1n }, 0n);
  const forced = merged(writer, { lo: 0n, hi: 3n }, 0n);
  const brought = isLit(brings) ? undefined : merged(writer, brings.range, 0n);
  const force = (value: Int): Statement => ({ do: 'set', id: forced.id, value });
  const belongs: readonly Statement[] = [
    { do: 'set', id: taken.id, value: pick(takes, lit(1), lit(0)) },
    ...(brought ? [{ do: 'set', id: brought.id, value: brings } as const] : []),
    ...(open === 0 ? [] : [force(pick(compare('≥', state, lit(STATE.unknown)), state, lit(0)))]),
  ];
  const doubt: readonly Statement[] = [force(pick(idle, lit(0), lit(STATE.unknown)))];
  const failed: readonly Statement[] = [force(lit(STATE.notComputable))];
  const undecided: readonly Statement[] =
    doubtful && failing
      ? [{ do: 'if', test: compare('=', where.truth, lit(TRUTH.unknown)), then: doubt, else: failed }]
      : doubtful
        ? doubt
        : failed;
  writer.put({
    do: 'if',
    test: { bool: 'not', of: isNo(where) },
    then: [
      ...statements,
      ...(doubtful || failing ? [{ do: 'if', test: isYes(where), then: belongs, else: undecided } as const] : belongs),
    ],
    else: [],
  });
  return {
    taken: compare('=', taken.value, lit(1)),
    brings: brought?.value ?? brings,
    open: forced.value,
    states: open | (doubtful ? bit(STATE.unknown) : 0) | (failing ? bit(STATE.notComputable) : 0),
  };
}

function memberValue(context: Context, how: Aggregate, of: Op | undefined, inner: Place): NumberValue {
  if (!of) return asNumber(testValue({ bool: 'lit', value: true }));
  const value = context.lower(of, inner);
  if (how !== 'count') return asNumber(value);
  // A count takes in what is there and is not 否.
  if (value.is === 'number') return { ...value, n: lit(1), d: lit(1) };
  const held = asTruth(value);
  const open = held.can & (bit(STATE.unknown) | bit(STATE.notComputable));
  return {
    is: 'number',
    n: pick(isYes(held), lit(1), lit(0)),
    d: lit(1),
    state: open === 0 ? lit(STATE.value) : pick(compare('≤', held.truth, lit(TRUTH.yes)), lit(STATE.value), held.truth),
    can: bit(STATE.value) | open,
  };
}

/** What leaves the figure as it is. */
function idleOf(how: 'sum' | 'count' | 'min' | 'max', of: NumberValue): Bool {
  const absent = hasState(of, STATE.absent);
  if (how === 'min' || how === 'max') return absent;
  return either(absent, both(hasState(of, STATE.value), compare('=', of.n, lit(0))));
}
