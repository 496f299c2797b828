/**
 * The grammar of one logical line. Lines are parsed one by one, so that an error never leaves
 * its line; the rules of fields are made from the field table.
 */
import type { IToken } from 'chevrotain';
import type {
  Cell, ClauseListLine, ExpectedValue, Expr, FactLine, FieldDeclaration, NameExpr, ParameterRow, ReadingChoice, ResultLine,
  ResultTarget, Table, TableRow, Text, TypeSpec,
} from '../ast.ts';
import { diagnostic } from '../diagnostics.ts';
import { type Field, fieldRows, type SlotType, type SlotTypes } from '../fields/index.ts';
import { type KeywordId, type MoneyUnit, moneyUnits, spellingsOf } from '../keywords.ts';
import { countUnitOf } from '../literals.ts';
import { join } from '../span.ts';
import { keywordOf, labelToken, literalOf, literalTokens, tokens, wordToken } from '../tokens.ts';
import { ExpressionParser } from './expressions.ts';
import { excerptOf, type Rule, spanned, spanOf, textOf } from './nodes.ts';

const plainTypes = [
  'date', 'yearType', 'money', 'ratio', 'flag', 'textType', 'period', 'splitType', 'missingRule', 'expiryRule',
] as const satisfies readonly KeywordId[];

export class LineParser extends ExpressionParser {
  readonly fieldRules: ReadonlyMap<KeywordId, Rule<Field>>;

  constructor() {
    super();
    this.fieldRules = this.makeFieldRules();
    this.performSelfAnalysis();
  }

  // Slots of fields, by the names of SlotTypes

  private readonly text: Rule<Text> = this.RULE('text', () => {
    const t = this.CONSUME(tokens.Text);
    return this.ACTION(() => textOf(t));
  });

  private readonly texts: Rule<readonly Text[]> = this.RULE('texts', () => {
    const all: Text[] = [];
    this.AT_LEAST_ONE_SEP({ SEP: tokens.Enumeration, DEF: () => { all.push(this.SUBRULE(this.text)); } });
    return all;
  });

  private readonly excerpts: Rule<SlotTypes['excerpts']> = this.RULE('excerpts', () => {
    const all: SlotTypes['excerpts'][number][] = [];
    this.AT_LEAST_ONE_SEP({
      SEP: tokens.Enumeration,
      DEF: () => {
        const t = this.CONSUME(tokens.Quote);
        this.ACTION(() => { all.push(excerptOf(t)); });
      },
    });
    return all;
  });

  private readonly conditions: Rule<readonly Expr[]> = this.RULE('conditions', () => this.OR([
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
  ]));

  private readonly monthDay: Rule<Expr> = this.RULE('monthDay', () => {
    this.OPTION(() => this.CONSUME(wordToken('perYear')));
    return this.SUBRULE(this.literal);
  });

  private readonly grant: Rule<SlotTypes['grant']> = this.RULE('grant', () => {
    let bound: IToken | undefined;
    this.OPTION(() => {
      bound = this.OR([{ ALT: () => this.CONSUME(wordToken('atMost')) }, { ALT: () => this.CONSUME(wordToken('atLeast')) }]);
    });
    const amount = this.SUBRULE(this.sum);
    return this.ACTION(() => ({
      kind: 'grant' as const,
      amount,
      ...(bound ? { bound: keywordOf(bound) as 'atMost' | 'atLeast' } : {}),
      span: bound ? join(spanOf(bound), amount.span) : amount.span,
    }));
  });

  private readonly cap: Rule<SlotTypes['cap']> = this.RULE('cap', () => {
    const scope = this.OR([
      { ALT: () => { this.CONSUME(wordToken('perUnit')); return 'item' as const; } },
      {
        ALT: () => {
          this.CONSUME(wordToken('perEntity'));
          this.OPTION(() => this.SUBRULE(this.name));
          return this.OR1([
            { ALT: () => { this.CONSUME(wordToken('perYear')); return 'year' as const; } },
            { ALT: () => { this.CONSUME(wordToken('overLife')); return 'life' as const; } },
          ]);
        },
      },
    ]);
    const limit = this.SUBRULE(this.sum);
    return this.ACTION(() => ({ kind: 'cap' as const, scope, limit, span: limit.span }));
  });

  private readonly items: Rule<SlotTypes['items']> = this.RULE('items', () => {
    const list = this.SUBRULE(this.name);
    let where: Expr | undefined;
    this.OPTION(() => {
      this.CONSUME(tokens.Comma);
      where = this.SUBRULE(this.expression);
    });
    return this.ACTION(() => ({ kind: 'items' as const, list, ...(where ? { where } : {}), span: where ? join(list.span, where.span) : list.span }));
  });

