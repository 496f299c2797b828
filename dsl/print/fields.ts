/** Fields → pieces: one row for each kind of slot. */
import type { Expr, NameExpr } from '../ast.ts';
import {
  type FieldKind,
  fields,
  type InOrder,
  type KnownField,
  type ProRata,
  type RankKey,
  type SlotType,
  type SlotTypes,
} from '../fields/index.ts';
import { marks } from '../keywords.ts';
import { listed, printEach, printExpr, printName, printOrdering } from './expressions.ts';
import { BREAK, GAP, type Piece, type Printer } from './pieces.ts';

type SlotPrinters = { readonly [K in SlotType]: (value: SlotTypes[K], p: Printer) => readonly Piece[] };

const expr = (value: Expr, p: Printer): readonly string[] => printExpr(value, p);

const slots: SlotPrinters = {
  text: (value) => [value.text],
  texts: (value, p) =>
    listed(
      value.map((text) => [text.text]),
      p,
    ),
  excerpts: (value, p) =>
    listed(
      value.map((quote) => [`${marks.quoteOpen}${quote.parts.join(marks.ellipsis)}${marks.quoteClose}`]),
      p,
    ),
  expr,
  conditions: (value, p) => {
    const [only] = value;
    if (value.length === 1 && only) return expr(only, p);
    return value.flatMap((part, i): readonly Piece[] => {
      const last = i === value.length - 1;
      return [BREAK, `${p.mark('(')}${i + 1}${p.mark(')')}`, ...expr(part, p), ...(last ? [] : [p.mark(';')])];
    });
  },
  monthDay: (value, p) => [p.word('perYear'), ...expr(value, p)],
  grant: ({ bound, amount }, p) => [...(bound ? [p.word(bound)] : []), ...expr(amount, p)],
  cap: ({ scope, per, limit }, p) => [
    ...(per ? printEach(per, p) : [p.word('perUnit')]),
    ...(scope === 'item' ? [] : [p.word(scope === 'year' ? 'perYear' : 'overLife')]),
    ...expr(limit, p),
  ],
  items: ({ list, where, order }, p) => [
    printName(list),
    ...(where ? [p.mark(','), ...expr(where, p)] : []),
    ...(order ? [p.mark(','), ...printOrdering(order, p)] : []),
  ],
  instalments: ({ years, split, from }, p) => [
    p.word('inParts'),
    ...expr(years, p),
    ...(split.kind === 'word' ? [] : [p.word('by')]),
    ...expr(split, p),
    p.mark(','),
    p.word('from'),
    ...expr(from, p),
    p.word('begin'),
  ],
  event: ({ within, date }, p) => [
    ...(within ? [...expr(within, p), ...(within.kind === 'fromFor' ? [] : [p.word('inside')])] : []),
    ...expr(date, p),
    p.word('occurred'),
    p.word('of'),
  ],
  resumption: ({ condition, from }, p) => [
    ...(condition ? [...expr(condition, p), p.word('of'), p.mark(',')] : []),
    p.word('from'),
    ...expr(from, p),
    p.word('begin'),
    p.word('resumes'),
  ],
  shares: (value, p) =>
    listed(
      value.map(({ payer, ratio, rest }) => [
        payer.text,
        ...(ratio || rest ? [GAP] : []),
        ...(rest ? [p.word('rest')] : ratio ? expr(ratio, p) : []),
      ]),
      p,
    ),
  missingRule: ({ of, treatment }, p) => [
    ...expr(of, p),
    p.word('absent'),
    p.word('of'),
    p.mark(','),
    ...(treatment.kind === 'name' ? [p.word('by'), ...expr(treatment, p), p.word('handled')] : expr(treatment, p)),
  ],
  validity: ({ from, to }, p) => [
    p.word('from'),
    ...expr(from, p),
    p.word('begin'),
    ...(to ? [p.word('to'), ...expr(to, p), p.word('end')] : []),
  ],
  rounding: ({ perItem, unit, mode }, p) => [
    ...(perItem ? [p.word('perUnit')] : []),
    p.word('preciseTo'),
    p.word(unit),
    p.mark(','),
    p.word(({ halfUp: 'halfUp', down: 'roundDown', up: 'roundUp' } as const)[mode]),
  ],
  ranking: ({ by, first, ties, nextMovesUp }, p) => {
    const key = ({ of, order }: RankKey) => [
      p.word('by'),
      ...expr(of, p),
      p.word(order === 'high' ? 'highToLow' : 'lowToHigh'),
    ];
    const [leading, ...further] = by;
    const comma = p.mark(',');
    return [
      ...(leading ? key(leading) : []),
      p.word('takePlaces'),
      ...expr(first, p),
      ...further.flatMap((k) => [comma, p.word('tied'), ...key(k)]),
      ...(ties === 'in' ? [comma, p.word('tiedIn')] : ties === 'out' ? [comma, p.word('tiedOut')] : []),
      ...(typeof ties === 'object' ? [comma, p.word('tied'), ...handledBy(ties, p)] : []),
      ...(nextMovesUp ? [comma, p.word('nextMovesUp')] : []),
    ];
  },
  pool: ({ scope, limit, rule }, p) => [
    p.word(scope === 'year' ? 'perYear' : 'overLife'),
    ...expr(limit, p),
    p.mark(','),
    ...(rule.kind === 'proRata' ? proRata(rule, p) : inOrder(rule, p)),
  ],
};

const handledBy = (name: NameExpr, p: Printer): readonly Piece[] => [p.word('by'), printName(name), p.word('handled')];

const proRata = ({ rest }: ProRata, p: Printer): readonly Piece[] => [
  p.word('proRata'),
  ...(rest ? [p.mark(','), p.word(rest === 'largest' ? 'restLargest' : 'restDropped')] : []),
];

const inOrder = ({ by, last }: InOrder, p: Printer): readonly Piece[] => [
  p.word('by'),
  ...listed(
    by.map((key) => expr(key, p)),
    p,
  ),
  p.word('firstCome'),
  ...(last ? [p.mark(',')] : []),
  ...(last === 'part' ? [p.word('lastPart')] : last === 'nothing' ? [p.word('lastNothing')] : []),
  ...(typeof last === 'object' ? [p.word('lastOne'), ...handledBy(last, p)] : []),
];

/** After stops and clawbacks the usual words follow: …的，尚未兑现部分不再兑现. */
const closing: { readonly [K in FieldKind]?: (p: Printer) => readonly Piece[] } = {
  stop: (p) => [p.mark(','), p.word('unpaidStops')],
  clawback: (p) => [p.mark(','), p.word('paidBack')],
};

/** What follows the label's colon. */
export function printSlot(field: KnownField, p: Printer): readonly Piece[] {
  const [slot, type] = fields[field.kind].slot as readonly [string, SlotType];
  const print = slots[type] as (value: unknown, p: Printer) => readonly Piece[];
  const value = (field as unknown as Readonly<Record<string, unknown>>)[slot];
  const share = field.kind === 'clawback' && field.event.share ? [p.word('of'), ...expr(field.event.share, p)] : [];
  return [...print(value, p), ...(closing[field.kind]?.(p) ?? []), ...share];
}

/** Slots whose text is printed as it stands. */
export const isText = (field: KnownField): boolean => {
  const type = fields[field.kind].slot[1];
  return type === 'text' || type === 'texts' || type === 'excerpts';
};
