/** The grammar of fields: a rule for each kind of slot, and a rule for each label, made from the field table. */
import type { IToken, TokenType } from 'chevrotain';
import type { Expr, NameExpr, Ordering, Text } from '../ast.ts';
import { diagnostic } from '../diagnostics.ts';
import { type Field, fieldRows, type SlotType, type SlotTypes } from '../fields/index.ts';
import { columnWord, type KeywordId, type MoneyUnit, moneyUnits, spellingsOf } from '../keywords.ts';
import { join } from '../span.ts';
import { keywordOf, labelToken, literalOf, literalTokens, tokens, wordToken } from '../tokens.ts';
import { excerptOf, quotedText, type Rule, spanOf, textOf } from './nodes.ts';
import { TogetherSlotParser } from './togetherSlots.ts';

/** What can follow the unit of a cap, and never follows the first name of a limit. */
const afterUnit: ReadonlySet<TokenType> = new Set([
  ...Object.values(literalTokens),
  ...(['atMost', 'greatest', 'perMonth', 'perYear', 'overLife'] as const).map(wordToken),
  tokens.Name,
  tokens.QuotedName,
  tokens.Unknown,
]);

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
    let bound: 'atMost' | 'atLeast' | undefined;
    const first = this.LA(1);
    this.OPTION(() =>
      this.OR([
        {
          ALT: () => {
            this.SUBRULE(this.upTo);
            bound = 'atMost';
          },
        },
        {
          ALT: () => {
            this.CONSUME(wordToken('atLeast'));
            bound = 'atLeast';
          },
        },
      ]),
    );
    const amount = this.SUBRULE(this.sum);
    return this.ACTION(() => ({
      kind: 'grant' as const,
      amount,
      ...(bound ? { bound, span: join(spanOf(first), amount.span) } : { span: amount.span }),
    }));
  });

  /** 不超过; 最高, which elsewhere picks the highest item. */
  readonly upTo: Rule<void> = this.RULE('upTo', () => {
    this.OR([{ ALT: () => this.CONSUME(wordToken('atMost')) }, { ALT: () => this.CONSUME(wordToken('greatest')) }]);
  });

  /** 每项100万元; 每个成员每年2万元; 每家累计300万元; 单个项目最高500万元; 单家企业每年不超过500万元. */
  readonly cap: Rule<SlotTypes['cap']> = this.RULE('cap', () => {
    let per: NameExpr | undefined;
    let scope: SlotTypes['cap']['scope'] = 'item';
    const first = this.LA(1);
    this.OR([
      {
        ALT: () => {
          this.CONSUME(wordToken('perUnit'));
          this.OPTION({
            GATE: () => this.namesUnit(),
            DEF: () => {
              per = this.SUBRULE(this.name);
            },
          });
        },
      },
      {
        ALT: () => {
          per = this.SUBRULE(this.eachNoun);
        },
      },
    ]);
    this.OPTION1(() => {
      scope = this.SUBRULE(this.capPeriod);
    });
    this.OPTION2(() => this.SUBRULE(this.upTo));
    const limit = this.SUBRULE(this.sum);
    return this.ACTION(() => ({
      kind: 'cap' as const,
      scope,
      ...(per ? { per } : {}),
      limit,
      span: join(spanOf(first), limit.span),
    }));
  });

  readonly capPeriod: Rule<'month' | 'year' | 'life'> = this.RULE('capPeriod', () =>
    this.OR([
      {
        ALT: () => {
          this.CONSUME(wordToken('perMonth'));
          return 'month' as const;
        },
      },
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
    ]),
  );

  /** A name after 单个 is the unit where a limit follows it; else it begins the limit itself (每项合同金额的3%). */
  private namesUnit(): boolean {
    return afterUnit.has(this.LA(2).tokenType);
  }

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

  readonly shares: Rule<SlotTypes['shares']> = this.RULE('shares', () => {
    const all: SlotTypes['shares'][number][] = [];
    let split: Expr | undefined;
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
    this.OPTION2(() => {
      this.CONSUME(wordToken('by'));
      const t = this.CONSUME(literalTokens.split);
      split = this.ACTION((): Expr | undefined => {
        const literal = literalOf(t);
        return literal && { kind: 'literal', literal, span: spanOf(t) };
      });
    });
    return this.ACTION(() => all.map((item, i) => (split && i === all.length - 1 ? { ...item, split } : item)));
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

  /** 精确到分，四舍五入; 每项…, 每期…. */
  readonly rounding: Rule<SlotTypes['rounding']> = this.RULE('rounding', () => {
    let each: IToken | undefined;
    this.OPTION(() => {
      each = this.OR2([
        { ALT: () => this.CONSUME(wordToken('perUnit')) },
        { ALT: () => this.CONSUME(wordToken('perInstalment')) },
      ]);
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
      perItem: each !== undefined && keywordOf(each) === 'perUnit',
      perInstalment: each !== undefined && keywordOf(each) === 'perInstalment',
      unit: this.moneyUnitOf(unit),
      mode,
      span: join(spanOf(each ?? word), spanOf(unit)),
    }));
  });

  /** “指标/lpr.csv”，列“一年期”. */
  readonly dataTable: Rule<SlotTypes['dataTable']> = this.RULE('dataTable', () => {
    const file = this.CONSUME(literalTokens.text);
    let column: IToken | undefined;
    this.OPTION(() => {
      this.CONSUME(tokens.Comma);
      const word = this.CONSUME(tokens.Unknown);
      column = this.CONSUME1(literalTokens.text);
      this.ACTION(() => {
        if (word.isInsertedInRecovery || word.image === columnWord.zh || word.image === columnWord.en) return;
        this.findings.push(diagnostic('GJ1001', spanOf(word), { found: word.image, expected: ['Column'] }));
      });
    });
    return this.ACTION(() => ({
      kind: 'dataTable' as const,
      file: quotedText(file),
      ...(column ? { column: quotedText(column) } : {}),
      span: column ? join(spanOf(file), spanOf(column)) : spanOf(file),
    }));
  });

  /** 沿用最近一期; 视为未知; 超过31日视为未知; 不得缺. */
  readonly gapRule: Rule<SlotTypes['gapRule']> = this.RULE('gapRule', () => {
    const first = this.LA(1);
    let after: Expr | undefined;
    const how = this.OR([
      ...(['carryOn', 'mustNotLack', 'deemedUnknown'] as const).map((id, i) => ({
        ALT: () => {
          this.consume(i, wordToken(id));
          return id;
        },
      })),
      {
        ALT: () => {
          this.CONSUME(wordToken('moreThan'));
          after = this.SUBRULE(this.literal);
          this.consume(9, wordToken('deemedUnknown'));
          return 'deemedUnknown' as const;
        },
      },
    ]);
    return this.ACTION(() => ({
      kind: 'gapRule' as const,
      how,
      ...(after ? { after } : {}),
      span: join(spanOf(first), spanOf(this.LA(0))),
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
      topUp: this.topUp,
      ban: this.ban,
      event: this.event,
      resumption: this.resumption,
      shares: this.shares,
      higherOf: this.higherOf,
      choose: this.choose,
      sharedCap: this.sharedCap,
      exceptionTo: this.exceptionTo,
      missingRule: this.missingRule,
      validity: this.validity,
      rounding: this.rounding,
      dataTable: this.dataTable,
      gapRule: this.gapRule,
      repealed: this.repealed,
      exclusion: this.exclusion,
      precedence: this.precedence,
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
