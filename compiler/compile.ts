/** The driver: reads as the list of stages. parse → bind → link → lower → lint → Plan. */
import type { Block, BlockKind, BlockOf } from '../dsl/ast.ts';
import { cutWarnings } from '../dsl/cuts.ts';
import { type Diagnostic, diagnostic, severityOf } from '../dsl/diagnostics.ts';
import { type ParsedPolicy, parsePolicy } from '../dsl/index.ts';
import { lowerCheck } from './check.ts';
import { type LoweredClause, lowerAward, lowerPayment } from './clause.ts';
import { commonFields } from './common.ts';
import { openWorkshop, readingOf, type Workshop } from './definitions.ts';
import type { OpenDocument } from './documents/document.ts';
import { type LinkedFile, linkDocuments } from './documents/link.ts';
import { writtenRelations } from './documents/written.ts';
import type { Draft } from './draft.ts';
import type { ClauseOutputs } from './expressions/clauseTotals.ts';
import { checkFigures } from './figures.ts';
import { lint } from './lint.ts';
import type { CompileOptions } from './options.ts';
import { inDependencyOrder } from './order.ts';
import { parameterOf } from './parameters.ts';
import type { Parameter, Plan, PlanClause, ScenarioCase, Step } from './plan.ts';
import { type LoweredQualification, lowerQualification } from './qualification.ts';
import { reachOf } from './reach.ts';
import { relate } from './relations/index.ts';
import type { Parties } from './scenarios/context.ts';
import { lowerScenario } from './scenarios.ts';
import { type Coverage, clauseAt, clauseOf, linkSources, type Sources } from './sources.ts';
import { bind } from './symbols.ts';
import { lowerTerms } from './terms.ts';

export interface Compiled {
  readonly parsed: ParsedPolicy;
  readonly diagnostics: readonly Diagnostic[];
  /** Absent where the policy has errors; errors in 场景 do not count. */
  readonly plan?: Plan;
  /** What can be read of a policy with errors: clauses with an error, or that depend on one, are left out. */
  readonly partial?: Plan;
  readonly scenarios: readonly ScenarioCase[];
  readonly coverage: Coverage;
  readonly readings: Plan['readings'];
  /** The files that are computed along, in the order in which their texts follow this one. */
  readonly documents: readonly LinkedFile[];
  /** The clause around an offset of the file. */
  readonly clauseAt: (offset: number) => string | undefined;
}

/** The text of a policy as a Plan; `options` supply what stands beside it. */
export function compile(source: string, options: CompileOptions = {}): Compiled {
  const own = openDocument(source, options);
  const { parsed, workshop, sources, readings } = own;
  const { document, ast } = parsed;
  const { blocks } = ast;
  const linked = linkDocuments(own, options, openDocument);
  const { plan } = linked;
  const policyErrors = own.errors().length > 0;

  const refs = new Set([
    ...document.sections.flatMap((section) => (section.ref === undefined ? [] : [section.ref])),
    ...linked.refs,
  ]);
  const names = linked.files.map((file) => file.name);
  const facts: Workshop = { ...workshop, symbols: linked.symbols };
  const scenarios = of(blocks, 'scenario').flatMap((block) =>
    block.broken
      ? []
      : lowerScenario(block, facts, plan.readings, refs, partiesIn(blocks), onlyChecked(own.parsed), names),
  );

  checkFigures(parsed, sources, workshop.report);
  lint({ parsed, workshop, plan: own.plan, terms: workshop.terms, report: workshop.report });
  for (const warning of cutWarnings(parsed)) workshop.report(warning);
  return {
    parsed,
    diagnostics: inOrder(own.found),
    ...(plan.entity === '' ? {} : policyErrors ? { partial: plan } : { plan }),
    scenarios,
    coverage: sources.coverage,
    readings,
    documents: linked.files,
    clauseAt: (offset) => clauseAt(document, blocks, offset),
  };
}

