/** Why a figure is what it is, from the result down to facts and sentences. */
import type { Facts, Plan } from '../compiler/plan.ts';
import {
  type EntityResult,
  type Explanation,
  evaluation,
  explain,
  inYear,
  overruled,
  type RenderedState,
  type RunOptions,
} from '../runtime/index.ts';
import type { PolicyFile } from './policyFile.ts';
import { renderedText, type Speech, stateText } from './words.ts';

export interface Trace {
  readonly clause: string;
  readonly title: string;
  readonly year: number;
  readonly tree: Explanation;
}

/** One tree for each payment and entitlement, for each amount that cannot be said, and for each award that another clause took away. */
export function explanations(plan: Plan, facts: Facts, options: RunOptions, r: EntityResult): readonly Trace[] {
  const e = evaluation(plan, facts, options);
  const outputs = [
    ...plan.payments.map((p) => ({ clause: p.clause, title: p.title, step: p.paid })),
    ...plan.entitlements.map((x) => ({ clause: x.clause, title: x.title, step: x.granted })),
  ];
  const told = new Set([
    ...[...r.payments, ...r.entitlements, ...r.notComputable].map((x) => keyOf(x, x.year)),
    ...r.unknown.flatMap((u) => u.years.map((year) => keyOf(u, year))),
  ]);
  const lost = overruled(e, r.years);
  return r.years.flatMap((year) => [
    ...outputs.flatMap(({ step, ...output }) =>
      told.has(keyOf(output, year)) ? [{ ...output, year, tree: explain(e, step, inYear(year)) }] : [],
    ),
    ...lost
      .filter((x) => x.year === year && !told.has(keyOf(x, year)))
      .map(({ step, ...x }) => ({ ...x, tree: explain(e, step, inYear(year)) })),
  ]);
}

const keyOf = (x: { readonly clause: string; readonly title: string }, year: number): string =>
  `${x.clause}\n${x.title}\n${year}`;

type Source = Pick<PolicyFile, 'where' | 'words'>;

export function explanationText(speech: Speech, policy: Source, t: Trace): string {
  const cited = new Set<string>();
  return `\n${t.clause} ${t.title} ${speech.s.figure.year(t.year)}\n${lines(speech, policy, t.tree, 1, cited, '').join('\n')}\n`;
}

function lines(
  speech: Speech,
  policy: Source,
  x: Explanation,
  depth: number,
  cited: Set<string>,
  above: string,
): readonly string[] {
  const indent = '  '.repeat(depth);
  const fresh = x.cites.filter((c) => !cited.has(c.text));
  for (const c of fresh) cited.add(c.text);
  // A step says in its own line what the operator just below it says again.
  const children =
    x.op === 'step' && x.children.length === 1 && !(x.children[0] && isNamed(x.children[0]))
      ? (x.children[0]?.children ?? [])
      : x.children;
  return [
    `${indent}${headText(speech, policy, x, above)}`,
    ...fresh.map((c) => `${indent}  ${speech.s.explanation.cite(placeOf(policy, c.span), c.text)}`),
    ...children.flatMap((child) => lines(speech, policy, child, depth + 1, cited, textOf(policy, x))),
  ];
}

const named: ReadonlySet<Explanation['op']> = new Set(['step', 'column', 'parameter', 'reading']);
const isNamed = (x: Explanation): boolean => named.has(x.op);

/** Operators whose own words in the policy say more than their name. */
const wordy: ReadonlySet<Explanation['op']> = new Set([
  'compare',
  'between',
  'growth',
  'shift',
  'over',
  'fill',
  'sub',
  'mul',
  'max',
  'min',
  'shiftMonths',
  'yearOf',
  'monthOf',
  'dayOf',
  'plus',
  'add',
  'dayIn',
]);
const LONGEST = 40;

