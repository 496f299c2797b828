/** The budget for people: clause and payer down, years across, in 万元. */

import type { Plan, Type } from '../compiler/plan.ts';
import type { Simulation, Totals } from '../runtime/index.ts';
import { payerName, yearTotals } from './simulation.ts';
import { from, textTable } from './textTable.ts';
import { fenText, type Speech, stateText, wanText } from './words.ts';

export function budgetTable(speech: Speech, totals: Totals): string {
  const { s } = speech;
  const { budget } = totals;
  const years = [...new Set(budget.map((r) => r.year))].sort((a, b) => a - b);
  const lines = new Map<
    string,
    { readonly clause: string; readonly payer: string; readonly byYear: Map<number, bigint> }
  >();
  const clauseOrder = Object.keys(totals.clauses);
  for (const row of budget) {
    const payer = payerName(speech, row);
    const key = `${row.clause}\n${payer}`;
    const line = lines.get(key) ?? { clause: row.clause, payer, byYear: new Map<number, bigint>() };
    line.byYear.set(row.year, (line.byYear.get(row.year) ?? 0n) + row.fen);
    lines.set(key, line);
  }
  const cells = (byYear: (year: number) => bigint | undefined) => {
    const values = years.map(byYear);
    const sum = values.reduce<bigint>((total, fen) => total + (fen ?? 0n), 0n);
    return [...values.map((fen) => (fen === undefined ? '' : wanText(fen))), wanText(sum)];
  };
  const rows = [...lines.values()]
    .sort((a, b) => clauseOrder.indexOf(a.clause) - clauseOrder.indexOf(b.clause))
    .map((line) => [line.clause, line.payer, ...cells((year) => line.byYear.get(year))]);
  const sums = yearTotals(budget);
  const header = [s.word.clause, s.word.payer, ...years.map(String), s.word.total];
  return textTable(
    header,
    [...rows, [s.word.total, '', ...cells((year) => sums[String(year)] ?? 0n)]],
    from(2, header.length),
  );
}

export function clauseTable({ s }: Speech, plan: Plan, totals: Totals): string {
  const header = [s.word.clause, s.simulate.amountWan, s.simulate.firms, s.simulate.capped, s.simulate.unknown];
  const rows = Object.entries(totals.clauses).map(([clause, c]) => [
    `${clause} ${plan.payments.find((p) => p.clause === clause)?.title ?? ''}`,
    wanText(c.fen),
    String(c.firms),
    String(c.capped),
    String(c.unknown + c.notComputable),
  ]);
  return textTable(header, rows, from(1, header.length));
}

export function checksText(speech: Speech, plan: Plan, result: Simulation): string {
  const { s } = speech;
  return result.checks
    .map((c) => {
      const type = sidesOf(plan, c);
      const year = c.year === undefined ? '' : ` ${s.figure.year(c.year)}`;
      const state =
        c.holds.kind === 'value' ? (c.holds.value === true ? s.simulate.met : s.simulate.notMet) : s.simulate.cannotSay;
      const side = (x: NonNullable<typeof c.detail>['left']) => stateText(type, x, speech);
      const detail = c.detail ? ` (${side(c.detail.left)} ${c.detail.how} ${side(c.detail.right)})` : '';
      return `${s.simulate.check} ${c.clause} ${c.title}${year}: ${state}${detail}`;
    })
    .join('\n');
}

/** What the two sides of a check are. */
function sidesOf(plan: Plan, check: Simulation['checks'][number]): Type {
  const output = plan.checks.find((c) => c.clause === check.clause && c.title === check.title);
  const value = plan.steps.find((step) => step.name === output?.holds)?.value;
  return value?.op === 'compare' ? value.a.type : { kind: 'text' };
}

export function baselineText(speech: Speech, result: Simulation): string {
  const { s } = speech;
  const b = result.baseline;
  if (!b) return '';
  const delta = result.totalFen - b.totalFen;
  const change = (c: NonNullable<typeof b.largestGain>) =>
    `${c.entity} ${fenText(c.beforeFen, speech)} → ${fenText(c.afterFen, speech)}`;
  return [
    s.simulate.baseline(fenText(b.totalFen, speech), `${delta > 0n ? '+' : ''}${fenText(delta, speech)}`),
    s.simulate.effect(b.winners, b.losers, b.unchanged, b.undecided),
    ...(b.largestGain ? [s.simulate.gain(change(b.largestGain))] : []),
    ...(b.largestLoss ? [s.simulate.loss(change(b.largestLoss))] : []),
  ].join('\n');
}
