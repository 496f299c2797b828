/** 应当 and 若取: what is expected, and of which answers. */
import type { ExpectationLine, ExpectedValue, NameExpr, ReadingChoice, ResultTarget } from '../../dsl/ast.ts';
import { normalise } from '../../dsl/characters.ts';
import { diagnostic, renaming } from '../../dsl/diagnostics.ts';
import { type KeywordId, keywords, spell } from '../../dsl/keywords.ts';
import { normaliseRef } from '../../dsl/markdown.ts';
import { nearest } from '../../dsl/near.ts';
import type { Rational } from '../../dsl/rational.ts';
import type { Span } from '../../dsl/span.ts';
import { answerKey, scopeOf } from '../definitions.ts';
import { elaborateValue, fitted } from '../expressions/values.ts';
import type { Expectation, Expected, Party } from '../plan.ts';
import { MONEY } from '../types.ts';
import { type Context, readValue, unknown } from './context.ts';
import { figureExpectation, type WrittenFigure } from './figures.ts';

export function readChoices(context: Context, choices: readonly ReadingChoice[]): { readonly [name: string]: string } {
  const chosen: Record<string, string> = Object.create(null);
  for (const { name, answer } of choices) setChoice(context, chosen, name, answer);
  return chosen;
}

export function setChoice(
  context: Context,
  chosen: Record<string, string>,
  name: NameExpr,
  answer: ReadingChoice['answer'],
): void {
  const reading = context.readings.find((r) => r.name === name.name);
  if (!reading) {
    unknown(
      context,
      name,
      context.readings.map((r) => r.name),
    );
    return;
  }
  const written = answer.text in keywords ? spell(answer.text as KeywordId, 'zh') : answer.text;
  const key = answerKey(written, reading.answers);
  if (key) chosen[reading.name] = key;
  else
    context.workshop.report(
      diagnostic('GJ2008', answer.span, {
        answer: written,
        reading: reading.name,
        answers: reading.answers.map((a) => a.key).join('、'),
      }),
    );
}

export function readLine(context: Context, line: ExpectationLine): readonly Expectation[] {
  if (line.kind === 'clauseList') {
    const clauses = line.clauses.map((clause) => clauseNamed(context, clause.text));
    for (const [i, clause] of clauses.entries()) checkClause(context, clause, line.clauses[i]?.span ?? line.span);
    return [{ kind: line.word === 'basis' ? 'fired' : 'notApplicable', clauses, at: line.span }];
  }
  if (line.kind === 'figure') return readFigure(context, { ...line, at: line.span });
  const expected = readExpected(context, line.value);
  const { target } = line;
  if (target.year === undefined && !target.total && !ofChecks(context, target, expected))
    context.workshop.report(diagnostic('GJ6077', target.span, { clause: target.clause?.text ?? '' }));
  const result = expected && resultOf(context, target, expected, line.span);
  return result ? [result] : [];
}

/** 成立, 不成立, and any state of a clause that holds checks only, may be expected of all years at once. */
const ofChecks = ({ checked }: Context, { clause }: ResultTarget, expected: Expected | undefined): boolean =>
  expected?.kind === 'check' || (expected?.kind === 'state' && clause !== undefined && checked.has(clause.text));

/** What is expected of a target: a clause or all of them, in a year or in all years, or one party's part of it. */
export function resultOf(
  context: Context,
  target: ResultTarget,
  expected: Expected,
  at: Span,
): Expectation | undefined {
  const { year } = target;
  const clause = clauseOf(context, target);
  const party = target.party && readParty(context, target.party);
  if (target.party && (!party || !isMoney(expected))) {
    if (party)
      context.workshop.report(diagnostic('GJ3018', target.party.name.span, { line: spell(target.party.word, 'zh') }));
    return undefined;
  }
  return {
    kind: 'result',
    ...(clause === undefined ? {} : { clause }),
    ...(year === undefined ? {} : { year }),
    ...(party ? { party } : {}),
    expected,
    at,
  };
}

export const isMoney = (expected: Expected): boolean =>
  expected.kind !== 'count' && expected.kind !== 'status' && expected.kind !== 'check';

