/**
 * The syntax tree: a policy document as blocks of fields. It speaks the law's words and holds
 * no meaning; names are still text. Every node knows its span in the file.
 */
import type { Field } from './fields/index.ts';
import type { KeywordId, MoneyUnit } from './keywords.ts';
import type { Rational } from './rational.ts';
import type { ScenarioPart } from './scenarioNodes.ts';
import type { Span } from './span.ts';
import type { TimeExpr } from './timeNodes.ts';
import type { CurrencyId } from './vocabulary/units.ts';

export type * from './scenarioNodes.ts';

export interface Node<K extends string> {
  readonly kind: K;
  readonly span: Span;
}

/** A piece of text that is not cut into words. */
export interface Text {
  readonly text: string;
  readonly span: Span;
}

// Expressions

/** A written value; `spelling` is what stands in the file. */
export type Literal = {
  readonly spelling: string;
} /** `fen`: minor units, a hundredth of what `currency` counts in; 人民币 where there is none. */ & (
  | {
      readonly type: 'money';
      readonly fen: Rational;
      readonly unit: MoneyUnit | CurrencyId;
      readonly currency?: string;
    }
  | { readonly type: 'ratio'; readonly value: Rational }
  /** 5个百分点, as a fraction of one. */
  | { readonly type: 'points'; readonly value: Rational }
  | { readonly type: 'number'; readonly value: Rational }
  | { readonly type: 'count'; readonly value: Rational; readonly unit: UnitRef }
  /** 0.03元/美元: `value` in minor units of money, `of` the amount before the stroke. */
  | { readonly type: 'rate'; readonly value: Rational; readonly of: Literal; readonly unit: string }
  | { readonly type: 'duration'; readonly count: number; readonly unit: 'year' | 'month' | 'day' }
  | { readonly type: 'year'; readonly year: number }
  | { readonly type: 'date'; readonly day: number }
  /** 2026年1月, as a month number. */
  | { readonly type: 'month'; readonly month: number }
  | { readonly type: 'monthDay'; readonly month: number; readonly day: number }
  /** 9月 of every year. */
  | { readonly type: 'monthOfYear'; readonly month: number }
  /** 第3年, 第3个月. */
  | { readonly type: 'ordinal'; readonly nth: number; readonly unit: 'year' | 'month' }
  /** 前两年, 前6个月. */
  | { readonly type: 'firstFew'; readonly count: number; readonly unit: 'year' | 'month' }
  | { readonly type: 'split'; readonly weights: readonly number[] }
  | { readonly type: 'clauseRef'; readonly ref: string }
  | { readonly type: 'text'; readonly text: string }
);

/** A unit of counting: a word of the language, or one that the policy declares by using it in a type. */
export type UnitRef = KeywordId | { readonly own: string };

