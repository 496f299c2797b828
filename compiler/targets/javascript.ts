/**
 * Kernel code → JavaScript: one fused loop over typed columns. The text holds no figure of the
 * policy and nothing but names made here, so it is compiled once for each structure; where
 * doubles are not proved exact it computes in BigInt.
 */
import { unreachable } from '../../dsl/unreachable.ts';
import type { Bool, ClauseCode, CodeColumn, Int, Row, Statement } from '../code.ts';

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
}

/** The body of the function. Its result is the number of rows written; `out.once` counts entities with `cappedOnce`. */
export function javascriptOf(code: ClauseCode, columns: readonly CodeColumn[], years: Printer['years']): string {
  const p: Printer = { columns, years, big: code.arithmetic.needs !== 'double' };
  const used = usedBy(code);
  const span = years.last - years.first + 1;
  const head = [
    ...used.columns.map((c) => `const c${c}=columns[${c}];`),
    ...used.lists.map((l) => `const l${l}=offsets[${l}],q${l}=known[${l}];`),
    ...code.figures.map((_, i) => `const f${i}=figures[${i}];`),
    'const rowEntity=out.entity,rowYear=out.year,rowAmount=out.amount,rowMark=out.mark;',
    'let k=0,once=0;',
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
  return [
    ...head,
    `for(let i=first;i<last;i++){const o=i*${span}-${years.first};`,
    ...print(code.window),
    `if(${bool(p, code.skip)})continue;`,
    ...(code.once ? [] : ['let a=low[i],b=high[i];', ...bounds, 'if(a>b)continue;']),
    ...print(code.entity),
    `if(${bool(p, code.cappedOnce)})once++;`,
    ...perYear,
    '}',
    'out.once=once;return k;',
  ].join('\n');
}

const variable = (id: number): string => `v${id}`;
const literal = (p: Printer, value: bigint): string => {
  const text = p.big ? `${value}n` : `${value}`;
  return value < 0n ? `(${text})` : text;
};
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
    case 'items': {
      const v = variable(s.item);
      const body = s.body.map((x) => statement(p, x)).join('');
      return `for(let ${v}=l${s.list}[i],e${s.item}=l${s.list}[i+1];${v}<e${s.item};${v}++){${body}}`;
    }
    case 'years': {
      const v = variable(s.year);
      const body = s.body.map((x) => statement(p, x)).join('');
      return `for(let ${v}=${int(p, s.from)},e${s.year}=${int(p, s.to)};${v}<=e${s.year};${v}++){${body}}`;
    }
    default:
      return unreachable(s);
  }
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
      return p.big ? `(${thereTest(p, value.column, at)}?BigInt(${at}):0n)` : at;
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
      return p.big ? bigFloor(p, value) : `Math.floor(${int(p, value.a)}/${int(p, value.b)})`;
    case 'pick':
      return `(${bool(p, value.test)}?${int(p, value.a)}:${int(p, value.b)})`;
    default:
      return unreachable(value);
  }
}

function extreme(p: Printer, how: 'min' | 'max', a: Int, b: Int): string {
  if (!p.big) return `Math.${how}(${int(p, a)},${int(p, b)})`;
  return `((x,y)=>x${how === 'min' ? '<' : '>'}y?x:y)(${int(p, a)},${int(p, b)})`;
}

/** BigInt division cuts towards zero. */
function bigFloor(p: Printer, { a, b }: Int & { readonly int: 'floorDiv' }): string {
  if (a.range.lo >= 0n) return `(${int(p, a)}/${int(p, b)})`;
  return `((x,y)=>x>=0n||x%y===0n?x/y:x/y-1n)(${int(p, a)},${int(p, b)})`;
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
      const at = cell(p, test.column, test.row);
      const own = thereTest(p, test.column, at);
      if (test.row.at !== 'year' || inYears(p, test.row.year)) return own;
      const y = int(p, test.row.year);
      const [first, last] = [p.years.first, p.years.last].map((n) => literal(p, BigInt(n)));
      return `(${y}>=${first}&&${y}<=${last}&&${own})`;
    }
    case 'listKnown':
      return `(q${test.list}[i]===1)`;
    default:
      return unreachable(test);
  }
}

const inYears = (p: Printer, year: Int): boolean =>
  year.range.lo >= BigInt(p.years.first) && year.range.hi <= BigInt(p.years.last);

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

/** Which columns and lists the code reads. */
export function usedBy(code: ClauseCode): { readonly columns: readonly number[]; readonly lists: readonly number[] } {
  const columns = new Set<number>();
  const lists = new Set<number>();
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(visit);
    else if (typeof node === 'object' && node !== null) {
      const { int: kind, bool: test, do: act, column, list } = node as { readonly [key: string]: unknown };
      if ((kind === 'cell' || test === 'there') && typeof column === 'number') columns.add(column);
      if ((test === 'listKnown' || act === 'items') && typeof list === 'number') lists.add(list);
      Object.values(node).forEach(visit);
    }
  };
  visit([
    code.window,
    code.entity,
    code.yearly,
    code.amount,
    code.state,
    code.capped,
    code.cappedOnce,
    code.skip,
    code.from,
    code.to,
  ]);
  return { columns: [...columns].sort((a, b) => a - b), lists: [...lists].sort((a, b) => a - b) };
}
