/** Relations → text. Titles are not cut by the dictionary, so clauses are joined here; the words after them as usual. */
import type { ClauseName, SlotTypes } from '../fields/index.ts';
import { marks } from '../keywords.ts';
import { printExpr } from './expressions.ts';
import { joinPieces, type Printer } from './pieces.ts';

type Relation = 'higherOf' | 'choose' | 'sharedCap' | 'exceptionTo';
type RelationPrinters = { readonly [K in Relation]: (value: SlotTypes[K], p: Printer) => readonly [string] };

const comma = (p: Printer): string => p.mark(',') + (p.language === 'en' ? ' ' : '');
const line = (p: Printer, ...parts: readonly string[]): readonly [string] => [parts.filter(Boolean).join(comma(p))];

/** A bare numeral needs a blank before its title: 一 上规奖励. */
function clauseText({ ref, title }: ClauseName): string {
  if (!title) return ref;
  return `${ref}${ref === '' || ref.endsWith('）') ? '' : ' '}${title.text}`;
}
const list = (clauses: readonly ClauseName[]): string => clauses.map(clauseText).join('、');

const everything = (except: readonly ClauseName[], p: Printer): string => {
  if (except.length === 0) return p.word('all');
  const inner =
    p.language === 'zh'
      ? `${p.word('except')}${list(except)}${p.word('aside')}`
      : `${p.word('except')} ${list(except)}`;
  return `${p.word('all')}${p.language === 'en' ? ' ' : ''}${p.mark('(')}${inner}${p.mark(')')}`;
};

export const relationPrinters: RelationPrinters = {
  higherOf: ({ clauses, overLife }, p) => line(p, list(clauses), overLife ? p.word('comparedOverLife') : ''),
  choose: ({ clauses, by, deduct }, p) =>
    line(
      p,
      list(clauses),
      by === 'first'
        ? p.word('firstEnjoyed')
        : by === 'last'
          ? p.word('lastEnjoyed')
          : joinPieces([p.word('by'), ...printExpr(by, p)], p),
      deduct ? p.word('receivedDeducted') : '',
    ),
  sharedCap: ({ clauses, except, scope, limit, method }, p) =>
    line(
      p,
      clauses === 'all' ? everything(except, p) : list(clauses),
      joinPieces([p.word('perEntity'), p.word(scope === 'year' ? 'perYear' : 'overLife'), ...printExpr(limit, p)], p),
      method ? p.word(method) : '',
    ),
  exceptionTo: ({ label, clauses }, p) =>
    line(p, label ? `${marks.quoteOpen}${label.text}${marks.quoteClose}` : '', list(clauses)),
};
