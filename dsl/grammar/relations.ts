/** The grammar of relations between clauses: clauses first, then how they relate. */
import type { IToken } from 'chevrotain';
import type { Expr, NameExpr } from '../ast.ts';
import type { ClauseName, SlotTypes } from '../fields/index.ts';
import { join } from '../span.ts';
import { keywordOf, literalOf, literalTokens, tokens, wordToken } from '../tokens.ts';
import { type Rule, spanned, spanOf, textOf } from './nodes.ts';
import { PaymentSlotParser } from './paymentSlots.ts';

export class RelationParser extends PaymentSlotParser {
  /** 一（一）, 一（一）提升奖励; a title alone names no clause, which the compiler says. */
  clauseName: Rule<ClauseName> = this.RULE('clauseName', () => {
    let ref: IToken | undefined;
    let title: IToken | undefined;
    this.OR([
      {
        ALT: () => {
          ref = this.CONSUME(literalTokens.clauseRef);
          this.OPTION(() => {
            title = this.CONSUME(tokens.Text);
          });
        },
      },
      {
        ALT: () => {
          title = this.CONSUME1(tokens.Text);
        },
      },
    ]);
    return this.ACTION(() => {
      const literal = ref && literalOf(ref);
      const [first, last] = [ref ?? title, title ?? ref] as [IToken, IToken];
      return {
        kind: 'clauseName' as const,
        ref: literal?.type === 'clauseRef' ? literal.ref : '',
        ...(title ? { title: textOf(title) } : {}),
        span: join(spanOf(first), spanOf(last)),
      };
    });
  });

  clauseNames: Rule<readonly ClauseName[]> = this.RULE('clauseNames', () => {
    const all: ClauseName[] = [];
    this.AT_LEAST_ONE_SEP({
      SEP: tokens.Enumeration,
      DEF: () => {
        all.push(this.SUBRULE(this.clauseName));
      },
    });
    return all;
  });

  /** 一（一）、一（二），按累计比较. */
  higherOf: Rule<SlotTypes['higherOf']> = this.RULE('higherOf', () => {
    const clauses = this.SUBRULE(this.clauseNames);
    let overLife = false;
    this.OPTION(() => {
      this.CONSUME(tokens.Comma);
      this.CONSUME(wordToken('comparedOverLife'));
      overLife = true;
    });
    return this.ACTION(() => ({ kind: 'higherOf' as const, clauses, overLife, span: spanned(clauses) }));
  });

  /** 一（一）、一（二），按选择; …，以先享受的为准，已领的抵扣. */
  choose: Rule<SlotTypes['choose']> = this.RULE('choose', () => {
    const clauses = this.SUBRULE(this.clauseNames);
    this.CONSUME(tokens.Comma);
    const by = this.OR([
      {
        ALT: (): NameExpr | 'first' | 'last' => {
          this.CONSUME(wordToken('by'));
          return this.SUBRULE(this.name);
        },
      },
      {
        ALT: (): NameExpr | 'first' | 'last' => {
          this.CONSUME(wordToken('firstEnjoyed'));
          return 'first';
        },
      },
      {
        ALT: (): NameExpr | 'first' | 'last' => {
          this.CONSUME(wordToken('lastEnjoyed'));
          return 'last';
        },
      },
    ]);
    let deduct = false;
    this.OPTION(() => {
      this.CONSUME1(tokens.Comma);
      this.CONSUME(wordToken('receivedDeducted'));
      deduct = true;
    });
    return this.ACTION(() => ({ kind: 'choose' as const, clauses, by, deduct, span: spanned(clauses) }));
  });

  /** 全部（除一（三）外），每家每年100万元，按比例核减. */
  sharedCap: Rule<SlotTypes['sharedCap']> = this.RULE('sharedCap', () => {
    const first = this.LA(1);
    let clauses: readonly ClauseName[] | 'all' = 'all';
    let except: readonly ClauseName[] = [];
    this.OR([
      {
        ALT: () => {
          this.CONSUME(wordToken('all'));
          this.OPTION(() => {
            this.CONSUME(tokens.LeftParen);
            this.CONSUME(wordToken('except'));
            except = this.SUBRULE(this.clauseNames);
            this.OPTION1(() => this.CONSUME(wordToken('aside')));
            this.CONSUME(tokens.RightParen);
          });
        },
      },
      {
        ALT: () => {
          clauses = this.SUBRULE1(this.clauseNames);
        },
      },
    ]);
    this.CONSUME(tokens.Comma);
    this.CONSUME(wordToken('perEntity'));
    this.OPTION2(() => this.SUBRULE(this.name));
    const scope = this.OR1([
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
    const limit: Expr = this.SUBRULE(this.sum);
    let method: IToken | undefined;
    this.OPTION3(() => {
      this.CONSUME1(tokens.Comma);
      method = this.OR2([
        { ALT: () => this.CONSUME(wordToken('reducedProRata')) },
        { ALT: () => this.CONSUME(wordToken('inTurn')) },
      ]);
    });
    return this.ACTION(() => ({
      kind: 'sharedCap' as const,
      clauses,
      except,
      scope,
      limit,
      ...(method ? { method: keywordOf(method) as 'reducedProRata' | 'inTurn' } : {}),
      span: join(spanOf(first), limit.span),
    }));
  });

  /** “西部县”，一（一）. */
  exceptionTo: Rule<SlotTypes['exceptionTo']> = this.RULE('exceptionTo', () => {
    let label: IToken | undefined;
    this.OPTION(() => {
      label = this.CONSUME(literalTokens.text);
      this.CONSUME(tokens.Comma);
    });
    const clauses = this.SUBRULE(this.clauseNames);
    return this.ACTION(() => {
      const literal = label && literalOf(label);
      return {
        kind: 'exceptionTo' as const,
        ...(label && literal?.type === 'text' ? { label: { text: literal.text, span: spanOf(label) } } : {}),
        clauses,
        span: spanned(clauses),
      };
    });
  });
}
