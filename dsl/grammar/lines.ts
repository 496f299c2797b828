/**
 * The grammar of one logical line. Lines are parsed one by one, so that an error never leaves
 * its line.
 */
import type { IToken } from 'chevrotain';
import type {
  Cell,
  ClauseListLine,
  ExpectedValue,
  Expr,
  FactLine,
  FieldDeclaration,
  NameExpr,
  ParameterRow,
  ReadingChoice,
  ResultLine,
  ResultTarget,
  Table,
  TableBlock,
  TableRow,
  Text,
  TierBound,
  TierCell,
  TierRow,
  TypeSpec,
} from '../ast.ts';
import { diagnostic } from '../diagnostics.ts';
import type { Field } from '../fields/index.ts';
import type { KeywordId } from '../keywords.ts';
import { countUnitOf } from '../literals.ts';
import { join } from '../span.ts';
import { keywordOf, labelToken, literalOf, literalTokens, tokens, wordToken } from '../tokens.ts';
import { type Rule, spanned, spanOf, textOf } from './nodes.ts';
import { SlotParser } from './slots.ts';

const plainTypes = [
  'date',
  'yearType',
  'money',
  'ratio',
  'flag',
  'textType',
  'period',
  'splitType',
  'missingRule',
  'expiryRule',
] as const satisfies readonly KeywordId[];

export class LineParser extends SlotParser {
  readonly fieldRules: ReadonlyMap<KeywordId, Rule<Field>>;

  constructor() {
    super();
    this.fieldRules = this.makeFieldRules();
    this.performSelfAnalysis();
  }

  // Lines that are not fields

  typeSpec: Rule<TypeSpec> = this.RULE('typeSpec', () =>
    this.OR([
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
            unit = this.OR1([
              { ALT: () => this.consume(21, tokens.Unknown) },
              { ALT: () => this.consume(21, tokens.Name) },
            ]);
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
    ]),
  );

