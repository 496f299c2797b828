/**
 * Kernel code → WebAssembly: the same loop over the same columns in 64-bit integers, emitted as
 * bytes. Where the data lie, and the figures of the policy, come in a frame in memory, so that
 * one module serves every population of its layout.
 */
import { unreachable } from '../../../dsl/unreachable.ts';
import {
  type Bool,
  type ClauseCode,
  type CodeColumn,
  columnEntry,
  type Fold,
  FRAME,
  type Int,
  listEntry,
  narrowAmounts,
  type Row,
  type Statement,
  type Turns,
} from '../../code.ts';
import { usedBy } from '../../codeUse.ts';
import { moduleOf, TYPE } from './bytes.ts';
import {
  block,
  branch,
  type Code,
  f64Eq,
  f64FromI64,
  get,
  i32,
  i32Const,
  i64,
  i64Const,
  leaveIf,
  load,
  loop,
  put,
  select,
  store,
  tee,
} from './instructions.ts';

interface Emitter {
  readonly columns: readonly CodeColumn[];
  readonly years: { readonly first: number; readonly last: number };
  /** Local of an i32 by name, of an i64 variable by id. */
  readonly small: (name: string) => number;
  readonly wide: (id: number) => number;
  readonly temporary: () => number;
}

const BYTES: { readonly [K in CodeColumn['kind']]: number } = {
  number: 8,
  date: 4,
  year: 2,
  flag: 1,
  option: 2,
  text: 4,
};
const SHIFT: { readonly [size: number]: number } = { 1: 0, 2: 1, 4: 2, 8: 3 };

/** The module's bytes. INVARIANT: the clause needs no more than 64 bits (`code.arithmetic`). */
export function wasmOf(
  code: ClauseCode,
  columns: readonly CodeColumn[],
  years: Emitter['years'],
  shared: boolean,
): Uint8Array {
  const used = usedBy(code);
  const names = [
    'first',
    'last',
    'frame',
    'i',
    'o',
    'k',
    'once',
    't',
    'b',
    'low',
    'high',
    'entity',
    'year',
    'amount',
    'mark',
    's',
    'm',
    ...used.columns.map((c) => `c${c}`),
    ...used.lists.flatMap((l) => [`l${l}`, `q${l}`]),
    ...itemNames(code),
  ];
  const smalls = new Map(names.map((name, i) => [name, i]));
  // i64 locals follow all i32 locals.
  const wides = new Map<number, number>();
  let temporaries = 0;
  const next = (): number => names.length + wides.size + temporaries;
  const e: Emitter = {
    columns,
    years,
    small: (name) => smalls.get(name) as number,
    wide: (id) => {
      const known = wides.get(id) ?? next();
      wides.set(id, known);
      return known;
    },
    temporary: () => {
      const local = next();
      temporaries++;
      return local;
    },
  };
  const body = bodyOf(e, code, used, columns.length);
  return moduleOf(body, { i32: names.length - 3, i64: wides.size + temporaries }, shared);
}

/** Item variables are rows: addresses, not numbers of the policy. */
function itemNames(code: ClauseCode): readonly string[] {
  const found: string[] = [];
  const visit = (statements: readonly Statement[]): void => {
    for (const s of statements) {
      if (s.do === 'fold') {
        if (s.over.of === 'items') found.push(`v${s.over.item}`, `e${s.over.item}`);
        visit(s.body);
      }
      if (s.do === 'if') {
        visit(s.then);
        visit(s.else);
      }
    }
  };
  for (const list of [code.window, code.entity, code.yearly]) visit(list);
  return found;
}

