/**
 * Kernel code → JavaScript: one fused loop over typed columns. The text holds no figure of the
 * policy and nothing but names made here, so it is compiled once for each structure; where
 * doubles are not proved exact it computes in BigInt.
 */
import { unreachable } from '../../dsl/unreachable.ts';
import type { Bool, ClauseCode, CodeColumn, Fold, Int, Row, Statement, Turns } from '../code.ts';
import { usedBy } from '../codeUse.ts';

/** What the printed function takes, in this order; `runtime/columnar.ts` calls it so. */
export const KERNEL_PARAMETERS = [
  'first',
  'last',
  'figures',
  'columns',
  'offsets',
  'known',
  'low',
  'high',
  'out',
] as const;

interface Printer {
  readonly columns: readonly CodeColumn[];
  readonly years: { readonly first: number; readonly last: number };
  /** Suffix of integer literals: n where integers are BigInt. */
  readonly big: boolean;
  /** A new name for what is used twice in one expression. */
  readonly temporary: () => string;
}

/** The body of the function. Its result is the number of rows written; `out.once[0]` counts entities with `cappedOnce`. */
export function javascriptOf(code: ClauseCode, columns: readonly CodeColumn[], years: Printer['years']): string {
  const temporaries: string[] = [];
  const p: Printer = {
    columns,
    years,
    big: code.arithmetic.needs !== 'double',
    temporary: () => {
      const name = `t${temporaries.length}`;
      temporaries.push(name);
      return name;
    },
  };
  const used = usedBy(code);
  const span = years.last - years.first + 1;
  const head = [
    ...used.columns.map((c) => `const c${c}=columns[${c}];`),
    ...used.lists.map((l) => `const l${l}=offsets[${l}],q${l}=known[${l}];`),
    ...code.figures.map((_, i) => `const f${i}=figures[${i}];`),
    'const rowEntity=out.entity,rowYear=out.year,rowAmount=out.amount,rowMark=out.mark;',
    'let k=0;',
    ...(never(code.cappedOnce) ? [] : ['const once=out.once;']),
  ];
  const bounds = [
    ...(code.from ? [`const from=${toNumber(p, code.from)};if(from>a)a=from;`] : []),
    ...(code.to ? [`const to=${toNumber(p, code.to)};if(to<b)b=to;`] : []),
  ];
  const y = variable(code.year);
  const row = [
    `const s=${asIndex(p, code.state)},n=${int(p, code.amount)},m=${bool(p, code.capped)};`,
    `if((s===0?n!==${literal(p, 0n)}:s>1)||m){rowEntity[k]=i;rowYear[k]=${p.big ? `Number(${y})` : y};rowAmount[k]=n;rowMark[k]=s|(m?4:0);k++;}`,
  ];
  const print = (list: readonly Statement[]): readonly string[] => list.map((s) => statement(p, s));
  const perYear = code.once
    ? ['{', ...print(code.yearly), ...row, '}']
    : [`for(let t=a;t<=b;t++){const ${y}=${p.big ? 'BigInt(t)' : 't'};`, ...print(code.yearly), ...row, '}'];
  const body = [
    `for(let i=first;i<last;i++){const o=i*${span}-${years.first};`,
    ...print(code.window),
    ...(never(code.skip) ? [] : [`if(${bool(p, code.skip)})continue;`]),
    ...(code.once ? [] : ['let a=low[i],b=high[i];', ...bounds, 'if(a>b)continue;']),
    ...print(code.entity),
    ...(never(code.cappedOnce) ? [] : [`if(${bool(p, code.cappedOnce)})once[0]++;`]),
    ...perYear,
    '}',
    // Nothing but this stands behind the loop: what the engine has not seen run, it does not trust.
    'return k;',
  ];
  const nought = literal(p, 0n);
  const declared = temporaries.length === 0 ? [] : [`let ${temporaries.map((t) => `${t}=${nought}`).join()};`];
  return [...head, ...declared, ...body].join('\n');
}

const variable = (id: number): string => `v${id}`;
const literal = (p: Printer, value: bigint): string => {
  const text = p.big ? `${value}n` : `${value}`;
  return value < 0n ? `(${text})` : text;
};
const never = (test: Bool): boolean => test.bool === 'lit' && !test.value;

/** For offsets and small states, which are plain numbers in both modes. */
const asIndex = (p: Printer, value: Int): string => (p.big ? `Number(${int(p, value)})` : int(p, value));
const toNumber = asIndex;

function statement(p: Printer, s: Statement): string {
  switch (s.do) {
    case 'let':
      return `let ${variable(s.id)}=${int(p, s.value)};`;
    case 'set':
      return `${variable(s.id)}=${int(p, s.value)};`;
    case 'if': {
      const then = s.then.map((x) => statement(p, x)).join('');
      const other = s.else.map((x) => statement(p, x)).join('');
      return `if(${bool(p, s.test)}){${then}}${other === '' ? '' : `else{${other}}`}`;
    }
    case 'fold': {
      const start = s.folds.map((f) => `let ${variable(f.id)}=${literal(p, f.start)};`).join('');
      const body = s.body.map((x) => statement(p, x)).join('');
      const joins = s.folds.map((f) => joined(p, f)).join('');
      return `${start}${turns(p, s.over)}{${body}${joins}}`;
    }
    default:
      return unreachable(s);
  }
}

