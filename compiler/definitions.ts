/** Definitions, readings and parameters: their meanings on demand, and the Plan steps that hold their values. */
import type { BlockOf, Expr, NameExpr } from '../dsl/ast.ts';
import { type Diagnostic, diagnostic } from '../dsl/diagnostics.ts';
import { type Field, type FieldOf, fields } from '../dsl/fields/index.ts';
import { answerIds, type KeywordId, keywordIds, keywords, spell, spellingsOf } from '../dsl/keywords.ts';
import { nearest } from '../dsl/near.ts';
import type { Span } from '../dsl/span.ts';
import { elaborate } from './expressions/index.ts';
import { elaborateAs, reportKind } from './expressions/values.ts';
import { apart, listGrain, nounNamed } from './nesting.ts';
import { operands } from './operands.ts';
import { readingOp, stepRef, thisMonth, thisYear } from './ops.ts';
import type { CompileOptions } from './options.ts';
import type { Grain, Op, Reading, Step, Type, Value } from './plan.ts';
import type { Meaning, PolicyTerms, Scope, ValueMeaning } from './scope.ts';
import type { Declaration, DeclarationOf, Symbols } from './symbols.ts';
import { isValueType } from './symbols.ts';
import { tableMeaning } from './tables.ts';
import { ENTITY_MONTH, ENTITY_YEAR, finer, POLICY, type StaticType, typeOfSpec, YEAR } from './types.ts';

/** What elaboration needs of the whole policy, and what it gathers. */
export interface Workshop {
  /** The words of the file at a place. */
  readonly textOf: (at: Span) => string;
  readonly options: CompileOptions;
  readonly symbols: Symbols;
  readonly steps: Step[];
  /** The list whose items a step speaks of, by the step's name. */
  readonly lists: Map<string, string>;
  readonly used: Set<string>;
  /** How many expressions could not be read so far. */
  failures: number;
  readonly report: (d: Diagnostic) => void;
  readonly meaningOf: (declaration: Declaration, at: Span) => Meaning | undefined;
  terms: PolicyTerms;
  /** Fields of the 政策 block that act on every clause. */
  common: readonly Field[];
}

/** Definitions that rest on one another further than this are refused before they exhaust the stack. */
const DEEPEST = 200;

export function openWorkshop(
  text: string,
  symbols: Symbols,
  report: (d: Diagnostic) => void,
  options: CompileOptions = {},
): Workshop {
  const done = new Map<string, Meaning | undefined>();
  const open = new Set<string>();
  const workshop: Workshop = {
    textOf: ({ start, end }) => text.slice(start, end),
    options,
    symbols,
    steps: [],
    lists: new Map(),
    used: new Set(),
    failures: 0,
    report,
    terms: {},
    common: [],
    meaningOf: (declaration, at) => {
      const { name } = declaration;
      if (open.has(name)) {
        report(diagnostic('GJ2007', at, { name }));
        return undefined;
      }
      if (!done.has(name) && open.size >= DEEPEST) {
        report(diagnostic('GJ2011', at, { name, most: DEEPEST }));
        return undefined;
      }
      if (!done.has(name)) {
        open.add(name);
        done.set(name, declare(declaration, workshop));
        open.delete(name);
      }
      return done.get(name);
    },
  };
  return workshop;
}

export function scopeOf(
  workshop: Workshop,
  more: Partial<Pick<Scope, 'list' | 'yearly' | 'monthly' | 'population' | 'clauseTotal'>> = {},
): Scope {
  return {
    elaborate,
    symbols: workshop.symbols,
    terms: () => workshop.terms,
    meaningOf: workshop.meaningOf,
    report: workshop.report,
    textOf: workshop.textOf,
    failed: () => {
      workshop.failures++;
    },
    used: (declaration) => workshop.used.add(declaration.name),
    yearly: false,
    ...more,
  };
}

/** Definitions, readings and tables may speak of any item, year and month; their grain is what they speak of. */
const ANYWHERE = { list: 'any', yearly: true, monthly: true } as const;

