/** The result of one entity in the shape that interfaces.md section 3 promises. */
import type { Plan } from '../compiler/plan.ts';
import { toText } from '../dsl/index.ts';
import { type EntityResult, type Ledger, type PayerSplit, type Payment, renderState } from '../runtime/index.ts';

export type PaymentStatus = 'paid' | 'scheduled';

/** The documents that are computed along, where there are any. */
export const documentsJson = (documents: Plan['documents'] = []) =>
  documents.length === 0
    ? {}
    : {
        documents: documents.map(({ name, path, policy, number, version }) => ({
          name,
          path,
          policy,
          number: number ?? null,
          version,
        })),
      };

export const resultJson = (plan: Plan, hash: string, asOf: string | undefined, r: EntityResult) => ({
  policy: plan.policy,
  version: plan.version,
  sourceHash: hash,
  ...documentsJson(plan.documents),
  asOf: asOf ?? null,
  readings: r.readings,
  payments: r.payments.map((p) => ({
    clause: p.clause,
    title: p.title,
    year: p.year,
    fen: p.fen,
    atMost: p.atMost,
    due: p.due ?? null,
    ...(asOf !== undefined && { status: statusAt(p, asOf) }),
    ...payerJson(p.payer),
    ...(p.recipient && recipientJson(p.recipient)),
  })),
  entitlements: r.entitlements.map((e) => ({ ...e, atLeast: e.bound === 'atLeast' })),
  qualifications: r.qualifications,
  totals: r.totals,
  totalFen: Object.values(r.totals).reduce((sum, fen) => sum + fen, 0n),
  values: r.values,
  unknown: r.unknown,
  notComputable: r.notComputable,
  ...(r.monthEnds.length > 0 && { monthEnds: r.monthEnds }),
  ...(r.beforePopulation.length > 0 && { beforePopulation: r.beforePopulation }),
});

/** Paid by a day: its day of payment (where there is none, the year's end) is not later. ISO dates compare as text. */
export const statusAt = (p: Payment, asOf: string): PaymentStatus =>
  (p.due ?? `${p.year}-12-31`) <= asOf ? 'paid' : 'scheduled';

/** The disbursement ledger: award → caps → instalments → stopped or taken back → payer; amounts in fen. */
export const ledgerJson = (ledgers: readonly Ledger[]) =>
  ledgers.map((ledger) => ({
    ...ledger,
    rows: ledger.rows.map(({ state, change, ...row }) => ({
      ...row,
      ...renderState({ kind: row.stage === 'stopped' ? 'flag' : 'money' }, state),
      ...(change && { changeFen: toText(change) }),
    })),
  }));

/** The same for who receives it. */
export const recipientJson = ({ known, open }: PayerSplit) => ({
  recipient: Object.fromEntries(known.map((k) => [k.payer, k.fen])),
  ...(open && { recipientOpen: open }),
});

/** `payerOpen` is what nobody can divide yet, for want of a share. */
export const payerJson = ({ known, open }: PayerSplit) => ({
  payer: Object.fromEntries(known.map((k) => [k.payer, k.fen])),
  ...(open && { payerOpen: open }),
});
