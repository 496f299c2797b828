/**
 * 上限: items first, then what owns them from the inside out, then the month, the year and the whole
 * life, whatever order they are written in.
 */

import type { NameExpr } from '../../dsl/ast.ts';
import { diagnostic } from '../../dsl/diagnostics.ts';
import type { FieldOf } from '../../dsl/fields/index.ts';
import { spell, spellingsOf } from '../../dsl/keywords.ts';
import { nearest } from '../../dsl/near.ts';
import {
  type Draft,
  entityScope,
  type FieldMeaning,
  isOfItems,
  monthsFirst,
  type Phase,
  readAs,
  refine,
  scopeFor,
} from '../draft.ts';
import { gather } from '../gather.ts';
import { chainOf } from '../nesting.ts';
import { absent, arithmetic, present, thisYear, when, yearOf, yearPlus } from '../ops.ts';
import type { Op, Stage } from '../plan.ts';
import type { Scope } from '../scope.ts';

type Cap = FieldOf<'cap'>;

export const cap: FieldMeaning<Cap> = {
  phase: (field, draft) => phaseOf(field, draft),
  // From the inside out; of one owner, the year before the whole life.
  rank: (field, draft) => {
    const depth = chainOf(draft.workshop.symbols, field.cap.per?.name ?? '').length;
    return (field.cap.scope === 'life' ? 1 : 0) - 2 * depth;
  },
  apply: (field, draft) => {
    if (!draft.amount || repeated(field, draft) || !monthsFit(field, draft)) return draft;
    switch (phaseOf(field, draft)) {
      case 'itemMonthCap':
      case 'itemCap':
        return ofItem(field, draft);
      case 'ownerCap':
        return ofOwner(field, draft);
      default:
        return ofEntity(field, draft);
    }
  },
};

/** The list that 逐项 names. */
const itemList = (draft: Draft): string | undefined =>
  draft.block.fields.find((field) => field.kind === 'perItem')?.items.list.name;

const isList = (draft: Draft, { name }: NameExpr): boolean => draft.workshop.symbols.lists.some((l) => l.name === name);

function phaseOf({ cap: { scope, per } }: Cap, draft: Draft): Phase {
  if (!per || per.name === itemList(draft)) return scope === 'month' ? 'itemMonthCap' : 'itemCap';
  if (isList(draft, per)) return 'ownerCap';
  return ofEntityPhases[scope];
}
const ofEntityPhases = { item: 'yearCap', month: 'monthCap', year: 'yearCap', life: 'lifeCap' } as const;

const wordsOf = ({ cap: { span, limit } }: Cap, { workshop }: Draft): string =>
  workshop.textOf({ start: span.start, end: limit.span.start }).trim();

/** A cap of a month needs months; and items cannot be summed both before and after the months are. */
function monthsFit(field: Cap, draft: Draft): boolean {
  if (field.cap.scope !== 'month') return true;
  const { fields } = draft.block;
  const { report } = draft.workshop;
  if (!fields.some((other) => other.kind === 'monthly')) {
    report(diagnostic('GJ3053', field.span, { scope: wordsOf(field, draft), line: spell('monthly', 'zh') }));
    return false;
  }
  if (phaseOf(field, draft) === 'itemMonthCap') return true;
  const ofYear = fields.find(
    (other): other is Cap => other.kind === 'cap' && other.cap.scope !== 'month' && isOfItems(other, draft),
  );
  if (!ofYear || !(monthsFirst(draft) || itemList(draft) !== undefined)) return true;
  report(diagnostic('GJ4050', field.span, { item: wordsOf(ofYear, draft), month: wordsOf(field, draft) }));
  return false;
}

function ofItem(field: Cap, draft: Draft): Draft {
  if (draft.list === undefined) {
    draft.workshop.report(diagnostic('GJ3011', field.span, {}));
    return draft;
  }
  return limited(field, draft, scopeFor(draft), field.cap.scope === 'month' ? 'itemMonthCap' : 'itemCap');
}

/** 每个成员每年2万元: the items of each outer one together. */
function ofOwner(field: Cap, draft: Draft): Draft {
  const { per } = field.cap;
  const { symbols, report } = draft.workshop;
  const list = itemList(draft);
  if (!per) return draft;
  if (draft.list === undefined || list === undefined || !chainOf(symbols, list).includes(per.name)) {
    report(
      list === undefined
        ? diagnostic('GJ3011', field.span, {})
        : diagnostic('GJ3060', per.span, { noun: per.name, list }),
    );
    return draft;
  }
  const gathered = gather(draft, per.name);
  return limited(field, gathered, scopeFor(gathered), 'subtotalCap');
}