function declare(declaration: Declaration, workshop: Workshop): Meaning | undefined {
  switch (declaration.kind) {
    case 'definition':
      return definitionMeaning(declaration, workshop);
    case 'reading':
      return readingMeaning(declaration, workshop);
    case 'parameter':
      return parameterMeaning(declaration);
    case 'table': {
      const value = tableMeaning(declaration.block, scopeOf(workshop, ANYWHERE), workshop.textOf);
      const at = declaration.block.name.span;
      return value && oneList(value, at, workshop) ? named(declaration.name, value, at, workshop) : undefined;
    }
    default:
      return undefined;
  }
}

// 定义

function definitionMeaning({ name, block }: DeclarationOf<'definition'>, workshop: Workshop): Meaning | undefined {
  const noun = block.per && nounOf(block.per, workshop);
  if (block.per && !noun) return undefined;
  const { list: _list, ...everyTime } = ANYWHERE;
  const list = noun ? noun.list : ANYWHERE.list;
  const read = elaborate(block.value, scopeOf(workshop, { ...everyTime, ...(list === undefined ? {} : { list }) }));
  if (!read) return undefined;
  const once = { yearly: false };
  const meaning = noun?.list === undefined ? read : atGrain(read, listGrain(workshop.symbols, noun.list, once));
  if (meaning.is === 'value')
    return oneList(meaning, block.value.span, workshop) ? named(name, meaning, block.name.span, workshop) : undefined;
  // A period of years or months shows up among the values as a flag: is this one in it?
  if (meaning.is === 'period' && (meaning.unit === 'year' || meaning.unit === 'month')) {
    const at = block.name.span;
    const monthly = meaning.unit === 'month';
    const value: ValueMeaning = {
      is: 'value',
      op: meaning.contains(monthly ? thisMonth(at) : thisYear(at), at),
      type: { kind: 'flag' },
      grain: finer(meaning.grain, monthly ? ENTITY_MONTH : ENTITY_YEAR),
    };
    named(name, value, at, workshop);
  }
  return meaning;
}

/** 每个成员, 每户: the list of whose items a definition speaks, none for the entity itself. */
function nounOf(noun: NameExpr, workshop: Workshop): { readonly list?: string } | undefined {
  const { symbols, report } = workshop;
  const nouns = [...symbols.lists.map((l) => l.name), ...(symbols.entity ? [symbols.entity.name] : [])];
  const name = nounNamed(noun, nouns, symbols.entity?.name);
  if (symbols.entity?.name === name) return {};
  if (symbols.lists.some((l) => l.name === name)) {
    workshop.used.add(name);
    return { list: name };
  }
  const near = nearest(name, nouns);
  report(diagnostic('GJ2001', noun.span, { name, ...(near ? { near } : {}) }));
  return undefined;
}

/** A meaning that has one value for each item, even where it names no field of the item. */
const atGrain = (meaning: Meaning, grain: Grain): Meaning =>
  meaning.is === 'value' || meaning.is === 'period' ? { ...meaning, grain: finer(grain, meaning.grain) } : meaning;

/** Makes a step of a value; what refers to it refers to the step. */
function named(name: string, meaning: ValueMeaning, at: Span, workshop: Workshop): ValueMeaning {
  const grain = meaning.grain.of === 'policy' ? { ...meaning.grain, of: 'entity' as const } : meaning.grain;
  if (grain.list !== undefined) workshop.lists.set(name, grain.list);
  workshop.steps.push({ name, stage: 'definition', grain, value: meaning.op, at, cites: [] });
  return { ...meaning, op: stepRef(name, meaning.type, at) };
}

/** Items of two lists do not correspond, unless one list lies in the other. */
function oneList(meaning: ValueMeaning, at: Span, workshop: Workshop): boolean {
  const strangers = apart(workshop.symbols, listsIn(meaning.op, workshop.lists));
  if (!strangers) return true;
  const [list, other] = strangers;
  workshop.report(diagnostic('GJ3006', at, { list, other }));
  return false;
}

function listsIn(op: Op, lists: Workshop['lists']): ReadonlySet<string> {
  if (op.op === 'column') return new Set(op.list === undefined ? [] : [op.list]);
  if (op.op === 'step') {
    const list = lists.get(op.name);
    return new Set(list === undefined ? [] : [list]);
  }
  if (op.op === 'over') return new Set();
  if (op.op === 'fill') return new Set([op.list]);
  return new Set(operands(op).flatMap((inner) => [...listsIn(inner, lists)]));
}

// 解读

