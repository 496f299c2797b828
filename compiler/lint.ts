/** Findings about a policy that can be read: a function each. */
import type { Block, ExprOf } from '../dsl/ast.ts';
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

/** 以上 without （含） where the file writes （含） elsewhere. */
function bareBounds({ parsed, report }: Policy): void {
  const postfix = parsed.ast.blocks
    .filter((block) => block.kind !== 'scenario')
    .flatMap((block: Block) => [...walkExprs(block)])
    .filter((expr): expr is ExprOf<'compare' | 'margin'> =>
      expr.kind === 'compare' ? expr.word === 'above' || expr.word === 'below' : expr.kind === 'margin',
    );
  if (!postfix.some((expr) => expr.inclusion)) return;
  for (const expr of postfix) if (!expr.inclusion) report(diagnostic('GJ4001', expr.span, {}));
}

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