export interface LiteralExpr extends Node<'literal'> {
  readonly literal: Literal;
}
/** A declared name, or one that ought to be. */
export interface NameExpr extends Node<'name'> {
  readonly name: string;
  readonly quoted: boolean;
  /** A measure word that is the noun itself, as 户 is in 每户. */
  readonly measure?: true;
}
/** A word of the language that stands for a value: 本年度, 未定, 等额, 视为达标 … */
export interface WordExpr extends Node<'word'> {
  readonly word: KeywordId;
}
export interface GroupExpr extends Node<'group'> {
  readonly of: Expr;
}
export interface LogicExpr extends Node<'and' | 'or'> {
  readonly parts: readonly Expr[];
}
export interface NotExpr extends Node<'not'> {
  readonly of: Expr;
}
/** `word` names the relation (为, 超过, 以上 …); `inclusion` is a written （含） or （不含）. */
export interface CompareExpr extends Node<'compare'> {
  readonly word: KeywordId;
  readonly left: Expr;
  readonly right: Expr;
  readonly inclusion?: 'including' | 'excluding';
}
/** X高于Y5个百分点（含）以上: how far X lies above or below Y. */
export interface MarginExpr extends Node<'margin'> {
  readonly word: 'moreThan' | 'lessThan';
  readonly left: Expr;
  readonly right: Expr;
  /** A written figure. */
  readonly by: Expr;
  readonly bound: 'above' | 'below';
  readonly inclusion?: 'including' | 'excluding';
}
/** 合同金额100万元（含）至200万元（不含）: from one figure to another. */
export interface BetweenExpr extends Node<'between'> {
  readonly left: Expr;
  readonly from: RangeEnd;
  readonly to: RangeEnd;
}
export interface RangeEnd extends Node<'rangeEnd'> {
  readonly value: Expr;
  readonly inclusion?: 'including' | 'excluding';
}
export interface OneOfExpr extends Node<'oneOf'> {
  readonly left: Expr;
  readonly options: readonly Expr[];
  readonly negated: boolean;
}
export interface WithinExpr extends Node<'within'> {
  readonly left: Expr;
  readonly period: Expr;
  readonly negated: boolean;
}
/** 已发生, 未发生, 缺失, 未缺失. */
export interface StateExpr extends Node<'state'> {
  readonly word: 'occurred' | 'notOccurred' | 'absent' | 'notAbsent';
  readonly of: Expr;
}
export interface ArithmeticExpr extends Node<'arithmetic'> {
  readonly word: 'plus' | 'minus' | 'times' | 'over';
  readonly left: Expr;
  readonly right: Expr;
}
/** A的3%. */
export interface PartOfExpr extends Node<'partOf'> {
  readonly of: Expr;
  readonly part: Expr;
}
/** X较上年度增长 / 新增额 / 增减额, X较上月…. */
export interface ChangeExpr extends Node<'change'> {
  readonly of: Expr;
  readonly on: 'onLastYear' | 'onLastMonth';
  readonly word: 'growth' | 'increase' | 'delta';
}
/** 上年度X. */
export interface LastYearExpr extends Node<'lastYear'> {
  readonly of: Expr;
}
/** X所在年度, X次年度. */
export interface YearExpr extends Node<'yearOf'> {
  readonly of: Expr;
  readonly word: 'yearOfDate' | 'nextYear';
}
/** 上月X. */
export interface LastMonthExpr extends Node<'lastMonth'> {
  readonly of: Expr;
}
/** X所在月份, X次月. */
export interface MonthExpr extends Node<'monthOf'> {
  readonly of: Expr;
  readonly word: 'monthOfDate' | 'nextMonth';
}
/** 本年度末, 本月末: the last day. */
export interface LastDayExpr extends Node<'lastDay'> {
  readonly of: Expr;
}
/** 本年度9月30日. */
export interface DayOfYearExpr extends Node<'dayOfYear'> {
  readonly of: Expr;
  readonly day: Expr;
}
/** 每年9月1日至9月30日, 每年3月: the same days of every year. */
export interface YearlyWindowExpr extends Node<'yearlyWindow'> {
  readonly from: Expr;
  readonly to?: Expr;
}
/** X后2年. */
export interface LaterExpr extends Node<'later'> {
  readonly of: Expr;
  readonly by: Expr;
}
/** Y年度和之后2年: a period of whole years. */
export interface FollowingExpr extends Node<'following'> {
  readonly of: Expr;
  readonly by: Expr;
}
/** 自X起3年内: a period of dates. */
export interface FromForExpr extends Node<'fromFor'> {
  readonly from: Expr;
  readonly by: Expr;
}
/** 自X起至Y止, X至Y: a period from X to Y, both inclusive. */
export interface FromToExpr extends Node<'fromTo'> {
  readonly from: Expr;
  readonly to: Expr;
  /** Written without 自…起: X至Y. */
  readonly bare: boolean;
}
/** 自X起永久: a period of dates or years without end. */
export interface FromEverExpr extends Node<'fromEver'> {
  readonly from: Expr;
}
/** （365天，算头不算尾）: how days become a part of a year. */
export interface DayBasis extends Node<'dayBasis'> {
  /** 365天, 360天; absent: 当年实际天数. */
  readonly days?: Expr;
  readonly ends?: 'lastOut' | 'lastIn';
}
/** X按日折算（365天）自A起至B止: X by the part of a year from A to B. */
export interface ProRataExpr extends Node<'proRata'> {
  readonly of: Expr;
  readonly basis?: DayBasis;
  readonly period: Expr;
}
/** 自A起至B止的满月数, 满年数. */
export interface ElapsedExpr extends Node<'elapsed'> {
  readonly period: Expr;
  readonly word: 'fullMonths' | 'fullYears';
}
/** Y的兑付日: the day of payment of a year. */
export interface PayDayExpr extends Node<'payDayOf'> {
  readonly of: Expr;
}
/** X于D: what X is on a day. */
export interface OnDayExpr extends Node<'onDay'> {
  readonly of: Expr;
  readonly date: Expr;
  /** Written D first: 本年度末在库. */
  readonly leading?: true;
}
/** X折算于D, X按R折算于D: foreign money in 人民币. */
export interface ConvertExpr extends Node<'convert'> {
  readonly of: Expr;
  readonly rate?: NameExpr;
  readonly date?: Expr;
}
/** 清单（条件，按…前2个）的字段合计, 清单的个数; 最近一次清单（条件）的字段: `one` of them; 全体企业的产值平均值. */
export interface AggregateExpr extends Node<'aggregate'> {
  /** Written with 全体: over all entities. */
  readonly everybody?: true;
  readonly list: NameExpr;
  readonly where?: Expr;
  readonly order?: Ordering;
  /** 最早一次, 最近一次: by the list's own date. */
  readonly nearest?: 'earliestOne' | 'latestOne';
  readonly of?: Expr;
  readonly word: 'total' | 'number' | 'turns' | 'average' | 'highest' | 'lowest' | 'one';
}
/** 三（一）的合计, 三（一）的累计, 全部合计: what a clause (absent: all of them) pays to everybody. */
export interface ClauseTotalExpr extends Node<'clauseTotal'> {
  readonly clause?: Text;
  /** In a year, or in all years together. */
  readonly over: 'year' | 'life';
}
/** 任一清单（条件）, 全部清单（挑选）均…: `of` is what holds of the items; without it `where` is. */
export interface QuantifiedExpr extends Node<'quantified'> {
  readonly word: 'anyOne' | 'all';
  readonly list: NameExpr;
  readonly where?: Expr;
  readonly order?: Ordering;
  readonly of?: Expr;
}
/** 合同金额从高到低; 购置日期最早. */
export interface SortKeyNode extends Node<'sortKey'> {
  readonly by: Expr;
  readonly word: Direction;
}
export type Direction =
  | 'highToLow'
  | 'lowToHigh'
  | 'earlyToLate'
  | 'lateToEarly'
  | 'greatest'
  | 'least'
  | 'earliest'
  | 'latest';
