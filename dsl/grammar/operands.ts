/**
 * The grammar of operands, on Chevrotain: sums, products, what follows a name, and what stands
 * alone. LL(1), recovery on. Nodes are built inside ACTION, which Chevrotain skips while it
 * records the grammar.
 */
import { EOF, type IToken } from 'chevrotain';
import type { DayBasis, Expr, NameExpr } from '../ast.ts';
import type { Diagnostic } from '../diagnostics.ts';
import type { KeywordId } from '../keywords.ts';
import { join } from '../span.ts';
import { lineErrors } from '../syntaxErrors.ts';
import { allTokens, keywordOf, literalTokens, nameOf, tokens, wordToken } from '../tokens.ts';
import { aggregate, arithmetic, broken, clauseTotal, oneOf, type Rule, spanOf } from './nodes.ts';
import { literalExpr, TimeOperandParser } from './timeOperands.ts';

/** Words that stand for a value where an expression is expected. */
const valueWords = [
  'thisYear',
  'thisMonth',
  'validity',
  'issueDate',
  'startDay',
  'open',
  'equally',
  'notRecognised',
  'deemedMet',
  'lessEarlierStandard',
  'lessEarlierReceipts',
  'continues',
  'expires',
  'byAuthority',
  'yes',
  'no',
  'unknownState',
  'absentState',
  'notComputable',
  'held',
  'notHeld',
  'cancelled',
  'satisfied',
  'unsatisfied',
] as const satisfies readonly KeywordId[];

export abstract class OperandParser extends TimeOperandParser {
  /** Conditions in brackets; the rules of logic stand above this class. */
  abstract readonly expression: Rule<Expr>;
  /** Lists and which of their items are meant; likewise. */
  abstract readonly filteredName: Rule<Expr>;
  abstract readonly nearestOne: Rule<Expr>;
  /** Figures over all entities, and over all clauses; likewise. */
  abstract readonly overEverybody: Rule<Expr>;
  abstract readonly everyClause: Rule<Expr>;
  /** Findings of the grammar's own, such as 且 mixed with 或. */
  readonly findings: Diagnostic[] = [];

  constructor() {
    super([...allTokens], {
      recoveryEnabled: true,
      maxLookahead: 1,
      errorMessageProvider: lineErrors,
      nodeLocationTracking: 'none',
    });
  }

  // Expressions

  sums: Rule<readonly Expr[]> = this.RULE(
    'sums',
    () => {
      const all: Expr[] = [this.SUBRULE(this.sum)];
      this.MANY(() => {
        this.CONSUME(tokens.Enumeration);
        all.push(this.SUBRULE1(this.sum));
      });
      return all;
    },
    { recoveryValueFunc: () => [broken] },
  );

  sum: Rule<Expr> = this.RULE(
    'sum',
    () => {
      let left = this.SUBRULE(this.product);
      this.MANY(() => {
        const word = this.OR([
          { ALT: () => this.CONSUME(wordToken('plus')) },
          { ALT: () => this.CONSUME(wordToken('minus')) },
        ]);
        const right = this.SUBRULE1(this.product);
        left = this.ACTION(() => arithmetic(word, left, right));
      });
      return left;
    },
    { recoveryValueFunc: () => broken },
  );

  product: Rule<Expr> = this.RULE(
    'product',
    () => {
      let left = this.SUBRULE(this.postfix);
      this.MANY(() => {
        const word = this.OR([
          { ALT: () => this.CONSUME(wordToken('times')) },
          { ALT: () => this.CONSUME(wordToken('over')) },
        ]);
        const right = this.SUBRULE1(this.postfix);
        left = this.ACTION(() => arithmetic(word, left, right));
      });
      return left;
    },
    { recoveryValueFunc: () => broken },
  );

  postfix: Rule<Expr> = this.RULE(
    'postfix',
    () => {
      let of = this.SUBRULE(this.primary);
      this.MANY({
        // 的 before a comma or a line's end closes a condition (…缺失的，不予认定); it takes nothing.
        GATE: () =>
          this.LA(1).tokenType !== wordToken('of') ||
          (this.LA(2).tokenType !== tokens.Comma && this.LA(2).tokenType !== EOF),
        DEF: () => {
          of = this.SUBRULE(this.postfixTail, { ARGS: [of] as never });
        },
      });
      return of;
    },
    { recoveryValueFunc: () => broken },
  );