function ofEntity(field: Cap, draft: Draft): Draft {
  const { scope, per } = field.cap;
  const { symbols, report } = draft.workshop;
  if (per && per.name !== symbols.entity?.name) {
    const held = symbols.byName.get(per.name)?.some((d) => d.kind === 'definition') ?? false;
    if (!per.measure && !held) {
      const near = nearest(per.name, [...symbols.lists.map((l) => l.name), symbols.entity?.name ?? '']);
      report(diagnostic('GJ2001', per.span, { name: per.name, ...(near ? { near } : {}) }));
      return draft;
    }
    // 每人 of a clause about items may well mean one of the items.
    const itself = symbols.entity?.name.endsWith(per.name) ?? false;
    if (!itself && itemList(draft) !== undefined && spellingsOf('people').includes(per.name))
      report(
        diagnostic('GJ4062', per.span, { word: draft.workshop.textOf(per.span), entity: symbols.entity?.name ?? '' }),
      );
  }
  if (scope === 'item') {
    report(diagnostic('GJ2062', field.cap.span, { written: wordsOf(field, draft) }));
    return draft;
  }
  if (scope === 'month') return limited(field, draft, entityScope(draft), 'monthCap');
  const yearly = scope === 'life' || draft.yearly;
  return limited(field, draft, { ...entityScope(draft), yearly }, scope === 'life' ? 'lifeCap' : 'yearCap');
}

/** Limits the amount so far, of a year or of all years together. */
function limited(
  field: Cap,
  draft: Draft,
  scope: Scope,
  stage: Extract<Stage, 'itemMonthCap' | 'itemCap' | 'subtotalCap' | 'monthCap' | 'yearCap' | 'lifeCap'>,
): Draft {
  const { amount } = draft;
  if (!amount) return draft;
  const most = readAs(field.cap.limit, scope, amount.type);
  if (!most) return draft;
  const at = field.cap.limit.span;
  if (field.cap.scope === 'life') return overLife(draft, most.op, at, stage);
  return refine(draft, stage, capped(amount, most.op, at), at);
}

/** A limit that is 不适用 limits nothing; and where nothing is granted, it does not matter what is missing. */
function capped(amount: NonNullable<Draft['amount']>, most: Op, at: Cap['span']): Op {
  const lower = arithmetic('min', amount.op, most, amount.type, at);
  if (most.op === 'const') return lower;
  return when(present(amount.op, at), when(present(most, at), lower, amount.op, at), absent(amount.type, at), at);
}

/** Two caps of one scope overlap; the first one reports. */
function repeated(field: Cap, draft: Draft): boolean {
  const whose = (cap: Cap): string => {
    const { scope, per } = cap.cap;
    const phase = phaseOf(cap, draft);
    return [scope, phase, ...(phase === 'ownerCap' && per ? [per.name] : [])].join(' ');
  };
  const same = draft.block.fields.filter(
    (other): other is Cap => other.kind === 'cap' && whose(other) === whose(field),
  );
  if (same.length < 2 || same[0] === field) return false;
  const related = same[0] ? [{ span: same[0].span, zh: '另一条在这里。', en: 'The other one is here.' }] : [];
  draft.workshop.report(diagnostic('GJ3008', field.span, { scope: wordsOf(field, draft) }, { related }));
  return true;
}

/** What this year adds to the capped running total: min(S(y), cap) − min(S(y−1), cap). */
function overLife(draft: Draft, most: Op, at: Cap['span'], stage: Stage): Draft {
  const { amount, event } = draft;
  if (!amount) return draft;
  if (!draft.yearly) return refine(draft, stage, capped(amount, most, at), at);
  const { validity } = draft.workshop.terms;
  const start = event ?? validity?.from;
  if (!start) {
    draft.workshop.report(diagnostic('GJ2010', at, { what: spell('trigger', 'zh') }));
    return draft;
  }
  const upTo = (to: Op): Op =>
    arithmetic(
      'min',
      { op: 'overYears', how: 'sum', from: yearOf(start, at), to, of: amount.op, type: amount.type, at },
      most,
      amount.type,
      at,
    );
  const added = arithmetic('sub', upTo(thisYear(at)), upTo(yearPlus(thisYear(at), -1, at)), amount.type, at);
  const grain = { ...amount.grain, yearly: true };
  return refine(draft, stage, when(present(amount.op, at), added, absent(amount.type, at), at), at, grain);
}