type AnswerField = FieldOf<'answer'>;
const answersOf = (block: BlockOf<'reading'>): readonly AnswerField[] =>
  block.fields.filter((field) => field.kind === 'answer').sort((a, b) => keyIndex(a) - keyIndex(b));
const order = new Map<KeywordId, number>(answerIds.map((id, i) => [id, i]));
const keyIndex = (field: AnswerField): number => order.get(field.label.keyword) ?? 0;
/** The key of an answer, as the Plan knows it: 甲, 乙 … */
const keyOf = (field: AnswerField): string => spell(field.label.keyword, 'zh');

function readingMeaning({ name, block }: DeclarationOf<'reading'>, workshop: Workshop): Meaning | undefined {
  const type = typeOfSpec(block.type);
  if (type.kind === 'status') {
    workshop.report(diagnostic('GJ3017', block.type.span, { word: spell('statusType', 'zh') }));
    return undefined;
  }
  const answers = answersOf(block);
  const read = answers.map((field) => ({ key: keyOf(field), meaning: answerMeaning(field, type, workshop) }));
  const good = read.flatMap(({ key, meaning }) => (meaning ? [{ key, meaning }] : []));
  if (good.length < read.length || good.length === 0) return undefined;
  return combine(name, type, good, block.name.span, workshop);
}

function answerMeaning(field: AnswerField, type: StaticType, workshop: Workshop): Meaning | undefined {
  const scope = scopeOf(workshop, ANYWHERE);
  if (isValueType(type)) {
    const value = elaborateAs(field.value, scope, type);
    return value && oneList(value, field.value.span, workshop) ? value : undefined;
  }
  const meaning = elaborate(field.value, scope, type);
  if (meaning && meaning.is !== type.kind) {
    reportKind(field.value, scope, meaning, [type]);
    return undefined;
  }
  return meaning;
}

type Answers<M extends Meaning> = readonly { readonly key: string; readonly meaning: M }[];
const ofKind = <K extends Meaning['is']>(answers: Answers<Meaning>, kind: K): Answers<Extract<Meaning, { is: K }>> =>
  answers.filter((a): a is { key: string; meaning: Extract<Meaning, { is: K }> } => a.meaning.is === kind);

/** The choice is pushed down to values, so that the Plan needs no periods, splits or rules. */
function combine(
  name: string,
  type: StaticType,
  answers: Answers<Meaning>,
  at: Span,
  workshop: Workshop,
): Meaning | undefined {
  const choose = <M extends Meaning>(of: Answers<M>, op: (meaning: M) => Op, span: Span): Op => {
    const ops = of.map(({ key, meaning }) => [key, op(meaning)] as const);
    return readingOp(name, Object.fromEntries(ops), (ops[0] as readonly [string, Op])[1].type, span);
  };
  switch (type.kind) {
    case 'period': {
      const periods = ofKind(answers, 'period');
      const grain = periods.reduce((g, { meaning }) => finer(g, meaning.grain), POLICY);
      const units = new Set(periods.map(({ meaning }) => meaning.unit));
      const unit = (['date', 'month', 'year'] as const).find((u) => units.has(u)) ?? 'either';
      const bounded = periods.flatMap(({ key, meaning }) => (meaning.bounds ? [{ key, meaning: meaning.bounds }] : []));
      const end = (which: 'from' | 'to'): Op =>
        readingOp(
          name,
          Object.fromEntries(bounded.map((b) => [b.key, b.meaning[which]])),
          bounded[0]?.meaning[which].type ?? YEAR,
          at,
        );
      return {
        is: 'period',
        unit,
        grain,
        contains: (point, span) => choose(periods, (period) => period.contains(point, span), span),
        touchesYear: (year, span) => choose(periods, (period) => period.touchesYear(year, span), span),
        // Years and months do not mix.
        ...(bounded.length === periods.length && new Set(bounded.map((b) => b.meaning.from.type.kind)).size === 1
          ? { bounds: { from: end('from'), to: end('to') } }
          : {}),
        ...(periods.some(({ meaning }) => meaning.recurs) ? { recurs: true as const } : {}),
      };
    }
    case 'split': {
      const splits = ofKind(answers, 'split');
      return {
        is: 'split',
        parts: splits.flatMap(({ meaning }) => meaning.parts),
        part: (of, index, count, span) => choose(splits, (split) => split.part(of, index, count, span), span),
      };
    }
    case 'missingRule': {
      const rules = ofKind(answers, 'missingRule');
      return { is: 'missingRule', apply: (parts) => choose(rules, (rule) => rule.apply(parts), at) };
    }
    case 'topUpRule': {
      const rules = ofKind(answers, 'topUpRule');
      return { is: 'topUpRule', earlier: (parts) => choose(rules, (rule) => rule.earlier(parts), at) };
    }
    case 'expiryRule': {
      const rules = ofKind(answers, 'expiryRule');
      return { is: 'expiryRule', continues: choose(rules, (rule) => rule.continues, at) };
    }
    case 'status':
      // INVARIANT: refused before.
      throw new Error(`the reading ${name} is a status`);
    default: {
      const values = ofKind(answers, 'value');
      const grain = values.reduce((g, { meaning }) => finer(g, meaning.grain), POLICY);
      const op = choose(values, (value) => value.op, at);
      const value: ValueMeaning = { is: 'value', op, type, grain };
      // Whoever takes the other answer must find the same items.
      return oneList(value, at, workshop) ? named(name, value, at, workshop) : undefined;
    }
  }
}