function turns(p: Printer, over: Turns): string {
  if (over.of === 'items') {
    const v = variable(over.item);
    return `for(let ${v}=l${over.list}[i],e${over.item}=l${over.list}[i+1];${v}<e${over.item};${v}++)`;
  }
  const v = variable(over.year);
  return `for(let ${v}=${int(p, over.from)},e${over.year}=${int(p, over.to)};${v}<=e${over.year};${v}++)`;
}

function joined(p: Printer, { id, how, value }: Fold): string {
  const v = variable(id);
  if (how === 'sum') return `${v}+=${int(p, value)};`;
  const t = p.temporary();
  return `${t}=${int(p, value)};if(${t}${how === 'min' ? '<' : '>'}${v})${v}=${t};`;
}

function int(p: Printer, value: Int): string {
  switch (value.int) {
    case 'lit':
      return literal(p, value.value);
    case 'arg':
      return `f${value.index}`;
    case 'var':
      return variable(value.id);
    case 'cell': {
      const at = cell(p, value.column, value.row);
      // A look beyond the end of an array is slow, whatever becomes of it.
      const inside = insideYears(p, value.row);
      if (!p.big) return inside === undefined ? at : `(${inside}?${at}:0)`;
      return `(${inside === undefined ? '' : `${inside}&&`}${thereTest(p, value.column, at)}?BigInt(${at}):0n)`;
    }
    case 'add':
      return `(${int(p, value.a)}+${int(p, value.b)})`;
    case 'sub':
      return `(${int(p, value.a)}-${int(p, value.b)})`;
    case 'mul':
      return `(${int(p, value.a)}*${int(p, value.b)})`;
    case 'min':
    case 'max':
      return extreme(p, value.int, value.a, value.b);
    case 'floorDiv':
      return floored(p, value);
    case 'pick':
      return `(${bool(p, value.test)}?${int(p, value.a)}:${int(p, value.b)})`;
    default:
      return unreachable(value);
  }
}

/**
 * Operators only: a call that stands on a path not taken while the engine learns (Math.max,
 * Math.floor) made V8 11 throw its code away again and again.
 */
function extreme(p: Printer, how: 'min' | 'max', a: Int, b: Int): string {
  const [x, y] = [p.temporary(), p.temporary()];
  return `(${x}=${int(p, a)},${y}=${int(p, b)},${x}${how === 'min' ? '<' : '>'}${y}?${x}:${y})`;
}

/** Adding and taking 2^52 leaves a double below 2^51 at the nearest integer; one less where that lies above. */
const NEAREST = 2 ** 52;
const REACH = 2n ** 51n;

function floored(p: Printer, { a, b, range }: Int & { readonly int: 'floorDiv' }): string {
  const [x, y] = [p.temporary(), p.temporary()];
  // BigInt division cuts towards zero.
  if (p.big && a.range.lo >= 0n) return `(${int(p, a)}/${int(p, b)})`;
  if (p.big) return `(${x}=${int(p, a)},${y}=${int(p, b)},${x}>=0n||${x}%${y}===0n?${x}/${y}:${x}/${y}-1n)`;
  const quotient = `${int(p, a)}/${int(p, b)}`;
  if (range.lo >= 0n && range.hi < 2n ** 31n) return `(${quotient}|0)`;
  if (range.lo < 0n || range.hi >= REACH) return `Math.floor(${quotient})`;
  return `(${x}=${quotient},${y}=(${x}+${NEAREST})-${NEAREST},${y}>${x}?${y}-1:${y})`;
}

const hows = { '<': '<', '≤': '<=', '=': '===', '≠': '!==', '≥': '>=', '>': '>' } as const;

function bool(p: Printer, test: Bool): string {
  switch (test.bool) {
    case 'lit':
      return `${test.value}`;
    case 'compare':
      return `(${int(p, test.a)}${hows[test.how]}${int(p, test.b)})`;
    case 'and':
    case 'or':
      return `(${test.parts.map((part) => bool(p, part)).join(test.bool === 'and' ? '&&' : '||')})`;
    case 'not':
      return `!${bool(p, test.of)}`;
    case 'there': {
      const own = thereTest(p, test.column, cell(p, test.column, test.row));
      const inside = insideYears(p, test.row);
      return inside === undefined ? own : `(${inside}&&${own})`;
    }
    case 'listKnown':
      return `(q${test.list}[i]===1)`;
    default:
      return unreachable(test);
  }
}

const inYears = (p: Printer, year: Int): boolean =>
  year.range.lo >= BigInt(p.years.first) && year.range.hi <= BigInt(p.years.last);

/** That a year lies in the store, where that is not sure. */
function insideYears(p: Printer, row: Row): string | undefined {
  if (row.at !== 'year' || inYears(p, row.year)) return undefined;
  const y = int(p, row.year);
  return `${y}>=${literal(p, BigInt(p.years.first))}&&${y}<=${literal(p, BigInt(p.years.last))}`;
}

/** The sentinel of each kind says that a cell is missing. */
function thereTest(p: Printer, column: number, at: string): string {
  switch (p.columns[column]?.kind) {
    case 'number':
      return `(${at}===${at})`;
    case 'date':
      return `(${at}!==-2147483648)`;
    case 'year':
      return `(${at}!==-32768)`;
    default:
      return `(${at}>=0)`;
  }
}

function cell(p: Printer, column: number, row: Row): string {
  switch (row.at) {
    case 'entity':
      return `c${column}[i]`;
    case 'year':
      return `c${column}[o+${asIndex(p, row.year)}]`;
    case 'item':
      return `c${column}[${variable(row.item)}]`;
    default:
      return unreachable(row);
  }
}