export const sides = { paidBy: 'payer', receivedBy: 'recipient' } as const;

/** Somebody whom a clause names as payer or recipient. */
export function readParty(context: Context, { word, name }: NonNullable<ResultTarget['party']>): Party | undefined {
  const side = sides[word];
  const known = context.parties[side];
  if (known.has(name.name)) return { side, name: name.name };
  const near = nearest(name.name, known);
  context.workshop.report(
    diagnostic(
      'GJ6040',
      name.span,
      { name: name.name, side, ...(near ? { near } : {}) },
      near ? { fixes: [renaming(name.span, near)] } : {},
    ),
  );
  return undefined;
}

/** The clause that a target names, as the Plan knows it; of a document without a clause, its name. */
export function clauseOf(context: Context, { document, clause }: ResultTarget): string | undefined {
  const named = document ? [document.text, ...(clause ? [clause.text] : [])].join(' ') : clause?.text;
  const at = clause?.span ?? document?.span;
  if (named !== undefined && at) checkClause(context, named, at);
  return named;
}

/** 旧办法四 in a list of clauses is 旧办法 四 of the Plan. */
export function clauseNamed({ documents }: Context, written: string): string {
  const name = [...documents]
    .sort((a, b) => b.length - a.length)
    .find((document) => normalise(written).startsWith(document));
  if (name === undefined) return normaliseRef(written);
  const ref = normaliseRef(normalise(written).slice(name.length).trim());
  return ref === '' ? name : `${name} ${ref}`;
}

export const readFigure = (context: Context, written: WrittenFigure): readonly Expectation[] => {
  const figure = figureExpectation(written, context.workshop, (expr, type) => readValue(context, expr, type));
  return figure ? [figure] : [];
};

export function checkClause(context: Context, ref: string, at: Span): void {
  if (context.clauses.has(ref) || context.documents.includes(ref)) return;
  const document = context.documents.find((name) => ref.startsWith(`${name} `));
  if (document !== undefined) {
    const own = [...context.clauses].flatMap((c) =>
      c.startsWith(`${document} `) ? [c.slice(document.length + 1)] : [],
    );
    const written = ref.slice(document.length + 1);
    const near = nearest(written, own);
    context.workshop.report(diagnostic('GJ2073', at, { document, ref: written, ...(near ? { near } : {}) }));
    return;
  }
  const near = nearest(ref, context.clauses);
  context.workshop.report(diagnostic('GJ2004', at, { ref, ...(near ? { near } : {}) }));
}

export const states = { absentState: 'absent', unknownState: 'unknown', notComputable: 'notComputable' } as const;
export const checkWords = { satisfied: true, unsatisfied: false } as const;
export const statuses = { held: 'held', notHeld: 'notHeld', cancelled: 'cancelled' } as const;

export function readExpected(
  context: Context,
  { bound, value }: Pick<ExpectedValue, 'bound' | 'value'>,
): Expected | undefined {
  if (value.kind === 'word' && value.word in states)
    return { kind: 'state', state: states[value.word as keyof typeof states] };
  if (value.kind === 'word' && value.word in checkWords)
    return { kind: 'check', holds: checkWords[value.word as keyof typeof checkWords] };
  if (value.kind === 'word' && value.word in statuses)
    return { kind: 'status', status: statuses[value.word as keyof typeof statuses] };
  const scope = scopeOf(context.workshop);
  const read = elaborateValue(value, scope, MONEY, { kind: 'count', unit: '' });
  const meaning = read?.type.kind === 'money' ? fitted(read, value.span, scope, MONEY) : read;
  if (meaning?.op.op !== 'const' || typeof meaning.op.value !== 'object') {
    if (meaning) context.workshop.report(diagnostic('GJ6035', value.span, {}));
    return undefined;
  }
  const amount: Rational = meaning.op.value;
  if (meaning.type.kind === 'count')
    return {
      kind: 'count',
      bound: bound === 'atLeast' || bound === 'atMost' ? bound : 'exactly',
      count: amount,
      unit: meaning.type.unit,
    };
  return { kind: bound === 'atMost' ? 'atMost' : bound === 'planned' ? 'planned' : 'amount', fen: amount };
}