  /** 分三年等额，自X起; 分三年按4:3:3，自X起. */
  private readonly instalments: Rule<SlotTypes['instalments']> = this.RULE('instalments', () => {
    const word = this.CONSUME(wordToken('inParts'));
    const years = this.SUBRULE(this.literal);
    const split = this.OR([
      { ALT: () => this.SUBRULE(this.valueWord) },
      { ALT: () => { this.CONSUME(wordToken('by')); return this.SUBRULE(this.primary); } },
    ]);
    this.CONSUME(tokens.Comma);
    this.CONSUME(wordToken('from'));
    const from = this.SUBRULE(this.sum);
    const close = this.CONSUME(wordToken('begin'));
    return this.ACTION(() => ({ kind: 'instalments' as const, years, split, from, span: join(spanOf(word), spanOf(close)) }));
  });

  /** 监督期内退库日期已发生的，尚未兑现部分不再兑现. */
  private readonly event: Rule<SlotTypes['event']> = this.RULE('event', () => {
    const first = this.SUBRULE(this.sum);
    let second: Expr | undefined;
    this.OPTION(() => {
      this.CONSUME(wordToken('inside'));
      second = this.SUBRULE1(this.sum);
    });
    const word = this.CONSUME(wordToken('occurred'));
    this.OPTION1(() => this.CONSUME(wordToken('of')));
    this.OPTION2(() => {
      this.CONSUME(tokens.Comma);
      this.OR([{ ALT: () => this.CONSUME(wordToken('unpaidStops')) }, { ALT: () => this.CONSUME(wordToken('paidBack')) }]);
    });
    return this.ACTION(() => ({
      kind: 'event' as const,
      ...(second ? { within: first } : {}),
      date: second ?? first,
      span: join(first.span, spanOf(word)),
    }));
  });

