/** All fields: the union of their nodes and the table of their rows. Adding a field adds a line to each. */
import type { Node } from '../ast.ts';
import { type AcquireField, acquire } from './acquire.ts';
import { type AnswerField, answer } from './answer.ts';
import { type AnyConditionField, anyCondition } from './anyCondition.ts';
import { type BanField, ban } from './ban.ts';
import { type BasisField, basis } from './basis.ts';
import { type CancelField, cancel } from './cancel.ts';
import { type CapField, cap } from './cap.ts';
import { type CategoryField, category } from './category.ts';
import { type ChooseField, choose } from './choose.ts';
import { type ChosenField, chosen } from './chosen.ts';
import { type ClawbackField, clawback } from './clawback.ts';
import { type ConditionField, condition } from './condition.ts';
import { type DataField, data } from './data.ts';
import { type DecidedField, decided } from './decided.ts';
import { type DeductField, deduct } from './deduct.ts';
import { type DepartmentField, department } from './department.ts';
import { type DiscretionField, discretion } from './discretion.ts';
import { type DocNumberField, docNumber } from './docNumber.ts';
import { type DraftField, draft } from './draft.ts';
import { type ExceptionField, exception } from './exception.ts';
import { type ExcerptField, excerpt } from './excerpt.ts';
import { type ExclusiveField, exclusive } from './exclusive.ts';
import type { FieldSyntax } from './field.ts';
import { type FloorField, floor } from './floor.ts';
import { type GapsField, gaps } from './gaps.ts';
import { type GrantField, grant } from './grant.ts';
import { type HigherOfField, higherOf } from './higherOf.ts';
import { type InForceField, inForce } from './inForce.ts';
import { type InterpretField, interpret } from './interpret.ts';
import { type IssuedField, issued } from './issued.ts';
import { type LapsedField, lapsed } from './lapsed.ts';
import { type MissingField, missing } from './missing.ts';
import { type MonthlyField, monthly } from './monthly.ts';
import { type NoteField, note } from './note.ts';
import { type OnceField, once } from './once.ts';
import { type OnExpiryField, onExpiry } from './onExpiry.ts';
import { type PayField, pay } from './pay.ts';
import { type PayDayField, payDay } from './payDay.ts';
import { type PayVetoField, payVeto } from './payVeto.ts';
import { type PerItemField, perItem } from './perItem.ts';
import { type PoolField, pool } from './pool.ts';
import { type PrevailField, prevail } from './prevail.ts';
import { type QuestionField, question } from './question.ts';
import { type RankingField, ranking } from './ranking.ts';
import { type RecipientField, recipient } from './recipient.ts';
import { type RepealField, repeal } from './repeal.ts';
import { type RequireField, require } from './require.ts';
import { type ResumeField, resume } from './resume.ts';
import { type RoundingField, rounding } from './rounding.ts';
import { type RoundOffField, roundOff } from './roundOff.ts';
import { type ShareField, share } from './share.ts';
import { type SharedCapField, sharedCap } from './sharedCap.ts';
import { type SourceField, source } from './source.ts';
import { type StackField, stack } from './stack.ts';
import { type StopField, stop } from './stop.ts';
import { type SubjectField, subject } from './subject.ts';
import { type TopUpField, topUp } from './topUp.ts';
import { type TriggerField, trigger } from './trigger.ts';
import { type VetoField, veto } from './veto.ts';
import { type YearlyField, yearly } from './yearly.ts';

/** A line whose content could not be read; its label is known. */
export interface BrokenField extends Node<'broken'> {
  readonly label: string;
}

export type KnownField =
  | DraftField
  | DocNumberField
  | IssuedField
  | InForceField
  | LapsedField
  | OnExpiryField
  | RoundingField
  | PayDayField
  | QuestionField
  | AnswerField
  | ChosenField
  | DecidedField
  | ExcerptField
  | SubjectField
  | TriggerField
  | OnceField
  | YearlyField
  | MonthlyField
  | PerItemField
  | ConditionField
  | AnyConditionField
  | MissingField
  | GrantField
  | VetoField
  | PayVetoField
  | BanField
  | DiscretionField
  | CapField
  | TopUpField
  | DeductField
  | FloorField
  | RoundOffField
  | RankingField
  | PoolField
  | PayField
  | StopField
  | ResumeField
  | ClawbackField
  | ShareField
  | RecipientField
  | ExceptionField
  | DepartmentField
  | BasisField
  | CategoryField
  | AcquireField
  | CancelField
  | HigherOfField
  | ChooseField
  | SharedCapField
  | StackField
  | RepealField
  | PrevailField
  | ExclusiveField
  | InterpretField
  | RequireField
  | DataField
  | GapsField
  | SourceField
  | NoteField;
export type Field = KnownField | BrokenField;
export type FieldKind = KnownField['kind'];
export type FieldOf<K extends FieldKind> = Extract<KnownField, { kind: K }>;

/** In the order in which they are documented. */
export const fields: { readonly [K in FieldKind]: FieldSyntax<FieldOf<K>> } = {
  draft,
  docNumber,
  issued,
  inForce,
  lapsed,
  onExpiry,
  rounding,
  payDay,
  question,
  answer,
  chosen,
  decided,
  excerpt,
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
  veto,
  payVeto,
  ban,
  discretion,
  topUp,
  cap,
  deduct,
  floor,
  roundOff,
  ranking,
  pool,
  pay,
  stop,
  resume,
  clawback,
  share,
  recipient,
  exception,
  department,
  basis,
  category,
  acquire,
  cancel,
  higherOf,
  choose,
  sharedCap,
  stack,
  repeal,
  prevail,
  exclusive,
  interpret,
  require,
  data,
  gaps,
  source,
  note,
};

export type AnyFieldSyntax = { readonly [K in FieldKind]: FieldSyntax<FieldOf<K>> }[FieldKind];
export const fieldRows: readonly AnyFieldSyntax[] = Object.values(fields);

export type {
  Ban,
  Cap,
  Choose,
  ClauseName,
  ClauseTarget,
  CutProRata,
  DataTable,
  Event,
  ExceptionTo,
  Excerpt,
  Exclusion,
  FieldSyntax,
  GapRule,
  Grant,
  HigherOf,
  InOrder,
  Instalments,
  Interest,
  Items,
  Milestone,
  Milestones,
  MissingRule,
  Pool,
  Precedence,
  Ranking,
  RankKey,
  Repeal,
  Resumption,
  Rounding,
  SharedCap,
  ShareItem,
  SlotType,
  SlotTypes,
  TopUp,
  Validity,
} from './field.ts';
export { clauseSlots, mixedSlots, textSlots } from './field.ts';
