/** The grammar of fields that concern all entities together: 名次 and 总额. */
import type { IToken } from 'chevrotain';
import type { Expr } from '../ast.ts';
import { diagnostic } from '../diagnostics.ts';
import type { CutProRata, InOrder, Pool, Ranking, RankKey, SlotTypes } from '../fields/index.ts';
import { join, type Span } from '../span.ts';
import { keywordOf, tokens, wordToken } from '../tokens.ts';
import { DocumentParser } from './documents.ts';
import { type Rule, spanOf } from './nodes.ts';

export class TogetherSlotParser extends DocumentParser {
  /** 按营业收入从高到低取前10名，并列的一并入选，不享受的依次递补. */
  readonly ranking: Rule<SlotTypes['ranking']> = this.RULE('ranking', () => {
    const open = this.CONSUME(wordToken('by'));
    const first: Expr = this.SUBRULE(this.sum);
    const by: RankKey[] = [];
    const order = this.SUBRULE(this.rankOrder);
    this.ACTION(() => by.push(rankKey(first, order)));
    this.CONSUME(wordToken('takePlaces'));
    const places = this.SUBRULE(this.primary);
    let ties: Ranking['ties'];
    let next: IToken | undefined;
    let last: Span = places.span;
    this.MANY(() => {
      this.CONSUME(tokens.Comma);
      this.OR([
        {
          ALT: () => {
            const t = this.CONSUME(wordToken('tiedIn'));
            this.ACTION(() => this.once(ties, t));
            ties = 'in';
          },
        },
        {
          ALT: () => {
            const t = this.CONSUME(wordToken('tiedOut'));
            this.ACTION(() => this.once(ties, t));
            ties = 'out';
          },
        },
        {
          ALT: () => {
            const t = this.CONSUME(wordToken('tied'));
            this.CONSUME1(wordToken('by'));
            const of: Expr = this.SUBRULE1(this.sum);
            this.OR1([
              {
                ALT: () => {
                  const order1 = this.SUBRULE1(this.rankOrder);
                  this.ACTION(() => by.push(rankKey(of, order1)));
                },
              },
              {
                ALT: () => {
                  this.CONSUME(wordToken('handled'));
                  this.ACTION(() => {
                    this.once(ties, t);
                    if (of.kind === 'name') ties = of;
                    else this.notAName(of);
                  });
                },
              },
            ]);
          },
        },
        {
          ALT: () => {
            const t = this.CONSUME(wordToken('nextMovesUp'));
            this.ACTION(() => this.once(next, t));
            next = t;
          },
        },
      ]);
      this.ACTION(() => {
        last = spanOf(this.LA(0));
      });
    });
    return this.ACTION(() => ({
      kind: 'ranking' as const,
      by,
      first: places,
      ...(ties ? { ties } : {}),
      nextMovesUp: next !== undefined,
      span: join(spanOf(open), last),
    }));
  });

  readonly rankOrder: Rule<IToken> = this.RULE('rankOrder', () =>
    this.OR([{ ALT: () => this.CONSUME(wordToken('highToLow')) }, { ALT: () => this.CONSUME(wordToken('lowToHigh')) }]),
  );

  private notAName({ span }: Expr): void {
    const inside = this.input.filter((t) => t.startOffset >= span.start && t.startOffset < span.end);
    this.findings.push(diagnostic('GJ1046', span, { written: inside.map((t) => t.image).join('') }));
  }

  /** What may be said once in a line is said again. */
  private once(before: unknown, t: IToken): void {
    if (before !== undefined) this.findings.push(diagnostic('GJ1045', spanOf(t), { words: t.image }));
  }

  /** 每年500万元，超出的按比例折算; 累计500万元，按受理日期先到先得，末户按余额兑付. */
  readonly pool: Rule<SlotTypes['pool']> = this.RULE('pool', () => {
    const scope = this.OR([
      { ALT: () => this.CONSUME(wordToken('perYear')) },
      { ALT: () => this.CONSUME(wordToken('overLife')) },
    ]);
    const limit = this.SUBRULE(this.sum);
    this.CONSUME(tokens.Comma);
    const rule = this.OR1([
      { ALT: (): Pool['rule'] => this.SUBRULE(this.cutProRata) },
      { ALT: (): Pool['rule'] => this.SUBRULE(this.inOrder) },
    ]);
    return this.ACTION(() => ({
      kind: 'pool' as const,
      scope: keywordOf(scope) === 'overLife' ? ('life' as const) : ('year' as const),
      limit,
      rule,
      span: join(spanOf(scope), rule.span),
    }));
  });

  readonly cutProRata: Rule<CutProRata> = this.RULE('cutProRata', () => {
    const word = this.CONSUME(wordToken('cutProRata'));
    let rest: IToken | undefined;
    this.OPTION(() => {
      this.CONSUME(tokens.Comma);
      rest = this.OR([
        { ALT: () => this.CONSUME(wordToken('restLargest')) },
        { ALT: () => this.CONSUME(wordToken('restDropped')) },
      ]);
    });
    return this.ACTION(() => ({
      kind: 'cutProRata' as const,
      ...(rest ? { rest: keywordOf(rest) === 'restLargest' ? ('largest' as const) : ('dropped' as const) } : {}),
      span: rest ? join(spanOf(word), spanOf(rest)) : spanOf(word),
    }));
  });

  readonly inOrder: Rule<InOrder> = this.RULE('inOrder', () => {
    const open = this.CONSUME(wordToken('by'));
    const by = this.SUBRULE(this.sums);
    let end = this.CONSUME(wordToken('firstCome'));
    let last: InOrder['last'];
    this.OPTION(() => {
      this.CONSUME(tokens.Comma);
      last = this.OR([
        {
          ALT: () => {
            end = this.CONSUME(wordToken('lastPart'));
            return 'part' as const;
          },
        },
        {
          ALT: () => {
            end = this.CONSUME(wordToken('lastNothing'));
            return 'nothing' as const;
          },
        },
        {
          ALT: () => {
            this.CONSUME(wordToken('lastOne'));
            this.CONSUME1(wordToken('by'));
            const name = this.SUBRULE(this.name);
            end = this.CONSUME(wordToken('handled'));
            return name;
          },
        },
      ]);
    });
    return this.ACTION(() => ({
      kind: 'inOrder' as const,
      by,
      ...(last ? { last } : {}),
      span: join(spanOf(open), spanOf(end)),
    }));
  });
}

const rankKey = (of: Expr, order: IToken): RankKey => ({
  kind: 'rankKey',
  of,
  order: keywordOf(order) === 'lowToHigh' ? 'low' : 'high',
  span: join(of.span, spanOf(order)),
});
