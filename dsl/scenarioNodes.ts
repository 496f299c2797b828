/** The parts and lines of a 场景; the rest of the syntax tree stands in ast.ts. */
import type { Expr, NameExpr, Node, Text } from './ast.ts';

/** `给定 企业 甲厂：` and its facts; `应当：`, `若取 …：` and their expectations; `逐例：` and its table. */
export type ScenarioPart = GivenPart | ExpectPart | CasesPart;
export interface GivenPart extends Node<'given'> {
  readonly entity: NameExpr;
  readonly title: Text;
  readonly facts: readonly FactLine[];
}
export interface FactLine extends Node<'fact'> {
  readonly name: NameExpr;
  /** Of a yearly field: 产值2024年：300万元. */
  readonly year?: number;
  readonly value?: Expr;
  readonly table?: Table;
}
export interface ExpectPart extends Node<'expect'> {
  /** 应当 甲厂：…; absent: all entities together. */
  readonly entity?: Text;
  /** The readings under which these hold; empty for the provisional ones. */
  readonly under: readonly ReadingChoice[];
  readonly lines: readonly ExpectationLine[];
}
export interface ReadingChoice extends Node<'choice'> {
  readonly name: NameExpr;
  /** A key such as 乙, or an answer's own word. */
  readonly answer: Text;
}
export interface CasesPart extends Node<'cases'> {
  /** 逐例 甲厂：…: whose facts the rows change, and whose results they say. */
  readonly entity?: Text;
  readonly table: Table;
}
/** `三（一）2024年：10万元`, `旧办法四合计：…`, `全部合计：…`, `扶持年度2024年：是`, `依据：…`, `不适用：…`. */
export type ExpectationLine = ResultLine | FigureLine | ClauseListLine;
export interface ResultLine extends Node<'result'> {
  readonly target: ResultTarget;
  readonly value: ExpectedValue;
}
/** A clause (absent: all of them), in a year or in all (合计); neither is written of a check that is made once. */
export interface ResultTarget extends Node<'target'> {
  /** The short name of another document; its `clause`, or all of it. */
  readonly document?: Text;
  readonly clause?: Text;
  readonly year?: number;
  readonly total: boolean;
  /** 出资县财政, 受益法定代表人: only that part. */
  readonly party?: { readonly word: 'paidBy' | 'receivedBy'; readonly name: NameExpr };
  /** Of a heading 缴费基数2026年1月: a month number. */
  readonly month?: number;
  /** Of a heading 在库自 or 在库至: which end of the last interval. */
  readonly end?: 'from' | 'to';
}
/** What a definition or a table is expected to say: `平均增速2026年：5%`. */
export interface FigureLine extends Node<'figure'> {
  readonly name: NameExpr;
  readonly year?: number;
  readonly value: Expr;
}
export interface ExpectedValue extends Node<'expected'> {
  /** 不超过, 不少于, 测算. */
  readonly bound?: 'atMost' | 'atLeast' | 'planned';
  readonly value: Expr;
}
export interface ClauseListLine extends Node<'clauseList'> {
  readonly word: 'basis' | 'notApplicable';
  readonly clauses: readonly Text[];
}
export interface Table extends Node<'table'> {
  readonly rows: readonly TableRow[];
}
export interface TableRow extends Node<'row'> {
  readonly cells: readonly Cell[];
}
/** A cell holds one expression, or a target, or a bound with a value; empty cells hold nothing. */
export interface Cell extends Node<'cell'> {
  readonly bound?: 'atMost' | 'atLeast' | 'planned';
  readonly target?: ResultTarget;
  readonly list?: NameExpr;
  readonly value?: Expr;
}
