/** The grammar of the fields that say when money comes, stops and goes back. */
import type { IToken } from 'chevrotain';
import type { Expr } from '../ast.ts';
import type { Instalments, Interest, Milestone, Milestones, SlotTypes } from '../fields/index.ts';
import { join } from '../span.ts';
import { keywordOf, tokens, wordToken } from '../tokens.ts';
import { ExpressionParser } from './expressions.ts';
import { type Rule, spanned, spanOf } from './nodes.ts';

export class PaymentSlotParser extends ExpressionParser {
  readonly instalments: Rule<SlotTypes['instalments']> = this.RULE('instalments', () =>
    this.OR([
      { ALT: (): Instalments | Milestones => this.SUBRULE(this.equalYears) },
      { ALT: (): Instalments | Milestones => this.SUBRULE(this.milestones) },
    ]),
  );

  /** 分三年等额，自X起; 分三年按4:3:3，自X起. */
  private readonly equalYears: Rule<Instalments> = this.RULE('equalYears', () => {
    const word = this.CONSUME(wordToken('inParts'));
    const years = this.SUBRULE(this.literal);
    const split = this.OR([
      {
        ALT: () => {
          const t = this.CONSUME(wordToken('equally'));
          return this.ACTION((): Expr => ({ kind: 'word', word: 'equally', span: spanOf(t) }));
        },
      },
      {
        ALT: () => {
          this.CONSUME(wordToken('by'));
          return this.SUBRULE(this.primary);
        },
      },
    ]);
    this.CONSUME(tokens.Comma);
    this.CONSUME(wordToken('from'));
    const from = this.SUBRULE(this.sum);
    const close = this.CONSUME(wordToken('begin'));
    return this.ACTION(() => ({
      kind: 'instalments' as const,
      years,
      split,
      from,
      span: join(spanOf(word), spanOf(close)),
    }));
  });

  /** 认定日期所在年度50%，自认定日期起3年内达产日期所在年度其余. */
  private readonly milestones: Rule<Milestones> = this.RULE('milestones', () => {
    const parts: Milestone[] = [this.SUBRULE(this.milestone)];
    this.MANY(() => {
      this.OR([{ ALT: () => this.CONSUME(tokens.Comma) }, { ALT: () => this.CONSUME(tokens.Enumeration) }]);
      parts.push(this.SUBRULE1(this.milestone));
    });
    return this.ACTION(() => ({ kind: 'milestones' as const, parts, span: spanned(parts) }));
  });

  private readonly milestone: Rule<Milestone> = this.RULE('milestone', () => {
    const first = this.SUBRULE(this.sum);
    let within: Expr | undefined;
    let year: Expr = first;
    let ratio: Expr | undefined;
    this.OR([
      { ALT: () => this.CONSUME(wordToken('rest')) },
      {
        ALT: () => {
          this.CONSUME(wordToken('inside'));
          within = first;
          year = this.SUBRULE1(this.sum);
          ratio = this.SUBRULE(this.partShare);
        },
      },
      {
        ALT: () => {
          const second = this.SUBRULE2(this.sum);
          ratio = second;
          // 自…起3年内 has its own 内: what stands before the year is a period.
          this.OPTION(() => {
            within = first;
            year = second;
            ratio = this.SUBRULE1(this.partShare);
          });
        },
      },
    ]);
    return this.ACTION(() => ({
      kind: 'milestone' as const,
      ...(within ? { within } : {}),
      year,
      ...(ratio ? { ratio } : {}),
      span: join(first.span, spanOf(this.LA(0))),
    }));
  });

  private readonly partShare: Rule<Expr | undefined> = this.RULE('partShare', () =>
    this.OR([
      {
        ALT: (): Expr | undefined => {
          this.CONSUME(wordToken('rest'));
          return undefined;
        },
      },
      { ALT: (): Expr | undefined => this.SUBRULE(this.sum) },
    ]),
  );

  /** 监督期内退库日期已发生的，尚未兑现部分不再兑现. */
  readonly event: Rule<SlotTypes['event']> = this.RULE('event', () => {
    const first = this.SUBRULE(this.sum);
    let second: Expr | undefined;
    let share: Expr | undefined;
    let interest: Interest | undefined;
    // 自…起3年内 has its own 内; a period's name needs one.
    this.OPTION(() => {
      second = this.OR([
        {
          ALT: () => {
            this.CONSUME(wordToken('inside'));
            return this.SUBRULE1(this.sum);
          },
        },
        { ALT: () => this.SUBRULE2(this.sum) },
      ]);
    });
    // 在库退出的, where 在库 is a 状态.
    const word = this.OR2([
      { ALT: () => this.CONSUME(wordToken('occurred')) },
      { ALT: () => this.CONSUME(wordToken('exits')) },
    ]);
    this.OPTION1(() => this.CONSUME(wordToken('of')));
    this.OPTION2(() => {
      this.CONSUME(tokens.Comma);
      this.OR1([
        {
          ALT: () => {
            this.CONSUME(wordToken('unpaidStops'));
          },
        },
        {
          ALT: () => {
            this.CONSUME(wordToken('paidBack'));
            this.OPTION3(() => {
              this.CONSUME1(wordToken('of'));
              share = this.SUBRULE3(this.sum);
            });
            this.OPTION4(() => {
              interest = this.SUBRULE(this.interest);
            });
          },
        },
        {
          ALT: () => {
            this.CONSUME(wordToken('by'));
            share = this.SUBRULE4(this.sum);
            this.CONSUME1(wordToken('paidBack'));
            this.OPTION5(() => {
              interest = this.SUBRULE1(this.interest);
            });
          },
        },
      ]);
    });
    return this.ACTION(() => ({
      kind: 'event' as const,
      ...(second ? { within: first } : {}),
      date: second ?? first,
      ...(keywordOf(word) === 'exits' ? { exit: true as const } : {}),
      ...(share ? { share } : {}),
      ...(interest ? { interest } : {}),
      span: join(first.span, interest?.span ?? share?.span ?? spanOf(word)),
    }));
  });

