/** Values that depend on a test: 如果, 缺数, Kleene's 且 and 或. What is not needed is not computed. */
import { type Bool, type Int, STATE, type Statement, TRUTH } from '../../code.ts';
import type { Op, OpOf } from '../../plan.ts';
import { both, compare, either, isLit, larger, lit, negated, pick, times } from './build.ts';
import type { Context, Place } from './context.ts';
import { unite } from './ranges.ts';
import {
  asTruth,
  bit,
  type CodeValue,
  can,
  type FlagValue,
  hasState,
  isNo,
  type NumberValue,
  ONLY_TRUTHS,
  type Possible,
  testValue,
  truthOnly,
  truthValue,
} from './values.ts';
import { type Block, merged } from './writer.ts';

/** One way that a value can come about. */
interface Branch {
  readonly block: Block<CodeValue>;
}

/** `then` where the test holds, `other` where it does not; 未知 decides nothing where both are the same. */
export function whenValue(context: Context, op: OpOf<'when'>, place: Place): CodeValue {
  const test = asTruth(context.lower(op.test, place) as FlagValue);
  const then = (): CodeValue => context.lower(op.then, place);
  const other = (): CodeValue => context.lower(op.else, place);
  if (test.can === bit(TRUTH.yes)) return then();
  if (test.can === bit(TRUTH.no)) return other();
  const { writer } = context;
  const yes: Branch = { block: writer.block(then) };
  const no: Branch = { block: writer.block(other) };
  const maybe = can(test, TRUTH.unknown) ? { block: writer.block(other) } : undefined;
  const failed = can(test, TRUTH.notComputable);
  const results = [yes, no].map((b) => b.block.value);
  return results.some((v) => v.is === 'flag')
    ? mergedFlag(context, test, yes, no, maybe, failed)
    : mergedNumber(context, test, yes, no, maybe, failed);
}

function mergedNumber(
  context: Context,
  test: FlagValue,
  yes: Branch,
  no: Branch,
  maybe: Branch | undefined,
  failed: boolean,
): NumberValue {
  const { writer } = context;
  const [a, b] = [yes.block.value as NumberValue, no.block.value as NumberValue];
  const d = sharedDenominator([a, b]);
  const scaled = (v: NumberValue): Int => (isLit(d) && isLit(v.d) ? times(v.n, lit(d.value / v.d.value)) : v.n);
  const worth = [a, b].filter((v) => can(v, STATE.value));
  const range = worth.map((v) => scaled(v).range).reduce(unite, worth[0] ? scaled(worth[0]).range : lit(0).range);
  const states: Possible = a.can | b.can | (maybe ? bit(STATE.unknown) : 0) | (failed ? bit(STATE.notComputable) : 0);
  const n = merged(writer, range, 0n);
  const state = merged(writer, { lo: 0n, hi: 3n }, BigInt(STATE.absent));
  const den = isLit(d) ? undefined : merged(writer, [a, b].map((v) => v.d.range).reduce(unite), 1n);
  const put = (v: NumberValue): readonly Statement[] => [
    ...(can(v, STATE.value) ? [set(n.id, scaled(v))] : []),
    set(state.id, v.state),
    ...(den && can(v, STATE.value) ? [set(den.id, v.d)] : []),
  ];
  const same = (v: NumberValue, w: NumberValue): Bool =>
    either(
      both(hasState(v, STATE.value), hasState(w, STATE.value), compare('=', times(v.n, w.d), times(w.n, v.d))),
      both(hasState(v, STATE.absent), hasState(w, STATE.absent)),
    );
  const unsure = maybe && {
    statements: maybe.block.statements,
    agrees: same(a, maybe.block.value as NumberValue),
    otherwise: [set(state.id, lit(STATE.unknown))],
  };
  putBranches(context, test, [yes.block.statements, put(a)], [no.block.statements, put(b)], unsure, [
    set(state.id, lit(STATE.notComputable)),
  ]);
  return { is: 'number', n: n.value, d: den?.value ?? d, state: narrowed(state.value, states), can: states };
}

