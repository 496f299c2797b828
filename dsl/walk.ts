/** Every expression below a node, outermost first. Nodes are plain data, so the walk needs no table. */
import type { Block, Expr } from './ast.ts';

const expressionKinds: ReadonlySet<string> = new Set<Expr['kind']>([
  'literal',
  'name',
  'word',
  'group',
  'and',
  'or',
  'not',
  'compare',
  'margin',
  'between',
  'oneOf',
  'within',
  'state',
  'arithmetic',
  'partOf',
  'change',
  'lastYear',
  'lastMonth',
  'yearOf',
  'monthOf',
  'lastDay',
  'dayOfYear',
  'yearlyWindow',
  'later',
  'following',
  'fromFor',
  'fromTo',
  'fromEver',
  'proRata',
  'elapsed',
  'payDayOf',
  'onDay',
  'convert',
  'whole',
  'monthCount',
  'months',
  'firstTime',
  'statusDate',
  'timeIndex',
  'nth',
  'cumulative',
  'aggregate',
  'clauseTotal',
  'quantified',
  'extreme',
  'negative',
  'perFull',
  'consecutive',
  'instead',
  'brokenExpr',
]);

export function* walkExprs(node: Block | Expr | object): Generator<Expr> {
  if ('kind' in node && typeof node.kind === 'string' && expressionKinds.has(node.kind)) yield node as Expr;
  for (const child of Object.values(node)) {
    if (Array.isArray(child)) {
      for (const item of child) if (typeof item === 'object' && item !== null) yield* walkExprs(item as object);
    } else if (typeof child === 'object' && child !== null) yield* walkExprs(child as object);
  }
}