  fieldDeclaration: Rule<FieldDeclaration> = this.RULE('fieldDeclaration', () => {
    let yearly: IToken | undefined;
    this.OPTION(() => {
      yearly = this.CONSUME(wordToken('perYear'));
    });
    const name = this.SUBRULE(this.name);
    this.CONSUME(tokens.Colon);
    const type = this.SUBRULE(this.typeSpec);
    let absence: FieldDeclaration['absence'] = 'required';
    this.OPTION1(() => {
      this.CONSUME(tokens.Comma);
      absence = this.OR([
        {
          ALT: () => {
            this.CONSUME(wordToken('optional'));
            return 'optional' as const;
          },
        },
        {
          ALT: () => {
            this.CONSUME(wordToken('never'));
            return 'never' as const;
          },
        },
        {
          ALT: () => {
            this.CONSUME(wordToken('substituteField'));
            return this.SUBRULE1(this.name);
          },
        },
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

  /** 全额, 累进 or 对照. */
  tableMode: Rule<TableBlock['mode']> = this.RULE('tableMode', () => {
    const t = this.OR(
      (['wholeBase', 'progressive', 'lookup'] as const).map((id) => ({ ALT: () => this.consume(0, wordToken(id)) })),
    );
    return this.ACTION(() => (keywordOf(t) ?? 'wholeBase') as TableBlock['mode']);
  });

  tierRows: Rule<readonly TierRow[]> = this.RULE('tierRows', () => {
    const rows: TierRow[] = [];
    this.AT_LEAST_ONE(() => {
      rows.push(this.SUBRULE(this.tierRow));
    });
    return rows;
  });

  tierRow: Rule<TierRow> = this.RULE('tierRow', () => {
    const cells: TierCell[] = [];
    const open = this.CONSUME(tokens.RowStart);
    this.AT_LEAST_ONE_SEP({
      SEP: tokens.Bar,
      DEF: () => {
        cells.push(this.SUBRULE(this.tierCell));
      },
    });
    const close = this.CONSUME(tokens.RowEnd);
    return this.ACTION(() => ({ kind: 'tierRow' as const, cells, span: join(spanOf(open), spanOf(close)) }));
  });

  /** 500万元（含）至1000万元（不含）; 不足500万元; 2000万元以上; 甲类、乙类; 其他情形. */
  tierCell: Rule<TierCell> = this.RULE('tierCell', () => {
    let cell: Omit<TierCell, 'kind' | 'span'> = { values: [], otherwise: false };
    const first = this.LA(1);
    this.OPTION(() => {
      cell = this.OR([
        {
          ALT: () => {
            this.CONSUME(wordToken('otherwise'));
            return { values: [], otherwise: true };
          },
        },
        {
          ALT: () => {
            const t = this.CONSUME(tokens.Text);
            return this.ACTION(() => ({ values: [], otherwise: false, title: textOf(t) }));
          },
        },
        ...(['lessThan', 'atMost', 'moreThan', 'atLeast'] as const).map((id, i) => ({
          ALT: () => {
            this.consume(10 + i, wordToken(id));
            const value = this.subrule(10 + i, this.sum);
            const inclusion = this.subrule(10 + i, this.inclusion);
            const bound = {
              value,
              inclusive: inclusion ? inclusion === 'including' : id === 'atMost' || id === 'atLeast',
            };
            return this.ACTION(() => ({
              values: [],
              otherwise: false,
              ...(id === 'lessThan' || id === 'atMost' ? { upper: bound } : { lower: bound }),
            }));
          },
        })),
        { ALT: () => this.SUBRULE(this.tierRange) },
      ]);
    });
    return this.ACTION(() => ({
      kind: 'tierCell' as const,
      ...cell,
      span: { start: spanOf(first).start, end: spanOf(this.LA(0)).end },
    }));
  });

  private readonly tierRange: Rule<Omit<TierCell, 'kind' | 'span'>> = this.RULE('tierRange', () => {
    const value = this.SUBRULE(this.sum);
    const values: Expr[] = [value];
    let inclusion = this.SUBRULE(this.inclusion);
    let lower: TierBound | undefined;
    let upper: TierBound | undefined;
    this.OPTION(() =>
      this.OR([
        {
          ALT: () => {
            this.CONSUME(wordToken('above'));
            lower = { value, inclusive: inclusion !== 'excluding' };
          },
        },
        {
          ALT: () => {
            this.CONSUME(wordToken('below'));
            upper = { value, inclusive: inclusion !== 'excluding' };
          },
        },
        {
          ALT: () => {
            this.CONSUME(wordToken('to'));
            lower = { value, inclusive: inclusion !== 'excluding' };
            const end = this.SUBRULE1(this.sum);
            inclusion = this.SUBRULE1(this.inclusion);
            upper = { value: end, inclusive: inclusion !== 'excluding' };
          },
        },
        {
          ALT: () => {
            this.AT_LEAST_ONE(() => {
              this.CONSUME(tokens.Enumeration);
              values.push(this.SUBRULE2(this.sum));
            });
          },
        },
      ]),
    );
    return this.ACTION(() => ({
      values: lower || upper ? [] : values,
      otherwise: false,
      ...(lower ? { lower } : {}),
      ...(upper ? { upper } : {}),
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
    this.OPTION(() => {
      title = this.CONSUME(tokens.Text);
    });
    this.CONSUME(tokens.Colon);
    return this.ACTION(() => ({ entity, title: title ? textOf(title) : { text: '', span: entity.span } }));
  });

  under: Rule<readonly ReadingChoice[]> = this.RULE('under', () => {
    const all: ReadingChoice[] = [];
    this.CONSUME(labelToken('under'));
    this.AT_LEAST_ONE_SEP({
      SEP: tokens.Enumeration,
      DEF: () => {
        all.push(this.SUBRULE(this.choice));
      },
    });
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
      answer: {
        text: answer.kind === 'word' ? answer.word : answer.kind === 'name' ? answer.name : '',
        span: answer.span,
      },
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
    const label = this.OR([
      { ALT: () => this.CONSUME(labelToken('basis')) },
      { ALT: () => this.CONSUME(labelToken('notApplicable')) },
    ]);
    this.CONSUME(tokens.Colon);
    const clauses = this.SUBRULE(this.texts);
    return this.ACTION(() => ({
      kind: 'clauseList' as const,
      word: (keywordOf(label) ?? 'basis') as 'basis',
      clauses,
      span: spanOf(label),
    }));
  });

  scenarioLine: Rule<FactLine | ResultLine> = this.RULE('scenarioLine', () =>
    this.OR([
      { ALT: (): FactLine | ResultLine => this.SUBRULE(this.fact) },
      { ALT: (): FactLine | ResultLine => this.SUBRULE(this.result) },
    ]),
  );

  fact: Rule<FactLine> = this.RULE('fact', () => {
    const name = this.SUBRULE(this.name);
    this.CONSUME(tokens.Colon);
    let value: Expr | undefined;
    let table: Table | undefined;
    this.OPTION(() => {
      value = this.SUBRULE(this.sum);
    });
    this.OPTION1(() => {
      table = this.SUBRULE(this.table);
    });
    return this.ACTION(() => ({
      kind: 'fact' as const,
      name,
      ...(value ? { value } : {}),
      ...(table ? { table } : {}),
      span: name.span,
    }));
  });

  result: Rule<ResultLine> = this.RULE('result', () => {
    const target = this.SUBRULE(this.target);
    this.CONSUME(tokens.Colon);
    const value = this.SUBRULE(this.expected);
    return this.ACTION(() => ({ kind: 'result' as const, target, value, span: join(target.span, value.span) }));
  });

  target: Rule<ResultTarget> = this.RULE('target', () => {
    const clause = this.OR([
      { ALT: () => this.CONSUME(literalTokens.clauseRef) },
      { ALT: () => this.CONSUME(wordToken('all')) },
    ]);
    const when = this.OR1([
      { ALT: () => this.CONSUME(literalTokens.year) },
      { ALT: () => this.CONSUME(wordToken('total')) },
    ]);
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
        {
          ALT: () => {
            this.CONSUME(wordToken('atMost'));
            return 'atMost' as const;
          },
        },
        {
          ALT: () => {
            this.CONSUME(wordToken('atLeast'));
            return 'atLeast' as const;
          },
        },
        {
          ALT: () => {
            this.CONSUME(wordToken('planned'));
            return 'planned' as const;
          },
        },
      ]);
    });
    return found;
  });

  table: Rule<Table> = this.RULE('table', () => {
    const rows: TableRow[] = [];
    this.AT_LEAST_ONE(() => {
      rows.push(this.SUBRULE(this.row));
    });
    return this.ACTION(() => ({ kind: 'table' as const, rows, span: spanned(rows) }));
  });

  row: Rule<TableRow> = this.RULE('row', () => {
    const cells: Cell[] = [];
    const open = this.CONSUME(tokens.RowStart);
    this.AT_LEAST_ONE_SEP({
      SEP: tokens.Bar,
      DEF: () => {
        cells.push(this.SUBRULE(this.cell));
      },
    });
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
              this.OPTION1(() => {
                year = this.SUBRULE(this.literal);
              });
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
    return this.ACTION(() => ({
      kind: 'cell' as const,
      ...(cell ?? { span: { start: spanOf(next).start, end: spanOf(next).start } }),
    }));
  });

  private isTarget(): boolean {
    const type = this.LA(1).tokenType;
    return type === literalTokens.clauseRef || type === wordToken('all');
  }
}