  postfixTail = this.RULE(
    'postfixTail',
    (of: Expr): Expr =>
      this.OR([
        { ALT: () => this.SUBRULE(this.ofTail, { ARGS: [of] as never }) },
        { ALT: () => this.SUBRULE(this.timePostfix, { ARGS: [of] as never }) },
        {
          ALT: (): Expr => {
            const on = this.OR2([
              { ALT: () => this.CONSUME(wordToken('onLastYear')) },
              { ALT: () => this.CONSUME(wordToken('onLastMonth')) },
            ]);
            const word = this.OR1(
              (['growth', 'increase', 'delta'] as const).map((id) => ({ ALT: () => this.consume(10, wordToken(id)) })),
            );
            return this.ACTION(() => ({
              kind: 'change',
              of,
              on: (keywordOf(on) ?? 'onLastYear') as 'onLastYear',
              word: (keywordOf(word) ?? 'growth') as 'growth',
              span: join(of.span, spanOf(word)),
            }));
          },
        },
        {
          ALT: (): Expr => {
            this.consume(50, wordToken('perFull'));
            const step = this.subrule(50, this.literal);
            this.consume(51, wordToken('give'));
            const each = this.subrule(51, this.primary);
            return this.ACTION(() => ({ kind: 'perFull', of, step, each, span: join(of.span, each.span) }));
          },
        },
        {
          ALT: (): Expr => {
            this.consume(60, wordToken('onDay'));
            const date = this.subrule(60, this.day);
            return this.ACTION(() => ({ kind: 'onDay', of, date, span: join(of.span, date.span) }));
          },
        },
        {
          ALT: (): Expr => {
            this.consume(70, wordToken('proRata'));
            const basis = this.SUBRULE(this.dayBasis);
            const period = this.SUBRULE(this.fromPeriod);
            return this.ACTION(() => ({
              kind: 'proRata',
              of,
              ...(basis ? { basis } : {}),
              period,
              span: join(of.span, period.span),
            }));
          },
        },
        {
          ALT: (): Expr => {
            this.consume(71, wordToken('by'));
            return this.SUBRULE(this.byTail, { ARGS: [of] as never });
          },
        },
        {
          ALT: (): Expr => this.SUBRULE(this.converted, { ARGS: [of] as never }),
        },
      ]),
    { recoveryValueFunc: () => broken },
  );

  /** （365天，头尾都算）, （当年实际天数）, or nothing. */
  dayBasis: Rule<DayBasis | undefined> = this.RULE('dayBasis', () => {
    let basis: DayBasis | undefined;
    this.OPTION(() => {
      const open = this.CONSUME(tokens.LeftParen);
      const days = this.OR([
        { ALT: (): Expr | undefined => this.SUBRULE(this.literal) },
        {
          ALT: (): Expr | undefined => {
            this.CONSUME(wordToken('actualDays'));
            return undefined;
          },
        },
      ]);
      let ends: DayBasis['ends'];
      this.OPTION1(() => {
        this.CONSUME(tokens.Comma);
        ends = this.OR1(
          (['lastOut', 'lastIn'] as const).map((id, i) => ({
            ALT: (): DayBasis['ends'] => {
              this.consume(80 + i, wordToken(id));
              return id;
            },
          })),
        );
      });
      const close = this.CONSUME(tokens.RightParen);
      basis = this.ACTION(() => ({
        kind: 'dayBasis' as const,
        ...(days ? { days } : {}),
        ...(ends ? { ends } : {}),
        span: join(spanOf(open), spanOf(close)),
      }));
    });
    return basis;
  });
  /** 合同金额按中间价折算于报关日期: what stands behind 按. */
  byTail = this.RULE(
    'byTail',
    (of: Expr): Expr => {
      const rate = this.SUBRULE(this.name);
      const whole = this.SUBRULE(this.converted, { ARGS: [of] as never });
      return this.ACTION((): Expr => (whole.kind === 'convert' ? { ...whole, rate } : whole));
    },
    { recoveryValueFunc: () => broken },
  );

  /** 折算, 折算于报关日期. */
  converted = this.RULE(
    'converted',
    (of: Expr): Expr => {
      const word = this.CONSUME(wordToken('converted'));
      let date: Expr | undefined;
      this.OPTION(() => {
        this.CONSUME(wordToken('onDay'));
        date = this.SUBRULE(this.day);
      });
      return this.ACTION(
        (): Expr => ({
          kind: 'convert',
          of,
          ...(date ? { date } : {}),
          span: join(of.span, date?.span ?? spanOf(word)),
        }),
      );
    },
    { recoveryValueFunc: () => broken },
  );

