/** The grammar of conditions, above operands: 或, 且, 非, comparisons. */
import type { Expr, ExprOf, Literal, RangeEnd } from '../ast.ts';
import { diagnostic } from '../diagnostics.ts';
import type { KeywordId } from '../keywords.ts';
import { join } from '../span.ts';
import { keywordOf, literalOf, literalTokens, wordToken } from '../tokens.ts';
import { ItemParser } from './items.ts';
import { broken, compared, type Filter, filtered, type Rule, spanned, spanOf } from './nodes.ts';

const infixComparisons = [
  'is',
  'isNot',
  'moreThan',
  'lessThan',
  'atLeast',
  'atMost',
  'before',
  'after',
  'notBefore',
  'notAfter',
] as const satisfies readonly KeywordId[];
/** Comparisons that can say by how much: 高于平均增速5个百分点以上. */
const marginComparisons: ReadonlySet<KeywordId> = new Set<KeywordId>(['moreThan', 'lessThan']);
const postfixComparisons = ['above', 'below', 'outside'] as const satisfies readonly KeywordId[];

const marginLiterals = ['points', 'money', 'count', 'ratio', 'rate'] as const satisfies readonly Literal['type'][];
type Margin = Pick<ExprOf<'margin'>, 'by' | 'bound' | 'inclusion' | 'span'>;

export class ExpressionParser extends ItemParser {
  expression: Rule<Expr> = this.RULE(
    'expression',
    () => {
      const parts: Expr[] = [this.SUBRULE(this.conjunction)];
      this.MANY(() => {
        this.CONSUME(wordToken('or'));
        parts.push(this.SUBRULE1(this.conjunction));
      });
      return this.ACTION((): Expr => {
        if (parts.length === 1) return parts[0] as Expr;
        if (parts.some((part) => part.kind === 'and')) this.findings.push(diagnostic('GJ1010', spanned(parts), {}));
        return { kind: 'or', parts, span: spanned(parts) };
      });
    },
    { recoveryValueFunc: () => broken },
  );

  conjunction: Rule<Expr> = this.RULE(
    'conjunction',
    () => {
      const parts: Expr[] = [this.SUBRULE(this.negation)];
      this.MANY(() => {
        this.CONSUME(wordToken('and'));
        parts.push(this.SUBRULE1(this.negation));
      });
      return this.ACTION(
        (): Expr => (parts.length === 1 ? (parts[0] as Expr) : { kind: 'and', parts, span: spanned(parts) }),
      );
    },
    { recoveryValueFunc: () => broken },
  );

  negation: Rule<Expr> = this.RULE(
    'negation',
    () =>
      this.OR([
        {
          ALT: () => {
            const word = this.CONSUME(wordToken('not'));
            const of = this.SUBRULE(this.negation);
            return this.ACTION((): Expr => ({ kind: 'not', of, span: join(spanOf(word), of.span) }));
          },
        },
        {
          ALT: () => {
            const word = this.CONSUME(wordToken('consecutive'));
            const years = this.SUBRULE(this.literal);
            const of = this.SUBRULE1(this.comparison);
            return this.ACTION((): Expr => ({ kind: 'consecutive', years, of, span: join(spanOf(word), of.span) }));
          },
        },
        {
          // 全部合计, 全部累计 are figures.
          GATE: () => this.LA(2).tokenType !== wordToken('total') && this.LA(2).tokenType !== wordToken('overLife'),
          ALT: () => this.SUBRULE(this.quantified),
          IGNORE_AMBIGUITIES: true,
        },
        ...(['everyMonth', 'anyMonth'] as const).map((id, i) => ({
          ALT: (): Expr => {
            const word = this.consume(10 + i, wordToken(id));
            const of = this.subrule(10 + i, this.negation);
            return this.ACTION((): Expr => ({ kind: 'months', word: id, of, span: join(spanOf(word), of.span) }));
          },
        })),
        { ALT: () => this.SUBRULE(this.comparison) },
      ]),
    { recoveryValueFunc: () => broken },
  );

