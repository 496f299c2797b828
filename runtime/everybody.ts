/**
 * All entities together, for what one of them cannot be asked alone: figures over all, a total
 * that all share, a rank among all. Each operator asks everybody for its operands; what comes out
 * is the same in whatever order the entities are given.
 */
import type { Facts, OpOf, Plan } from '../compiler/plan.ts';
import { unreachable } from '../dsl/unreachable.ts';
import { aggregate, member, presence } from './aggregates.ts';
import { type Claim, inProportion } from './allotment.ts';
import { createMemo } from './consulted.ts';
import type { Frame } from './frames.ts';
import type { Ask, Work } from './operate.ts';
import { planIndex } from './planIndex.ts';
import { inOrder } from './queue.ts';
import { type Candidate, selected } from './ranking.ts';
import { isFalse, missing, notComputable, type State, TRUE } from './states.ts';

export interface PopulationEntity {
  readonly id: string;
  readonly facts: Facts;
}

/** One entity, with what is remembered of it. */
export interface Person extends PopulationEntity {
  readonly memo: ReturnType<typeof createMemo>;
}

export interface Everybody {
  readonly people: readonly Person[];
  /** Nobody in particular: here is remembered what belongs to all of them together. */
  readonly whole: Person;
  /** A gap of one entity, as others are told of it: with whose it is. */
  readonly told: (gap: State, of: Pick<Person, 'id'>) => State;
}

export const NOBODY: Facts = { entity: new Map(), yearly: new Map(), lists: new Map() };

export const person = ({ id, facts }: PopulationEntity): Person => ({ id, facts, memo: createMemo() });

export function everybody(plan: Plan, people: readonly Person[]): Everybody {
  return { people, whole: person({ id: '', facts: NOBODY }), told: tellerOf(plan) };
}

/** A gap of one entity, as others are told of it: with its name, so that it can be filled. */
export function tellerOf(plan: Plan): Everybody['told'] {
  // A parameter is missing for all of them, and a gap that has been told once has its owner's name.
  const named = new Set<string>();
  const nameOf = (gap: string, id: string): string => {
    if (id === '' || named.has(gap) || planIndex(plan).parameters.has(gap)) return gap;
    const name = `${id}.${gap}`;
    named.add(name);
    return name;
  };
  return (gap, { id }) => {
    if (gap.kind === 'unknown') return missing(gap.missing.map((name) => nameOf(name, id)));
    if (gap.kind !== 'notComputable' || gap.who || id === '') return gap;
    return notComputable(gap.reason, gap.at, [id]);
  };
}

/** The present year, without the entity and its items. */
export const ofAll = (frame: Frame): Frame => ({ ...frame, list: undefined, item: undefined });

/** The answers of an operator that settles everybody at once. */
export type Answers = Map<Person, State>;

/**
 * The work of an operator over all entities, asked by one of them in a frame. What settles
 * everybody at once writes down the answers of all, so that it is worked out once.
 */
export function workOfAll(
  all: Everybody,
  op: OpOf<'overEntities' | 'allot' | 'rank'>,
  frame: Frame,
  asker: Person,
  answers: Answers,
): Work {
  switch (op.op) {
    case 'overEntities':
      return over(all, op, frame);
    case 'allot':
      return settle(asker, answers, allot(all, op, frame, answers));
    case 'rank':
      return settle(asker, answers, rank(all, op, frame, answers));
    default:
      return unreachable(op);
  }
}

function* over({ people, told }: Everybody, op: OpOf<'overEntities'>, frame: Frame): Work {
  const members: State[] = [];
  for (const who of people) {
    const where: State = op.where ? yield { op: op.where, frame, who } : TRUE;
    if (isFalse(where)) continue;
    const m = member(op.how, where, op.of ? yield { op: op.of, frame, who } : presence(op.how));
    if (m) members.push(told(m, who));
  }
  return aggregate(op.how, members);
}

/** Asks everybody, and gives each its answer. */
type Settling = Generator<Ask, void, State>;

function* settle(asker: Person, answers: Answers, settling: Settling): Work {
  yield* settling;
  return answers.get(asker) as State;
}

function* allot({ people, told, whole }: Everybody, op: OpOf<'allot'>, frame: Frame, answers: Answers): Settling {
  const total: State = yield { op: op.total, frame, who: whole };
  const part: State = op.how === 'inOrder' ? yield { op: op.part, frame, who: whole } : TRUE;
  const claims: Claim[] = [];
  for (const who of people) {
    const asked: State = yield { op: op.of, frame, who };
    const keys: State[] = [];
    if (op.how === 'inOrder' && asked.kind !== 'absent')
      for (const by of op.by) keys.push(yield { op: by, frame, who });
    claims.push({ id: who.id, asked, keys, told: (gap) => told(gap, who) });
  }
  const shares =
    op.how === 'inOrder'
      ? inOrder(claims, { total, unit: op.unit, part, at: op.at })
      : inProportion(claims, total, op.unit, op.rest);
  for (const [i, who] of people.entries()) answers.set(who, shares[i] as State);
}

function* rank({ people, told, whole }: Everybody, op: OpOf<'rank'>, frame: Frame, answers: Answers): Settling {
  const first: State = yield { op: op.first, frame, who: whole };
  const candidates: Candidate[] = [];
  for (const who of people) {
    const among: State = yield { op: op.among, frame, who };
    const keys: State[] = [];
    if (!isFalse(among)) for (const by of op.by) keys.push(yield { op: by, frame, who });
    candidates.push({ id: who.id, among, keys, told: (gap) => told(gap, who) });
  }
  const chosen = selected(candidates, first, op);
  for (const [i, who] of people.entries()) answers.set(who, chosen[i] as State);
}