/** One file for itself: everything but its scenarios and what it says of other documents. */
function openDocument(source: string, options: CompileOptions): OpenDocument & Pick<Compiled, 'readings'> {
  const parsed = parsePolicy(source);
  const { document, ast } = parsed;
  const blocks = ast.blocks;
  const found: Diagnostic[] = [...parsed.diagnostics];
  const report = (d: Diagnostic): void => {
    found.push(d);
    if (severityOf(d) === 'error') workshop.failures++;
  };

  const bound: Diagnostic[] = [];
  const workshop = openWorkshop(
    document.text,
    bind(ast, (d) => bound.push(d)),
    report,
    options,
  );
  bound.forEach(report);
  const sources = linkSources(document, blocks, report);
  const policy = of(blocks, 'policy')[0];
  const { issued, years, validity } = lowerTerms(policy, workshop);
  const readings = of(blocks, 'reading').flatMap((block) => readingOf(block, document.text, report) ?? []);
  const parameters = of(blocks, 'parameter').flatMap((block) => parameterOf(block, workshop) ?? []);
  declareAll(workshop);
  workshop.common = commonFields(blocks);

  const { clauses, relationSteps } = lowerClauses(parsed, workshop, sources);
  const qualifications = lowerQualifications(parsed, workshop, sources);
  const payments = clauses.flatMap((c) => (c.payment ? [c.payment] : []));
  const entitlements = clauses.flatMap((c) => (c.entitlement ? [c.entitlement] : []));
  const refs = new Set(document.sections.flatMap((section) => (section.ref === undefined ? [] : [section.ref])));
  const awards = [
    ...workshop.steps,
    ...inDependencyOrder(workshop.steps, [...clauses.flatMap((c) => c.draft.steps), ...relationSteps]),
    ...qualifications.flatMap((c) => c.draft.steps),
  ];
  const reach = reachOf(awards);
  const outputs: ClauseOutputs = {
    payments,
    entitlements,
    refs,
    awarding: new Set(of(blocks, 'clause').map((block) => clauseOf(document, block))),
    ...(years.from === undefined || years.to === undefined
      ? {}
      : { years: { from: years.from, to: years.to + reach } }),
  };
  const checks = of(blocks, 'check').flatMap((block) => {
    if (block.broken) return [];
    return lowerCheck(block, clauseOf(document, block), workshop, sources.citesOf, outputs, reach) ?? [];
  });
  const relations = writtenRelations(blocks, workshop, sources);

  const steps = [...awards, ...checks.map((c) => c.step)];
  const plan: Plan = {
    policy: policy?.name.text ?? '',
    version: policy?.fields.find((field) => field.kind === 'draft')?.name.text ?? '',
    ...(validity ? { validity } : {}),
    entity: workshop.symbols.entity?.name ?? '',
    lists: [...workshop.symbols.lists, ...workshop.symbols.statuses].map((list) => list.name),
    ...ownersOf(workshop.symbols.lists),
    ...(workshop.symbols.statuses.length > 0
      ? { timelines: workshop.symbols.statuses.map((status) => status.timeline) }
      : {}),
    columns: workshop.symbols.columns,
    parameters: issued ? [issued as Parameter, ...parameters] : parameters,
    readings,
    clauses: planClauses(parsed, sources),
    steps,
    payments,
    entitlements,
    qualifications: qualifications.map((q) => q.output),
    checks: checks.map((c) => c.output),
    horizon: { ...years, reach: reachOf(steps) },
  };
  return {
    parsed,
    workshop,
    sources,
    found,
    errors: () => found.filter((d) => severityOf(d) === 'error' && !inScenario(blocks, d)),
    plan,
    clauses,
    qualifications,
    relations,
    readings,
  };
}

/** Which list owns which; nothing where every list is the entity's own. */
function ownersOf(lists: Workshop['symbols']['lists']): Pick<Plan, 'owners'> {
  const nested = lists.filter(({ owner }) => lists.some((other) => other.name === owner));
  return nested.length === 0 ? {} : { owners: Object.fromEntries(nested.map(({ name, owner }) => [name, owner])) };
}

const of = <K extends BlockKind>(blocks: readonly Block[], kind: K): readonly BlockOf<K>[] =>
  blocks.filter((block): block is BlockOf<K> => block.kind === kind);

/** Payers and recipients by the words of the clauses, those with errors too. */
function partiesIn(blocks: readonly Block[]): Parties {
  const names = (kind: 'share' | 'recipient') =>
    of(blocks, 'clause').flatMap((block) =>
      block.fields.flatMap((field) => (field.kind === kind ? field.shares.map((item) => item.payer.text) : [])),
    );
  return { payer: new Set(names('share')), recipient: new Set(names('recipient')) };
}

/** Clauses that hold checks and nothing else that a scenario can expect; those with errors too. */
function onlyChecked({ document, ast: { blocks } }: ParsedPolicy): ReadonlySet<string> {
  const refs = (kind: BlockKind) => of(blocks, kind).map((block) => clauseOf(document, block));
  const giving = new Set([...refs('clause'), ...refs('qualification')]);
  return new Set(refs('check').filter((ref) => !giving.has(ref)));
}

/** Every definition is elaborated, used or not, so that its errors show and its value is among the results. */
function declareAll(workshop: Workshop): void {
  for (const declarations of workshop.symbols.byName.values())
    for (const declaration of declarations)
      if (declaration.kind === 'definition' || declaration.kind === 'table' || declaration.kind === 'reading')
        workshop.meaningOf(declaration, declaration.block.span);
}

/** A clause on its way, and whether all of it could be read so far. */
interface Underway {
  readonly draft: Draft;
  readonly whole: boolean;
}

