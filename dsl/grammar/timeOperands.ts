/**
 * The grammar of operands that speak of time: months, windows of every year, years by number,
 * 首次, and the days of a 状态. The rest of the operands stand in operands.ts.
 */
import { EmbeddedActionsParser, type IToken } from 'chevrotain';
import type { Expr, NameExpr } from '../ast.ts';
import { join, type Span } from '../span.ts';
import { keywordOf, literalOf, literalTokens, wordToken } from '../tokens.ts';
import { broken, type Rule, spanOf } from './nodes.ts';

/** What a rule is given: where the operand begins, and its first part. */
export interface Begun {
  readonly start: Span;
  readonly of: Expr;
}

export abstract class TimeOperandParser extends EmbeddedActionsParser {
  // The rules of plain operands and of comparisons stand above this class.
  abstract readonly comparison: Rule<Expr>;
  abstract readonly sum: Rule<Expr>;
  abstract readonly literal: Rule<Expr>;
  abstract readonly name: Rule<NameExpr>;

  /** 上月缴费基数; 上月 alone is a month. */
  lastMonth: Rule<Expr> = this.RULE(
    'lastMonth',
    () => {
      const word = this.CONSUME(wordToken('lastMonth'));
      let of: Expr | undefined;
      this.OPTION(() => {
        of = this.SUBRULE(this.name);
      });
      return this.ACTION(
        (): Expr =>
          of
            ? { kind: 'lastMonth', of, span: join(spanOf(word), of.span) }
            : { kind: 'word', word: 'lastMonth', span: spanOf(word) },
      );
    },
    { recoveryValueFunc: () => broken },
  );

  /** 每年9月1日至9月30日, 每年3月. */
  yearlyWindow: Rule<Expr> = this.RULE(
    'yearlyWindow',
    () => {
      const word = this.CONSUME(wordToken('perYear'));
      const from = this.SUBRULE(this.literal);
      let to: Expr | undefined;
      this.OPTION(() => {
        this.CONSUME(wordToken('to'));
        to = this.SUBRULE1(this.literal);
      });
      return this.ACTION(
        (): Expr => ({
          kind: 'yearlyWindow',
          from,
          ...(to ? { to } : {}),
          span: join(spanOf(word), (to ?? from).span),
        }),
      );
    },
    { recoveryValueFunc: () => broken },
  );

  /** 全年在库, 全月在库, 年内曾在库, 全年缴费基数合计. */
  whole: Rule<Expr> = this.RULE(
    'whole',
    () => {
      const word = this.OR([
        { ALT: () => this.CONSUME(wordToken('wholeYear')) },
        { ALT: () => this.CONSUME(wordToken('wholeMonth')) },
        { ALT: () => this.CONSUME(wordToken('duringYear')) },
      ]);
      const of = this.SUBRULE(this.name);
      let how: IToken | undefined;
      this.OPTION(() => {
        how = this.OR1(
          (['total', 'highest', 'lowest'] as const).map((id, i) => ({ ALT: () => this.consume(i, wordToken(id)) })),
        );
      });
      return this.ACTION(
        (): Expr => ({
          kind: 'whole',
          word: (keywordOf(word) ?? 'wholeYear') as 'wholeYear',
          of,
          ...(how ? { how: (keywordOf(how) ?? 'total') as 'total' } : {}),
          span: join(spanOf(word), how ? spanOf(how) : of.span),
        }),
      );
    },
    { recoveryValueFunc: () => broken },
  );

  /** 首次在库日期; 首次 before a condition lacks its 自…起, which elaboration says. */
  firstDate: Rule<Expr> = this.RULE(
    'firstDate',
    () => {
      const word = this.CONSUME(wordToken('firstTime'));
      const of = this.SUBRULE(this.comparison);
      let exit: IToken | undefined;
      let date: IToken | undefined;
      this.OPTION(() => {
        exit = this.CONSUME(wordToken('exits'));
      });
      this.OPTION1(() => {
        date = this.CONSUME(wordToken('date'));
      });
      return this.ACTION((): Expr => {
        const end = date ?? exit;
        const span = join(spanOf(word), end ? spanOf(end) : of.span);
        return end && of.kind === 'name'
          ? { kind: 'statusDate', which: 'firstTime', of, exit: exit !== undefined, span }
          : { kind: 'firstTime', of, span };
      });
    },
    { recoveryValueFunc: () => broken },
  );

  /** 再次在库日期, 末次在库退出日期. */
  laterDate: Rule<Expr> = this.RULE(
    'laterDate',
    () => {
      const word = this.OR([
        { ALT: () => this.CONSUME(wordToken('again')) },
        { ALT: () => this.CONSUME(wordToken('lastTime')) },
      ]);
      const of = this.SUBRULE(this.name);
      let exit: IToken | undefined;
      this.OPTION(() => {
        exit = this.CONSUME(wordToken('exits'));
      });
      const date = this.CONSUME(wordToken('date'));
      return this.ACTION(
        (): Expr => ({
          kind: 'statusDate',
          which: (keywordOf(word) ?? 'again') as 'again',
          of,
          exit: exit !== undefined,
          span: join(spanOf(word), spanOf(date)),
        }),
      );
    },
    { recoveryValueFunc: () => broken },
  );