function mergedFlag(
  context: Context,
  test: FlagValue,
  yes: Branch,
  no: Branch,
  maybe: Branch | undefined,
  failed: boolean,
): FlagValue {
  const { writer } = context;
  const [a, b] = [flagOf(yes.block.value), flagOf(no.block.value)];
  const states: Possible = a.can | b.can | (maybe ? bit(TRUTH.unknown) : 0) | (failed ? bit(TRUTH.notComputable) : 0);
  const truth = merged(writer, { lo: 0n, hi: 4n }, 0n);
  const settled = (v: FlagValue): Bool =>
    either(compare('≤', v.truth, lit(TRUTH.yes)), compare('=', v.truth, lit(TRUTH.absent)));
  const unsure = maybe && {
    statements: maybe.block.statements,
    agrees: both(settled(a), compare('=', a.truth, flagOf(maybe.block.value).truth)),
    otherwise: [set(truth.id, lit(TRUTH.unknown))],
  };
  putBranches(
    context,
    test,
    [yes.block.statements, [set(truth.id, a.truth)]],
    [no.block.statements, [set(truth.id, b.truth)]],
    unsure,
    [set(truth.id, lit(TRUTH.notComputable))],
  );
  return truthValue(truth.value, states);
}

/** A number that has only a state stands for a flag that has only that state. */
function flagOf(value: CodeValue): FlagValue {
  if (value.is === 'flag') return value;
  return truthOnly(value.can === bit(STATE.absent) ? TRUTH.absent : TRUTH.unknown);
}

interface Unsure {
  readonly statements: readonly Statement[];
  readonly agrees: Bool;
  readonly otherwise: readonly Statement[];
}

function putBranches(
  { writer }: Context,
  test: FlagValue,
  [yes, setYes]: readonly [readonly Statement[], readonly Statement[]],
  [no, setNo]: readonly [readonly Statement[], readonly Statement[]],
  unsure: Unsure | undefined,
  failed: readonly Statement[],
): void {
  const doubt: readonly Statement[] = unsure
    ? [
        {
          do: 'if',
          test: compare('=', test.truth, lit(TRUTH.unknown)),
          then: [...unsure.statements, { do: 'if', test: negated(unsure.agrees), then: unsure.otherwise, else: [] }],
          else: [],
        },
      ]
    : [];
  const held: readonly Statement[] = [...yes, ...setYes, ...doubt];
  const withFailure: readonly Statement[] = can(test, TRUTH.notComputable)
    ? [{ do: 'if', test: compare('=', test.truth, lit(TRUTH.notComputable)), then: failed, else: held }]
    : held;
  writer.put({ do: 'if', test: isNo(test), then: [...no, ...setNo], else: withFailure });
}

const set = (id: number, value: Int): Statement => ({ do: 'set', id, value });

/** One literal denominator for all that have a value; else a variable's. */
function sharedDenominator(values: readonly NumberValue[]): Int {
  const dens = values.filter((v) => can(v, STATE.value)).map((v) => v.d);
  let common = 1n;
  for (const d of dens) {
    if (!isLit(d)) return d;
    common = (common / gcd(common, d.value)) * d.value;
  }
  return lit(common);
}
const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b));

/** A state that is never anything but one value is a literal. */
const narrowed = (state: Int, states: Possible): Int => {
  const possible = [0, 1, 2, 3].filter((s) => states & bit(s));
  return possible.length === 1 ? lit(possible[0] as number) : state;
};

