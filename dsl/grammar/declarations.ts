/** The grammar of declarations: types, fields of a 名词, rows of a 参数 and of a 表. */
import type { IToken } from 'chevrotain';
import type {
  Expr,
  FieldDeclaration,
  NameExpr,
  ParameterRow,
  TableBlock,
  Text,
  TierBound,
  TierCell,
  TierRow,
  TypeSpec,
} from '../ast.ts';
import type { KeywordId } from '../keywords.ts';
import { join } from '../span.ts';
import { keywordOf, tokens, wordToken } from '../tokens.ts';
import { type Rule, spanOf, textOf } from './nodes.ts';
import { readUnit } from './readUnit.ts';
import { SlotParser } from './slots.ts';

const plainTypes = [
  'date',
  'yearType',
  'monthType',
  'statusType',
  'ratio',
  'pointsType',
  'flag',
  'textType',
  'period',
  'splitType',
  'missingRule',
  'topUpRule',
  'expiryRule',
] as const satisfies readonly KeywordId[];

/** Types whose unit stands in brackets: 数量（人）, 金额（美元）, 单价（元/吨）. */
const unitTypes = ['count', 'money', 'unitPrice', 'exchangeRate'] as const satisfies readonly KeywordId[];

export class DeclarationParser extends SlotParser {
  // Lines that are not fields

  typeSpec: Rule<TypeSpec> = this.RULE('typeSpec', () =>
    this.OR([
      ...plainTypes.map((id, i) => ({
        ALT: (): TypeSpec => {
          const t = this.consume(i, wordToken(id));
          return this.ACTION(() => ({ kind: 'type', word: id, options: [], span: spanOf(t) }));
        },
      })),
      ...unitTypes.map((id, i) => ({
        ALT: (): TypeSpec => {
          const t = this.consume(20 + i, wordToken(id));
          let unit: IToken | undefined;
          this.option(20 + i, () => {
            this.consume(20 + i, tokens.LeftParen);
            unit = this.consume(20 + i, tokens.Unit);
            this.consume(20 + i, tokens.RightParen);
          });
          return this.ACTION(() => {
            const read = readUnit(id, unit, spanOf(t));
            if (read && 'problem' in read) this.findings.push(read.problem);
            const good = read && unit && 'name' in read ? { unit: { name: read.name, spelling: unit.image } } : {};
            return { kind: 'type', word: id, options: [], ...good, span: spanOf(t) };
          });
        },
      })),
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
    let each: IToken | undefined;
    this.OPTION(() => {
      each = this.OR1([
        { ALT: () => this.CONSUME(wordToken('perYear')) },
        { ALT: () => this.CONSUME(wordToken('perMonth')) },
      ]);
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
      yearly: each !== undefined,
      monthly: each !== undefined && keywordOf(each) === 'perMonth',
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
    return this.ACTION(() => {
      const { start } = spanOf(first);
      // An empty cell is a place between two bars.
      return { kind: 'tierCell' as const, ...cell, span: { start, end: Math.max(start, spanOf(this.LA(0)).end) } };
    });
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

  /** 每家企业多项, 每户多人: who owns the list. */
  owner: Rule<NameExpr> = this.RULE('owner', () => {
    const noun = this.SUBRULE(this.eachNoun);
    this.CONSUME(wordToken('many'));
    return noun;
  });

  parameterRow: Rule<ParameterRow> = this.RULE('parameterRow', () => {
    const word = this.CONSUME(wordToken('from'));
    const from = this.SUBRULE(this.literal);
    this.CONSUME(wordToken('begin'));
    this.CONSUME(tokens.Colon);
    const value = this.SUBRULE(this.primary);
    return this.ACTION(() => ({ kind: 'parameterRow' as const, from, value, span: join(spanOf(word), value.span) }));
  });
}