  /** What goes on after 自X起. */
  fromTail = this.RULE(
    'fromTail',
    // The grammar is recorded without arguments: they are looked into in ACTIONs only.
    (begun: Begun): Expr =>
      this.OR([
        {
          ALT: (): Expr => {
            this.CONSUME(wordToken('to'));
            const to = this.SUBRULE(this.sum);
            this.OPTION(() => this.CONSUME(wordToken('end')));
            return this.ACTION(() => ({
              kind: 'fromTo',
              from: begun.of,
              to,
              bare: false,
              span: join(begun.start, to.span),
            }));
          },
        },
        {
          ALT: (): Expr => {
            const word = this.CONSUME(wordToken('permanently'));
            return this.ACTION(() => ({ kind: 'fromEver', from: begun.of, span: join(begun.start, spanOf(word)) }));
          },
        },
        {
          ALT: (): Expr => {
            const first = this.SUBRULE(this.ordinal);
            let last: Expr | undefined;
            this.OPTION1(() => {
              this.CONSUME1(wordToken('to'));
              last = this.SUBRULE1(this.ordinal);
            });
            return this.ACTION(() => ({
              kind: 'nth',
              from: begun.of,
              first,
              ...(last ? { last } : {}),
              span: join(begun.start, (last ?? first).span),
            }));
          },
        },
        {
          ALT: (): Expr => {
            const by = this.SUBRULE(this.length);
            const inside = this.CONSUME(wordToken('inside'));
            return this.ACTION(() => ({
              kind: 'fromFor',
              from: begun.of,
              by,
              span: join(begun.start, spanOf(inside)),
            }));
          },
        },
        {
          ALT: (): Expr => {
            this.CONSUME(wordToken('of'));
            const word = this.OR1(
              (['yearIndex', 'monthIndex'] as const).map((id, i) => ({
                ALT: () => this.consume(10 + i, wordToken(id)),
              })),
            );
            return this.ACTION(() => ({
              kind: 'timeIndex',
              from: begun.of,
              word: (keywordOf(word) ?? 'yearIndex') as 'yearIndex',
              span: join(begun.start, spanOf(word)),
            }));
          },
        },
        {
          ALT: (): Expr => {
            this.CONSUME(wordToken('firstTime'));
            const holds = this.SUBRULE1(this.comparison);
            return this.ACTION(() => ({
              kind: 'firstTime',
              from: begun.of,
              of: holds,
              span: join(begun.start, holds.span),
            }));
          },
        },
      ]),
    { recoveryValueFunc: () => broken },
  );

  private readonly ordinal: Rule<Expr> = this.RULE(
    'ordinal',
    () => {
      const t = this.CONSUME(literalTokens.ordinal);
      return this.ACTION(() => literalExpr(t));
    },
    { recoveryValueFunc: () => broken },
  );

  /** Any literal but 第3年: what is no length of time is told by elaboration. */
  private readonly length: Rule<Expr> = this.RULE(
    'length',
    () => {
      const t = this.OR(lengths.map((type) => ({ ALT: () => this.consume(0, type) })));
      return this.ACTION(() => literalExpr(t));
    },
    { recoveryValueFunc: () => broken },
  );

  /** 所在年度, 次年度, 所在月份, 次月; 后2年, 和之后2年; 末, perhaps before the name of a 状态; 9月30日 of a year. */
  timePostfix = this.RULE(
    'timePostfix',
    (of: Expr): Expr =>
      this.OR([
        ...(['yearOfDate', 'nextYear'] as const).map((id, i) => ({
          ALT: (): Expr => {
            const word = this.consume(10 + i, wordToken(id));
            return this.ACTION(() => ({ kind: 'yearOf', of, word: id, span: join(of.span, spanOf(word)) }));
          },
        })),
        ...(['following', 'later'] as const).map((id, i) => ({
          ALT: (): Expr => {
            this.consume(30 + i, wordToken(id));
            const by = this.subrule(30 + i, this.literal);
            return this.ACTION(() => ({ kind: id, of, by, span: join(of.span, by.span) }));
          },
        })),
        ...(['monthOfDate', 'nextMonth'] as const).map((id, i) => ({
          ALT: (): Expr => {
            const word = this.consume(20 + i, wordToken(id));
            return this.ACTION(() => ({ kind: 'monthOf', of, word: id, span: join(of.span, spanOf(word)) }));
          },
        })),
        {
          ALT: (): Expr => {
            const word = this.CONSUME(wordToken('lastDay'));
            let status: NameExpr | undefined;
            this.OPTION(() => {
              status = this.SUBRULE(this.name);
            });
            return this.ACTION((): Expr => {
              const date: Expr = { kind: 'lastDay', of, span: join(of.span, spanOf(word)) };
              return status
                ? { kind: 'onDay', of: status, date, leading: true, span: join(of.span, status.span) }
                : date;
            });
          },
        },
        {
          ALT: (): Expr => {
            const t = this.CONSUME(literalTokens.monthDay);
            return this.ACTION(() => ({
              kind: 'dayOfYear',
              of,
              day: literalExpr(t),
              span: join(of.span, spanOf(t)),
            }));
          },
        },
      ]),
    { recoveryValueFunc: () => broken },
  );
}

export function literalExpr(t: IToken): Expr {
  const literal = literalOf(t);
  return literal ? { kind: 'literal', literal, span: spanOf(t) } : broken;
}

const lengths = Object.values(literalTokens).filter((type) => type !== literalTokens.ordinal);
