/** Several Plans about one entity → one: fields are shared, everything else keeps to its document. */
import { diagnostic } from '../../dsl/diagnostics.ts';
import type { Column, Plan, PlanDocument, Timeline, YearSpan } from '../plan.ts';
import { sameType, typeName } from '../types.ts';
import type { Linked } from './document.ts';
import { moved, namespaced } from './namespace.ts';

/** The Plan of the first document with all others added. What does not agree is reported at the policy's own 引用. */
export function merge([policy, ...others]: readonly [Linked, ...Linked[]]): Plan {
  const { report } = policy.document.workshop;
  const own = policy.document.plan;
  const columns: Column[] = [...own.columns];
  const lists: string[] = [...own.lists];
  const owners = new Map(Object.entries(own.owners ?? {}));
  const timelines: Timeline[] = [...(own.timelines ?? [])];
  let plan: Plan = own;
  for (const linked of others) {
    const { plan: other } = linked.document;
    // A document that only registers its clauses is about nobody yet.
    if (other.entity !== own.entity && other.entity !== '')
      report(diagnostic('GJ3070', linked.at, { document: linked.name, entity: other.entity, own: own.entity }));
    addTimelines(timelines, columns, linked, policy);
    addColumns(columns, timelines, linked, policy);
    addOwners(owners, lists, linked, policy);
    lists.push(...other.lists.filter((list) => !lists.includes(list)));
    const { columns: _columns, ...more } = namespaced(other, linked);
    plan = { ...plan, ...joined(plan, more), horizon: horizonOf(plan, other) };
  }
  const names = [...plan.steps, ...plan.parameters, ...plan.readings].map((x) => x.name);
  const readings = new Set(plan.readings.map((r) => r.name));
  const steps = names.filter((name, i) => names.indexOf(name) !== i && !readings.has(name));
  for (const name of new Set(steps)) report(diagnostic('GJ2002', others[0]?.at ?? policy.at, { name }));
  const nested = owners.size === 0 ? {} : { owners: Object.fromEntries(owners) };
  const dated = timelines.length === 0 ? {} : { timelines };
  return { ...plan, lists, ...nested, columns, ...dated, documents: others.map(describe) };
}

type Joined = Pick<
  Plan,
  'parameters' | 'readings' | 'clauses' | 'steps' | 'payments' | 'entitlements' | 'qualifications'
>;

const joined = (a: Joined, b: Joined): Joined => ({
  parameters: [...a.parameters, ...b.parameters],
  readings: [...a.readings, ...b.readings],
  clauses: [...a.clauses, ...b.clauses],
  steps: [...a.steps, ...b.steps],
  payments: [...a.payments, ...b.payments],
  entitlements: [...a.entitlements, ...b.entitlements],
  qualifications: [...a.qualifications, ...b.qualifications],
});

const STATUS = { word: 'statusType', yearly: false } as const;
const kindOf = ({ type, yearly, monthly }: Column) => ({
  ...typeName(type),
  yearly,
  ...(monthly ? { monthly } : {}),
});

/** A 状态 that both declare is one, and means the same where it is not given. */
function addTimelines(timelines: Timeline[], columns: readonly Column[], linked: Linked, policy: Linked): void {
  const { report } = policy.document.workshop;
  for (const theirs of linked.document.plan.timelines ?? []) {
    const { name } = theirs;
    const params = { name, document: linked.name, other: '' };
    const field = columns.find((c) => c.name === name && c.list === undefined);
    const ours = timelines.find((t) => t.name === name);
    if (field) report(diagnostic('GJ3071', linked.at, { ...params, is: STATUS, own: kindOf(field) }));
    else if (!ours) timelines.push(moved(theirs, linked));
    else if (ours.absent !== theirs.absent) report(diagnostic('GJ3071', linked.at, params));
  }
}

/** A field that both declare is one field, and must be the same; a further one may be left out of the facts. */
function addColumns(columns: Column[], timelines: readonly Timeline[], linked: Linked, policy: Linked): void {
  const { report } = policy.document.workshop;
  for (const theirs of linked.document.plan.columns) {
    const ours = columns.find((c) => c.name === theirs.name && c.list === theirs.list);
    const status = theirs.list === undefined && timelines.some((t) => t.name === theirs.name);
    if (status) {
      const params = { name: theirs.name, document: linked.name, other: '' };
      report(diagnostic('GJ3071', linked.at, { ...params, is: kindOf(theirs), own: STATUS }));
      continue;
    }
    if (!ours) {
      columns.push({ ...moved(theirs, linked), optional: true, document: linked.name });
      continue;
    }
    const params = { name: theirs.name, document: linked.name, other: ours.document ?? '' };
    const differs =
      !sameType(ours.type, theirs.type) ||
      ours.yearly !== theirs.yearly ||
      ours.monthly !== theirs.monthly ||
      !sameOptions(ours, theirs);
    if (differs) report(diagnostic('GJ3071', linked.at, { ...params, is: kindOf(theirs), own: kindOf(ours) }));
    else if (!sameAbsence(ours, theirs)) report(diagnostic('GJ3071', linked.at, { ...params }));
  }
}

/** A list that both declare belongs to the same noun. */
function addOwners(owners: Map<string, string>, lists: readonly string[], linked: Linked, policy: Linked): void {
  const { plan } = linked.document;
  for (const list of plan.lists) {
    const theirs = plan.owners?.[list];
    const ours = owners.get(list);
    if (!lists.includes(list)) {
      if (theirs !== undefined) owners.set(list, theirs);
    } else if (theirs !== ours) {
      const both = [theirs ?? plan.entity, ours ?? plan.entity] as const;
      const params = { name: list, document: linked.name, other: '', owners: both };
      policy.document.workshop.report(diagnostic('GJ3071', linked.at, params));
    }
  }
}

function sameOptions({ type: a }: Column, { type: b }: Column): boolean {
  if (a.kind !== 'option' || b.kind !== 'option') return true;
  return a.options.length === b.options.length && a.options.every((option) => b.options.includes(option));
}

function sameAbsence({ absent: a }: Column, { absent: b }: Column): boolean {
  if (typeof a === 'object' && typeof b === 'object') return a.column === b.column;
  return a === b;
}

/** The policy's own validity, and the years that its documents may still pay in. */
function horizonOf({ horizon: own }: Plan, { horizon: other }: Plan): Plan['horizon'] {
  const reach = Math.max(own.reach, other.reach);
  const from = least(own.also?.from, other.from);
  const to = least(negative(own.also?.to), negative(other.to === undefined ? undefined : other.to + other.reach));
  const also: YearSpan = {
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to: -to }),
  };
  return { ...own, reach, also };
}

const negative = (n: number | undefined): number | undefined => (n === undefined ? undefined : -n);
const least = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined ? b : b === undefined ? a : Math.min(a, b);

/** What can be said of another document without its Plan. */
export function describe({ name, path, document }: Linked): PlanDocument {
  const block = document.parsed.ast.blocks.find((b) => b.kind === 'policy');
  const number = block?.fields.find((field) => field.kind === 'docNumber')?.number.text;
  const { policy, version, validity } = document.plan;
  return {
    name,
    policy,
    ...(number === undefined ? {} : { number }),
    version,
    path,
    ...(validity ? { validity } : {}),
  };
}
