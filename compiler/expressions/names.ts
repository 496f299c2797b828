/** A name in an expression: finds what it stands for here, and whether it may be used at this grain. */
import type { Expr, NameExpr } from '../../dsl/ast.ts';
import { diagnostic, renaming } from '../../dsl/diagnostics.ts';
import { nearest } from '../../dsl/near.ts';
import { chainOf, listGrain } from '../nesting.ts';
import { constant, yes } from '../ops.ts';
import type { Grain, Op } from '../plan.ts';
import type { Meaning, Scope } from '../scope.ts';
import type { Declaration, DeclarationOf } from '../symbols.ts';
import { ENTITY, POLICY, type StaticType, timeGrain } from '../types.ts';

export function nameMeaning(expr: NameExpr, scope: Scope, want?: StaticType): Meaning | undefined {
  const declaration = resolve(expr, scope, want);
  if (!declaration) return undefined;
  scope.used(declaration);
  switch (declaration.kind) {
    case 'entity':
      return { is: 'value', op: yes(expr.span), type: { kind: 'flag' }, grain: ENTITY };
    case 'list':
    case 'document':
      scope.report(diagnostic('GJ3017', expr.span, { word: expr.name }));
      return undefined;
    case 'option':
      return {
        is: 'value',
        op: constant(declaration.name, declaration.type, expr.span),
        type: declaration.type,
        grain: POLICY,
      };
    case 'status':
      // A 状态 by itself says nothing: it is asked for a day.
      if (want?.kind === 'status') return { is: 'status', timeline: declaration.timeline };
      scope.report(diagnostic('GJ3052', expr.span, { name: expr.name }));
      return undefined;
    case 'field':
      return fieldMeaning(expr, declaration, scope);
    case 'definition':
    case 'parameter':
    case 'table':
    case 'reading': {
      const meaning = scope.meaningOf(declaration, expr.span);
      if (!meaning || !grainAllowed(expr, meaning, scope)) return undefined;
      // The expression's own place, not the definition's.
      return meaning.is === 'value' ? { ...meaning, op: { ...meaning.op, at: expr.span } as Op } : meaning;
    }
  }
}

/** The declaration meant here: of the innermost list in question first, of the wanted option type first. */
function resolve(expr: NameExpr, scope: Scope, want: StaticType | undefined): Declaration | undefined {
  const found = scope.symbols.byName.get(expr.name) ?? [];
  if (want?.kind === 'option') {
    if (want.options.includes(expr.name)) return { kind: 'option', name: expr.name, type: want };
  }
  const others = found.filter((d) => d.kind !== 'option' || want === undefined);
  const here = inQuestion(scope)
    .map((list) => others.find((d) => d.kind === 'field' && d.column.list === list))
    .find((d) => d !== undefined);
  const own = others.find((d) => d.kind !== 'field' || d.column.list === undefined);
  const any = here ?? own ?? others[0] ?? found[0];
  warnOfNamesakes(expr, any, others, scope);
  if (!any) {
    const known = want?.kind === 'option' ? want.options : scope.symbols.byName.keys();
    const near = nearest(expr.name, known);
    scope.report(
      diagnostic(
        'GJ2001',
        expr.span,
        { name: expr.name, ...(near ? { near } : {}) },
        near ? { fixes: [renaming(expr.span, near)] } : {},
      ),
    );
  }
  return any;
}

/** The lists of whose items a scope speaks, from the inside out. */
const inQuestion = ({ list, symbols }: Scope): readonly string[] =>
  list === undefined || list === 'any' ? [] : chainOf(symbols, list);

/** Several fields of this name could be meant here: says which one is. */
function warnOfNamesakes(
  expr: NameExpr,
  taken: Declaration | undefined,
  candidates: readonly Declaration[],
  scope: Scope,
): void {
  if (taken?.kind !== 'field') return;
  const present = inQuestion(scope);
  const other = candidates.find(
    (d): d is DeclarationOf<'field'> =>
      d.kind === 'field' &&
      d !== taken &&
      (scope.list === 'any' || d.column.list === undefined || present.includes(d.column.list)),
  );
  if (!other) return;
  const owner = ({ column }: DeclarationOf<'field'>): string => column.list ?? scope.symbols.entity?.name ?? '';
  scope.report(diagnostic('GJ4060', expr.span, { name: expr.name, taken: owner(taken), other: owner(other) }));
}

/** 成员的年龄: what belongs to a noun that is named with it; undefined where it is not that. */
export function fieldOfNoun(of: Expr, part: Expr, scope: Scope): { readonly meaning: Meaning | undefined } | undefined {
  if (of.kind !== 'name' || part.kind !== 'name') return undefined;
  const noun = scope.symbols.byName.get(of.name)?.find((d) => d.kind === 'list' || d.kind === 'entity');
  if (!noun) return undefined;
  const list = noun.kind === 'list' ? noun.name : undefined;
  const fields = [...scope.symbols.byName.values()]
    .flat()
    .filter((d): d is DeclarationOf<'field'> => d.kind === 'field' && d.column.list === list);
  const field = fields.find((d) => d.name === part.name);
  if (!field && noun.kind === 'entity') return undefined;
  scope.used(noun);
  if (field) {
    scope.used(field);
    return { meaning: fieldMeaning(part, field, scope) };
  }
  // A definition or table has its own grain; the noun before it only reads better.
  if (scope.symbols.byName.has(part.name)) return { meaning: scope.elaborate(part, scope) };
  const near = nearest(
    part.name,
    fields.map((d) => d.name),
  );
  scope.report(diagnostic('GJ2001', part.span, { name: part.name, ...(near ? { near } : {}) }));
  return { meaning: undefined };
}

function fieldMeaning(expr: NameExpr, { column }: DeclarationOf<'field'>, scope: Scope): Meaning | undefined {
  const { name, list, type } = column;
  const grain: Grain =
    list === undefined ? { of: 'entity', ...timeGrain(column) } : listGrain(scope.symbols, list, column);
  const op: Op = { op: 'column', name, ...(list === undefined ? {} : { list }), type, at: expr.span };
  const meaning: Meaning = { is: 'value', op, type, grain };
  return grainAllowed(expr, meaning, scope) ? meaning : undefined;
}

/** Crossing a grain needs an aggregate or a window. */
function grainAllowed(expr: NameExpr, meaning: Meaning, scope: Scope): boolean {
  if (meaning.is !== 'value' && meaning.is !== 'period') return true;
  const { grain } = meaning;
  if (grain.list !== undefined && scope.list !== 'any' && !inQuestion(scope).includes(grain.list)) {
    scope.report(
      scope.list === undefined
        ? diagnostic('GJ3004', expr.span, { name: expr.name, list: grain.list })
        : diagnostic('GJ3006', expr.span, { list: grain.list, other: scope.list }),
    );
    return false;
  }
  if (grain.monthly && !scope.monthly) {
    scope.report(diagnostic('GJ3050', expr.span, { name: expr.name }));
    return false;
  }
  if (grain.yearly && !scope.yearly) {
    scope.report(diagnostic('GJ3005', expr.span, { name: expr.name }));
    return false;
  }
  return true;
}
