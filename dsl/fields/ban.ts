import { type Ban, type FieldNode, fieldSyntax } from './field.ts';

export interface BanField extends FieldNode<'ban'> {
  readonly ban: Ban;
}

export const ban = fieldSyntax<BanField>({
  kind: 'ban',
  labels: ['ban'],
  in: ['policy', 'clause', 'qualification'],
  repeatable: true,
  slot: ['ban', 'ban'],
  doc: {
    zh: '期内不得享受：一次性的看事件日期，每年的看权益年度与期间有没有重合；每月的看该月首日、末日；写 `申报日期在自查实日期起3年内` 的看所写的日期。没有期限的写 `自查实日期起永久`。写在“政策”里的，管所有条款。',
    en: 'Nothing is granted inside the period: by the date of the event, by the year of the benefit (any day of it), by the first and the last day of a month, or by the date that is written. In the 政策 block it is about every clause.',
  },
  example: { zh: '禁入：自查实日期起3年内' },
});