  /** The day that follows 于: 签订日期, 本年度末, 本年度的兑付日. What follows a day goes on with it. */
  day: Rule<Expr> = this.RULE(
    'day',
    () => {
      let of = this.SUBRULE(this.primary);
      this.MANY(() => {
        of = this.SUBRULE(this.timePostfix, { ARGS: [of] as never });
      });
      this.OPTION({
        GATE: () => this.LA(2).tokenType === wordToken('dayOfPayment'),
        DEF: () => {
          this.CONSUME(wordToken('of'));
          const word = this.CONSUME(wordToken('dayOfPayment'));
          of = this.ACTION((): Expr => ({ kind: 'payDayOf', of, span: join(of.span, spanOf(word)) }));
        },
      });
      return of;
    },
    { recoveryValueFunc: () => broken },
  );

  ofTail = this.RULE(
    'ofTail',
    (of: Expr): Expr => {
      this.CONSUME(wordToken('of'));
      return this.OR([
        {
          ALT: (): Expr => {
            const word = this.CONSUME(wordToken('dayOfPayment'));
            return this.ACTION(() => ({ kind: 'payDayOf', of, span: join(of.span, spanOf(word)) }));
          },
        },
        {
          ALT: (): Expr => {
            const word = this.OR2([
              { ALT: () => this.CONSUME(wordToken('number')) },
              { ALT: () => this.CONSUME(wordToken('turns')) },
            ]);
            return this.ACTION(() => aggregate(of, undefined, word));
          },
        },
        ...(['fullMonths', 'fullYears'] as const).map((id, i) => ({
          ALT: (): Expr => {
            const word = this.consume(90 + i, wordToken(id));
            return this.ACTION(() => ({ kind: 'elapsed', period: of, word: id, span: join(of.span, spanOf(word)) }));
          },
        })),
        {
          // 三（一）的合计: only of a clause; of a list it is said which field is summed.
          GATE: () => this.LA(-1).tokenType === literalTokens.clauseRef,
          ALT: (): Expr => {
            const word = this.SUBRULE(this.totalWord);
            return this.ACTION(() => clauseTotal(of, word));
          },
        },
        {
          ALT: (): Expr => {
            const word = this.CONSUME(wordToken('monthsNumber'));
            return this.ACTION(() => ({ kind: 'monthCount', of, span: join(of.span, spanOf(word)) }));
          },
        },
        {
          ALT: (): Expr => {
            const part = this.SUBRULE(this.primary);
            let word: IToken | undefined;
            this.OPTION(() => {
              word = this.OR1(
                (['total', 'average', 'highest', 'lowest'] as const).map((id) => ({
                  ALT: () => this.consume(40, wordToken(id)),
                })),
              );
            });
            return this.ACTION(() =>
              word
                ? aggregate(of, part, word)
                : (oneOf(of, part) ?? { kind: 'partOf', of, part, span: join(of.span, part.span) }),
            );
          },
        },
      ]);
    },
    { recoveryValueFunc: () => broken },
  );

  totalWord: Rule<IToken> = this.RULE('totalWord', () =>
    this.OR([{ ALT: () => this.CONSUME(wordToken('total')) }, { ALT: () => this.CONSUME(wordToken('overLife')) }]),
  );

  primary: Rule<Expr> = this.RULE(
    'primary',
    () =>
      this.OR([
        { ALT: () => this.SUBRULE(this.literal) },
        { ALT: () => this.SUBRULE(this.valueWord) },
        { ALT: () => this.SUBRULE(this.lastYear) },
        { ALT: () => this.SUBRULE(this.lastMonth) },
        { ALT: () => this.SUBRULE(this.yearlyWindow) },
        { ALT: () => this.SUBRULE(this.whole) },
        { ALT: () => this.SUBRULE(this.firstDate) },
        { ALT: () => this.SUBRULE(this.laterDate) },
        { ALT: () => this.SUBRULE(this.fromPeriod) },
        { ALT: () => this.SUBRULE(this.extreme) },
        { ALT: () => this.SUBRULE(this.instead) },
        { ALT: () => this.SUBRULE(this.filteredName) },
        { ALT: () => this.SUBRULE(this.overEverybody) },
        { ALT: () => this.SUBRULE(this.everyClause) },
        { ALT: () => this.SUBRULE(this.nearestOne) },
        {
          ALT: (): Expr => {
            const word = this.CONSUME(wordToken('minus'));
            const of = this.SUBRULE1(this.literal);
            return this.ACTION(() => ({ kind: 'negative', of, span: join(spanOf(word), of.span) }));
          },
        },
        {
          ALT: (): Expr => {
            const open = this.CONSUME(tokens.LeftParen);
            const of = this.SUBRULE(this.expression);
            const close = this.CONSUME(tokens.RightParen);
            return this.ACTION(() => ({ kind: 'group', of, span: join(spanOf(open), spanOf(close)) }));
          },
        },
      ]),
    { recoveryValueFunc: () => broken },
  );

