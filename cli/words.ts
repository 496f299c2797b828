/** Figures, states and outcomes in words. */
import type { Expectation, Expected, Type, Value } from '../compiler/plan.ts';
import {
  dateText,
  figureText,
  fromDecimal,
  integer,
  type Language,
  moneyText,
  monthText,
  type Rational,
  toNumber,
  toText,
} from '../dsl/index.ts';
import type { Actual, Rendered, RenderedState } from '../runtime/index.ts';
import type { Strings } from './strings.ts';

export interface Speech {
  readonly language: Language;
  readonly s: Strings;
}

export const fenText = (fen: bigint, { language }: Speech): string => moneyText(integer(fen), language);

/** Fen as 万元 with two decimals, half up: for tables that are read, not added. */
export function wanText(fen: bigint): string {
  const negative = fen < 0n;
  const size = negative ? -fen : fen;
  const hundredths = (size + 5_000n) / 10_000n;
  const whole = (hundredths / 100n).toString().replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return `${negative && hundredths > 0n ? '-' : ''}${whole}.${(hundredths % 100n).toString().padStart(2, '0')}`;
}

export const countText = (count: string, unit: string, { s }: Speech): string => s.figure.count(count, unit);

/** A value of a Plan. */
export function valueText(type: Type, value: Value, speech: Speech): string {
  if (typeof value === 'boolean') return speech.s.figure.flag(value);
  if (typeof value === 'string') return value;
  return numberText(type, value, speech);
}

function numberText(type: Type, value: Rational, speech: Speech): string {
  switch (type.kind) {
    case 'money':
    case 'ratio':
    case 'points':
    case 'rate':
      return figureText(type, value, speech.language);
    case 'date':
      return dateText(toNumber(value), speech.language);
    case 'year':
      return speech.s.figure.year(toNumber(value));
    case 'month':
      return monthText(toNumber(value), speech.language);
    case 'count':
      return countText(toText(value), type.unit, speech);
    default:
      return toText(value);
  }
}

/** A value that runtime has rendered for data exchange. */
export function renderedText(type: Type, value: Rendered, speech: Speech): string {
  if (typeof value === 'boolean') return speech.s.figure.flag(value);
  if (type.kind === 'date' || type.kind === 'month') return value;
  const number = fraction(value);
  return number && type.kind !== 'text' && type.kind !== 'option' ? numberText(type, number, speech) : value;
}

function fraction(text: string): Rational | undefined {
  const [n = '', d] = text.split('/');
  const number = fromDecimal(n);
  const under = d === undefined ? undefined : fromDecimal(d);
  if (!number || d === undefined) return number;
  return under && { n: number.n, d: under.n };
}

export function stateText(type: Type, state: RenderedState, speech: Speech): string {
  switch (state.state) {
    case 'value':
      return renderedText(type, state.value, speech);
    case 'unknown':
      return speech.s.figure.unknown(state.missing);
    case 'absent':
      return speech.s.figure.absent;
    case 'notComputable':
      return speech.s.figure.notComputable(state.reason, state.clauses, state.who);
  }
}

/** What a scenario expects. */
export function expectationText(x: Expectation, speech: Speech): string {
  const { s } = speech;
  if (x.kind === 'fired') return s.scenario.fired(x.clauses);
  if (x.kind === 'notApplicable') return s.scenario.notApplicable(x.clauses);
  if (x.kind === 'figure')
    return x.expected.kind === 'state' ? s.figure.state[x.expected.state] : valueText(x.type, x.expected.value, speech);
  const text = expectedText(x.expected, speech);
  return x.party ? s.figure.partOf[x.party.side](x.party.name, text) : text;
}

function expectedText(x: Expected, speech: Speech): string {
  const { s, language } = speech;
  switch (x.kind) {
    case 'amount':
      return moneyText(x.fen, language);
    case 'atMost':
      return s.figure.atMost(moneyText(x.fen, language));
    case 'planned':
      return s.figure.planned(moneyText(x.fen, language));
    case 'count':
      return s.figure.bound[x.bound](countText(toText(x.count), x.unit, speech));
    case 'state':
      return s.figure.state[x.state];
    case 'check':
      return s.figure.check(x.holds);
    case 'status':
      return s.figure.status[x.status];
  }
}

/** What came out instead. */
export function actualText(x: Actual, speech: Speech): string {
  const { s, language } = speech;
  switch (x.kind) {
    case 'amount':
      return x.atMost ? s.figure.atMost(moneyText(x.fen, language)) : moneyText(x.fen, language);
    case 'count':
      return s.figure.bound[x.bound](countText(toText(x.count), x.unit, speech));
    case 'absent':
      return s.figure.absent;
    case 'unknown':
      return s.figure.unknown(x.missing);
    case 'notComputable':
      return s.figure.notComputable(x.reason, x.clauses, x.who);
    case 'status':
      return s.figure.status[x.status];
    case 'value':
      return valueText(x.type, x.value, speech);
    case 'check':
      return s.figure.check(x.holds);
    case 'inYear':
      return s.scenario.inYear(x.year, actualText(x.actual, speech));
    case 'clauses':
      return s.scenario.gave(x.clauses);
    case 'noOutput':
      return s.scenario.noOutput;
  }
}
