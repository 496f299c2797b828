/**
 * Neighbouring tiers of a 表 meet: no gap, no overlap. They may rise or fall down the page. Written
 * from the highest down, 2000万元以上, then 1000万元以上, means the highest that is reached; rising
 * in the same way, 以下, means the lowest that is not exceeded.
 */
import { diagnostic } from '../dsl/diagnostics.ts';
import { figureText } from '../dsl/measures.ts';
import { dateText } from '../dsl/numbers.ts';
import { compare, equal, ONE, type Rational, sub as subtract, toNumber, toText } from '../dsl/rational.ts';
import type { Span } from '../dsl/span.ts';
import { isNumber } from './measures.ts';
import { isConstant } from './ops.ts';
import type { Op, Type } from './plan.ts';
import type { Scope } from './scope.ts';

export interface Bound {
  readonly value: Op;
  readonly inclusive: boolean;
}
/** What a tier covers of the (only) figure that is looked up. */
export interface Range {
  readonly lower?: Bound;
  readonly upper?: Bound;
  readonly at: Span;
}

/** `firstFits`: the first row that fits counts (全额, 对照); where slices are summed, each must state both ends. */
export function checkBorders(tiers: readonly Range[], firstFits: boolean, scope: Scope): void {
  const bounded = tiers.filter(({ lower, upper }) => lower || upper);
  const falling = falls(bounded);
  const [first] = bounded;
  const open = firstFits && first !== undefined && (falling ? !first.upper : !first.lower);
  tiers.slice(1).forEach((tier, i) => {
    const before = tiers[i] as Range;
    if ((!before.lower && !before.upper) || (!tier.lower && !tier.upper)) return;
    if (open && stepsOn(before, tier, falling)) return;
    const [below, above] = falling ? [tier, before] : [before, tier];
    checkBorder(below.upper, above.lower, tier, before, scope);
  });
}

/** Whether the rows go down: by the first two that can be compared. */
function falls(tiers: readonly Range[]): boolean {
  for (const [i, tier] of tiers.slice(1).entries()) {
    const [a, b] = [placeOf(tiers[i] as Range), placeOf(tier)];
    if (!a || !b) continue;
    const order = compare(a.at, b.at) || a.side - b.side;
    if (order !== 0) return order > 0;
  }
  return false;
}

/** Where a tier begins; what is open upwards lies above what is open downwards at the same figure. */
function placeOf({ lower, upper }: Range): { readonly at: Rational; readonly side: number } | undefined {
  const at = numberOf(lower) ?? numberOf(upper);
  return at && { at, side: (lower ? 1 : 0) - (upper ? 1 : 0) };
}

const numberOf = (bound: Bound | undefined): Rational | undefined =>
  bound && isConstant(bound.value) ? bound.value.value : undefined;

/** The next 以上 of a falling table, or the next 以下 of a rising one: it takes what the rows before it left. */
function stepsOn(before: Range, tier: Range, falling: boolean): boolean {
  const [last, next] = falling ? [before.lower, tier.lower] : [before.upper, tier.upper];
  const other = falling ? tier.upper : tier.lower;
  const [a, b] = [numberOf(last), numberOf(next)];
  return other === undefined && a !== undefined && b !== undefined && (falling ? compare(a, b) > 0 : compare(a, b) < 0);
}

function checkBorder(
  upper: Bound | undefined,
  lower: Bound | undefined,
  tier: Range,
  before: Range,
  scope: Scope,
): void {
  const { at } = tier;
  if (!upper || !lower) {
    const shared = upper ?? lower ?? tier.lower ?? before.lower ?? tier.upper ?? before.upper;
    scope.report(diagnostic('GJ4011', at, { at: shown(shared?.value) }));
    return;
  }
  if (!isConstant(upper.value) || !isConstant(lower.value)) return;
  // Between whole things that follow each other nothing lies: 9人 and 10人, 30 June and 1 July.
  const whole =
    upper.value.type.kind === 'date' || upper.value.type.kind === 'count' || upper.value.type.kind === 'year';
  if (whole && upper.inclusive && lower.inclusive && equal(subtract(lower.value.value, upper.value.value), ONE)) return;
  const order = compare(upper.value.value, lower.value.value);
  if (order > 0 || (order === 0 && upper.inclusive && lower.inclusive))
    scope.report(diagnostic('GJ4011', at, { at: shown(lower.value) }));
  else if (order < 0) scope.report(diagnostic('GJ4012', at, { at: `${shown(upper.value)} – ${shown(lower.value)}` }));
  else if (!upper.inclusive && !lower.inclusive) scope.report(diagnostic('GJ4012', at, { at: shown(lower.value) }));
}

function shown(op: Op | undefined): string {
  if (!op || !isConstant(op)) return '…';
  const { value, type }: { value: Rational; type: Type } = op;
  if (type.kind === 'date') return dateText(toNumber(value));
  return isNumber(type) ? figureText(type, value) : toText(value);
}