function bodyOf(e: Emitter, code: ClauseCode, used: ReturnType<typeof usedBy>, columnCount: number): Code {
  const at = (name: string): Code => get(e.small(name));
  const set = (name: string, value: Code): Code => [...value, ...put(e.small(name))];
  const entry = (name: string, offset: number): Code => set(name, [...at('frame'), ...load.i32(offset)]);
  const span = e.years.last - e.years.first + 1;
  const figures = code.figures.flatMap((_, n) => [
    ...at('frame'),
    ...load.i32(FRAME.figures),
    ...load.i64(8 * n),
    ...put(e.wide(figureId(n))),
  ]);
  const year = code.year;
  const row: Code = [
    ...set('s', [...int(e, code.state), ...i32.wrap]),
    ...set('m', bool(e, code.capped)),
    ...branch(
      [
        ...branch(
          [...at('s'), ...i32.eqz],
          [...int(e, code.amount), ...i64.eqz, ...i32.eqz],
          [...at('s'), ...i32Const(1), ...i32.gtS],
          TYPE.i32,
        ),
        ...at('m'),
        ...i32.or,
      ],
      [
        ...at('entity'),
        ...at('k'),
        ...i32Const(2),
        ...i32.shl,
        ...i32.add,
        ...at('i'),
        ...store.i32(),
        ...at('year'),
        ...at('k'),
        ...i32Const(1),
        ...i32.shl,
        ...i32.add,
        ...get(e.wide(year)),
        ...i32.wrap,
        ...store.i32As16(),
        ...at('amount'),
        ...at('k'),
        ...i32Const(3),
        ...i32.shl,
        ...i32.add,
        ...int(e, code.amount),
        ...(narrowAmounts(code) ? [...f64FromI64, ...store.f64()] : store.i64()),
        ...at('mark'),
        ...at('k'),
        ...i32.add,
        ...at('s'),
        ...at('m'),
        ...i32Const(2),
        ...i32.shl,
        ...i32.or,
        ...store.i32As8(),
        ...set('k', [...at('k'), ...i32Const(1), ...i32.add]),
      ],
      [],
    ),
  ];
  const bounds: Code = [
    ...(code.from
      ? branch(
          [...int(e, code.from), ...i32.wrap, ...at('t'), ...i32.gtS],
          set('t', [...int(e, code.from), ...i32.wrap]),
          [],
        )
      : []),
    ...(code.to
      ? branch(
          [...int(e, code.to), ...i32.wrap, ...at('b'), ...i32.ltS],
          set('b', [...int(e, code.to), ...i32.wrap]),
          [],
        )
      : []),
  ];
  const short = (name: string): Code => [
    ...at(name),
    ...at('i'),
    ...i32Const(1),
    ...i32.shl,
    ...i32.add,
    ...load.i32From16(),
  ];
  const yearly: Code = code.once
    ? [...i64Const(0n), ...put(e.wide(year)), ...statements(e, code.yearly), ...row]
    : loop([
        ...at('t'),
        ...i64.extendS,
        ...put(e.wide(year)),
        ...statements(e, code.yearly),
        ...row,
        ...set('t', [...at('t'), ...i32Const(1), ...i32.add]),
        ...leaveIf([...at('t'), ...at('b'), ...i32.leS], 0),
      ]);
  const entity: Code = [
    ...set('o', [...at('i'), ...i32Const(span), ...i32.mul, ...i32Const(e.years.first), ...i32.sub]),
    ...statements(e, code.window),
    ...leaveIf(bool(e, code.skip), 0),
    ...(code.once
      ? []
      : [
          ...set('t', short('low')),
          ...set('b', short('high')),
          ...bounds,
          ...leaveIf([...at('t'), ...at('b'), ...i32.gtS], 0),
        ]),
    ...statements(e, code.entity),
    ...branch(bool(e, code.cappedOnce), set('once', [...at('once'), ...i32Const(1), ...i32.add]), []),
    ...yearly,
  ];
  return [
    ...entry('low', FRAME.low),
    ...entry('high', FRAME.high),
    ...entry('entity', FRAME.entity),
    ...entry('year', FRAME.year),
    ...entry('amount', FRAME.amount),
    ...entry('mark', FRAME.mark),
    ...used.columns.flatMap((c) => entry(`c${c}`, columnEntry(c))),
    ...used.lists.flatMap((l) => [
      ...entry(`l${l}`, listEntry(columnCount, l)),
      ...entry(`q${l}`, listEntry(columnCount, l) + 4),
    ]),
    ...figures,
    ...set('i', at('first')),
    ...block([
      ...leaveIf([...at('i'), ...at('last'), ...i32.geS], 0),
      ...loop([
        ...block(entity),
        ...set('i', [...at('i'), ...i32Const(1), ...i32.add]),
        ...leaveIf([...at('i'), ...at('last'), ...i32.ltS], 0),
      ]),
    ]),
    ...at('frame'),
    ...at('once'),
    ...store.i32(FRAME.once),
    ...at('k'),
  ];
}

