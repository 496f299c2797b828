/** The grammar of relations to other documents: the file of a 引用, clauses of this and other documents, 废止, 互斥, 优先. */
import type { IToken } from 'chevrotain';
import type { Expr, Text } from '../ast.ts';
import type { ClauseTarget, SlotTypes } from '../fields/index.ts';
import { join } from '../span.ts';
import { keywordOf, literalOf, literalTokens, nameOf, tokens, wordToken } from '../tokens.ts';
import { type Rule, spanned, spanOf, textOf } from './nodes.ts';
import { RelationParser } from './relations.ts';

export class DocumentParser extends RelationParser {
  /** “2021.policy.md”. */
  path: Rule<Text> = this.RULE('path', () => {
    const t = this.CONSUME(literalTokens.text);
    return this.ACTION(() => {
      const literal = literalOf(t);
      return { text: literal?.type === 'text' ? literal.text.trim() : '', span: spanOf(t) };
    });
  });

  /** The number of a clause: 三（一）, and a bare 四, which is no literal of its own. */
  private readonly clauseNumber: Rule<Text> = this.RULE('clauseNumber', () => {
    const t = this.OR([
      { ALT: () => this.CONSUME(literalTokens.clauseRef) },
      { ALT: () => this.CONSUME(tokens.Unknown) },
    ]);
    return this.ACTION(() => textOf(t));
  });

  private readonly ofDocument: Rule<ClauseTarget> = this.RULE('ofDocument', () => {
    const name = this.CONSUME(tokens.Document);
    let ref: Text | undefined;
    this.OPTION(() => {
      ref = this.SUBRULE(this.clauseNumber);
    });
    return this.ACTION(() => ({
      kind: 'clauseTarget' as const,
      document: { text: nameOf(name), span: spanOf(name) },
      ...(ref ? { ref } : {}),
      own: false,
      span: ref ? join(spanOf(name), ref.span) : spanOf(name),
    }));
  });

  private readonly bareTarget: Rule<ClauseTarget> = this.RULE('bareTarget', () => {
    const ref = this.SUBRULE(this.clauseNumber);
    return this.ACTION(() => ({ kind: 'clauseTarget' as const, ref, own: false, span: ref.span }));
  });

  private readonly clauseTarget: Rule<ClauseTarget> = this.RULE('clauseTarget', () =>
    this.OR([
      { ALT: () => this.SUBRULE(this.ofDocument) },
      { ALT: () => this.SUBRULE(this.bareTarget) },
      {
        ALT: () => {
          const word = this.CONSUME(wordToken('thisDocument'));
          const ref = this.SUBRULE(this.clauseNumber);
          return this.ACTION(() => ({
            kind: 'clauseTarget' as const,
            ref,
            own: true,
            span: join(spanOf(word), ref.span),
          }));
        },
      },
    ]),
  );

  private readonly clauseTargets: Rule<readonly ClauseTarget[]> = this.RULE('clauseTargets', () => {
    const all: ClauseTarget[] = [];
    this.AT_LEAST_ONE_SEP({
      SEP: tokens.Enumeration,
      DEF: () => {
        all.push(this.SUBRULE(this.clauseTarget));
      },
    });
    return all;
  });