  /** 任一设备（购置价100万元以上）; 全部成员（关系为子女）均年龄不满18. */
  quantified: Rule<Expr> = this.RULE(
    'quantified',
    () => {
      const word = this.OR([
        { ALT: () => this.CONSUME(wordToken('anyOne')) },
        { ALT: () => this.CONSUME(wordToken('all')) },
      ]);
      const list = this.SUBRULE(this.name);
      let filter: Filter | undefined;
      let of: Expr | undefined;
      this.OPTION(() => {
        filter = this.SUBRULE(this.filter);
      });
      this.OPTION1(() => {
        this.OPTION2(() => this.CONSUME(wordToken('each')));
        of = this.SUBRULE(this.comparison);
      });
      return this.ACTION((): Expr => {
        const items = filtered(list, filter);
        return {
          ...items,
          kind: 'quantified',
          word: (keywordOf(word) ?? 'anyOne') as 'anyOne',
          ...(of ? { of } : {}),
          span: join(spanOf(word), of?.span ?? items.span),
        };
      });
    },
    { recoveryValueFunc: () => broken },
  );

  comparison: Rule<Expr> = this.RULE(
    'comparison',
    () => {
      const left = this.SUBRULE(this.sum);
      let whole: Expr = left;
      this.OPTION(() => {
        whole = this.SUBRULE(this.comparisonTail, { ARGS: [left] as never });
      });
      return this.ACTION(() => whole);
    },
    { recoveryValueFunc: () => broken },
  );

  comparisonTail = this.RULE(
    'comparisonTail',
    (left: Expr): Expr =>
      this.OR([
        ...infixComparisons.map((id, i) => ({
          ALT: (): Expr => {
            this.consume(i, wordToken(id));
            const right = this.subrule(i, this.sum);
            let margin: Margin | undefined;
            if (marginComparisons.has(id))
              this.option(i, () => {
                margin = this.subrule(i, this.marginTail);
              });
            const inclusion = this.subrule(i, this.inclusion);
            return this.ACTION(
              (): Expr =>
                margin
                  ? {
                      kind: 'margin',
                      word: id as 'moreThan',
                      left,
                      right,
                      ...margin,
                      span: join(left.span, margin.span),
                    }
                  : compared(id, left, right, inclusion, inclusion ? spanOf(this.LA(0)) : right.span),
            );
          },
        })),
        {
          ALT: (): Expr => {
            const from = this.subrule(20, this.rangeEnd);
            return this.OR1([
              ...postfixComparisons.map((id) => ({
                ALT: (): Expr => {
                  const word = this.consume(20, wordToken(id));
                  return this.ACTION(() => compared(id, left, from.value, from.inclusion, spanOf(word)));
                },
              })),
              {
                ALT: (): Expr => {
                  this.consume(21, wordToken('to'));
                  const to = this.subrule(21, this.rangeEnd);
                  return this.ACTION(() => ({ kind: 'between', left, from, to, span: join(left.span, to.span) }));
                },
              },
            ]);
          },
        },
        ...(['oneOf', 'notOneOf'] as const).map((id, i) => ({
          ALT: (): Expr => {
            this.consume(30 + i, wordToken(id));
            const options = this.subrule(30 + i, this.sums);
            return this.ACTION(() => ({
              kind: 'oneOf',
              left,
              options,
              negated: id === 'notOneOf',
              span: join(left.span, spanned(options)),
            }));
          },
        })),
        ...(['inPeriod', 'notInPeriod'] as const).map((id, i) => ({
          ALT: (): Expr => {
            this.consume(40 + i, wordToken(id));
            const period = this.subrule(40 + i, this.range);
            this.option(40 + i, () => this.consume(50 + i, wordToken('inside')));
            return this.ACTION(() => ({
              kind: 'within',
              left,
              period,
              negated: id === 'notInPeriod',
              span: join(left.span, period.span),
            }));
          },
        })),
        ...(['occurred', 'notOccurred', 'absent', 'notAbsent'] as const).map((id, i) => ({
          ALT: (): Expr => {
            const word = this.consume(60 + i, wordToken(id));
            return this.ACTION(() => ({ kind: 'state', word: id, of: left, span: join(left.span, spanOf(word)) }));
          },
        })),
        { ALT: () => this.SUBRULE(this.cumulativeTail, { ARGS: [left] as never }) },
        {
          ALT: (): Expr => {
            this.consume(70, wordToken('to'));
            const to = this.subrule(70, this.sum);
            const period = this.ACTION(
              (): Expr => ({ kind: 'fromTo', from: left, to, bare: true, span: join(left.span, to.span) }),
            );
            let whole = period;
            this.OPTION(() => {
              whole = this.SUBRULE1(this.cumulativeTail, { ARGS: [period] as never });
            });
            return whole;
          },
        },
      ]),
    { recoveryValueFunc: () => broken },
  );

