/** The result of one entity for people: payments by year, entitlements, what is missing. */
import type { Plan } from '../compiler/plan.ts';
import type { EntityResult, PayerSplit } from '../runtime/index.ts';
import { statusAt } from './resultJson.ts';
import { textTable } from './textTable.ts';
import { countText, fenText, type Speech } from './words.ts';

export function resultText(speech: Speech, plan: Plan, asOf: string | undefined, r: EntityResult): string {
  const { s } = speech;
  const parts = [
    `${plan.policy} ${plan.version}`.trim(),
    r.payments.length > 0 ? payments(speech, asOf, r) : s.run.noPayments,
    ...(r.entitlements.length > 0 ? [entitlements(speech, r)] : []),
    ...(r.beforePopulation.length > 0 ? [before(speech, r)] : []),
    ...(r.qualifications.length > 0 ? [qualifications(speech, r)] : []),
    ...(r.unknown.length > 0 ? [unknowns(speech, r)] : []),
    ...(r.notComputable.length > 0 ? [notComputables(speech, r)] : []),
    ...(r.monthEnds.length > 0 ? [monthEnds(speech, r)] : []),
    ...(Object.keys(r.readings).length > 0 ? [s.run.readings(pairs(r.readings))] : []),
  ];
  return `${parts.join('\n\n')}\n`;
}

const pairs = (readings: { readonly [name: string]: string }): readonly string[] =>
  Object.entries(readings).map(([name, answer]) => `${name}=${answer}`);

function payments(speech: Speech, asOf: string | undefined, r: EntityResult): string {
  const { s } = speech;
  const divided = r.payments.some((p) => p.recipient);
  const header = [
    s.word.year,
    s.word.clause,
    s.word.amount,
    s.word.due,
    s.word.payer,
    ...(divided ? [s.word.recipient] : []),
    ...(asOf === undefined ? [] : [s.run.statusAt(asOf)]),
  ];
  const rows = r.payments.map((p) => [
    String(p.year),
    `${p.clause} ${p.title}`,
    p.atMost ? s.figure.atMost(fenText(p.fen, speech)) : fenText(p.fen, speech),
    p.due ?? '',
    splitText(speech, p.payer),
    ...(divided ? [p.recipient ? splitText(speech, p.recipient) : ''] : []),
    ...(asOf === undefined ? [] : [s.run.status[statusAt(p, asOf)]]),
  ]);
  const totals = Object.entries(r.totals).map(([year, fen]) => [s.run.totalOf(year), '', fenText(fen, speech)]);
  const all = Object.values(r.totals).reduce((sum, fen) => sum + fen, 0n);
  return textTable(header, [...rows, ...totals, [s.word.total, '', fenText(all, speech)]], new Set([2]));
}

function splitText(speech: Speech, { known, open }: PayerSplit): string {
  const parts = known.map((k) => `${k.payer} ${fenText(k.fen, speech)}`);
  return [
    ...parts,
    ...(open ? [speech.s.run.openShare(open.payers, fenText(open.fen, speech), open.missing)] : []),
  ].join('; ');
}

function entitlements(speech: Speech, r: EntityResult): string {
  const { s } = speech;
  const rows = r.entitlements.map((e) => [
    String(e.year),
    `${e.clause} ${e.title}`,
    s.figure.bound[e.bound](countText(e.quantity, e.unit, speech)),
  ]);
  return textTable([s.word.year, s.word.clause, s.word.entitlement], rows, new Set());
}

function qualifications(speech: Speech, r: EntityResult): string {
  const { s } = speech;
  const rows = r.qualifications.map((q) => [String(q.year), `${q.clause} ${q.title}`, s.figure.status[q.status]]);
  return textTable([s.word.year, s.word.clause, s.word.qualification], rows, new Set());
}

const unknowns = ({ s }: Speech, r: EntityResult): string =>
  [
    s.run.unknown,
    ...r.unknown.map((u) => `  ${u.clause} ${u.title} ${u.years.join(' ')}: ${s.run.missing(u.missing)}`),
  ].join('\n');

const monthEnds = (speech: Speech, r: EntityResult): string =>
  [
    speech.s.run.monthEnds,
    ...r.monthEnds.map((m) => `  ${m.clause} ${m.year}: ${fenText(m.fen, speech)} / ${fenText(m.otherFen, speech)}`),
  ].join('\n');

/** What only all applicants together can settle. */
const before = ({ s }: Speech, r: EntityResult): string =>
  r.beforePopulation.map((b) => `${b.clause} ${b.title}: ${s.run.before[b.what]}`).join('\n');

const notComputables = ({ s }: Speech, r: EntityResult): string =>
  [
    s.run.notComputable,
    ...r.notComputable.map(
      (n) => `  ${n.clause} ${n.title} ${n.year}: ${s.figure.notComputable(n.reason, n.clauses, n.who)}`,
    ),
    ...(r.notComputable.some((n) => n.reason === 'needsPopulation') ? [s.run.needsPopulation] : []),
  ].join('\n');