/** 按合同金额从高到低、签订日期从早到晚，每个成员取前2个; 按签订日期从早到晚，面积累计不超过1000平方米. */
export interface Ordering extends Node<'ordering'> {
  readonly keys: readonly SortKeyNode[];
  /** Counted anew in each item of this list. */
  readonly per?: NameExpr;
  readonly count?: Expr;
  readonly running?: { readonly of: Expr; readonly limit: Expr };
}
/** 较小者（a、b）, 较大者（a、b）. */
export interface ExtremeExpr extends Node<'extreme'> {
  readonly word: 'smaller' | 'larger';
  readonly of: readonly Expr[];
}
/** -5万元. */
export interface NegativeExpr extends Node<'negative'> {
  readonly of: Expr;
}
/** X每满S给Y: Y for every full S in X. */
export interface PerFullExpr extends Node<'perFull'> {
  readonly of: Expr;
  readonly step: Expr;
  readonly each: Expr;
}
/** 连续3年…, 连续6个月…: in each of so many years or months, this one the last. */
export interface ConsecutiveExpr extends Node<'consecutive'> {
  readonly years: Expr;
  readonly of: Expr;
}
/** 改用X. */
export interface InsteadExpr extends Node<'instead'> {
  readonly of: Expr;
}
/** Text from which nothing could be made; the parser has said why. */
export type BrokenExpr = Node<'brokenExpr'>;

export type Expr =
  | LiteralExpr
  | NameExpr
  | WordExpr
  | GroupExpr
  | LogicExpr
  | NotExpr
  | CompareExpr
  | MarginExpr
  | BetweenExpr
  | OneOfExpr
  | WithinExpr
  | StateExpr
  | ArithmeticExpr
  | PartOfExpr
  | ChangeExpr
  | LastYearExpr
  | LastMonthExpr
  | YearExpr
  | MonthExpr
  | LastDayExpr
  | DayOfYearExpr
  | YearlyWindowExpr
  | LaterExpr
  | FollowingExpr
  | FromForExpr
  | FromToExpr
  | FromEverExpr
  | ProRataExpr
  | ElapsedExpr
  | PayDayExpr
  | OnDayExpr
  | ConvertExpr
  | TimeExpr
  | AggregateExpr
  | ClauseTotalExpr
  | QuantifiedExpr
  | ExtremeExpr
  | NegativeExpr
  | PerFullExpr
  | ConsecutiveExpr
  | InsteadExpr
  | BrokenExpr;
