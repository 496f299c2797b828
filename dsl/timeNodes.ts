/** Expressions about months, statuses, first times and years by number; the rest of them stand in ast.ts. */
import type { Expr, NameExpr, Node } from './ast.ts';

/** 全年在库, 全月在库, 年内曾在库; 全年缴费基数合计. */
export interface WholeExpr extends Node<'whole'> {
  readonly word: 'wholeYear' | 'wholeMonth' | 'duringYear';
  readonly of: NameExpr;
  readonly how?: 'total' | 'highest' | 'lowest';
}
/** X的月数: in how many months of the year X holds. */
export interface MonthCountExpr extends Node<'monthCount'> {
  readonly of: Expr;
}
/** 全年各月X, 全年任一月X. */
export interface MonthsExpr extends Node<'months'> {
  readonly word: 'everyMonth' | 'anyMonth';
  readonly of: Expr;
}
/** 自2020年起首次X: X holds, and has not held since; without 自…起 an error that says so. */
export interface FirstTimeExpr extends Node<'firstTime'> {
  readonly from?: Expr;
  readonly of: Expr;
}
/** 首次在库日期, 再次在库日期, 末次在库退出日期. */
export interface StatusDateExpr extends Node<'statusDate'> {
  readonly which: 'firstTime' | 'again' | 'lastTime';
  readonly of: NameExpr;
  readonly exit: boolean;
}
/** 自X起的年次, 自X起的月次. */
export interface TimeIndexExpr extends Node<'timeIndex'> {
  readonly from: Expr;
  readonly word: 'yearIndex' | 'monthIndex';
}
/** 自X起第3年: that year; 自X起第1年至第2年: a period. */
export interface NthExpr extends Node<'nth'> {
  readonly from: Expr;
  readonly first: Expr;
  readonly last?: Expr;
}
/** 扶持年度内累计3年X: at least so many years of a period up to this one. */
export interface CumulativeExpr extends Node<'cumulative'> {
  readonly period: Expr;
  readonly least: Expr;
  readonly of: Expr;
}

export type TimeExpr =
  | WholeExpr
  | MonthCountExpr
  | MonthsExpr
  | FirstTimeExpr
  | StatusDateExpr
  | TimeIndexExpr
  | NthExpr
  | CumulativeExpr;