  literal: Rule<Expr> = this.RULE(
    'literal',
    () => {
      const t = this.OR(Object.values(literalTokens).map((type) => ({ ALT: () => this.consume(0, type) })));
      return this.ACTION(() => literalExpr(t));
    },
    { recoveryValueFunc: () => broken },
  );

  valueWord: Rule<Expr> = this.RULE(
    'valueWord',
    () => {
      const t = this.OR(valueWords.map((id) => ({ ALT: () => this.consume(0, wordToken(id)) })));
      return this.ACTION((): Expr => ({ kind: 'word', word: keywordOf(t) ?? 'thisYear', span: spanOf(t) }));
    },
    { recoveryValueFunc: () => broken },
  );

  /** 上年度工业产值; 上年度 alone is a year. */
  lastYear: Rule<Expr> = this.RULE(
    'lastYear',
    () => {
      const word = this.CONSUME(wordToken('lastYear'));
      let of: Expr | undefined;
      this.OPTION(() => {
        of = this.SUBRULE(this.name);
      });
      return this.ACTION(
        (): Expr =>
          of
            ? { kind: 'lastYear', of, span: join(spanOf(word), of.span) }
            : { kind: 'word', word: 'lastYear', span: spanOf(word) },
      );
    },
    { recoveryValueFunc: () => broken },
  );

  /** 自X起3年内, 自X起至Y止, 自X起永久, 自X起第3年, 自X起首次…. */
  fromPeriod: Rule<Expr> = this.RULE(
    'fromPeriod',
    () => {
      const word = this.CONSUME(wordToken('from'));
      const of = this.SUBRULE(this.sum);
      this.CONSUME(wordToken('begin'));
      const begun = this.ACTION(() => ({ start: spanOf(word), of }));
      return this.SUBRULE(this.fromTail, { ARGS: [begun] as never });
    },
    { recoveryValueFunc: () => broken },
  );

  /** 较小者（a、b）. */
  extreme: Rule<Expr> = this.RULE(
    'extreme',
    () => {
      const word = this.OR([
        { ALT: () => this.CONSUME(wordToken('smaller')) },
        { ALT: () => this.CONSUME(wordToken('larger')) },
      ]);
      this.CONSUME(tokens.LeftParen);
      const of = this.SUBRULE(this.sums);
      const close = this.CONSUME(tokens.RightParen);
      return this.ACTION(
        (): Expr => ({
          kind: 'extreme',
          word: (keywordOf(word) ?? 'smaller') as 'smaller',
          of,
          span: join(spanOf(word), spanOf(close)),
        }),
      );
    },
    { recoveryValueFunc: () => broken },
  );

  /** 改用X. */
  instead: Rule<Expr> = this.RULE(
    'instead',
    () => {
      const word = this.CONSUME(wordToken('insteadOf'));
      const of = this.SUBRULE(this.sum);
      return this.ACTION((): Expr => ({ kind: 'instead', of, span: join(spanOf(word), of.span) }));
    },
    { recoveryValueFunc: () => broken },
  );

  name: Rule<NameExpr> = this.RULE(
    'name',
    () => {
      const t = this.OR([
        { ALT: () => this.CONSUME(tokens.Name) },
        { ALT: () => this.CONSUME(tokens.QuotedName) },
        { ALT: () => this.CONSUME(tokens.Unknown) },
      ]);
      return this.ACTION(
        (): NameExpr => ({ kind: 'name', name: nameOf(t), quoted: t.tokenType === tokens.QuotedName, span: spanOf(t) }),
      );
    },
    { recoveryValueFunc: (): NameExpr => ({ kind: 'name', name: '', quoted: false, span: broken.span }) },
  );
}
