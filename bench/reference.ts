/** Firm-years a second of the reference evaluator, beside a loop written by hand. */
import { compile } from '../compiler/index.ts';
import type { Facts, Plan, Value } from '../compiler/plan.ts';
import { calendarDate, type Rational } from '../dsl/index.ts';
import { evaluation, inYear, type PopulationEntity, simulateAll, yearsToAsk } from '../runtime/index.ts';
import { type Firm, handWritten, type Totals } from './handWritten.ts';
import { interleaved, markdownTable, ms, whole } from './measure.ts';

/** The seed policy's own names. */
const names = {
  entered: { zh: '首次入库日期' },
  left: { zh: '退库日期' },
  leftAgain: { zh: '再次退库日期' },
  manner: { zh: '入库方式' },
  firstTime: { zh: '首次提升规模' },
  output: { zh: '工业产值' },
  contribution: { zh: '地方经济贡献' },
  renovations: { zh: '技改项目' },
  doneIn: { zh: '实施年度' },
  invested: { zh: '实际投资额' },
  contracts: { zh: '中标项目' },
  wonIn: { zh: '中标年度' },
  signedIn: { zh: '合同签订年度' },
  tender: { zh: '招标方式' },
  openTender: { zh: '公开招标' },
  place: { zh: '项目所在地' },
  away: { zh: '本省其他地市、平潭、省外' },
  amount: { zh: '合同金额' },
};

export interface Reference {
  readonly perSecond: number;
  readonly markdown: string;
}

export function reference(policyText: string, populationOf: (plan: Plan) => readonly PopulationEntity[]): Reference {
  const { plan } = compile(policyText);
  if (!plan) throw new Error('the seed policy has errors');
  const population = populationOf(plan);
  const firmYears = population.reduce((sum, { facts }) => sum + yearsToAsk(plan, facts).length, 0);
  const firms = population.map(({ facts }) => firmOf(facts));
  const expected = clauseTotals(plan, simulateAll(plan, population).clauses);
  sameTotals(plan, expected, handWritten(firms));

  const times = interleaved(
    [
      { name: 'simulate', run: () => simulateAll(plan, population) },
      { name: 'payments', run: () => paymentsOnly(plan, population) },
      { name: 'by hand', run: () => handWritten(firms) },
    ],
    7,
    2,
  );
  const rate = (name: string): number => (firmYears / (times.get(name) ?? 1)) * 1000;
  const hand = times.get('by hand') ?? 1;
  const rows = [
    ['simulate: budget, caps, entitlements, statuses, checks', 'simulate'],
    ['reference evaluator: the four payments only', 'payments'],
    ['by hand: a TypeScript loop over bigint fen', 'by hand'],
  ] as const;
  return {
    perSecond: rate('simulate'),
    markdown: [
      `${whole(population.length)} firms, ${whole(firmYears)} firm-years (each firm’s years are those of its facts and of what may be paid later). ` +
        'Totals of all four clauses are equal to the fen before anything is timed:\n',
      markdownTable(
        ['clause', 'fen'],
        plan.payments
          .filter((p, i) => plan.payments.findIndex((q) => q.clause === p.clause) === i)
          .map((p, i) => [`${p.clause} ${p.title}`, `${expected[i]}`]),
      ),
      markdownTable(
        ['', 'ms', 'firm-years / s', '÷ by hand'],
        rows.map(([label, name]) => [
          label,
          ms(times.get(name) ?? 0),
          whole(rate(name)),
          whole((times.get(name) ?? 0) / hand),
        ]),
      ),
    ].join('\n'),
  };
}

function paymentsOnly(plan: Plan, population: readonly PopulationEntity[]): number {
  let found = 0;
  for (const { facts } of population) {
    const e = evaluation(plan, facts);
    for (const year of yearsToAsk(plan, facts))
      for (const payment of plan.payments) if (e.step(payment.paid, inYear(year)).kind === 'value') found++;
  }
  return found;
}

function clauseTotals(plan: Plan, clauses: { readonly [clause: string]: { readonly fen: bigint } }): Totals {
  const refs = [...new Set(plan.payments.map((p) => p.clause))];
  return refs.map((ref) => clauses[ref]?.fen ?? 0n) as Totals;
}

function sameTotals(plan: Plan, expected: Totals, actual: Totals): void {
  const refs = [...new Set(plan.payments.map((p) => p.clause))];
  for (const [i, ref] of refs.entries())
    if (expected[i] !== actual[i])
      throw new Error(`${ref}: the reference evaluator says ${expected[i]} fen, the loop ${actual[i]}`);
}

// Facts → plain records, outside the timed part

function firmOf({ entity, yearly, lists }: Facts): Firm {
  const manner = entity.get(names.manner.zh);
  return {
    firstTime: manner === undefined ? undefined : manner === names.firstTime.zh,
    newPlant: manner === undefined ? undefined : manner !== names.firstTime.zh,
    entered: day(entity.get(names.entered.zh)),
    left: day(entity.get(names.left.zh)),
    leftAgain: day(entity.get(names.leftAgain.zh)),
    output: amounts(yearly.get(names.output.zh)),
    contribution: amounts(yearly.get(names.contribution.zh)),
    renovations: (lists.get(names.renovations.zh) ?? []).map((item) => ({
      year: Number(wholeOf(item.get(names.doneIn.zh))),
      invested: wholeOf(item.get(names.invested.zh)),
    })),
    contracts: (lists.get(names.contracts.zh) ?? []).map((item) => ({
      year: Number(wholeOf(item.get(names.signedIn.zh) ?? item.get(names.wonIn.zh))),
      open: item.get(names.tender.zh) === names.openTender.zh,
      away: names.away.zh.split('\u3001').includes(String(item.get(names.place.zh))),
      amount: wholeOf(item.get(names.amount.zh)),
    })),
  };
}

const amounts = (byYear: ReadonlyMap<number, Value> | undefined): ReadonlyMap<number, bigint> =>
  new Map([...(byYear ?? [])].map(([year, value]) => [year, wholeOf(value)]));

/** A whole number; the bundled population has no other. */
function wholeOf(value: Value | undefined): bigint {
  const { n, d } = value as Rational;
  if (d !== 1n) throw new Error('a fraction of a fen');
  return n;
}

function day(value: Value | undefined): number | undefined {
  if (value === undefined) return undefined;
  const date = calendarDate(Number(wholeOf(value)));
  return date.year * 10_000 + date.month * 100 + date.day;
}
