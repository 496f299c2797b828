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
import { join, type Span } from '../span.ts';
import { keywordOf, labelToken, literalOf, literalTokens, nameOf, tokens, wordToken } from '../tokens.ts';
import { DeclarationParser } from './declarations.ts';
import { broken, type Rule, spanned, spanOf, textOf } from './nodes.ts';

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

  /**
   * A value with its bound, a target, or a heading: of a yearly or monthly field (工业产值2023年), of an
   * end of a 状态 (在库至). At the start of a row also a stretch: 2026年1月至2026年12月.
   */
  cell: Rule<Cell> = this.RULE('cell', () => {
    let cell: Omit<Cell, 'kind'> | undefined;
    const next = this.LA(1);
    this.OPTION({
      GATE: () => !this.isEdge(1),
      DEF: () => {
        cell = this.OR([
          {
            GATE: () => this.isTarget(),
            ALT: () => {
              const target = this.SUBRULE(this.target);
              return this.ACTION(() => ({ target, span: target.span }));
            },
          },
          // The headings of a 状态.
          ...(['from', 'to'] as const).map((id, i) => ({
            GATE: () => this.isEdge(2),
            ALT: () => {
              const t = this.consume(30 + i, wordToken(id));
              return this.ACTION(() => ({
                value: { kind: 'word' as const, word: id, span: spanOf(t) },
                span: spanOf(t),
              }));
            },
          })),
          {
            ALT: () => {
              const value = this.SUBRULE(this.expected);
              let behind: Behind = {};
              this.OPTION1(() => {
                behind = this.SUBRULE(this.behindValue);
              });
              return this.ACTION(() => cellOf(value, behind));
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

  private readonly behindValue: Rule<Behind> = this.RULE('behindValue', () =>
    this.OR([
      {
        ALT: (): Behind => {
          const literal = this.SUBRULE(this.literal);
          return this.ACTION(() => ({ literal }));
        },
      },
      {
        ALT: (): Behind => {
          const t = this.CONSUME(wordToken('from'));
          return this.ACTION(() => ({ end: { word: 'from', span: spanOf(t) } }));
        },
      },
      {
        ALT: (): Behind => {
          const t = this.CONSUME(wordToken('to'));
          let until: Expr | undefined;
          this.OPTION(() => {
            until = this.SUBRULE1(this.literal);
          });
          return this.ACTION(() => (until ? { until } : { end: { word: 'to', span: spanOf(t) } }));
        },
      },
    ]),
  );

  private isEdge(at: number): boolean {
    const type = this.LA(at).tokenType;
    return type === tokens.Bar || type === tokens.RowEnd;
  }

  private isTarget(): boolean {
    const type = this.LA(1).tokenType;
    return type === literalTokens.clauseRef || type === tokens.Document || type === wordToken('all');
  }
}

/** What stands behind the value of a cell. */
interface Behind {
  readonly literal?: Expr;
  readonly until?: Expr;
  readonly end?: { readonly word: 'from' | 'to'; readonly span: Span };
}

function cellOf(expected: ExpectedValue | undefined, behind: Behind | undefined): Omit<Cell, 'kind'> {
  // Recovery skipped the value; its line has an error and is not used.
  if (!expected) return { span: broken.span };
  const { bound, value } = expected;
  const { literal, until, end } = behind ?? {};
  const shared = { ...(bound ? { bound } : {}), span: value.span };
  if (until)
    return {
      ...shared,
      value: { kind: 'fromTo', from: value, to: until, bare: true, span: join(value.span, until.span) },
    };
  const target = (more: Omit<ResultTarget, 'kind' | 'total' | 'span'>, span: Span): Pick<Cell, 'target'> => ({
    target: { kind: 'target', total: false, ...more, span },
  });
  if (end) return { ...shared, value, ...target({ end: end.word }, end.span) };
  const written = literal?.kind === 'literal' ? literal.literal : undefined;
  if (literal && written?.type === 'year') return { ...shared, value, ...target({ year: written.year }, literal.span) };
  if (literal && written?.type === 'month')
    return { ...shared, value, ...target({ month: written.month }, literal.span) };
  return { ...shared, value };
}
