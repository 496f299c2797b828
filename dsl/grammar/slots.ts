/** The grammar of fields: a rule for each kind of slot, and a rule for each label, made from the field table. */
import type { IToken } from 'chevrotain';
import type { Expr, NameExpr, Ordering, Text } from '../ast.ts';
import { diagnostic } from '../diagnostics.ts';
import { type Field, fieldRows, type SlotType, type SlotTypes } from '../fields/index.ts';
import { type KeywordId, type MoneyUnit, moneyUnits, spellingsOf } from '../keywords.ts';
import { join } from '../span.ts';
import { keywordOf, labelToken, literalTokens, tokens, wordToken } from '../tokens.ts';
import { excerptOf, type Rule, spanOf, textOf } from './nodes.ts';
import { TogetherSlotParser } from './togetherSlots.ts';

export class SlotParser extends TogetherSlotParser {
  // Slots of fields, by the names of SlotTypes

  readonly text: Rule<Text> = this.RULE('text', () => {
    const t = this.CONSUME(tokens.Text);
    return this.ACTION(() => textOf(t));
  });

  readonly texts: Rule<readonly Text[]> = this.RULE('texts', () => {
    const all: Text[] = [];
    this.AT_LEAST_ONE_SEP({
      SEP: tokens.Enumeration,
      DEF: () => {
        all.push(this.SUBRULE(this.text));
      },
    });
    return all;
  });

  readonly excerpts: Rule<SlotTypes['excerpts']> = this.RULE('excerpts', () => {
    const all: SlotTypes['excerpts'][number][] = [];
    this.AT_LEAST_ONE_SEP({
      SEP: tokens.Enumeration,
      DEF: () => {
        const t = this.CONSUME(tokens.Quote);
        this.ACTION(() => {
          all.push(excerptOf(t));
        });
      },
    });
    return all;
  });

  readonly conditions: Rule<readonly Expr[]> = this.RULE('conditions', () =>
    this.OR([
      {
        ALT: () => {
          const all: Expr[] = [];
          this.AT_LEAST_ONE(() => {
            this.CONSUME(tokens.ItemMarker);
            all.push(this.SUBRULE(this.expression));
            this.OPTION(() => this.CONSUME(tokens.Semicolon));
          });
          return all;
        },
      },
      { ALT: () => [this.SUBRULE1(this.expression)] },
    ]),
  );

  readonly monthDay: Rule<Expr> = this.RULE('monthDay', () => {
    this.OPTION(() => this.CONSUME(wordToken('perYear')));
    return this.SUBRULE(this.literal);
  });

  readonly grant: Rule<SlotTypes['grant']> = this.RULE('grant', () => {
    let bound: IToken | undefined;
    this.OPTION(() => {
      bound = this.OR([
        { ALT: () => this.CONSUME(wordToken('atMost')) },
        { ALT: () => this.CONSUME(wordToken('atLeast')) },
      ]);
    });
    const amount = this.SUBRULE(this.sum);
    return this.ACTION(() => ({
      kind: 'grant' as const,
      amount,
      ...(bound ? { bound: keywordOf(bound) as 'atMost' | 'atLeast' } : {}),
      span: bound ? join(spanOf(bound), amount.span) : amount.span,
    }));
  });

  /** 每项100万元; 每个成员每年2万元; 每家累计300万元. */
  readonly cap: Rule<SlotTypes['cap']> = this.RULE('cap', () => {
    let per: NameExpr | undefined;
    const first = this.LA(1);
    this.OR([
      { ALT: () => this.CONSUME(wordToken('perUnit')) },
      {
        ALT: () => {
          per = this.SUBRULE(this.eachNoun);
        },
      },
    ]);
    let scope: SlotTypes['cap']['scope'] = 'item';
    this.OPTION(() => {
      scope = this.OR1([
        {
          ALT: () => {
            this.CONSUME(wordToken('perYear'));
            return 'year' as const;
          },
        },
        {
          ALT: () => {
            this.CONSUME(wordToken('overLife'));
            return 'life' as const;
          },
        },
      ]);
    });
    const limit = this.SUBRULE(this.sum);
    return this.ACTION(() => ({
      kind: 'cap' as const,
      scope,
      ...(per ? { per } : {}),
      limit,
      span: join(spanOf(first), limit.span),
    }));
  });

