import { type FieldNode, fieldSyntax, type Resumption } from './field.ts';

export interface ResumeField extends FieldNode<'resume'> {
  readonly resumption: Resumption;
}

export const resume = fieldSyntax<ResumeField>({
  kind: 'resume',
  labels: ['resume'],
  in: ['clause', 'qualification'],
  repeatable: false,
  slot: ['resumption', 'resumption'],
  doc: {
    zh: '停付之后，自某日起到期的各期恢复兑现；停付期间到期的不补，写明 `，停付期间的补发` 的，在恢复的年度补发。资格取消之后，自某日起恢复。',
    en: 'Payments due from a date on are made again; what was stopped before is made up only where the line says so. A cancelled status is held again from then on.',
  },
  example: { zh: '恢复：自再入库日期起恢复兑现' },
});