  /** ，并按年利率4%计息（365天）. */
  private readonly interest: Rule<Interest> = this.RULE('interest', () => {
    this.CONSUME(tokens.Comma);
    const word = this.CONSUME(wordToken('interestAt'));
    const rate = this.SUBRULE(this.sum);
    const runs = this.CONSUME(wordToken('interestRuns'));
    const basis = this.SUBRULE(this.dayBasis);
    return this.ACTION(() => ({
      kind: 'interest' as const,
      rate,
      ...(basis ? { basis } : {}),
      span: join(spanOf(word), basis?.span ?? spanOf(runs)),
    }));
  });

  /** 自再入库日期起恢复兑现; 条件的，自…起恢复兑现，停付期间的补发. */
  readonly resumption: Rule<SlotTypes['resumption']> = this.RULE('resumption', () => {
    let condition: Expr | undefined;
    let madeUp = false;
    this.OPTION({
      GATE: () => this.LA(1).tokenType !== wordToken('from'),
      DEF: () => {
        condition = this.SUBRULE(this.expression);
        this.CONSUME(wordToken('of'));
        this.CONSUME(tokens.Comma);
      },
    });
    this.CONSUME(wordToken('from'));
    const from = this.SUBRULE(this.sum);
    const close = this.CONSUME(wordToken('begin'));
    let payments: IToken | undefined;
    this.OPTION1(() => {
      payments = this.CONSUME(wordToken('resumes'));
    });
    this.OPTION2(() => {
      this.CONSUME1(tokens.Comma);
      this.CONSUME(wordToken('madeUp'));
      madeUp = true;
    });
    return this.ACTION(() => ({
      kind: 'resumption' as const,
      ...(condition ? { condition } : {}),
      from,
      madeUp,
      payments: payments !== undefined,
      span: join(condition?.span ?? from.span, spanOf(close)),
    }));
  });

  /** 扣除以前年度标准; 按补差口径处理，连同已享受奖励的金额合计. */
  readonly topUp: Rule<SlotTypes['topUp']> = this.RULE('topUp', () => {
    const rule = this.OR([
      { ALT: (): Expr => this.SUBRULE(this.valueWord) },
      {
        ALT: (): Expr => {
          this.CONSUME(wordToken('by'));
          const named = this.SUBRULE(this.name);
          this.CONSUME(wordToken('handled'));
          return named;
        },
      },
    ]);
    let besides: Expr | undefined;
    this.OPTION(() => {
      this.CONSUME(tokens.Comma);
      this.CONSUME(wordToken('togetherWith'));
      besides = this.SUBRULE(this.sum);
    });
    return this.ACTION(() => ({
      kind: 'topUp' as const,
      rule,
      ...(besides ? { besides } : {}),
      span: join(rule.span, besides?.span ?? rule.span),
    }));
  });

  /** 自查实日期起3年内; 申报日期在自查实日期起3年内; 查实日期起永久. */
  readonly ban: Rule<SlotTypes['ban']> = this.RULE('ban', () => {
    const first = this.SUBRULE(this.sum);
    let moment: Expr | undefined;
    let period: Expr = first;
    this.OPTION(() =>
      this.OR([
        {
          ALT: () => {
            this.CONSUME(wordToken('inPeriod'));
            moment = first;
            const start = this.SUBRULE1(this.sum);
            period = start;
            this.OPTION1(() =>
              this.OR1([
                { ALT: () => this.CONSUME(wordToken('inside')) },
                {
                  ALT: () => {
                    this.CONSUME1(wordToken('begin'));
                    const begun = this.ACTION(() => ({ start: start.span, of: start }));
                    period = this.SUBRULE1(this.fromTail, { ARGS: [begun] as never });
                  },
                },
              ]),
            );
          },
        },
        { ALT: () => this.CONSUME2(wordToken('inside')) },
        {
          // 查实日期起3年内, without 自.
          ALT: () => {
            this.CONSUME(wordToken('begin'));
            const begun = this.ACTION(() => ({ start: first.span, of: first }));
            period = this.SUBRULE(this.fromTail, { ARGS: [begun] as never });
          },
        },
      ]),
    );
    return this.ACTION(() => ({
      kind: 'ban' as const,
      ...(moment ? { moment } : {}),
      period,
      span: join(first.span, period.span),
    }));
  });
}