/** `of`, or `or` where `of` is 未知. */
export function coalesceValue(context: Context, op: OpOf<'coalesce'>, place: Place): CodeValue {
  const of = context.lower(op.of, place);
  if (of.is === 'flag') {
    context.refuse('a missing flag with a substitute', op.at);
    return of;
  }
  if (!can(of, STATE.unknown)) return of;
  const { writer } = context;
  const block = writer.block(() => context.lower(op.or, place) as NumberValue);
  const or = block.value;
  const d = sharedDenominator([of, or]);
  if (!isLit(d)) {
    context.refuse('a missing quotient with a substitute', op.at);
    return of;
  }
  const scaled = (v: NumberValue): Int => (isLit(v.d) ? times(v.n, lit(d.value / v.d.value)) : v.n);
  const states = (of.can & ~bit(STATE.unknown)) | or.can;
  const n = merged(writer, unite(scaled(of).range, scaled(or).range), 0n);
  const state = merged(writer, { lo: 0n, hi: 3n }, 0n);
  writer.put(set(n.id, scaled(of)));
  writer.put(set(state.id, of.state));
  writer.put({
    do: 'if',
    test: compare('=', of.state, lit(STATE.unknown)),
    then: [...block.statements, set(n.id, scaled(or)), set(state.id, or.state)],
    else: [],
  });
  return { is: 'number', n: n.value, d, state: narrowed(state.value, states), can: states };
}

/** Kleene's 且 and 或: one part that settles it ends the search. */
export function logicValue(context: Context, op: OpOf<'and' | 'or'>, place: Place): FlagValue {
  return (
    op.parts.reduce<FlagValue | undefined>((before, part) => joined(context, op.op, before, part, place), undefined) ??
    truthOnly(op.op === 'and' ? TRUTH.yes : TRUTH.no)
  );
}

function joined(context: Context, how: 'and' | 'or', before: FlagValue | undefined, part: Op, place: Place): FlagValue {
  const { writer } = context;
  if (!before) return asTruth(context.lower(part, place) as FlagValue);
  const settling = how === 'and' ? TRUTH.no : TRUTH.yes;
  if (before.can === bit(settling)) return before;
  const block = writer.block(() => asTruth(context.lower(part, place) as FlagValue));
  const after = block.value;
  // A part that always holds (or, of 或, never does) adds nothing.
  if (after.can === bit(how === 'and' ? TRUTH.yes : TRUTH.no)) return before;
  if (before.test && after.test && block.statements.length === 0)
    return testValue(how === 'and' ? both(before.test, after.test) : either(before.test, after.test));
  const possible = joinedTruths(how, before.can, after.can);
  const truth = merged(writer, { lo: 0n, hi: 3n }, 0n);
  writer.put(set(truth.id, before.truth));
  writer.put({
    do: 'if',
    test: compare('≠', truth.value, lit(settling)),
    then: [...block.statements, set(truth.id, joinedTruth(before, after, settling))],
    else: [],
  });
  return truthValue(truth.value, possible);
}

/** Of a part that has not settled it and the next one. */
function joinedTruth(before: FlagValue, after: FlagValue, settling: number): Int {
  // A part that is not undecided and has not settled it says nothing any more.
  if ((before.can & ~ONLY_TRUTHS) === 0) return after.truth;
  if (after.test) {
    const [yes, no] = settling === TRUTH.no ? [before.truth, lit(TRUTH.no)] : [lit(TRUTH.yes), before.truth];
    return pick(after.test, yes, no);
  }
  return pick(compare('=', after.truth, lit(settling)), lit(settling), larger(before.truth, after.truth));
}

function joinedTruths(how: 'and' | 'or', a: Possible, b: Possible): Possible {
  const settling = how === 'and' ? TRUTH.no : TRUTH.yes;
  let result = 0;
  for (let x = 0; x < 4; x++)
    for (let y = 0; y < 4; y++)
      if (a & bit(x) && b & bit(y)) result |= bit(x === settling || y === settling ? settling : Math.max(x, y));
  return result;
}

export function notValue(context: Context, op: OpOf<'not'>, place: Place): FlagValue {
  const of = asTruth(context.lower(op.of, place) as FlagValue);
  if (of.test) return testValue(negated(of.test));
  const swapped =
    (of.can & ~ONLY_TRUTHS) | (can(of, TRUTH.no) ? bit(TRUTH.yes) : 0) | (can(of, TRUTH.yes) ? bit(TRUTH.no) : 0);
  const flipped = pick(
    compare('=', of.truth, lit(TRUTH.no)),
    lit(TRUTH.yes),
    pick(compare('=', of.truth, lit(TRUTH.yes)), lit(TRUTH.no), of.truth),
  );
  return truthValue(context.writer.bind(flipped), swapped);
}

