/** All fields: the union of their nodes and the table of their rows. Adding a field adds a line to each. */
import type { Node } from '../ast.ts';
import type { FieldSyntax } from './field.ts';
import { acquire, type AcquireField } from './acquire.ts';
import { answer, type AnswerField } from './answer.ts';
import { anyCondition, type AnyConditionField } from './anyCondition.ts';
import { basis, type BasisField } from './basis.ts';
import { cancel, type CancelField } from './cancel.ts';
import { cap, type CapField } from './cap.ts';
import { category, type CategoryField } from './category.ts';
import { chosen, type ChosenField } from './chosen.ts';
import { clawback, type ClawbackField } from './clawback.ts';
import { condition, type ConditionField } from './condition.ts';
import { decided, type DecidedField } from './decided.ts';
import { department, type DepartmentField } from './department.ts';
import { discretion, type DiscretionField } from './discretion.ts';
import { docNumber, type DocNumberField } from './docNumber.ts';
import { draft, type DraftField } from './draft.ts';
import { excerpt, type ExcerptField } from './excerpt.ts';
import { grant, type GrantField } from './grant.ts';
import { inForce, type InForceField } from './inForce.ts';
import { interpret, type InterpretField } from './interpret.ts';
import { issued, type IssuedField } from './issued.ts';
import { missing, type MissingField } from './missing.ts';
import { note, type NoteField } from './note.ts';
import { onExpiry, type OnExpiryField } from './onExpiry.ts';
import { once, type OnceField } from './once.ts';
import { pay, type PayField } from './pay.ts';
import { payDay, type PayDayField } from './payDay.ts';
import { perItem, type PerItemField } from './perItem.ts';
import { prevail, type PrevailField } from './prevail.ts';
import { question, type QuestionField } from './question.ts';
import { repeal, type RepealField } from './repeal.ts';
import { require, type RequireField } from './require.ts';
import { resume, type ResumeField } from './resume.ts';
import { rounding, type RoundingField } from './rounding.ts';
import { share, type ShareField } from './share.ts';
import { source, type SourceField } from './source.ts';
import { stack, type StackField } from './stack.ts';
import { stop, type StopField } from './stop.ts';
import { subject, type SubjectField } from './subject.ts';
import { trigger, type TriggerField } from './trigger.ts';
import { yearly, type YearlyField } from './yearly.ts';

/** A line whose content could not be read; its label is known. */
export interface BrokenField extends Node<'broken'> {
  readonly label: string;
}

export type KnownField =
  | DraftField
  | DocNumberField
  | IssuedField
  | InForceField
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
  | PerItemField
  | ConditionField
  | AnyConditionField
  | MissingField
  | GrantField
  | DiscretionField
  | CapField
  | PayField
  | StopField
  | ResumeField
  | ClawbackField
  | ShareField
  | DepartmentField
  | BasisField
  | CategoryField
  | AcquireField
  | CancelField
  | StackField
  | RepealField
  | PrevailField
  | InterpretField
  | RequireField
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
  perItem,
  condition,
  anyCondition,
  missing,
  grant,
  discretion,
  cap,
  pay,
  stop,
  resume,
  clawback,
  share,
  department,
  basis,
  category,
  acquire,
  cancel,
  stack,
  repeal,
  prevail,
  interpret,
  require,
  source,
  note,
};

export type AnyFieldSyntax = { readonly [K in FieldKind]: FieldSyntax<FieldOf<K>> }[FieldKind];
export const fieldRows: readonly AnyFieldSyntax[] = Object.values(fields);

export type { Cap, Event, Excerpt, FieldSyntax, Grant, Instalments, Items, MissingRule, Resumption, Rounding, ShareItem, SlotType, SlotTypes, Validity } from './field.ts';
export { textSlots } from './field.ts';
