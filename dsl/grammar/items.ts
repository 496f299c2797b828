/** The grammar of the items of a list: which are meant, in what order, how many of them. */
import type { Direction, Expr, NameExpr, Ordering, SortKeyNode } from '../ast.ts';
import { normalise } from '../characters.ts';
import { nounOfMeasure } from '../keywords.ts';
import { join } from '../span.ts';
import { keywordOf, tokens, wordToken } from '../tokens.ts';
import { broken, clauseTotal, type Filter, filtered, type Rule, spanOf } from './nodes.ts';
import { OperandParser } from './operands.ts';

/** How a key orders, and which single item it picks. */
const directions = [
  'highToLow',
  'lowToHigh',
  'earlyToLate',
  'lateToEarly',
  'greatest',
  'least',
  'earliest',
  'latest',
] as const satisfies readonly Direction[];

export abstract class ItemParser extends OperandParser {
  /** A name; in brackets after the name of a list, which of its items are meant. */
  filteredName: Rule<Expr> = this.RULE(
    'filteredName',
    () => {
      const name = this.SUBRULE(this.name);
      let filter: Filter | undefined;
      this.OPTION(() => {
        filter = this.SUBRULE(this.filter);
      });
      return this.ACTION(
        (): Expr => (filter ? { ...filtered(name, filter), kind: 'aggregate', word: 'number' } : name),
      );
    },
    { recoveryValueFunc: () => broken },
  );

  /** 最近一次认定（级别为省级）. */
  nearestOne: Rule<Expr> = this.RULE(
    'nearestOne',
    () => {
      const word = this.OR([
        { ALT: () => this.CONSUME(wordToken('earliestOne')) },
        { ALT: () => this.CONSUME(wordToken('latestOne')) },
      ]);
      const list = this.SUBRULE(this.name);
      let filter: Filter | undefined;
      this.OPTION(() => {
        filter = this.SUBRULE(this.filter);
      });
      return this.ACTION(
        (): Expr => ({
          ...filtered(list, filter),
          kind: 'aggregate',
          word: 'number',
          nearest: (keywordOf(word) ?? 'latestOne') as 'latestOne',
          span: join(spanOf(word), filter?.span ?? list.span),
        }),
      );
    },
    { recoveryValueFunc: () => broken },
  );

  /** （合同金额200万元以上，按合同金额从高到低前2个）. */
  filter: Rule<Filter> = this.RULE(
    'filter',
    () => {
      let where: Expr | undefined;
      let order: Ordering | undefined;
      const open = this.CONSUME(tokens.LeftParen);
      this.OR([
        {
          ALT: () => {
            order = this.SUBRULE(this.ordering);
          },
        },
        {
          ALT: () => {
            where = this.SUBRULE(this.expression);
            this.OPTION(() => {
              this.CONSUME(tokens.Comma);
              order = this.SUBRULE1(this.ordering);
            });
          },
        },
      ]);
      const close = this.CONSUME(tokens.RightParen);
      return this.ACTION(() => ({
        ...(where ? { where } : {}),
        ...(order ? { order } : {}),
        span: join(spanOf(open), spanOf(close)),
      }));
    },
    { recoveryValueFunc: (): Filter => ({ span: broken.span }) },
  );

  /** 按合同金额从高到低、签订日期从早到晚，每个成员取前2个; 按签订日期从早到晚，面积累计不超过1000平方米. */
  ordering: Rule<Ordering> = this.RULE(
    'ordering',
    () => {
      const keys: SortKeyNode[] = [];
      let per: NameExpr | undefined;
      let count: Expr | undefined;
      let running: Ordering['running'];
      const by = this.CONSUME(wordToken('by'));
      this.AT_LEAST_ONE_SEP({
        SEP: tokens.Enumeration,
        DEF: () => {
          keys.push(this.SUBRULE(this.sortKey));
        },
      });
      this.OPTION(() => this.CONSUME(tokens.Comma));
      this.OPTION1(() => {
        per = this.SUBRULE(this.eachNoun);
        this.OPTION2(() => this.CONSUME1(tokens.Comma));
      });
      this.OPTION3(() =>
        this.OR([
          {
            ALT: () => {
              this.OR1([
                { ALT: () => this.CONSUME(wordToken('takeFirst')) },
                { ALT: () => this.CONSUME(wordToken('takePlaces')) },
              ]);
              count = this.SUBRULE(this.primary);
            },
          },
          {
            ALT: () => {
              const of = this.SUBRULE(this.sum);
              this.CONSUME(wordToken('overLife'));
              this.CONSUME(wordToken('atMost'));
              const limit = this.SUBRULE1(this.sum);
              running = { of, limit };
            },
          },
        ]),
      );
      return this.ACTION(() => ({
        kind: 'ordering' as const,
        keys,
        ...(per ? { per } : {}),
        ...(count ? { count } : {}),
        ...(running ? { running } : {}),
        span: { start: spanOf(by).start, end: spanOf(this.LA(0)).end },
      }));
    },
    { recoveryValueFunc: () => ({ kind: 'ordering' as const, keys: [], span: broken.span }) },
  );

  sortKey: Rule<SortKeyNode> = this.RULE(
    'sortKey',
    () => {
      const by = this.SUBRULE(this.sum);
      const word = this.OR(directions.map((id) => ({ ALT: () => this.consume(0, wordToken(id)) })));
      return this.ACTION(() => ({
        kind: 'sortKey' as const,
        by,
        word: (keywordOf(word) ?? 'highToLow') as Direction,
        span: join(by.span, spanOf(word)),
      }));
    },
    { recoveryValueFunc: (): SortKeyNode => ({ kind: 'sortKey', by: broken, word: 'highToLow', span: broken.span }) },
  );

  /** 每个成员; 每户, where the measure word is the noun itself. */
  eachNoun: Rule<NameExpr> = this.RULE(
    'eachNoun',
    () => {
      const word = this.CONSUME(wordToken('perEntity'));
      let name: NameExpr | undefined;
      this.OPTION(() => {
        name = this.SUBRULE(this.name);
      });
      return this.ACTION(
        (): NameExpr =>
          name ?? {
            kind: 'name',
            name: nounOfMeasure(normalise(word.image)),
            quoted: false,
            measure: true,
            span: spanOf(word),
          },
      );
    },
    { recoveryValueFunc: (): NameExpr => ({ kind: 'name', name: '', quoted: false, span: broken.span }) },
  );

  /** 全体企业（行业为制造业）; what is asked of them follows. */
  overEverybody: Rule<Expr> = this.RULE(
    'overEverybody',
    () => {
      const word = this.CONSUME(wordToken('everybody'));
      const of = this.SUBRULE(this.filteredName);
      return this.ACTION((): Expr => {
        const span = join(spanOf(word), of.span);
        if (of.kind === 'aggregate') return { ...of, everybody: true, span };
        return of.kind === 'name' ? { kind: 'aggregate', everybody: true, list: of, word: 'number', span } : broken;
      });
    },
    { recoveryValueFunc: () => broken },
  );

  /** 全部合计, 全部累计: of all clauses. */
  everyClause: Rule<Expr> = this.RULE(
    'everyClause',
    () => {
      const all = this.CONSUME(wordToken('all'));
      const word = this.SUBRULE(this.totalWord);
      return this.ACTION(() => clauseTotal({ span: spanOf(all) }, word));
    },
    { recoveryValueFunc: () => broken },
  );
}
