/** Revenue, output and what a firm brings in, year by year; in ten thousands of yuan. */
import type { Assumptions } from './assumptions.ts';
import { exp, exponential, ln, normal, studentT4 } from './distributions.ts';
import { type Life, registeredIn, yearOfDay } from './lifecycle.ts';
import type { Draw } from './random.ts';

export interface YearFigures {
  readonly revenue: number;
  readonly growth: number;
  readonly output?: number;
  readonly taxFiled: number;
  readonly cityAndCounty: number;
  readonly county: number;
}

export interface Industry {
  readonly taxBurden: number;
  readonly tenderRate: number;
}

/** `common` draws what all firms of an industry share in a year. */
export function figuresOf(
  life: Life,
  giant: boolean,
  industry: Industry,
  years: readonly number[],
  a: Assumptions,
  draw: Draw,
  common: Draw,
): ReadonlyMap<number, YearFigures> {
  const growths = new Map(years.map((year) => [year, growthIn(year, a, draw, common)]));
  const revenues = revenuePath(life, giant, years, growths, a, draw);
  const outputRatio = a.within('revenue.outputToRevenue', draw('output ratio'));
  const taxRatio = a.within('revenue.taxFiledToRevenue', draw('tax ratio'));
  const burden = industry.taxBurden * exp(a.number('contribution.taxBurden.sigma') * normal(draw('burden')));
  const result = new Map<number, YearFigures>();
  for (const [year, revenue] of revenues) {
    const { growth, noise } = growths.get(year) ?? { growth: 0, noise: 0 };
    const cityAndCounty = revenue * burden * a.number('contribution.localShare') * swing(year, noise, a, draw);
    const output = outputIn(life, year, revenue * outputRatio, a, draw);
    result.set(year, {
      revenue,
      growth,
      ...(output !== undefined && { output }),
      taxFiled: revenue * taxRatio,
      cityAndCounty,
      county: cityAndCounty * a.number('contribution.countyShare'),
    });
  }
  return result;
}

interface Growth {
  readonly growth: number;
  /** The noise in its own scale, for what moves along with it. */
  readonly noise: number;
}

function growthIn(year: number, a: Assumptions, draw: Draw, common: Draw): Growth {
  const given = `growth.yearFactor.given.${year}`;
  const mean = a.has(given) ? a.number(given) : a.number('growth.yearFactor.mean');
  const factor = mean + a.number('growth.yearFactor.sd') * normal(common('growth', year));
  const firm = a.number('growth.firmEffect.mean') + a.number('growth.firmEffect.sd') * normal(draw('firm effect'));
  const noise = studentT4(draw('noise', year), draw('noise 2', year), draw('noise 3', year));
  return { growth: Math.min(3, Math.max(-0.7, factor + firm + a.number('growth.noise.scale') * noise)), noise };
}

function revenuePath(
  life: Life,
  giant: boolean,
  years: readonly number[],
  growths: ReadonlyMap<number, Growth>,
  a: Assumptions,
  draw: Draw,
): ReadonlyMap<number, number> {
  const line = a.number('thresholds.aboveScaleRevenue');
  const first = years[0] ?? 0;
  const anchorYear = life.kind === 'upgrade' || life.kind === 'newPlant' ? yearOfDay(life.entry ?? 0) : first;
  const path = new Map<number, number>([[anchorYear, anchorRevenue(life, giant, a, draw)]]);
  const factor = (year: number) => 1 + (growths.get(year)?.growth ?? 0);
  for (let year = anchorYear + 1; year <= (years.at(-1) ?? 0); year++)
    path.set(year, (path.get(year - 1) ?? 0) * factor(year));
  if (life.kind !== 'newPlant') {
    for (let year = anchorYear - 1; year >= first; year--) path.set(year, (path.get(year + 1) ?? 0) / factor(year + 1));
  }
  // Off the register, revenue stays below the line; on it, not far below. The year before entry is
  // what qualified the firm, so it may lie above.
  const registered = (year: number) =>
    registeredIn(life, year) || (life.entry !== undefined && year === yearOfDay(life.entry) - 1);
  return new Map(
    [...path]
      .sort(([x], [y]) => x - y)
      .filter(([year]) => life.closed === undefined || year < life.closed)
      .map(([year, revenue]) => [
        year,
        registered(year) ? Math.max(revenue, line * 0.9) : Math.min(revenue, line - 0.01),
      ]),
  );
}

function anchorRevenue(life: Life, giant: boolean, a: Assumptions, draw: Draw): number {
  if (giant) return a.number('revenue.aboveScale.tail.giantRevenue') * (1 + draw('giant'));
  switch (life.kind) {
    case 'below':
      return truncated('revenue.belowScale', a, draw, a.number('revenue.belowScale.max'));
    case 'stock':
      return stockRevenue(a, draw);
    case 'upgrade':
    case 'newPlant': {
      const floor = a.number('revenue.entrant.floor');
      if (draw('marginal') < a.number('revenue.entrant.marginalShare')) {
        return floor + draw('marginal revenue') * (a.number('revenue.entrant.marginalMax') - floor);
      }
      return floor + exponential(draw('entrant'), a.number('revenue.entrant.exponentialMean'));
    }
  }
}

/** A lognormal body; the largest few per cent from a Pareto tail that begins where the body is cut. */
function stockRevenue(a: Assumptions, draw: Draw): number {
  const share = a.number('revenue.aboveScale.tail.share');
  if (draw('tail') >= share) return truncated('revenue.aboveScale', a, draw, Number.POSITIVE_INFINITY);
  const cut = a.number('revenue.aboveScale.median') * exp(a.number('revenue.aboveScale.sigma') * normal(1 - share));
  return cut * exp(-ln(1 - draw('pareto')) / a.number('revenue.aboveScale.tail.alpha'));
}

/** Drawn again until it lies within the bounds; a bound where it never does. */
function truncated(path: string, a: Assumptions, draw: Draw, max: number): number {
  const min = a.number(`${path}.min`);
  for (let i = 0; i < 100; i++) {
    const x = a.number(`${path}.median`) * exp(a.number(`${path}.sigma`) * normal(draw('revenue', i)));
    if (x >= min && x < max) return x;
  }
  return min;
}

/** The part by which a year's contribution departs from its trend; now and then a windfall. */
function swing(year: number, noise: number, a: Assumptions, draw: Draw): number {
  const rho = a.number('contribution.growthCorrelation');
  // The volatility is that of the change between two years, each of which swings.
  const sigma = a.number('contribution.volatility') / Math.sqrt(2);
  const shock = rho * Math.max(-3, Math.min(3, noise)) + Math.sqrt(1 - rho * rho) * normal(draw('contribution', year));
  const windfall = draw('windfall', year) < a.number('contribution.windfall.probability');
  return exp(sigma * shock) * (windfall ? a.within('contribution.windfall.factor', draw('windfall size', year)) : 1);
}

/** Firms below scale report no output; of the year before entry some have none, or too little. */
function outputIn(life: Life, year: number, output: number, a: Assumptions, draw: Draw): number | undefined {
  if (life.entry === undefined) return undefined;
  const before = yearOfDay(life.entry) - year;
  if (before <= 0) return output;
  if (before > 1 || draw('base missing') < a.number('missing.upgradeBase')) return undefined;
  return draw('base small') < a.number('missing.smallBase')
    ? output * a.within('missing.smallBaseFactor', draw('base factor'))
    : output;
}
