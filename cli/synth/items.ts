/** Upgrading projects and tenders won, for the years in which a firm is on the register. */
import { industryFields as f } from '../strings.ts';
import type { Assumptions } from './assumptions.ts';
import { exp, normal, pick, poisson } from './distributions.ts';
import type { Industry, YearFigures } from './figures.ts';
import { type Fields, fields, yuan } from './firm.ts';
import type { Draw } from './random.ts';

export function upgradingOf(
  figures: ReadonlyMap<number, YearFigures>,
  years: readonly number[],
  a: Assumptions,
  draw: Draw,
): readonly Fields[] {
  return years.flatMap((year): readonly Fields[] => {
    const grew = (figures.get(year - 1)?.growth ?? 0) >= 0.1;
    const chance = a.number(grew ? 'upgrading.probabilityAfterGrowth' : 'upgrading.probability');
    if (draw('upgrading', year) >= chance) return [];
    const whole = lognormal('upgrading.investment', a, draw('investment', year));
    const project = (inYear: number, part: number, soFar: number): Fields =>
      fields({ [f.upgradingYear]: inYear, [f.investment]: yuan(part), [f.investmentSoFar]: yuan(soFar) });
    const spans = draw('spans years', year) < a.number('upgrading.multiYearShare') && years.includes(year + 1);
    if (!spans) return [project(year, whole, whole)];
    const first = whole * a.within('upgrading.multiYearFirstPart', draw('first part', year));
    return [project(year, first, first), project(year + 1, whole - first, whole)];
  });
}

/** Open tenders elsewhere, as often as the industry wins them; besides, contracts that do not count. */
export function tendersOf(industry: Industry, years: readonly number[], a: Assumptions, draw: Draw): readonly Fields[] {
  const places = a.named('tenders.placeWeights');
  const open = a.number('tenders.openTenderShare');
  const share = (names: readonly string[]) => names.reduce((sum, name) => sum + (places.get(name) ?? 0), 0);
  const homes = [f.home, f.sameCity];
  const aways = [...places.keys()].filter((name) => !homes.some((home) => home === name));
  return years.flatMap((year): readonly Fields[] => {
    if (draw('tender', year) >= industry.tenderRate) return [];
    const count = 1 + poisson(draw('tender count', year), a.number('tenders.countMean'));
    return Array.from({ length: count }, (_, i) => i).flatMap((i) => {
      const tender = (way: string, names: readonly string[], purpose: string) => {
        const d = (what: string) => draw('tender', purpose, what, year, i);
        const place =
          names[
            pick(
              d('place'),
              names.map((name) => places.get(name) ?? 0),
            )
          ] ?? '';
        const later = d('sign') < a.number('tenders.signNextYear') ? 1 : 0;
        return fields({
          [f.tenderYear]: year,
          [f.signYear]: year + later,
          [f.way]: way,
          [f.place]: place,
          [f.contract]: contract(a, d),
        });
      };
      return [
        tender(f.openTender, aways, 'away'),
        ...(draw('home tender', year, i) < share(homes) / share(aways) ? [tender(f.openTender, homes, 'home')] : []),
        ...(draw('closed tender', year, i) < (1 - open) / open ? [tender(f.otherTender, aways, 'closed')] : []),
      ];
    });
  });
}

/** Where contracts bunch. */
const THRESHOLD = 200;

function contract(a: Assumptions, d: (what: string) => number): string {
  if (d('bunch') < a.number('tenders.bunching'))
    return yuan(THRESHOLD + (2 * d('bunch at') - 1) * a.number('tenders.bunchingWidth'));
  return yuan(lognormal('tenders.contract', a, d('contract')));
}

const lognormal = (path: string, a: Assumptions, u: number): number =>
  a.number(`${path}.median`) * exp(a.number(`${path}.sigma`) * normal(u));