/** Figures are kept in locals of their own, numbered below all variables. */
const figureId = (index: number): number => -1 - index;

const statements = (e: Emitter, list: readonly Statement[]): Code => list.flatMap((s) => [...statement(e, s)]);

function statement(e: Emitter, s: Statement): Code {
  switch (s.do) {
    case 'let':
    case 'set':
      return [...int(e, s.value), ...put(e.wide(s.id))];
    case 'if':
      return branch(bool(e, s.test), statements(e, s.then), statements(e, s.else));
    case 'fold':
      return [
        ...s.folds.flatMap((f) => [...i64Const(f.start), ...put(e.wide(f.id))]),
        ...turns(e, s.over, [...statements(e, s.body), ...s.folds.flatMap((f) => joined(e, f))]),
      ];
    default:
      return unreachable(s);
  }
}

function turns(e: Emitter, over: Turns, body: Code): Code {
  if (over.of === 'items') {
    const [v, end] = [e.small(`v${over.item}`), e.small(`e${over.item}`)];
    const base: Code = [...get(e.small(`l${over.list}`)), ...get(e.small('i')), ...i32Const(2), ...i32.shl, ...i32.add];
    const more: Code = [...get(v), ...get(end), ...i32.ltS];
    const next: Code = [...get(v), ...i32Const(1), ...i32.add, ...put(v)];
    return [
      ...base,
      ...load.i32(),
      ...put(v),
      ...base,
      ...load.i32(4),
      ...put(end),
      ...branch(more, loop([...body, ...next, ...leaveIf(more, 0)]), []),
    ];
  }
  const v = e.wide(over.year);
  const end = e.temporary();
  const more: Code = [...get(v), ...get(end), ...i64.leS];
  const next: Code = [...get(v), ...i64Const(1n), ...i64.add, ...put(v)];
  return [
    ...int(e, over.from),
    ...put(v),
    ...int(e, over.to),
    ...put(end),
    ...branch(more, loop([...body, ...next, ...leaveIf(more, 0)]), []),
  ];
}

function joined(e: Emitter, { id, how, value }: Fold): Code {
  const v = e.wide(id);
  if (how === 'sum') return [...get(v), ...int(e, value), ...i64.add, ...put(v)];
  const t = e.temporary();
  return [
    ...int(e, value),
    ...put(t),
    ...branch([...get(t), ...get(v), ...(how === 'min' ? i64.ltS : i64.gtS)], [...get(t), ...put(v)], []),
  ];
}

function int(e: Emitter, value: Int): Code {
  switch (value.int) {
    case 'lit':
      return i64Const(value.value);
    case 'arg':
      return get(e.wide(figureId(value.index)));
    case 'var':
      return get(e.wide(value.id));
    case 'cell':
      return cell(e, value.column, value.row);
    case 'add':
      return [...int(e, value.a), ...int(e, value.b), ...i64.add];
    case 'sub':
      return [...int(e, value.a), ...int(e, value.b), ...i64.sub];
    case 'mul':
      return [...int(e, value.a), ...int(e, value.b), ...i64.mul];
    case 'min':
    case 'max': {
      const [a, b] = [e.temporary(), e.temporary()];
      return [
        ...int(e, value.a),
        ...tee(a),
        ...int(e, value.b),
        ...tee(b),
        ...get(a),
        ...get(b),
        ...(value.int === 'min' ? i64.ltS : i64.gtS),
        ...select,
      ];
    }
    case 'floorDiv':
      return floored(e, value.a, value.b);
    case 'pick':
      return branch(bool(e, value.test), int(e, value.a), int(e, value.b), TYPE.i64);
    default:
      return unreachable(value);
  }
}