interface LoweredClauses {
  readonly clauses: readonly LoweredClause[];
  /** Figures of the relations between them. */
  readonly relationSteps: readonly Step[];
}

/** Clauses up to their awards, then the relations between them, then what each pays. */
function lowerClauses({ document, ast }: ParsedPolicy, workshop: Workshop, sources: Sources): LoweredClauses {
  const names = new Set<string>();
  const titles = new Set<string>();
  const underway = of(ast.blocks, 'clause').map((block): Underway => {
    const ref = clauseOf(document, block);
    const title = `${ref} ${block.name.text}`;
    if (titles.has(title)) workshop.report(diagnostic('GJ2013', block.keyword, { ref, title: block.name.text }));
    titles.add(title);
    const before = workshop.failures;
    const draft = lowerAward(block, ref, uniqueName(ref, block.name.text, names), workshop, sources.citesOf);
    return { draft, whole: !block.broken && workshop.failures === before };
  });
  const blocks = of(ast.blocks, 'relation').map((block) => ({ block, ref: clauseOf(document, block) }));
  const headings = new Map(
    document.sections.flatMap(({ ref, title }) => (ref === undefined ? [] : [[ref, title] as const])),
  );
  const related = relate(
    underway.map(({ draft }) => draft),
    blocks,
    headings,
    sources.citesOf,
  );
  const unsound = new Set(related.unsound);
  const lowered = related.drafts.map((draft, i) => {
    // A clause of which something could not be read would pay the wrong amount: it is checked, but left out.
    const before = workshop.failures;
    const clause = lowerPayment(draft, sources.citesOf);
    if (!underway[i]?.whole || workshop.failures !== before) unsound.add(i);
    return clause;
  });
  // So is what hangs on it.
  for (const i of unsound)
    for (const j of related.groups.flatMap((group) => (group.includes(i) ? group : []))) unsound.add(j);
  return { clauses: lowered.filter((_, i) => !unsound.has(i)), relationSteps: related.steps };
}

function lowerQualifications(
  { document, ast }: ParsedPolicy,
  workshop: Workshop,
  sources: Sources,
): readonly LoweredQualification[] {
  const names = new Set<string>();
  return of(ast.blocks, 'qualification').flatMap((block) => {
    const ref = clauseOf(document, block);
    return [
      lowerQualification(block, ref, uniqueName(`${ref}${block.name.text}`, '', names), workshop, sources.citesOf),
    ];
  });
}

/** The first block of a clause has the clause's number for a name, further ones their title too. */
function uniqueName(ref: string, title: string, taken: Set<string>): string {
  let name = ref;
  for (let n = 1; taken.has(name); n++) name = n === 1 && title !== '' ? `${ref}${title}` : `${ref}${title}#${n + 1}`;
  taken.add(name);
  return name;
}

function planClauses({ document, ast }: ParsedPolicy, sources: Sources): readonly PlanClause[] {
  return ast.blocks.flatMap((block): readonly PlanClause[] => {
    if (
      block.kind !== 'clause' &&
      block.kind !== 'qualitative' &&
      block.kind !== 'qualification' &&
      block.kind !== 'relation' &&
      block.kind !== 'check'
    )
      return [];
    const category = block.fields.find((field) => field.kind === 'category');
    const departments = block.fields.flatMap((field) =>
      field.kind === 'department' ? field.units.map((unit) => unit.text) : [],
    );
    return [
      {
        ref: clauseOf(document, block),
        title: block.name.text,
        departments,
        sentences: sources.sentencesOf(block),
        ...(category ? { category: category.name.text } : {}),
        at: block.span,
      },
    ];
  });
}

const inScenario = (blocks: readonly Block[], d: Diagnostic): boolean =>
  blocks.some(
    (block) => block.kind === 'scenario' && block.span.start <= d.span.start && d.span.start <= block.span.end,
  );

/** What follows from another mistake at the same place, and goes away with it. */
const echoes: { readonly [code: string]: readonly string[] } = {
  // A name that nothing can use is not used.
  GJ4005: ['GJ1012', 'GJ1013', 'GJ1014'],
  // A quoted name without its end is no name.
  GJ2001: ['GJ1007'],
};

/** By place, each finding once, without echoes. */
function inOrder(found: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Set<string>();
  const places = new Map<string, ReadonlySet<string>>();
  for (const { code, span } of found) {
    const at = `${span.start} ${span.end}`;
    places.set(at, new Set([...(places.get(at) ?? []), code]));
  }
  return [...found]
    .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)
    .filter((d) => !echoes[d.code]?.some((code) => places.get(`${d.span.start} ${d.span.end}`)?.has(code)))
    .filter((d) => {
      const key = `${d.code} ${d.span.start} ${d.span.end}`;
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    });
}