  /** 自再入库日期起恢复兑现; 条件的，自…起恢复兑现. */
  private readonly resumption: Rule<SlotTypes['resumption']> = this.RULE('resumption', () => {
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

  private readonly shares: Rule<SlotTypes['shares']> = this.RULE('shares', () => {
    const all: SlotTypes['shares'][number][] = [];
    this.AT_LEAST_ONE_SEP({
      SEP: tokens.Enumeration,
      DEF: () => {
        const payer = this.SUBRULE(this.name);
        let ratio: Expr | undefined;
        let rest: IToken | undefined;
        this.OPTION(() => this.OR([
          { ALT: () => { rest = this.CONSUME(wordToken('rest')); } },
          { ALT: () => { ratio = this.SUBRULE(this.sum); } },
        ]));
        this.ACTION(() => all.push({
          kind: 'share',
          payer: { text: payer.name, span: payer.span },
          ...(ratio ? { ratio } : {}),
          rest: rest !== undefined,
          span: ratio ? join(payer.span, ratio.span) : rest ? join(payer.span, spanOf(rest)) : payer.span,
        }));
      },
    });
    return all;
  });

  /** X缺失的，不予认定; X缺失的，按Y处理. */
  private readonly missingRule: Rule<SlotTypes['missingRule']> = this.RULE('missingRule', () => {
    const of = this.SUBRULE(this.sum);
    this.CONSUME(wordToken('absent'));
    this.OPTION(() => this.CONSUME(wordToken('of')));
    this.CONSUME(tokens.Comma);
    const treatment = this.OR([
      { ALT: () => { this.CONSUME(wordToken('by')); const named = this.SUBRULE(this.name); this.CONSUME(wordToken('handled')); return named; } },
      { ALT: () => this.SUBRULE(this.valueWord) },
      { ALT: () => this.SUBRULE(this.instead) },
    ]);
    return this.ACTION(() => ({ kind: 'missingRule' as const, of, treatment, span: join(of.span, treatment.span) }));
  });

  private readonly validity: Rule<SlotTypes['validity']> = this.RULE('validity', () => {
    const word = this.CONSUME(wordToken('from'));
    const from = this.SUBRULE(this.sum);
    const close = this.CONSUME(wordToken('begin'));
    let to: Expr | undefined;
    this.OPTION(() => {
      this.CONSUME(wordToken('to'));
      to = this.SUBRULE1(this.sum);
      this.OPTION1(() => this.CONSUME(wordToken('end')));
    });
    return this.ACTION(() => ({ kind: 'validity' as const, from, ...(to ? { to } : {}), span: join(spanOf(word), to?.span ?? spanOf(close)) }));
  });

  /** 精确到分，四舍五入. */
  private readonly rounding: Rule<SlotTypes['rounding']> = this.RULE('rounding', () => {
    const word = this.CONSUME(wordToken('preciseTo'));
    const unit = this.OR([{ ALT: () => this.CONSUME(wordToken('inParts')) }, { ALT: () => this.CONSUME(tokens.Unknown) }]);
    this.CONSUME(tokens.Comma);
    const mode = this.OR1([
      { ALT: () => { this.CONSUME(wordToken('halfUp')); return 'halfUp' as const; } },
      { ALT: () => { this.CONSUME(wordToken('roundDown')); return 'down' as const; } },
      { ALT: () => { this.CONSUME(wordToken('roundUp')); return 'up' as const; } },
    ]);
    return this.ACTION(() => ({ kind: 'rounding' as const, unit: this.moneyUnitOf(unit), mode, span: join(spanOf(word), spanOf(unit)) }));
  });

  private moneyUnitOf(t: IToken): SlotTypes['rounding']['unit'] {
    const unit = (Object.keys(moneyUnits) as MoneyUnit[]).find((id) => spellingsOf(id).includes(t.image));
    if (unit && unit !== 'hundredMillionYuan') return unit;
    this.findings.push(diagnostic('GJ1017', spanOf(t), { unit: t.image }));
    return 'fen';
  }

  private makeFieldRules(): ReadonlyMap<KeywordId, Rule<Field>> {
    const slots: { readonly [K in SlotType]: Rule<unknown> } = {
      text: this.text, texts: this.texts, excerpts: this.excerpts, expr: this.expression, conditions: this.conditions,
      monthDay: this.monthDay, grant: this.grant, cap: this.cap, items: this.items, instalments: this.instalments,
      event: this.event, resumption: this.resumption, shares: this.shares, missingRule: this.missingRule,
      validity: this.validity, rounding: this.rounding,
    };
    const rules = fieldRows.flatMap((row) => row.labels.map((label): [KeywordId, Rule<Field>] => {
      const [slot, type] = row.slot;
      const rule = this.RULE(`field_${label}`, () => {
        const t = this.CONSUME(labelToken(label));
        this.CONSUME(tokens.Colon);
        const value = this.SUBRULE(slots[type]);
        return this.ACTION(() => ({ kind: row.kind, span: spanOf(t), label: { ...textOf(t), keyword: label }, [slot]: value }) as unknown as Field);
      });
      return [label, rule];
    }));
    return new Map(rules);
  }

  // Lines that are not fields

  typeSpec: Rule<TypeSpec> = this.RULE('typeSpec', () => this.OR([
    ...plainTypes.map((id, i) => ({
      ALT: (): TypeSpec => {
        const t = this.consume(i, wordToken(id));
        return this.ACTION(() => ({ kind: 'type', word: id, options: [], span: spanOf(t) }));
      },
    })),
    {
      ALT: (): TypeSpec => {
        const t = this.consume(20, wordToken('count'));
        let unit: IToken | undefined;
        this.OPTION(() => {
          this.CONSUME(tokens.LeftParen);
          unit = this.OR1([{ ALT: () => this.consume(21, tokens.Unknown) }, { ALT: () => this.consume(21, tokens.Name) }]);
          this.CONSUME(tokens.RightParen);
        });
        return this.ACTION(() => {
          const id = unit && countUnitOf(unit.image);
          if (unit && !id) this.findings.push(diagnostic('GJ1018', spanOf(unit), { unit: unit.image }));
          return { kind: 'type', word: 'count', options: [], ...(id ? { unit: id } : {}), span: spanOf(t) };
        });
      },
    },
    {
      ALT: (): TypeSpec => {
        const t = this.consume(30, wordToken('option'));
        const options: Text[] = [];
        this.AT_LEAST_ONE_SEP({
          SEP: tokens.Enumeration,
          DEF: () => {
            const name = this.SUBRULE(this.name);
            this.ACTION(() => options.push({ text: name.name, span: name.span }));
          },
        });
        return this.ACTION(() => ({ kind: 'type', word: 'option', options, span: spanOf(t) }));
      },
    },
  ]));

  fieldDeclaration: Rule<FieldDeclaration> = this.RULE('fieldDeclaration', () => {
    let yearly: IToken | undefined;
    this.OPTION(() => { yearly = this.CONSUME(wordToken('perYear')); });
    const name = this.SUBRULE(this.name);
    this.CONSUME(tokens.Colon);
    const type = this.SUBRULE(this.typeSpec);
    let absence: FieldDeclaration['absence'] = 'required';
    this.OPTION1(() => {
      this.CONSUME(tokens.Comma);
      absence = this.OR([
        { ALT: () => { this.CONSUME(wordToken('optional')); return 'optional' as const; } },
        { ALT: () => { this.CONSUME(wordToken('never')); return 'never' as const; } },
        { ALT: () => { this.CONSUME(wordToken('substituteField')); return this.SUBRULE1(this.name); } },
      ]);
    });
    return this.ACTION(() => ({
      kind: 'fieldDeclaration' as const,
      name: { text: name.name, span: name.span },
      yearly: yearly !== undefined,
      type,
      absence,
      span: join(name.span, type.span),
    }));
  });

  /** 每家企业多项: who owns the list. */
  owner: Rule<NameExpr> = this.RULE('owner', () => {
    this.CONSUME(wordToken('perEntity'));
    const name = this.SUBRULE(this.name);
    this.CONSUME(wordToken('many'));
    return name;
  });

  parameterRow: Rule<ParameterRow> = this.RULE('parameterRow', () => {
    const word = this.CONSUME(wordToken('from'));
    const from = this.SUBRULE(this.literal);
    this.CONSUME(wordToken('begin'));
    this.CONSUME(tokens.Colon);
    const value = this.SUBRULE(this.primary);
    return this.ACTION(() => ({ kind: 'parameterRow' as const, from, value, span: join(spanOf(word), value.span) }));
  });

  // Scenarios

  given: Rule<{ readonly entity: NameExpr; readonly title: Text }> = this.RULE('given', () => {
    this.CONSUME(labelToken('given'));
    const entity = this.SUBRULE(this.name);
    let title: IToken | undefined;
    this.OPTION(() => { title = this.CONSUME(tokens.Text); });
    this.CONSUME(tokens.Colon);
    return this.ACTION(() => ({ entity, title: title ? textOf(title) : { text: '', span: entity.span } }));
  });

  under: Rule<readonly ReadingChoice[]> = this.RULE('under', () => {
    const all: ReadingChoice[] = [];
    this.CONSUME(labelToken('under'));
    this.AT_LEAST_ONE_SEP({ SEP: tokens.Enumeration, DEF: () => { all.push(this.SUBRULE(this.choice)); } });
    this.CONSUME(tokens.Colon);
    return all;
  });

  choice: Rule<ReadingChoice> = this.RULE('choice', () => {
    const name = this.SUBRULE(this.name);
    this.CONSUME(wordToken('is'));
    const answer = this.OR([{ ALT: () => this.SUBRULE1(this.name) }, { ALT: () => this.SUBRULE(this.valueWord) }]);
    return this.ACTION(() => ({
      kind: 'choice' as const,
      name,
      answer: { text: answer.kind === 'word' ? answer.word : answer.kind === 'name' ? answer.name : '', span: answer.span },
      span: join(name.span, answer.span),
    }));
  });

  cases: Rule<Table> = this.RULE('cases', () => {
    this.CONSUME(labelToken('cases'));
    this.CONSUME(tokens.Colon);
    return this.SUBRULE(this.table);
  });

  expect: Rule<unknown> = this.RULE('expect', () => {
    this.CONSUME(labelToken('expect'));
    this.CONSUME(tokens.Colon);
  });

  clauseList: Rule<ClauseListLine> = this.RULE('clauseList', () => {
    const label = this.OR([{ ALT: () => this.CONSUME(labelToken('basis')) }, { ALT: () => this.CONSUME(labelToken('notApplicable')) }]);
    this.CONSUME(tokens.Colon);
    const clauses = this.SUBRULE(this.texts);
    return this.ACTION(() => ({ kind: 'clauseList' as const, word: (keywordOf(label) ?? 'basis') as 'basis', clauses, span: spanOf(label) }));
  });

  scenarioLine: Rule<FactLine | ResultLine> = this.RULE('scenarioLine', () => this.OR([
    { ALT: (): FactLine | ResultLine => this.SUBRULE(this.fact) },
    { ALT: (): FactLine | ResultLine => this.SUBRULE(this.result) },
  ]));

  fact: Rule<FactLine> = this.RULE('fact', () => {
    const name = this.SUBRULE(this.name);
    this.CONSUME(tokens.Colon);
    let value: Expr | undefined;
    let table: Table | undefined;
    this.OPTION(() => { value = this.SUBRULE(this.sum); });
    this.OPTION1(() => { table = this.SUBRULE(this.table); });
    return this.ACTION(() => ({ kind: 'fact' as const, name, ...(value ? { value } : {}), ...(table ? { table } : {}), span: name.span }));
  });

  result: Rule<ResultLine> = this.RULE('result', () => {
    const target = this.SUBRULE(this.target);
    this.CONSUME(tokens.Colon);
    const value = this.SUBRULE(this.expected);
    return this.ACTION(() => ({ kind: 'result' as const, target, value, span: join(target.span, value.span) }));
  });

  target: Rule<ResultTarget> = this.RULE('target', () => {
    const clause = this.OR([{ ALT: () => this.CONSUME(literalTokens.clauseRef) }, { ALT: () => this.CONSUME(wordToken('all')) }]);
    const when = this.OR1([{ ALT: () => this.CONSUME(literalTokens.year) }, { ALT: () => this.CONSUME(wordToken('total')) }]);
    return this.ACTION(() => {
      const ref = literalOf(clause);
      const year = literalOf(when);
      return {
        kind: 'target' as const,
        ...(ref?.type === 'clauseRef' ? { clause: { text: ref.ref, span: spanOf(clause) } } : {}),
        ...(year?.type === 'year' ? { year: year.year } : {}),
        span: join(spanOf(clause), spanOf(when)),
      };
    });
  });

  expected: Rule<ExpectedValue> = this.RULE('expected', () => {
    const bound = this.SUBRULE(this.bound);
    const value = this.SUBRULE(this.sum);
    return this.ACTION(() => ({ kind: 'expected' as const, ...(bound ? { bound } : {}), value, span: value.span }));
  });

  bound: Rule<'atMost' | 'atLeast' | 'planned' | undefined> = this.RULE('bound', () => {
    let found: 'atMost' | 'atLeast' | 'planned' | undefined;
    this.OPTION(() => {
      found = this.OR([
        { ALT: () => { this.CONSUME(wordToken('atMost')); return 'atMost' as const; } },
        { ALT: () => { this.CONSUME(wordToken('atLeast')); return 'atLeast' as const; } },
        { ALT: () => { this.CONSUME(wordToken('planned')); return 'planned' as const; } },
      ]);
    });
    return found;
  });

  table: Rule<Table> = this.RULE('table', () => {
    const rows: TableRow[] = [];
    this.AT_LEAST_ONE(() => { rows.push(this.SUBRULE(this.row)); });
    return this.ACTION(() => ({ kind: 'table' as const, rows, span: spanned(rows) }));
  });

  row: Rule<TableRow> = this.RULE('row', () => {
    const cells: Cell[] = [];
    const open = this.CONSUME(tokens.RowStart);
    this.AT_LEAST_ONE_SEP({ SEP: tokens.Bar, DEF: () => { cells.push(this.SUBRULE(this.cell)); } });
    const close = this.CONSUME(tokens.RowEnd);
    return this.ACTION(() => ({ kind: 'row' as const, cells, span: join(spanOf(open), spanOf(close)) }));
  });

  /** A value with its bound, a target, or the heading of a yearly field (工业产值2023年). */
  cell: Rule<Cell> = this.RULE('cell', () => {
    let cell: Omit<Cell, 'kind'> | undefined;
    const next = this.LA(1);
    this.OPTION({
      GATE: () => this.LA(1).tokenType !== tokens.Bar && this.LA(1).tokenType !== tokens.RowEnd,
      DEF: () => {
        cell = this.OR([
          {
            GATE: () => this.isTarget(),
            ALT: () => {
              const target = this.SUBRULE(this.target);
              return this.ACTION(() => ({ target, span: target.span }));
            },
          },
          {
            ALT: () => {
              const value = this.SUBRULE(this.expected);
              let year: Expr | undefined;
              this.OPTION1(() => { year = this.SUBRULE(this.literal); });
              return this.ACTION(() => ({
                ...(value.bound ? { bound: value.bound } : {}),
                value: value.value,
                ...(year?.kind === 'literal' && year.literal.type === 'year'
                  ? { target: { kind: 'target' as const, year: year.literal.year, span: year.span } }
                  : {}),
                span: value.span,
              }));
            },
          },
        ]);
      },
    });
    return this.ACTION(() => ({ kind: 'cell' as const, ...(cell ?? { span: { start: spanOf(next).start, end: spanOf(next).start } }) }));
  });

  private isTarget(): boolean {
    const type = this.LA(1).tokenType;
    return type === literalTokens.clauseRef || type === wordToken('all');
  }
}

