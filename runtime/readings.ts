/** What undecided wording costs: every combination of answers, and each answer's own price. */
import type { Facts, PaymentOutput, Plan } from '../compiler/plan.ts';
import { departures, distinctTotals } from './combinations.ts';
import { addTrees, leafOf, leafUnder, NOTHING, OPEN, ordered, readingsIn, type Tree, totalOf } from './decision.ts';
import { inYear } from './frames.ts';
import { type RunOptions, runChoice } from './options.ts';
import { type Evaluation, evaluation, stepOp } from './reference.ts';
import { numberIn } from './states.ts';
import { yearsToAsk } from './years.ts';

export interface MatrixOptions {
  /** Leave alone what has been decided; else every reading is tried. */
  readonly undecidedOnly?: boolean;
}

export interface Combination {
  /** All readings that can change money here. */
  readonly readings: { readonly [name: string]: string };
  /** Those that depart from the provisional choice. */
  readonly departures: { readonly [name: string]: string };
  readonly totalFen: bigint;
  /** Some amounts are not known; the total is what is known. */
  readonly incomplete?: true;
}

/** One answer changed alone. */
export interface Price {
  readonly reading: string;
  readonly answer: string;
  readonly totalFen: bigint;
  readonly deltaFen: bigint;
  /** Year → fen more (or less) than provisionally; years without change are left out. */
  readonly byYear: { readonly [year: string]: bigint };
  readonly incomplete?: true;
}

export interface Matrix {
  readonly provisional: Combination;
  /** One for each distinct total, ascending. */
  readonly combinations: readonly Combination[];
  /** Over combinations whose every amount is known; absent where there is none. */
  readonly minFen?: bigint;
  readonly maxFen?: bigint;
  readonly prices: readonly Price[];
}

/** The matrix of one entity. `options.readings` is the choice that others are compared with. */
export function allReadings(plan: Plan, facts: Facts, options: RunOptions & MatrixOptions = {}): Matrix {
  const e = evaluation(plan, facts, options);
  const years = yearsToAsk(plan, facts);
  const trees = plan.payments.map((payment) => paymentTree(e, payment, years, options));
  return matrixOf(plan, trees, options);
}

/** The money of one payment as a function of answers, summed over years. */
export function paymentTree(
  e: Evaluation,
  payment: PaymentOutput,
  years: readonly number[],
  options: MatrixOptions,
): Tree {
  const fixed = new Set(options.undecidedOnly ? e.plan.readings.filter((r) => !r.provisional).map((r) => r.name) : []);
  let sum: Tree = NOTHING;
  for (const year of years) sum = addTrees(sum, ordered(explore(e, payment, year, fixed)));
  return sum;
}

/** Branches only over readings that were looked at on the way. */
function explore(e: Evaluation, payment: PaymentOutput, year: number, fixed: ReadonlySet<string>): Tree {
  const { state, consulted } = e.traced(stepOp(e.plan, payment.paid), inYear(year));
  const next = [...consulted.keys()].find((name) => !fixed.has(name));
  if (next === undefined) {
    if (state.kind === 'absent') return NOTHING;
    const fen = numberIn(state);
    return fen && fen.d === 1n ? leafOf(year, fen.n) : OPEN;
  }
  const reading = e.plan.readings.findIndex((r) => r.name === next);
  const answers = e.plan.readings[reading]?.answers ?? [];
  const more = new Set([...fixed, next]);
  return {
    kind: 'branch',
    reading,
    children: answers.map(({ key }) => explore(e.under(new Map([...e.choice, [next, key]])), payment, year, more)),
  };
}

/** The matrix over clauses whose money adds up: of one entity, or of a whole population. */
export function matrixOf(plan: Plan, trees: readonly Tree[], options: RunOptions): Matrix {
  const base = baseAnswers(plan, options);
  const relevant = [...new Set(trees.flatMap(readingsIn))].sort((a, b) => a - b);
  const combination = (answers: readonly number[], totalFen: bigint, open: boolean): Combination => ({
    readings: named(
      plan,
      relevant.map((r) => [r, answers[r] === -1 ? (base[r] ?? 0) : (answers[r] ?? 0)] as const),
    ),
    departures: named(plan, departures(answers, base)),
    totalFen,
    ...(open && { incomplete: true as const }),
  });
  const found = distinctTotals(trees, base);
  const complete = found.filter((f) => !f.open);
  const sum = sumUnder(trees, base);
  return {
    provisional: combination(base, sum.totalFen, sum.open),
    combinations: found.map((f) => combination(f.answers, f.total, f.open)),
    ...(complete[0] && { minFen: complete[0].total, maxFen: complete.at(-1)?.total ?? complete[0].total }),
    prices: relevant.flatMap((r) => pricesOf(plan, trees, base, r)),
  };
}

/** The answer to each reading that others are compared with, by index. */
const baseAnswers = (plan: Plan, options: RunOptions): readonly number[] => {
  const choice = runChoice(plan, options.readings ?? {});
  return plan.readings.map((r) => r.answers.findIndex((a) => a.key === choice.get(r.name)));
};

const named = (plan: Plan, answers: readonly (readonly [number, number])[]): { readonly [name: string]: string } =>
  Object.fromEntries(
    answers.flatMap(([r, a]) => {
      const reading = plan.readings[r];
      return reading ? [[reading.name, reading.answers[a]?.key ?? '']] : [];
    }),
  );

function sumUnder(trees: readonly Tree[], answers: readonly number[]) {
  const years = new Map<number, bigint>();
  let open = false;
  let totalFen = 0n;
  for (const tree of trees) {
    const leaf = leafUnder(tree, answers);
    open ||= leaf.open > 0;
    totalFen += totalOf(leaf);
    for (const [year, fen] of leaf.years) years.set(year, (years.get(year) ?? 0n) + fen);
  }
  return { years, open, totalFen };
}

function pricesOf(plan: Plan, trees: readonly Tree[], base: readonly number[], r: number): readonly Price[] {
  const reading = plan.readings[r];
  if (!reading) return [];
  const before = sumUnder(trees, base);
  return reading.answers.flatMap((answer, a): Price[] => {
    if (a === base[r]) return [];
    const after = sumUnder(
      trees,
      base.map((x, i) => (i === r ? a : x)),
    );
    const years = [...new Set([...before.years.keys(), ...after.years.keys()])].sort((x, y) => x - y);
    const byYear = years.flatMap((y): [string, bigint][] => {
      const delta = (after.years.get(y) ?? 0n) - (before.years.get(y) ?? 0n);
      return delta === 0n ? [] : [[String(y), delta]];
    });
    if (byYear.length === 0 && after.open === before.open) return [];
    return [
      {
        reading: reading.name,
        answer: answer.key,
        totalFen: after.totalFen,
        deltaFen: after.totalFen - before.totalFen,
        byYear: Object.fromEntries(byYear),
        ...(after.open && { incomplete: true as const }),
      },
    ];
  });
}