export type ExprOf<K extends Expr['kind']> = Extract<Expr, { kind: K }>;

// Types, as they are written

export interface TypeSpec extends Node<'type'> {
  readonly word: KeywordId;
  /** Of 数量（人）, 金额（美元）, 单价（元/人·月）: its canonical text (dsl/units.ts), and as it is written. */
  readonly unit?: { readonly name: string; readonly spelling: string };
  /** Of 选项 a、b、c. */
  readonly options: readonly Text[];
}

// Blocks

interface BlockNode<K extends string> extends Node<K> {
  /** The keyword that opens the block. */
  readonly keyword: Span;
  /** 三（一）, where the head names a clause. */
  readonly ref?: Text;
  /** The name or title in the head; empty text where there is none. */
  readonly name: Text;
  readonly fields: readonly Field[];
  /** Recovery had to invent or skip something: kept for outlines, never lowered. */
  readonly broken: boolean;
  /** Index of the section of the document that it stands in. */
  readonly section: number;
}

export type PolicyBlock = BlockNode<'policy'>;
export interface EntityBlock extends BlockNode<'entity'> {
  /** The owner, where this is a list: （每家企业多项）. */
  readonly owner?: NameExpr;
  readonly columns: readonly FieldDeclaration[];
}
export interface FieldDeclaration extends Node<'fieldDeclaration'> {
  readonly name: Text;
  readonly yearly: boolean;
  readonly monthly: boolean;
  readonly type: TypeSpec;
  readonly absence: 'required' | 'optional' | 'never' | NameExpr;
}
export interface DefinitionBlock extends BlockNode<'definition'> {
  /** （每个成员）: what it has one value for. */
  readonly per?: NameExpr;
  readonly value: Expr;
}
export interface ParameterBlock extends BlockNode<'parameter'> {
  readonly type: TypeSpec;
  readonly rows: readonly ParameterRow[];
}
export interface ParameterRow extends Node<'parameterRow'> {
  readonly from: Expr;
  readonly value: Expr;
}
export interface ReadingBlock extends BlockNode<'reading'> {
  readonly type: TypeSpec;
}
/** 表: heading cells are expressions (the last one is a title), rows are tiers. */
export interface TableBlock extends BlockNode<'table'> {
  readonly mode: 'wholeBase' | 'progressive' | 'lookup';
  readonly rows: readonly TierRow[];
}
export interface TierRow extends Node<'tierRow'> {
  readonly cells: readonly TierCell[];
}
/** A range, one or more values, 其他情形, or nothing. */
export interface TierCell extends Node<'tierCell'> {
  readonly lower?: TierBound;
  readonly upper?: TierBound;
  readonly values: readonly Expr[];
  readonly otherwise: boolean;
  /** The heading of the result. */
  readonly title?: Text;
}
export interface TierBound {
  readonly value: Expr;
  readonly inclusive: boolean;
}
export type ClauseBlock = BlockNode<'clause'>;
export type QualitativeBlock = BlockNode<'qualitative'>;
export type QualificationBlock = BlockNode<'qualification'>;
export type RelationBlock = BlockNode<'relation'>;
/** 引用 旧办法：“2021.policy.md”: another policy under a short name. */
export interface ReferenceBlock extends BlockNode<'reference'> {
  /** As it is written: relative to the folder of this file. */
  readonly path: Text;
}
export type CheckBlock = BlockNode<'check'>;
export interface ScenarioBlock extends BlockNode<'scenario'> {
  readonly parts: readonly ScenarioPart[];
}

export type Block =
  | PolicyBlock
  | EntityBlock
  | DefinitionBlock
  | ParameterBlock
  | TableBlock
  | ReadingBlock
  | ClauseBlock
  | QualitativeBlock
  | QualificationBlock
  | RelationBlock
  | ReferenceBlock
  | CheckBlock
  | ScenarioBlock;
export type BlockKind = Block['kind'];
export type BlockOf<K extends BlockKind> = Extract<Block, { kind: K }>;

/** All blocks of a document, in order. */
export interface PolicyAst {
  readonly blocks: readonly Block[];
}
