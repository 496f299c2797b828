/**
 * The grammar of one logical line; here the lines of a 场景. Lines are parsed one by one, so
 * that an error never leaves its line.
 */
import type { IToken } from 'chevrotain';
import type {
  Cell,
  ClauseListLine,
  ExpectedValue,
  Expr,
  FactLine,
  NameExpr,
  ReadingChoice,
  ResultLine,
  ResultTarget,
  Table,
  TableRow,
  Text,
} from '../ast.ts';
import type { Field } from '../fields/index.ts';
import type { KeywordId } from '../keywords.ts';
import { join } from '../span.ts';
import { keywordOf, labelToken, literalOf, literalTokens, nameOf, tokens, wordToken } from '../tokens.ts';
import { DeclarationParser } from './declarations.ts';
import { type Rule, spanned, spanOf, textOf } from './nodes.ts';

const yearOf = (t: IToken | undefined): { readonly year?: number } => {
  const literal = t && literalOf(t);
  return literal?.type === 'year' ? { year: literal.year } : {};
};

export class LineParser extends DeclarationParser {
  readonly fieldRules: ReadonlyMap<KeywordId, Rule<Field>>;

  constructor() {
    super();
    this.fieldRules = this.makeFieldRules();
    this.performSelfAnalysis();
  }

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

  /** 若取 X为乙：; 若取 X为乙，甲厂：. */
  under: Rule<{ readonly choices: readonly ReadingChoice[]; readonly entity?: Text }> = this.RULE('under', () => {
    const choices: ReadingChoice[] = [];
    this.CONSUME(labelToken('under'));
    this.AT_LEAST_ONE_SEP({
      SEP: tokens.Enumeration,
      DEF: () => {
        choices.push(this.SUBRULE(this.choice));
      },
    });
    let entity: Text | undefined;
    this.OPTION(() => {
      this.CONSUME(tokens.Comma);
      entity = this.SUBRULE(this.text);
    });
    this.CONSUME(tokens.Colon);
    return this.ACTION(() => ({ choices, ...(entity ? { entity } : {}) }));
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

  /** 逐例：; 逐例 甲厂：. */
  cases: Rule<{ readonly table: Table; readonly entity?: Text }> = this.RULE('cases', () => {
    this.CONSUME(labelToken('cases'));
    const entity = this.SUBRULE(this.titleOf);
    this.CONSUME(tokens.Colon);
    const table = this.SUBRULE(this.table);
    return this.ACTION(() => ({ table, ...(entity ? { entity } : {}) }));
  });

  /** 应当：; 应当 甲厂：. */
  expect: Rule<{ readonly entity?: Text }> = this.RULE('expect', () => {
    this.CONSUME(labelToken('expect'));
    const entity = this.SUBRULE(this.titleOf);
    this.CONSUME(tokens.Colon);
    return this.ACTION(() => (entity ? { entity } : {}));
  });

  titleOf: Rule<Text | undefined> = this.RULE('titleOf', () => {
    let title: Text | undefined;
    this.OPTION(() => {
      title = this.SUBRULE(this.text);
    });
    return title;
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
    let year: IToken | undefined;
    let value: Expr | undefined;
    let table: Table | undefined;
    this.OPTION2(() => {
      year = this.CONSUME(literalTokens.year);
    });
    this.CONSUME(tokens.Colon);
    this.OPTION(() => {
      value = this.SUBRULE(this.sum);
    });
    this.OPTION1(() => {
      table = this.SUBRULE(this.table);
    });
    return this.ACTION(() => ({
      kind: 'fact' as const,
      name,
      ...yearOf(year),
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
    let document: IToken | undefined;
    let clause: IToken | undefined;
    this.OR([
      {
        ALT: () => {
          document = this.CONSUME(tokens.Document);
          this.OPTION(() => {
            clause = this.CONSUME(literalTokens.clauseRef);
          });
        },
      },
      {
        ALT: () => {
          clause = this.CONSUME1(literalTokens.clauseRef);
        },
      },
      { ALT: () => this.CONSUME(wordToken('all')) },
    ]);
    const first = this.LA(0);
    let when: IToken | undefined;
    this.OPTION1(() => {
      when = this.OR1([
        { ALT: () => this.CONSUME(literalTokens.year) },
        { ALT: () => this.CONSUME(wordToken('total')) },
      ]);
    });
    let party: ResultTarget['party'];
    this.OPTION2(() => {
      const word = this.OR2([
        { ALT: () => this.CONSUME(wordToken('paidBy')) },
        { ALT: () => this.CONSUME(wordToken('receivedBy')) },
      ]);
      const name = this.SUBRULE(this.name);
      party = this.ACTION(() => ({ word: keywordOf(word) as 'paidBy' | 'receivedBy', name }));
    });
    return this.ACTION(() => {
      const ref = clause && literalOf(clause);
      const year = yearOf(when);
      const start = document ?? clause ?? first;
      return {
        kind: 'target' as const,
        ...(document ? { document: { text: nameOf(document), span: spanOf(document) } } : {}),
        ...(clause && ref?.type === 'clauseRef' ? { clause: { text: ref.ref, span: spanOf(clause) } } : {}),
        ...year,
        total: when !== undefined && year.year === undefined,
        ...(party ? { party } : {}),
        span: join(spanOf(start), party?.name.span ?? spanOf(when ?? clause ?? start)),
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
                  ? { target: { kind: 'target' as const, year: year.literal.year, total: false, span: year.span } }
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
    return type === literalTokens.clauseRef || type === tokens.Document || type === wordToken('all');
  }
}