/** 缺失, 已发生. */
export function isValue(context: Context, op: OpOf<'is'>, place: Place): FlagValue {
  const of = context.lower(op.of, place);
  const [unknown, failed, absent] =
    of.is === 'flag'
      ? [TRUTH.unknown, TRUTH.notComputable, TRUTH.absent]
      : [STATE.unknown, STATE.notComputable, STATE.absent];
  const code = of.is === 'flag' ? of.truth : of.state;
  if (op.what === 'unknown')
    return testValue(can(of, unknown) ? compare('=', code, lit(unknown)) : { bool: 'lit', value: false });
  const gone: Bool = can(of, absent) ? compare('=', code, lit(absent)) : { bool: 'lit', value: false };
  if (!can(of, unknown) && !can(of, failed)) return testValue(negated(gone));
  const set = (can(of, unknown) ? bit(TRUTH.unknown) : 0) | (can(of, failed) ? bit(TRUTH.notComputable) : 0);
  const open = either(
    ...(can(of, unknown) ? [compare('=', code, lit(unknown))] : []),
    ...(can(of, failed) ? [compare('=', code, lit(failed))] : []),
  );
  const truth = pick(open, code, pick(gone, lit(TRUTH.no), lit(TRUTH.yes)));
  return truthValue(context.writer.bind(truth), set | ONLY_TRUTHS);
}

/** What is not there satisfies no comparison but ≠. */
export function comparisonValue(
  context: Context,
  how: OpOf<'compare'>['how'],
  left: CodeValue,
  right: CodeValue,
): FlagValue {
  const [a, b] = [asNumber(left), asNumber(right)];
  const crossed = (x: NumberValue, y: NumberValue): readonly [Int, Int] =>
    isLit(x.d) && isLit(y.d)
      ? [times(x.n, lit(y.d.value / gcd(x.d.value, y.d.value))), times(y.n, lit(x.d.value / gcd(x.d.value, y.d.value)))]
      : [times(x.n, y.d), times(y.n, x.d)];
  const [x, y] = crossed(a, b);
  const holds = compare(how, x, y);
  const gone = either(hasState(a, STATE.absent), hasState(b, STATE.absent));
  const open = ((a.can | b.can) & (bit(STATE.unknown) | bit(STATE.notComputable))) !== 0;
  const whenGone: Bool = { bool: 'lit', value: how === '≠' };
  if (!open) {
    if (!can(a, STATE.value) || !can(b, STATE.value)) return testValue(whenGone);
    return testValue(how === '≠' ? either(gone, holds) : both(negated(gone), holds));
  }
  const state = larger(a.state, b.state);
  const truth = pick(
    gone,
    lit(how === '≠' ? TRUTH.yes : TRUTH.no),
    pick(compare('≥', state, lit(STATE.unknown)), state, pick(holds, lit(TRUTH.yes), lit(TRUTH.no))),
  );
  const set = ONLY_TRUTHS | ((a.can | b.can) & (bit(STATE.unknown) | bit(STATE.notComputable)));
  return truthValue(context.writer.bind(truth), set);
}

/** A flag compared with a flag: 是 is 1, 否 is 0. */
export function asNumber(value: CodeValue): NumberValue {
  if (value.is === 'number') return value;
  if (value.test) return { is: 'number', n: value.truth, d: lit(1), state: lit(STATE.value), can: bit(STATE.value) };
  const state = pick(
    compare('≤', value.truth, lit(TRUTH.yes)),
    lit(STATE.value),
    pick(compare('=', value.truth, lit(TRUTH.absent)), lit(STATE.absent), value.truth),
  );
  const set =
    (value.can & ONLY_TRUTHS ? bit(STATE.value) : 0) |
    (can(value, TRUTH.absent) ? bit(STATE.absent) : 0) |
    (value.can & (bit(TRUTH.unknown) | bit(TRUTH.notComputable)));
  return { is: 'number', n: value.truth, d: lit(1), state, can: set };
}