  readonly items: Rule<SlotTypes['items']> = this.RULE('items', () => {
    const list = this.SUBRULE(this.name);
    let where: Expr | undefined;
    let order: Ordering | undefined;
    this.OPTION(() => {
      this.CONSUME(tokens.Comma);
      this.OR([
        {
          ALT: () => {
            order = this.SUBRULE(this.ordering);
          },
        },
        {
          ALT: () => {
            where = this.SUBRULE(this.expression);
            this.OPTION1(() => {
              this.CONSUME1(tokens.Comma);
              order = this.SUBRULE1(this.ordering);
            });
          },
        },
      ]);
    });
    return this.ACTION(() => ({
      kind: 'items' as const,
      list,
      ...(where ? { where } : {}),
      ...(order ? { order } : {}),
      span: join(list.span, (order ?? where ?? list).span),
    }));
  });

  /** 分三年等额，自X起; 分三年按4:3:3，自X起. */
  readonly instalments: Rule<SlotTypes['instalments']> = this.RULE('instalments', () => {
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

  /** 监督期内退库日期已发生的，尚未兑现部分不再兑现. */
  readonly event: Rule<SlotTypes['event']> = this.RULE('event', () => {
    const first = this.SUBRULE(this.sum);
    let second: Expr | undefined;
    let share: Expr | undefined;
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
    const word = this.CONSUME(wordToken('occurred'));
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
          },
        },
      ]);
    });
    return this.ACTION(() => ({
      kind: 'event' as const,
      ...(second ? { within: first } : {}),
      date: second ?? first,
      ...(share ? { share } : {}),
      span: join(first.span, share?.span ?? spanOf(word)),
    }));
  });

  /** 自再入库日期起恢复兑现; 条件的，自…起恢复兑现. */
  readonly resumption: Rule<SlotTypes['resumption']> = this.RULE('resumption', () => {
    let condition: Expr | undefined;
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
    this.OPTION1(() => this.CONSUME(wordToken('resumes')));
    return this.ACTION(() => ({
      kind: 'resumption' as const,
      ...(condition ? { condition } : {}),
      from,
      span: join(condition?.span ?? from.span, spanOf(close)),
    }));
  });

  readonly shares: Rule<SlotTypes['shares']> = this.RULE('shares', () => {
    const all: SlotTypes['shares'][number][] = [];
    this.AT_LEAST_ONE_SEP({
      SEP: tokens.Enumeration,
      DEF: () => {
        const payer = this.SUBRULE(this.name);
        let ratio: Expr | undefined;
        let rest: IToken | undefined;
        this.OPTION(() =>
          this.OR([
            {
              ALT: () => {
                rest = this.CONSUME(wordToken('rest'));
              },
            },
            {
              ALT: () => {
                ratio = this.SUBRULE(this.sum);
              },
            },
          ]),
        );
        this.ACTION(() =>
          all.push({
            kind: 'share',
            payer: { text: payer.name, span: payer.span },
            ...(ratio ? { ratio } : {}),
            rest: rest !== undefined,
            span: ratio ? join(payer.span, ratio.span) : rest ? join(payer.span, spanOf(rest)) : payer.span,
          }),
        );
      },
    });
    return all;
  });

  /** X缺失的，不予认定; X缺失的，按Y处理. */
  readonly missingRule: Rule<SlotTypes['missingRule']> = this.RULE('missingRule', () => {
    const of = this.SUBRULE(this.sum);
    this.CONSUME(wordToken('absent'));
    this.OPTION(() => this.CONSUME(wordToken('of')));
    this.CONSUME(tokens.Comma);
    const treatment = this.OR([
      {
        ALT: () => {
          this.CONSUME(wordToken('by'));
          const named = this.SUBRULE(this.name);
          this.CONSUME(wordToken('handled'));
          return named;
        },
      },
      { ALT: () => this.SUBRULE(this.valueWord) },
      { ALT: () => this.SUBRULE(this.instead) },
    ]);
    return this.ACTION(() => ({ kind: 'missingRule' as const, of, treatment, span: join(of.span, treatment.span) }));
  });

  readonly validity: Rule<SlotTypes['validity']> = this.RULE('validity', () => {
    const word = this.CONSUME(wordToken('from'));
    const from = this.SUBRULE(this.sum);
    const close = this.CONSUME(wordToken('begin'));
    let to: Expr | undefined;
    this.OPTION(() => {
      this.CONSUME(wordToken('to'));
      to = this.SUBRULE1(this.sum);
      this.OPTION1(() => this.CONSUME(wordToken('end')));
    });
    return this.ACTION(() => ({
      kind: 'validity' as const,
      from,
      ...(to ? { to } : {}),
      span: join(spanOf(word), to?.span ?? spanOf(close)),
    }));
  });

  /** 精确到分，四舍五入. */
  readonly rounding: Rule<SlotTypes['rounding']> = this.RULE('rounding', () => {
    let item: IToken | undefined;
    this.OPTION(() => {
      item = this.CONSUME(wordToken('perUnit'));
    });
    const word = this.CONSUME(wordToken('preciseTo'));
    const unit = this.OR([
      { ALT: () => this.CONSUME(wordToken('inParts')) },
      { ALT: () => this.CONSUME(tokens.Unknown) },
      // 百元 and 千元 read as amounts.
      { ALT: () => this.CONSUME(literalTokens.money) },
    ]);
    this.CONSUME(tokens.Comma);
    const mode = this.OR1([
      {
        ALT: () => {
          this.CONSUME(wordToken('halfUp'));
          return 'halfUp' as const;
        },
      },
      {
        ALT: () => {
          this.CONSUME(wordToken('roundDown'));
          return 'down' as const;
        },
      },
      {
        ALT: () => {
          this.CONSUME(wordToken('roundUp'));
          return 'up' as const;
        },
      },
    ]);
    return this.ACTION(() => ({
      kind: 'rounding' as const,
      perItem: item !== undefined,
      unit: this.moneyUnitOf(unit),
      mode,
      span: join(spanOf(word), spanOf(unit)),
    }));
  });

  private moneyUnitOf(t: IToken): SlotTypes['rounding']['unit'] {
    const unit = (Object.keys(moneyUnits) as MoneyUnit[]).find((id) => spellingsOf(id).includes(t.image));
    if (unit && unit !== 'hundredMillionYuan') return unit;
    this.findings.push(diagnostic('GJ1017', spanOf(t), { unit: t.image }));
    return 'fen';
  }

  protected makeFieldRules(): ReadonlyMap<KeywordId, Rule<Field>> {
    const slots: { readonly [K in SlotType]: Rule<unknown> } = {
      text: this.text,
      texts: this.texts,
      excerpts: this.excerpts,
      expr: this.expression,
      conditions: this.conditions,
      monthDay: this.monthDay,
      grant: this.grant,
      cap: this.cap,
      items: this.items,
      instalments: this.instalments,
      event: this.event,
      resumption: this.resumption,
      shares: this.shares,
      missingRule: this.missingRule,
      validity: this.validity,
      rounding: this.rounding,
      ranking: this.ranking,
      pool: this.pool,
    };
    const rules = fieldRows.flatMap((row) =>
      row.labels.map((label): [KeywordId, Rule<Field>] => {
        const [slot, type] = row.slot;
        const rule = this.RULE(`field_${label}`, () => {
          const t = this.CONSUME(labelToken(label));
          this.CONSUME(tokens.Colon);
          const value = this.SUBRULE(slots[type]);
          return this.ACTION(
            () =>
              ({
                kind: row.kind,
                span: spanOf(t),
                label: { ...textOf(t), keyword: label },
                [slot]: value,
              }) as unknown as Field,
          );
        });
        return [label, rule];
      }),
    );
    return new Map(rules);
  }
}
