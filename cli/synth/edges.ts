/**
 * Firms at the edges of the sample policy's rules: limit −1 fen, limit, limit +1 fen, first and
 * last days. They take the place of ordinary entrants, so that every simulation meets them.
 */
import { industryFields as f } from '../strings.ts';
import { type Fields, type Firm, fields } from './firm.ts';

const ENTRY = '2023-03-20';

/** Their ids begin with this letter, so that whoever looks at a budget can leave them out. */
export const EDGE = 'E';

export const edgeFirms: readonly Firm[] = [
  // Growth of just under, exactly and just over ten per cent; from nothing.
  ...['43999999.99', '44000000', '44000000.01'].map((now) => firm({}, growth('40000000', now))),
  firm({}, growth('0', '44000000')),
  // Investment around the threshold, and around the one at which the yearly cap binds.
  ...['999999.99', '1000000', '1000000.01'].map((sum) => firm({}, {}, { [f.upgrading]: [upgrade(2024, sum)] })),
  firm({}, {}, { [f.upgrading]: [upgrade(2024, '166666666.66')] }),
  firm({}, {}, { [f.upgrading]: [upgrade(2025, '166666666.67')] }),
  // Two projects that reach the threshold only together.
  firm({}, {}, { [f.upgrading]: [upgrade(2024, '600000'), upgrade(2024, '400000')] }),
  // Contracts around the threshold, around the item cap, and two at the item cap: the yearly cap binds.
  ...['1999999.99', '2000000', '2000000.01', '33333333.33', '33333333.34'].map((sum) =>
    firm({}, {}, { [f.tenders]: [tender(2024, sum)] }),
  ),
  firm({}, {}, { [f.tenders]: [tender(2024, '50000000'), tender(2024, '50000000')] }),
  // Leaving the day before, on and after the day of payment; on and after the third anniversary.
  ...['2025-06-29', '2025-06-30', '2025-07-01', '2026-03-19', '2026-03-20', '2026-03-21'].map((day) =>
    firm({ [f.exit]: day }),
  ),
  // Entering on the first and last days of the validity and just outside; on 29 February.
  ...['2021-12-31', '2022-01-01', '2026-12-31', '2027-01-01', '2024-02-29'].map((day) => firm({ [f.entry]: day })),
  // Leaving on the last day of a period that began on 29 February.
  firm({ [f.entry]: '2024-02-29', [f.exit]: '2027-02-28' }),
];

interface YearlyText {
  readonly [year: string]: { readonly output: string; readonly county: string };
}

/** From one year to the next, and no further change. */
function growth(before: string, now: string): YearlyText {
  const after = { output: now, county: '750000' };
  return { 2022: { output: before, county: '600000' }, 2023: after, 2024: after, 2025: after };
}

function firm(
  entity: { readonly [name: string]: string },
  yearly: YearlyText = {},
  lists: { readonly [list: string]: readonly Fields[] } = {},
): Firm {
  return {
    mark: EDGE,
    entity: fields({ [f.entryWay]: f.byUpgrade, [f.entry]: ENTRY, ...entity }),
    yearly: new Map(
      Object.entries(yearly).map(([year, x]) => [
        Number(year),
        fields({ [f.output]: x.output, [f.county]: x.county, [f.cityAndCounty]: x.county }),
      ]),
    ),
    lists: new Map(Object.entries(lists)),
  };
}

function upgrade(year: number, sum: string): Fields {
  return fields({ [f.upgradingYear]: year, [f.investment]: sum, [f.investmentSoFar]: sum });
}

function tender(year: number, sum: string): Fields {
  return fields({
    [f.tenderYear]: year,
    [f.signYear]: year,
    [f.way]: f.openTender,
    [f.place]: f.elsewhere,
    [f.contract]: sum,
  });
}