  /** 5个百分点（含）以上, behind what is compared with. */
  marginTail: Rule<Margin> = this.RULE('marginTail', () => {
    const t = this.OR(marginLiterals.map((type) => ({ ALT: () => this.consume(0, literalTokens[type]) })));
    const inclusion = this.SUBRULE(this.inclusion);
    const word = this.OR1((['above', 'below'] as const).map((id) => ({ ALT: () => this.consume(1, wordToken(id)) })));
    return this.ACTION((): Margin => {
      const literal = literalOf(t) as Literal;
      return {
        by: { kind: 'literal', literal, span: spanOf(t) },
        bound: (keywordOf(word) ?? 'above') as 'above',
        ...(inclusion ? { inclusion } : {}),
        span: spanOf(word),
      };
    });
  });
  /** 200万元（不含）. */
  rangeEnd: Rule<RangeEnd> = this.RULE(
    'rangeEnd',
    () => {
      const value = this.SUBRULE(this.sum);
      const inclusion = this.SUBRULE(this.inclusion);
      return this.ACTION(
        (): RangeEnd =>
          inclusion
            ? { kind: 'rangeEnd', value, inclusion, span: join(value.span, spanOf(this.LA(0))) }
            : { kind: 'rangeEnd', value, span: value.span },
      );
    },
    { recoveryValueFunc: (): RangeEnd => ({ kind: 'rangeEnd', value: broken, span: broken.span }) },
  );

  /** 扶持年度内累计3年…. 自…起5年内 has its own 内; a period's name needs one. */
  cumulativeTail = this.RULE(
    'cumulativeTail',
    (period: Expr): Expr => {
      this.OPTION(() => this.CONSUME(wordToken('inside')));
      this.CONSUME(wordToken('overLife'));
      const least = this.SUBRULE(this.literal);
      const of = this.SUBRULE(this.comparison);
      return this.ACTION(() => ({ kind: 'cumulative', period, least, of, span: join(period.span, of.span) }));
    },
    { recoveryValueFunc: () => broken },
  );

  inclusion: Rule<'including' | 'excluding' | undefined> = this.RULE('inclusion', () => {
    let found: 'including' | 'excluding' | undefined;
    this.OPTION(() => {
      found = this.OR([
        {
          ALT: () => {
            this.CONSUME(wordToken('including'));
            return 'including' as const;
          },
        },
        {
          ALT: () => {
            this.CONSUME(wordToken('excluding'));
            return 'excluding' as const;
          },
        },
      ]);
    });
    return found;
  });

  /** A至B, or a name for a period. */
  range: Rule<Expr> = this.RULE(
    'range',
    () => {
      const from = this.SUBRULE(this.sum);
      let to: Expr | undefined;
      this.OPTION(() => {
        this.CONSUME(wordToken('to'));
        to = this.SUBRULE1(this.sum);
      });
      return this.ACTION(
        (): Expr => (to ? { kind: 'fromTo', from, to, bare: true, span: join(from.span, to.span) } : from),
      );
    },
    { recoveryValueFunc: () => broken },
  );
}