/** The Plan's record of a reading; reports what is missing. */
export function readingOf(
  block: BlockOf<'reading'>,
  text: string,
  report: (d: Diagnostic) => void,
): Reading | undefined {
  const answers = answersOf(block);
  const question = block.fields.find((field) => field.kind === 'question');
  const chosen = block.fields.find((field) => field.kind === 'chosen');
  const decided = block.fields.find((field) => field.kind === 'decided');
  const choice = decided ?? chosen;
  if (answers.length < 2) report(diagnostic('GJ2010', block.keyword, { what: fields.answer.example.zh }));
  if (!question) report(diagnostic('GJ2010', block.keyword, { what: spell('question', 'zh') }));
  if (!choice) report(diagnostic('GJ2010', block.keyword, { what: spell('chosen', 'zh') }));
  if (!choice || answers.length === 0) return undefined;
  const written = choice.key.text.split(/[，,、\s]/)[0] ?? '';
  const shown = answers.map((field) => ({
    key: keyOf(field),
    text: text.slice(field.value.span.start, field.value.span.end),
  }));
  const answer = answerKey(written, shown);
  if (!answer) {
    report(
      diagnostic('GJ2008', choice.key.span, {
        answer: written,
        reading: block.name.text,
        answers: shown.map((a) => a.key).join('、'),
      }),
    );
    return undefined;
  }
  return {
    name: block.name.text,
    question: question?.text.text ?? '',
    answers: shown,
    chosen: answer,
    provisional: !decided,
    at: block.name.span,
  };
}

/** 乙, B, or the answer's own words. */
export function answerKey(written: string, answers: Reading['answers']): string | undefined {
  const byKey = answers.find((a) => a.key === written);
  const latin = answerIds.find((id) => spell(id, 'en') === written);
  return (
    byKey ??
    answers.find((a) => latin && a.key === spell(latin, 'zh')) ??
    answers.find((a) => a.text === written) ??
    answers.find((a) => wordId(written) !== undefined && wordId(a.text) === wordId(written))
  )?.key;
}

/** 继续兑完 and runs on are one answer. */
const wordId = (text: string): KeywordId | undefined =>
  keywordIds.find((id) => keywords[id].role === 'word' && spellingsOf(id).includes(text));

// 参数

function parameterMeaning({ name, block }: DeclarationOf<'parameter'>): Meaning | undefined {
  const type = typeOfSpec(block.type);
  if (!isValueType(type)) return undefined;
  const op: Op = { op: 'parameter', name, type, at: block.name.span };
  const dated = block.rows.length > 1 || block.fields.some((field) => field.kind === 'data');
  return {
    is: 'value',
    op,
    type,
    grain: { of: 'policy', ...(dated ? { yearly: true, dated: true } : { yearly: false }) },
  };
}

/** A written value; 未定 has none. */
export function valueOf(expr: Expr, type: Type, workshop: Workshop): Value | undefined {
  if (expr.kind === 'word' && expr.word === 'open') return undefined;
  const meaning = elaborateAs(expr, scopeOf(workshop), type);
  return meaning?.op.op === 'const' ? meaning.op.value : undefined;
}