  /** 旧办法四、五，自施行之日起，已取得的继续兑完; or text. A bare number is of the document named before it. */
  readonly repealed: Rule<SlotTypes['repealed']> = this.RULE('repealed', () =>
    this.OR([
      {
        ALT: () => {
          const t = this.CONSUME(tokens.Text);
          return this.ACTION(() => ({ kind: 'repealed' as const, text: textOf(t), targets: [], span: spanOf(t) }));
        },
      },
      {
        ALT: () => {
          const targets: ClauseTarget[] = [this.SUBRULE(this.ofDocument)];
          this.MANY(() => {
            this.CONSUME(tokens.Enumeration);
            const next = this.OR1([
              { ALT: () => this.SUBRULE1(this.ofDocument) },
              { ALT: () => this.SUBRULE(this.bareTarget) },
            ]);
            this.ACTION(() => {
              const last = targets[targets.length - 1];
              targets.push(next.document || !last?.document ? next : { ...next, document: last.document });
            });
          });
          let from: Expr | undefined;
          let acquired: Expr | undefined;
          this.OPTION(() => {
            this.CONSUME(tokens.Comma);
            this.OR2([
              {
                ALT: () => {
                  this.CONSUME(wordToken('from'));
                  from = this.SUBRULE(this.sum);
                  this.CONSUME(wordToken('begin'));
                  this.OPTION1(() => {
                    this.CONSUME1(tokens.Comma);
                    acquired = this.SUBRULE(this.acquiredRule);
                  });
                },
              },
              {
                ALT: () => {
                  acquired = this.SUBRULE1(this.acquiredRule);
                },
              },
            ]);
          });
          return this.ACTION(() => ({
            kind: 'repealed' as const,
            targets,
            ...(from ? { from } : {}),
            ...(acquired ? { acquired } : {}),
            span: spanned([...targets, ...(from ? [from] : []), ...(acquired ? [acquired] : [])]),
          }));
        },
      },
    ]),
  );

  /** 已取得的继续兑完, 尚未兑现的不再兑现, 按存量处理方式处理. */
  private readonly acquiredRule: Rule<Expr> = this.RULE('acquiredRule', () =>
    this.OR([
      {
        ALT: (): Expr => {
          const t = this.CONSUME(wordToken('acquiredRunOn'));
          return this.ACTION(() => ({ kind: 'word', word: 'continues', span: spanOf(t) }));
        },
      },
      {
        ALT: (): Expr => {
          const t = this.CONSUME(wordToken('unpaidStops'));
          return this.ACTION(() => ({ kind: 'word', word: 'expires', span: spanOf(t) }));
        },
      },
      {
        ALT: (): Expr => {
          this.CONSUME(wordToken('by'));
          const named = this.SUBRULE(this.name);
          this.CONSUME(wordToken('handled'));
          return named;
        },
      },
    ]),
  );

  /** 本文件三（一）、旧办法四，就高. */
  readonly exclusion: Rule<SlotTypes['exclusion']> = this.RULE('exclusion', () => {
    const parties = this.SUBRULE(this.clauseTargets);
    this.CONSUME(tokens.Comma);
    const word: IToken = this.OR(
      (['higherPrevails', 'thisPrevails', 'earlierPrevails'] as const).map((id, i) => ({
        ALT: () => this.consume(i, wordToken(id)),
      })),
    );
    return this.ACTION(() => ({
      kind: 'exclusion' as const,
      parties,
      rule: (keywordOf(word) ?? 'higherPrevails') as 'higherPrevails',
      span: join(spanned(parties), spanOf(word)),
    }));
  });

  /** 三（一）高于旧办法四; or text. */
  readonly precedence: Rule<SlotTypes['precedence']> = this.RULE('precedence', () =>
    this.OR([
      {
        ALT: () => {
          const t = this.CONSUME(tokens.Text);
          return this.ACTION(() => ({
            kind: 'precedence' as const,
            text: textOf(t),
            higher: [],
            lower: [],
            span: spanOf(t),
          }));
        },
      },
      {
        ALT: () => {
          const higher = this.SUBRULE(this.clauseTargets);
          this.OR1([
            { ALT: () => this.CONSUME(wordToken('moreThan')) },
            { ALT: () => this.CONSUME(wordToken('precedes')) },
          ]);
          const lower = this.SUBRULE1(this.clauseTargets);
          return this.ACTION(() => ({
            kind: 'precedence' as const,
            higher,
            lower,
            span: spanned([...higher, ...lower]),
          }));
        },
      },
    ]),
  );
}