/** Not where they say no more than what stands above or below. */
function wordsOf(policy: Source, x: Explanation, above: string): string | undefined {
  const words = textOf(policy, x);
  if (words === above || x.children.some((child) => child.label === words)) return undefined;
  return wordy.has(x.op) && words.length > 0 && words.length <= LONGEST && !/[\r\n]|[:\uff1a]/.test(words)
    ? words
    : undefined;
}

const textOf = (policy: Source, x: Explanation): string => policy.words(x.at);

function placeOf(policy: Source, { start }: Explanation['at']): string {
  const { file, line } = policy.where(start);
  return `${file}:${line}`;
}

function headText(speech: Speech, policy: Source, x: Explanation, above: string): string {
  const { s } = speech;
  const label = isNamed(x) ? x.label : (wordsOf(policy, x, above) ?? s.explanation.op[x.op]);
  const answer = x.answer === undefined ? '' : ` = ${x.answer}`;
  const place = [
    x.op === 'column' ? '' : timeText(speech, x),
    x.owner ?? '',
    x.item === undefined ? '' : s.explanation.item(x.item),
  ].filter(Boolean);
  const where = place.length > 0 && isNamed(x) ? ` (${place.join(' ')})` : '';
  const comparison = x.comparison ? ` ${comparisonText(speech, x)}` : '';
  // A step speaks for the operator just below it, which has no line of its own.
  const told = x.op === 'step' && x.children.length === 1 ? (x.children[0] ?? x) : x;
  const together = [allotmentText(speech, told), rankingText(speech, told)].join('');
  const seen = x.seen && x.state.state === 'value' ? ` ${s.explanation.seen}` : '';
  return x.op === 'const'
    ? stateText(x.type, x.state, speech)
    : `${label}${answer}${where}: ${stateText(x.type, x.state, speech)}${comparison}${together}${seen}`;
}

/** How a total is divided: what all ask for, and the share or the place of this one. */
function allotmentText(speech: Speech, x: Explanation): string {
  const { allotment: a } = x;
  const { s } = speech;
  if (!a) return '';
  const money = (state: RenderedState) => stateText(x.type, state, speech);
  const coefficient = a.coefficient && renderedText({ kind: 'ratio' }, a.coefficient, speech);
  const parts = [
    s.explanation.allotment(a.applicants, money(a.asked), money(a.total)),
    ...(coefficient ? [s.explanation.coefficient(coefficient)] : []),
    ...(a.place === undefined ? [] : [s.explanation.queue(a.place, a.ahead && money(a.ahead))]),
  ];
  return ` (${parts.join('; ')})`;
}

function rankingText(speech: Speech, { ranking: r }: Explanation): string {
  const { s } = speech;
  if (!r) return '';
  const places = stateText({ kind: 'count', unit: '' }, r.places, speech);
  const parts = [
    s.explanation.ranking(r.participants, places),
    ...(r.place === undefined ? [] : [s.explanation.place(r.place, r.sharing ?? 1)]),
  ];
  return ` (${parts.join('; ')})`;
}

function comparisonText(speech: Speech, x: Explanation): string {
  const c = x.comparison;
  const side = x.children[0]?.type;
  if (!c || !side) return '';
  const missed =
    c.missedBy === undefined ? '' : ` ${speech.s.explanation.missedBy(distanceText(speech, side, c.missedBy))}`;
  return `(${stateText(side, c.left, speech)} ${c.how} ${stateText(side, c.right, speech)}${missed})`;
}

/** The year or month in which a value was asked for. */
function timeText({ s }: Speech, { year, month }: Explanation): string {
  if (year === undefined) return '';
  return month === undefined ? s.figure.year(year) : s.figure.month(year, month);
}

/** Between points of time lie days and months. */
function distanceText(speech: Speech, side: Explanation['type'], distance: string): string {
  if (side.kind === 'date') return speech.s.figure.days(distance);
  return side.kind === 'month' ? speech.s.figure.months(distance) : renderedText(side, distance, speech);
}
