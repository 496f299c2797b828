/** The Plan of one document among others: its names under its short name, its places behind the texts before it. */
import type { Plan } from '../plan.ts';

/** Where a document stands; an empty name is the policy itself. */
export interface Namespace {
  readonly name: string;
  readonly base: number;
}

/** A step, parameter or reading: 旧办法/四.核定. */
export const nameIn = ({ name }: Namespace, inner: string): string => (name === '' ? inner : `${name}/${inner}`);
/** A clause: 旧办法 四. */
export const clauseIn = ({ name }: Namespace, ref: string): string => (name === '' ? ref : `${name} ${ref}`.trimEnd());

/** The same plain data with its places moved and every step, parameter and reading that it refers to renamed. */
export function moved<T>(value: T, space: Namespace): T {
  return space.name === '' ? value : (walk(value, space) as T);
}

const references: ReadonlySet<unknown> = new Set(['step', 'parameter', 'reading']);

function walk(value: unknown, space: Namespace): unknown {
  if (Array.isArray(value)) return value.map((inner) => walk(inner, space));
  if (typeof value !== 'object' || value === null) return value;
  const node = value as { readonly [key: string]: unknown };
  if (typeof node.start === 'number' && typeof node.end === 'number')
    return { ...node, start: node.start + space.base, end: node.end + space.base };
  const entries = Object.entries(node).map(([key, inner]) => [key, walk(inner, space)] as const);
  const copy = Object.fromEntries(entries);
  if (references.has(node.op) && typeof node.name === 'string') return { ...copy, name: nameIn(space, node.name) };
  return copy;
}

/** What a document adds to the Plan of a policy. Its checks stay its own affair. */
export type Addition = Pick<
  Plan,
  'columns' | 'parameters' | 'readings' | 'clauses' | 'steps' | 'payments' | 'entitlements' | 'qualifications'
>;

export function namespaced(plan: Plan, space: Namespace): Addition {
  const own = moved(plan, space);
  const step = (name: string): string => nameIn(space, name);
  const clause = (ref: string): string => clauseIn(space, ref);
  const document = space.name;
  return {
    columns: own.columns,
    parameters: own.parameters.map((p) => ({ ...p, name: step(p.name), document })),
    readings: own.readings.map((r) => ({ ...r, name: step(r.name) })),
    clauses: own.clauses.map((c) => ({ ...c, ref: clause(c.ref) })),
    steps: own.steps
      .filter((s) => s.stage !== 'check')
      .map((s) => ({
        ...s,
        name: step(s.name),
        ...(s.clause === undefined ? {} : { clause: clause(s.clause) }),
        document,
      })),
    payments: own.payments.map((p) => ({
      ...p,
      clause: clause(p.clause),
      paid: step(p.paid),
      stages: p.stages.map(step),
    })),
    entitlements: own.entitlements.map((x) => ({
      ...x,
      clause: clause(x.clause),
      granted: step(x.granted),
      stages: x.stages.map(step),
    })),
    qualifications: own.qualifications.map((q) => ({
      ...q,
      clause: clause(q.clause),
      ...(q.acquired === undefined ? {} : { acquired: step(q.acquired) }),
      ...(q.cancelled === undefined ? {} : { cancelled: step(q.cancelled) }),
    })),
  };
}
