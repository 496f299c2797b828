/** Industrial firms of a county after the assumptions: who there is, and everything about each. */
import { industryFields as f } from '../strings.ts';
import type { Assumptions } from './assumptions.ts';
import { pick } from './distributions.ts';
import { edgeFirms } from './edges.ts';
import { figuresOf, type Industry } from './figures.ts';
import { type Fields, type Firm, fields, yuan } from './firm.ts';
import { tendersOf, upgradingOf } from './items.ts';
import { ENTRY_YEARS, iso, type Kind, lifeOf, registeredIn } from './lifecycle.ts';
import { drawFor } from './random.ts';

/** Below this many firms the edge firms would be most of the population. */
const WITH_EDGES = 100;

export interface Model {
  readonly firm: (index: number) => Firm;
}

export function industryModel(a: Assumptions, firms: number, seed: number): Model {
  const [from = 0, to = 0] = a.numbers('years');
  const years = Array.from({ length: to - from + 1 }, (_, i) => from + i);
  const ordinary = firms >= WITH_EDGES ? firms - edgeFirms.length : firms;
  const who = composition(a, ordinary);
  const industries = industriesOf(a);
  return {
    firm: (index) => {
      const edge = edgeFirms[index - ordinary];
      if (edge) return edge;
      const draw = drawFor(seed, 'firm', index);
      const { kind, turn } = who(index);
      const weights = industries.map((x) => (kind === 'stock' ? x.weightAbove : x.weightBelow));
      const which = pick(draw('industry'), weights);
      const industry = industries[which] ?? { taxBurden: 0, tenderRate: 0 };
      const life = lifeOf(kind, turn, a, draw, to);
      const giant = kind === 'stock' && turn < giants(a, firms);
      const figures = figuresOf(life, giant, industry, years, a, draw, drawFor(seed, 'industry', which));
      const active = years.filter((year) => year >= ENTRY_YEARS.from && registeredIn(life, year));
      return {
        entity: fields({
          [f.entryWay]: kind === 'newPlant' ? f.byNewPlant : f.byUpgrade,
          [f.entry]: iso(life.entry),
          [f.exit]: iso(life.exit),
          [f.reentry]: iso(life.reentry),
          [f.reexit]: iso(life.reexit),
        }),
        yearly: new Map(
          [...figures].map(([year, x]): [number, Fields] => [
            year,
            fields({
              [f.revenue]: yuan(x.revenue),
              [f.output]: x.output === undefined ? undefined : yuan(x.output),
              [f.taxFiled]: yuan(x.taxFiled),
              [f.county]: yuan(x.county),
              [f.cityAndCounty]: yuan(x.cityAndCounty),
            }),
          ]),
        ),
        lists: new Map([
          [f.upgrading, upgradingOf(figures, active, a, draw)],
          [f.tenders, tendersOf(industry, active, a, draw)],
        ]),
      };
    },
  };
}

/** The kinds in the proportions of the county, one block each. `turn` counts within a kind. */
function composition(a: Assumptions, firms: number): (index: number) => { readonly kind: Kind; readonly turn: number } {
  const span = ENTRY_YEARS.to - ENTRY_YEARS.from + 1;
  const stock = a.number('annual.aboveScaleFirms');
  const newPlants = a.number('annual.newPlants') * span;
  const upgrades = a.number('annual.upgrades') * span;
  const all = a.number('annual.belowScaleFirms') + stock + newPlants;
  const part = (n: number) => Math.round((firms * n) / all);
  const blocks: readonly (readonly [Kind, number])[] = [
    ['stock', part(stock)],
    ['upgrade', part(upgrades)],
    ['newPlant', part(newPlants)],
  ];
  return (index) => {
    let turn = index;
    for (const [kind, count] of blocks) {
      if (turn < count) return { kind, turn };
      turn -= count;
    }
    return { kind: 'below', turn };
  };
}

/** The few very large firms, in proportion. */
const giants = (a: Assumptions, firms: number): number =>
  Math.round(
    (a.number('revenue.aboveScale.tail.giants') * firms) /
      (a.number('annual.belowScaleFirms') + a.number('annual.aboveScaleFirms')),
  );

interface WeightedIndustry extends Industry {
  readonly weightBelow: number;
  readonly weightAbove: number;
}

function industriesOf(a: Assumptions): readonly WeightedIndustry[] {
  const list = a.at('industries');
  const count = Array.isArray(list) ? list.length : 0;
  return Array.from({ length: count }, (_, i) => ({
    taxBurden: a.number(`industries.${i}.taxBurden`),
    tenderRate: a.number(`industries.${i}.tenderRate`),
    weightBelow: a.number(`industries.${i}.weightBelow`),
    weightAbove: a.number(`industries.${i}.weightAbove`),
  }));
}
