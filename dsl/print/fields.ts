/** Fields → pieces: one row for each kind of slot. */
import type { Expr, Text } from '../ast.ts';
import {
  type ClauseTarget,
  clauseSlots,
  fields,
  type KnownField,
  type SlotType,
  type SlotTypes,
} from '../fields/index.ts';
import { columnWord, keywords, marks } from '../keywords.ts';
import { listed, printExpr, printName } from './expressions.ts';
import { closing, inside, printBan, printInstalments, printTopUp } from './payments.ts';
import { BREAK, GAP, type Piece, type Printer } from './pieces.ts';
import { relationPrinters } from './relations.ts';

type SlotPrinters = { readonly [K in SlotType]: (value: SlotTypes[K], p: Printer) => readonly Piece[] };

const expr = (value: Expr, p: Printer): readonly string[] => printExpr(value, p);

const target = ({ document, ref, own }: ClauseTarget, p: Printer): readonly string[] => [
  ...(own ? [p.word('thisDocument')] : []),
  ...(document ? [document.text] : []),
  ...(ref ? [ref.text] : []),
];
const targets = (value: readonly ClauseTarget[], p: Printer): readonly string[] =>
  listed(
    value.map((one) => target(one, p)),
    p,
  );
/** A number that goes on with the document named before it is printed as it is written: 旧办法四、五. */
const repealTargets = (value: readonly ClauseTarget[], p: Printer): readonly string[] =>
  listed(
    value.map((one, i) => {
      const named = one.document?.span.start !== value[i - 1]?.document?.span.start || i === 0;
      const { document: _document, ...bare } = one;
      return target(named ? one : bare, p);
    }),
    p,
  );
/** 高于, which among comparisons is another spelling of 超过. */
const precedes = (p: Printer): string =>
  p.language === 'zh' ? (keywords.moreThan.zh[1] ?? p.word('precedes')) : p.word('precedes');

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
  cap: ({ scope, limit }, p) => [...capScopes[scope].map((id) => p.word(id)), ...expr(limit, p)],
  items: ({ list, where }, p) => [printName(list), ...(where ? [p.mark(','), ...expr(where, p)] : [])],
  instalments: printInstalments,
  topUp: printTopUp,
  ban: printBan,
  event: ({ within, date, exit }, p) => [
    ...inside(within, p),
    ...expr(date, p),
    p.word(exit ? 'exits' : 'occurred'),
    p.word('of'),
  ],
  resumption: ({ condition, from, madeUp, payments }, p) => [
    ...(condition ? [...expr(condition, p), p.word('of'), p.mark(',')] : []),
    p.word('from'),
    ...expr(from, p),
    p.word('begin'),
    ...(payments ? [p.word('resumes')] : []),
    ...(madeUp ? [p.mark(','), p.word('madeUp')] : []),
  ],
  shares: (value, p) =>
    listed(
      value.map(({ payer, ratio, rest, split }) => [
        payer.text,
        ...(ratio || rest || split ? [GAP] : []),
        ...(rest ? [p.word('rest')] : ratio ? expr(ratio, p) : []),
        ...(split ? [p.word('by'), ...expr(split, p)] : []),
      ]),
      p,
    ),
  ...relationPrinters,
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
  repealed: ({ text, targets: what, from, acquired }, p) =>
    text
      ? [text.text]
      : [
          ...repealTargets(what, p),
          ...(from ? [p.mark(','), p.word('from'), ...expr(from, p), p.word('begin')] : []),
          ...(acquired ? [p.mark(','), ...acquiredWords(acquired, p)] : []),
        ],
  exclusion: ({ parties, rule }, p) => [...targets(parties, p), p.mark(','), p.word(rule)],
  precedence: ({ text, higher, lower }, p) =>
    text ? [text.text] : [...targets(higher, p), precedes(p), ...targets(lower, p)],
  rounding: ({ perItem, perInstalment, unit, mode }, p) => [
    ...(perItem ? [p.word('perUnit')] : perInstalment ? [p.word('perInstalment')] : []),
    p.word('preciseTo'),
    p.word(unit),
    p.mark(','),
    p.word(({ halfUp: 'halfUp', down: 'roundDown', up: 'roundUp' } as const)[mode]),
  ],
  dataTable: ({ file, column }, p) => [
    quoted(file),
    ...(column ? [p.mark(','), columnWord[p.language], quoted(column)] : []),
  ],
  gapRule: ({ how, after }, p) => [...(after ? [p.word('moreThan'), ...expr(after, p)] : []), p.word(how)],
};

const capScopes = {
  itemMonth: ['perUnit', 'perMonth'],
  item: ['perUnit'],
  month: ['perEntity', 'perMonth'],
  year: ['perEntity', 'perYear'],
  life: ['perEntity', 'overLife'],
} as const;

const quoted = ({ text }: Text): string => `${marks.quoteOpen}${text}${marks.quoteClose}`;

const acquiredWords = (rule: Expr, p: Printer): readonly string[] => {
  if (rule.kind !== 'word') return [p.word('by'), ...expr(rule, p), p.word('handled')];
  return [p.word(rule.word === 'continues' ? 'acquiredRunOn' : 'unpaidStops')];
};

/** What follows the label's colon. */
export function printSlot(field: KnownField, p: Printer): readonly Piece[] {
  const [slot, type] = fields[field.kind].slot as readonly [string, SlotType];
  const print = slots[type] as (value: unknown, p: Printer) => readonly Piece[];
  const value = (field as unknown as Readonly<Record<string, unknown>>)[slot];
  return [...print(value, p), ...closing(field, p)];
}

/** Slots that print one text, joined already. */
export const isJoined = (field: KnownField): boolean => clauseSlots.has(fields[field.kind].slot[1]);

/** Slots whose text is printed as it stands. */
export const isText = (field: KnownField): boolean => {
  if (field.kind === 'repeal') return field.what.text !== undefined;
  if (field.kind === 'prevail') return field.over.text !== undefined;
  const type = fields[field.kind].slot[1];
  return type === 'text' || type === 'texts' || type === 'excerpts';
};
