/** 择一: one of several clauses, as the applicant chose, or as they were enjoyed one after the other. */
import type { NameExpr } from '../../dsl/ast.ts';
import { normalise } from '../../dsl/characters.ts';
import { diagnostic } from '../../dsl/diagnostics.ts';
import { ZERO } from '../../dsl/rational.ts';
import { scopeOf } from '../definitions.ts';
import { elaborateValue } from '../expressions/values.ts';
import { absent, allOf, anyOf, arithmetic, compareOp, constant, not, shift, when } from '../ops.ts';
import type { Op } from '../plan.ts';
import { typeName } from '../types.ts';
import { before, firstYear, soFar } from './life.ts';
import type { Member, RelationOf } from './relation.ts';
import { ahead, amountOf, changed, figure, keptWhere, memberAmounts, type Standing, where } from './standing.ts';

type Choose = RelationOf<'choose'>;
/** Titles of the headings, by clause number: an option may be called as the heading is. */
export type Headings = ReadonlyMap<string, string>;

export function applyChoose(start: Standing, relation: Choose, headings: Headings): Standing {
  const workshop = start.drafts[0]?.workshop;
  const { by, at, deduct } = relation;
  if (!workshop) return start;
  const from = by === 'first' || by === 'last' || deduct ? firstYear(workshop, relation) : undefined;
  const { standing: gathered, amounts } = memberAmounts(start, relation);
  let standing = gathered;
  const enjoying =
    typeof by === 'object'
      ? chosen(standing, relation, by, headings)
      : from && inOrder(relation, by, amounts, from, (value) => keep('enjoyedBefore', value));
  if (!enjoying || (deduct && !from)) return start;
  const turns = enjoying.map((flag) => keep('current', flag));
  const receivable = deduct && from ? receivableOf(turns, from) : undefined;
  return relation.members.reduce((current, { clauses }, g) => {
    const turn = turns[g];
    if (!turn) return current;
    const weights = clauses.map((i) => amountOf(current, i));
    return clauses.reduce((next, i, index) => {
      const amount = amountOf(next, i);
      const part: Op | undefined =
        receivable && weights.length > 1
          ? { op: 'portion', of: receivable, weights, index, type: amount.type, at }
          : receivable;
      const value = part
        ? where(amount, when(turn, part, absent(amount.type, at), at), at)
        : keptWhere(amount, turn, at);
      return changed(next, i, 'chosen', value, relation);
    }, current);
  }, standing);

  /** As a step of the relation's own. */
  function keep(stage: 'enjoyedBefore' | 'current' | 'enjoyedSoFar' | 'receivable', value: Op): Op {
    const step = figure(standing, relation, stage, value);
    standing = step.standing;
    return step.op;
  }

  /**
   * What may be received this year: the greatest of what each member has come to so far, in the
   * years in which it was enjoyed, less the same of the year before. So a change to another member
   * brings only what is more than was received.
   */
  function receivableOf(flags: readonly Op[], first: Op): Op {
    const sums = flags.flatMap((flag, g): Op[] => {
      const amount = amounts[g];
      return amount ? [keep('enjoyedSoFar', soFar('sum', first, keptWhere(amount, flag, at), at))] : [];
    });
    const most = keep(
      'receivable',
      sums.reduce((a, b) => arithmetic('max', a, b, a.type, at)),
    );
    return arithmetic('sub', most, shift(most, -1, at), most.type, at);
  }
}

/** Flags: the applicant has chosen this member. */
function chosen(
  { drafts }: Standing,
  { members, at }: Choose,
  by: NameExpr,
  headings: Headings,
): readonly Op[] | undefined {
  const workshop = drafts[0]?.workshop;
  const choice = workshop && elaborateValue(by, scopeOf(workshop, { yearly: true }));
  if (!workshop || !choice) return undefined;
  const { type } = choice;
  if (type.kind !== 'option') {
    workshop.report(diagnostic('GJ3002', by.span, { is: typeName(type), wanted: [{ word: 'option' }] }));
    return undefined;
  }
  const flags = members.map((member) => {
    const names = namesOf(member, drafts, headings);
    const options = type.options.filter((option) => names.has(plain(option)));
    if (options.length === 0) workshop.report(diagnostic('GJ4042', member.at, { field: by.name, clause: member.name }));
    return anyOf(
      options.map((option) => compareOp('=', choice.op, constant(option, type, by.span), by.span)),
      at,
    );
  });
  return flags;
}

const plain = (text: string): string => normalise(text).replaceAll(/[\s。]/g, '');

/** What an option may be called to mean a member: its number, its titles, or both. */
function namesOf({ clauses }: Member, drafts: Standing['drafts'], headings: Headings): ReadonlySet<string> {
  return new Set(
    clauses.flatMap((i) => {
      const draft = drafts[i];
      if (!draft) return [];
      const { ref, block } = draft;
      const titles = [block.name.text, ...(headings.has(ref) ? [headings.get(ref) ?? ''] : [])].filter(Boolean);
      return [ref, ...titles, ...titles.map((title) => `${ref}${title}`)].map(plain);
    }),
  );
}

/**
 * Flags: this member goes before the others by when they were first enjoyed. Said without naming
 * the year, so that what is not known of later years does not matter.
 */
function inOrder(
  { members, at, deduct }: Choose,
  by: 'first' | 'last',
  amounts: readonly Op[],
  from: Op,
  keep: (value: Op) => Op,
): readonly Op[] {
  const enjoyed = amounts.map((amount) => compareOp('>', amount, constant(ZERO, amount.type, at), at));
  const already = enjoyed.map((flag) => keep(before('any', from, flag, at)));
  return members.map((_, i) =>
    allOf(
      members.flatMap((__, j): Op[] => {
        const [own, other, ownNow, otherNow] = [amounts[i], amounts[j], enjoyed[i], enjoyed[j]];
        const [ownBefore, otherBefore] = [already[i], already[j]];
        if (i === j || !own || !other || !ownNow || !otherNow || !ownBefore || !otherBefore) return [];
        const otherMore = ahead(other, own, j < i, at);
        const goesBefore =
          by === 'first'
            ? // In some year so far the other was enjoyed and this one had not been.
              [otherNow, not(ownBefore, at), anyOf([not(ownNow, at), otherMore], at)]
            : // In some year so far the other was enjoyed for the first time, and this one was there already.
              [otherNow, not(otherBefore, at), anyOf([ownBefore, allOf([ownNow, otherMore], at)], at)];
        const gives = not(soFar('any', from, allOf(goesBefore, at), at), at);
        // Where the first one is not enjoyed this year, another may be, less what was received.
        return [by === 'first' && deduct ? anyOf([not(otherNow, at), gives], at) : gives];
      }),
      at,
    ),
  );
}
