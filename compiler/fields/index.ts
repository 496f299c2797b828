/** The table of meanings: one row for each field that acts on an award. Other fields are read where their block is lowered. */
import type { FieldKind, FieldOf } from '../../dsl/fields/index.ts';
import type { FieldMeaning } from '../draft.ts';
import { anyCondition } from './anyCondition.ts';
import { ban } from './ban.ts';
import { cap } from './cap.ts';
import { clawback } from './clawback.ts';
import { condition } from './condition.ts';
import { deduct } from './deduct.ts';
import { discretion } from './discretion.ts';
import { floor } from './floor.ts';
import { grant } from './grant.ts';
import { missing } from './missing.ts';
import { monthly } from './monthly.ts';
import { once } from './once.ts';
import { pay } from './pay.ts';
import { payVeto } from './payVeto.ts';
import { perItem } from './perItem.ts';
import { pool } from './pool.ts';
import { ranking } from './ranking.ts';
import { recipient } from './recipient.ts';
import { resume } from './resume.ts';
import { roundOff } from './roundOff.ts';
import { share } from './share.ts';
import { stop } from './stop.ts';
import { subject } from './subject.ts';
import { topUp } from './topUp.ts';
import { trigger } from './trigger.ts';
import { veto } from './veto.ts';
import { yearly } from './yearly.ts';

/** Fields that say something about the document or the block rather than about an award. */
type Descriptive =
  | 'draft'
  | 'docNumber'
  | 'issued'
  | 'inForce'
  | 'lapsed'
  | 'onExpiry'
  | 'rounding'
  | 'payDay'
  | 'question'
  | 'answer'
  | 'chosen'
  | 'decided'
  | 'excerpt'
  | 'department'
  | 'basis'
  | 'category'
  | 'acquire'
  | 'cancel'
  | 'higherOf'
  | 'choose'
  | 'sharedCap'
  | 'exception'
  | 'stack'
  | 'repeal'
  | 'prevail'
  | 'exclusive'
  | 'interpret'
  | 'require'
  | 'data'
  | 'gaps'
  | 'source'
  | 'note';
export type AwardFieldKind = Exclude<FieldKind, Descriptive>;

export const meanings: { readonly [K in AwardFieldKind]: FieldMeaning<FieldOf<K>> } = {
  subject,
  trigger,
  once,
  yearly,
  monthly,
  perItem,
  condition,
  anyCondition,
  missing,
  grant,
  discretion,
  cap,
  ranking,
  pool,
  pay,
  stop,
  resume,
  clawback,
  share,
  recipient,
  veto,
  payVeto,
  ban,
  topUp,
  deduct,
  floor,
  roundOff,
};
