/** Findings about a policy that can be read: a function each. */
import type { Block, Expr, ExprOf, RangeEnd } from '../dsl/ast.ts';
import { type Diagnostic, diagnostic } from '../dsl/diagnostics.ts';
import type { ParsedPolicy } from '../dsl/index.ts';
import { countUnits, keywords } from '../dsl/keywords.ts';
import { nearest } from '../dsl/near.ts';
import { walkExprs } from '../dsl/walk.ts';
import type { Workshop } from './definitions.ts';
import type { Plan } from './plan.ts';
import type { PolicyTerms } from './scope.ts';

interface Policy {
  readonly parsed: ParsedPolicy;
  readonly workshop: Workshop;
  readonly plan: Plan;
  readonly terms: PolicyTerms;
  readonly report: (d: Diagnostic) => void;
}

export function lint(policy: Policy): void {
  bareBounds(policy);
  unusedNames(policy);
  outlivesValidity(policy);
  slipsOfUnits(policy);
}

/** 以上, or an end of 至, without （含） where the file writes （含） elsewhere. */
function bareBounds({ parsed, report }: Policy): void {
  const bounds = parsed.ast.blocks
    .filter((block) => block.kind !== 'scenario')
    .flatMap((block: Block) => [...walkExprs(block)])
    .flatMap((expr: Expr): readonly Bounding[] => {
      if (expr.kind === 'between') return [expr.from, expr.to];
      if (expr.kind === 'margin') return [expr];
      return expr.kind === 'compare' && (expr.word === 'above' || expr.word === 'below') ? [expr] : [];
    });
  if (!bounds.some((bound) => bound.inclusion)) return;
  for (const bound of bounds) if (!bound.inclusion) report(diagnostic('GJ4001', bound.span, {}));
}

type Bounding = ExprOf<'compare' | 'margin'> | RangeEnd;

function unusedNames({ workshop, report }: Policy): void {
  for (const declarations of workshop.symbols.byName.values())
    for (const declaration of declarations) {
      const { kind, name } = declaration;
      if (kind !== 'definition' && kind !== 'table' && kind !== 'reading' && kind !== 'parameter') continue;
      if (!workshop.used.has(name)) report(diagnostic('GJ4005', declaration.block.name.span, { name }));
    }
}

/** Benefits reach beyond the validity and the policy does not say what then. */
function outlivesValidity({ parsed, plan, terms, report }: Policy): void {
  const end = plan.horizon.to;
  const policy = parsed.ast.blocks.find((block) => block.kind === 'policy');
  if (end === undefined || terms.continues || plan.horizon.reach === 0 || !policy) return;
  const field = policy.fields.find((f) => f.kind === 'inForce') ?? policy;
  report(diagnostic('GJ4002', field.span, { year: end + plan.horizon.reach, end }));
}

/** A unit of the policy's own that looks like one of the table's. */
function slipsOfUnits({ parsed, report }: Policy): void {
  const met = new Set<string>();
  for (const { unit, span } of parsed.units) {
    // Of one or two characters, units are near each other without being meant: 车次, 人次.
    const near = met.has(unit) || unit.length < 3 ? undefined : nearest(unit, unitSpellings);
    met.add(unit);
    if (near !== undefined) report(diagnostic('GJ4056', span, { unit, near }));
  }
}

const unitSpellings = countUnits.flatMap((id) => keywords[id].zh).filter((spelling) => spelling.length > 2);
