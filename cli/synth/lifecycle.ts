/** When a firm enters the register of firms above scale, leaves it, and comes back. */
import { calendarDate, dayNumber, daysInMonth, isoDate, plusMonths } from '../../dsl/index.ts';
import type { Assumptions } from './assumptions.ts';
import { pick } from './distributions.ts';
import type { Draw } from './random.ts';

/** `stock`: above scale before the policy; `below`: never enters. */
export type Kind = 'stock' | 'below' | 'upgrade' | 'newPlant';

export interface Life {
  readonly kind: Kind;
  /** Day numbers. */
  readonly entry?: number;
  readonly exit?: number;
  readonly reentry?: number;
  readonly reexit?: number;
  /** From this year on the firm is gone altogether. */
  readonly closed?: number;
}

export const iso = (day: number | undefined): string | undefined => (day === undefined ? undefined : isoDate(day));
export const yearOfDay = (day: number): number => calendarDate(day).year;

/** Years in which firms enter under the policy. */
export const ENTRY_YEARS = { from: 2022, to: 2026 } as const;

export function lifeOf(kind: Kind, turn: number, a: Assumptions, draw: Draw, lastYear: number): Life {
  if (kind === 'below') return { kind };
  const entry = entryDay(kind, turn, a, draw);
  const first = yearOfDay(entry);
  const exitYear = exitYearOf(kind, first, a, draw, lastYear);
  if (exitYear === undefined) return { kind, entry };
  const exit = dayOf(exitYear, draw, 'exit');
  const shares = (a.at('exits.reasons') as readonly { readonly share: string }[]).map((r) => Number(r.share));
  const reason = pick(draw('exit reason'), shares);
  const gone = reason === 1 || reason === 2;
  const stays = 1 - ((shares[1] ?? 0) + (shares[2] ?? 0));
  if (gone || draw('reentry') >= a.number('exits.reentry') / stays)
    return { kind, entry, exit, ...(gone && { closed: exitYear + 1 }) };
  const months = 1 + Math.floor(draw('reentry months') * 12 * a.number('exits.reentryYears'));
  const reentry = plusMonths(exit, months);
  if (yearOfDay(reentry) > lastYear) return { kind, entry, exit };
  const reexitYear = firstYear(
    yearOfDay(reentry) + 1,
    lastYear,
    (year) => draw('reexit', year) < a.number('exits.reexit'),
  );
  return {
    kind,
    entry,
    exit,
    reentry,
    ...(reexitYear !== undefined && { reexit: dayOf(reexitYear, draw, 'reexit day') }),
  };
}

function entryDay(kind: Kind, turn: number, a: Assumptions, draw: Draw): number {
  const span = ENTRY_YEARS.to - ENTRY_YEARS.from + 1;
  const year = kind === 'stock' ? 2012 + Math.floor(draw('stock year') * 10) : ENTRY_YEARS.from + (turn % span);
  const month = 1 + pick(draw('entry month'), a.numbers('exits.entryMonths'));
  return dayNumber(year, month, 1 + Math.floor(draw('entry day') * daysInMonth(year, month)));
}

function exitYearOf(kind: Kind, first: number, a: Assumptions, draw: Draw, lastYear: number): number | undefined {
  const young = a.numbers('annual.exitRateByAge');
  const old = a.number('annual.exitRate');
  const from = kind === 'stock' ? ENTRY_YEARS.from : first + 1;
  return firstYear(
    from,
    lastYear,
    (year) => draw('exit', year) < (kind === 'stock' ? old : (young[year - first - 1] ?? old)),
  );
}

function firstYear(from: number, to: number, test: (year: number) => boolean): number | undefined {
  for (let year = from; year <= to; year++) if (test(year)) return year;
  return undefined;
}

function dayOf(year: number, draw: Draw, purpose: string): number {
  const month = 1 + Math.floor(draw(purpose, 'month') * 12);
  return dayNumber(year, month, 1 + Math.floor(draw(purpose, 'day') * daysInMonth(year, month)));
}

/** Is the firm on the register at some time of the year? */
export function registeredIn(life: Life, year: number): boolean {
  const { entry, exit, reentry, reexit } = life;
  if (entry === undefined || year < yearOfDay(entry)) return false;
  if (exit === undefined || year <= yearOfDay(exit)) return true;
  if (reentry === undefined || year < yearOfDay(reentry)) return false;
  return reexit === undefined || year <= yearOfDay(reexit);
}