/** `div_s` cuts towards zero: below zero, one less where something is left. */
function floored(e: Emitter, a: Int, b: Int): Code {
  if (a.range.lo >= 0n) return [...int(e, a), ...int(e, b), ...i64.divS];
  const [x, y] = [e.temporary(), e.temporary()];
  return [
    ...int(e, a),
    ...tee(x),
    ...int(e, b),
    ...tee(y),
    ...i64.divS,
    ...get(x),
    ...get(y),
    ...i64.remS,
    ...i64Const(0n),
    ...i64.ltS,
    ...i64.extendS,
    ...i64.sub,
  ];
}

function bool(e: Emitter, test: Bool): Code {
  switch (test.bool) {
    case 'lit':
      return i32Const(test.value ? 1 : 0);
    case 'compare': {
      const how = { '<': i64.ltS, '≤': i64.leS, '=': i64.eq, '≠': i64.ne, '≥': i64.geS, '>': i64.gtS }[test.how];
      return [...int(e, test.a), ...int(e, test.b), ...how];
    }
    case 'and':
    case 'or': {
      const [first, ...others] = test.parts;
      if (!first) return i32Const(test.bool === 'and' ? 1 : 0);
      const rest: Bool = { bool: test.bool, parts: others };
      if (others.length === 0) return bool(e, first);
      return test.bool === 'and'
        ? branch(bool(e, first), bool(e, rest), i32Const(0), TYPE.i32)
        : branch(bool(e, first), i32Const(1), bool(e, rest), TYPE.i32);
    }
    case 'not':
      return [...bool(e, test.of), ...i32.eqz];
    case 'there': {
      const own = there(e, test.column, test.row);
      if (test.row.at !== 'year' || inYears(e, test.row.year)) return own;
      return branch(insideYears(e, test.row.year), own, i32Const(0), TYPE.i32);
    }
    case 'listKnown':
      return [...get(e.small(`q${test.list}`)), ...get(e.small('i')), ...i32.add, ...load.i32From8U()];
    default:
      return unreachable(test);
  }
}

const inYears = (e: Emitter, year: Int): boolean =>
  year.range.lo >= BigInt(e.years.first) && year.range.hi <= BigInt(e.years.last);
const insideYears = (e: Emitter, year: Int): Code => [
  ...int(e, year),
  ...i64Const(BigInt(e.years.first)),
  ...i64.geS,
  ...int(e, year),
  ...i64Const(BigInt(e.years.last)),
  ...i64.leS,
  ...i32.and,
];

/** The address of a cell; of a year outside the store, of some other cell: nobody looks at what stands there. */
function address(e: Emitter, column: number, row: Row): Code {
  const shift = SHIFT[BYTES[e.columns[column]?.kind ?? 'number']] ?? 3;
  const scaled = (index: Code): Code => [
    ...get(e.small(`c${column}`)),
    ...index,
    ...(shift === 0 ? [] : [...i32Const(shift), ...i32.shl]),
    ...i32.add,
  ];
  switch (row.at) {
    case 'entity':
      return scaled(get(e.small('i')));
    case 'item':
      return scaled(get(e.small(`v${row.item}`)));
    case 'year': {
      const index: Code = [...get(e.small('o')), ...int(e, row.year), ...i32.wrap, ...i32.add];
      return scaled(inYears(e, row.year) ? index : branch(insideYears(e, row.year), index, i32Const(0), TYPE.i32));
    }
    default:
      return unreachable(row);
  }
}

function cell(e: Emitter, column: number, row: Row): Code {
  const at = address(e, column, row);
  switch (e.columns[column]?.kind) {
    case 'number':
      return [...at, ...load.f64(), ...i64.truncSatF64];
    case 'year':
    case 'option':
      return [...at, ...load.i64From16()];
    case 'flag':
      return [...at, ...load.i64From8()];
    default:
      return [...at, ...load.i64From32()];
  }
}

function there(e: Emitter, column: number, row: Row): Code {
  const kind = e.columns[column]?.kind;
  if (kind === 'number')
    return [...address(e, column, row), ...load.f64(), ...address(e, column, row), ...load.f64(), ...f64Eq];
  const value = cell(e, column, row);
  if (kind === 'date') return [...value, ...i64Const(-2_147_483_648n), ...i64.ne];
  if (kind === 'year') return [...value, ...i64Const(-32_768n), ...i64.ne];
  return [...value, ...i64Const(0n), ...i64.geS];
}
