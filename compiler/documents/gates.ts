/**
 * What relations between documents do to a Plan: behind the award of a clause stands a gate that
 * lets it through or not. All tests look at the awards before any gate of their own kind, so that
 * the order in which relations are written never matters.
 */
import { ZERO } from '../../dsl/rational.ts';
import type { Span } from '../../dsl/span.ts';
import {
  absent,
  allOf,
  anyOf,
  arithmetic,
  compareOp,
  constant,
  dayIn,
  no,
  not,
  present,
  stepRef,
  thisYear,
  when,
} from '../ops.ts';
import type { Op } from '../plan.ts';
import type { Member } from './members.ts';
import { eventOf, type Party, type Relation, type Repealable, type Repealed } from './resolve.ts';

/** Lets a step's value through where `test` holds. */
export interface Gate {
  /** The step behind which it stands. */
  readonly behind: string;
  readonly stage: 'repealed' | 'discontinued' | 'excluded';
  readonly clause: string;
  readonly test: Op;
  readonly at: Span;
  readonly cites: readonly Span[];
}

const isConst = (op: Op, value: boolean): boolean => op.op === 'const' && op.value === value;

// 废止

/**
 * A repeal from a day ends the validity of a clause on the day before: events and benefit years
 * that begin on the day or later give nothing; what was acquired before runs on, or stops.
 */
export function repealGates(relations: readonly Relation[]): readonly Gate[] {
  const repeals = relations.filter((r): r is Repealed => r.kind === 'repeal');
  return repeals.flatMap((repeal) =>
    repeal.members.flatMap((member): readonly Gate[] => {
      const { at, cites } = repeal;
      const gate = { clause: member.clause, at, cites };
      const award: Gate = { ...gate, behind: member.award, stage: 'repealed', test: stillGranted(member, repeal) };
      const payment = stillPaid(member, repeal);
      return payment && member.due
        ? [award, { ...gate, behind: member.due, stage: 'discontinued', test: payment }]
        : [award];
    }),
  );
}

function stillGranted(member: Member, { from, continues, at }: Repealed): Op {
  const inTime = compareOp('<', dayIn(thisYear(at), 1, 1, at), from, at);
  if (!member.event) return inTime;
  const acquired = compareOp('<', member.event, from, at);
  if (!member.yearly || !continues || isConst(continues, true)) return acquired;
  return allOf([acquired, isConst(continues, false) ? inTime : anyOf([continues, inTime], at)], at);
}

/** Of what is granted once: a flag of the year, that it is paid before the day or in spite of it. */
function stillPaid({ payDay }: Repealable, { from, continues, at }: Repealed): Op | undefined {
  if (!continues || isConst(continues, true) || !payDay) return undefined;
  const before = compareOp('<', dayIn(thisYear(at), payDay.month, payDay.day, at), from, at);
  return isConst(continues, false) ? before : anyOf([continues, before], at);
}

// 互斥, 优先

/** `award` gives the step that holds an award by now, after repeals. */
export function exclusionGates(relations: readonly Relation[], award: (name: string) => string): readonly Gate[] {
  const gates = relations.flatMap((relation): readonly Gate[] => {
    if (relation.kind === 'repeal') return [];
    const { at, cites } = relation;
    const behind = (party: Party, lost: Op): readonly Gate[] =>
      party.members.map((m) => ({
        behind: award(m.award),
        stage: 'excluded' as const,
        clause: m.clause,
        test: not(lost, at),
        at,
        cites,
      }));
    const gives = (party: Party): Op => givesAny(party, award, at);
    if (relation.kind === 'precedence') {
      const first = anyOf(relation.higher.map(gives), at);
      return relation.lower.flatMap((party) => behind(party, first));
    }
    const { parties, rule } = relation;
    if (rule === 'thisPrevails') {
      const first = anyOf(parties.filter((p) => p.own).map(gives), at);
      return parties.filter((p) => !p.own).flatMap((party) => behind(party, first));
    }
    return parties.flatMap((party, i) => {
      const rivals = parties.flatMap((rival, j) => {
        if (i === j) return [];
        return [
          rule === 'higherPrevails'
            ? higher(rival, party, j < i, award, at)
            : allOf([gives(rival), earlier(rival, party, j < i, at)], at),
        ];
      });
      return behind(party, anyOf(rivals, at));
    });
  });
  return gates;
}

type Award = (name: string) => string;

/** A flag: at least one of the party's clauses gives something. */
const givesAny = ({ members }: Party, award: Award, at: Span): Op =>
  anyOf(
    members.map((m) => {
      const ref = stepRef(award(m.award), m.type, at);
      return m.type.kind === 'flag' ? ref : compareOp('>', ref, constant(ZERO, m.type, at), at);
    }),
    at,
  );

/** A flag: the rival's amount is the higher one; among equals the one that is named first. */
function higher(rival: Party, party: Party, first: boolean, award: Award, at: Span): Op {
  const [a, b] = [amount(rival, award, at), amount(party, award, at)];
  if (!first) return compareOp('>', a, b, at);
  return allOf([compareOp('≥', a, b, at), compareOp('>', a, constant(ZERO, a.type, at), at)], at);
}

/** The amount of a party: of several clauses their sum, where what does not apply counts nothing. */
function amount({ members }: Party, award: Award, at: Span): Op {
  const refs = members.map((m) => stepRef(award(m.award), m.type, at));
  if (refs.length === 1) return refs[0] as Op;
  return refs
    .map((ref) => when(present(ref, at), ref, constant(ZERO, ref.type, at), at))
    .reduce((sum, one) => arithmetic('add', sum, one, one.type, at));
}

function earlier(rival: Party, party: Party, first: boolean, at: Span): Op {
  // INVARIANT: resolving refused parties without an event of their own.
  const [a, b] = [eventOf(rival) as Op, eventOf(party) as Op];
  return compareOp(first ? '≤' : '<', a, b, at);
}

/** The value behind a gate. */
export const gated = (ref: Op, test: Op, at: Span): Op =>
  when(test, ref, ref.type.kind === 'flag' ? no(at) : absent(ref.type, at), at);
