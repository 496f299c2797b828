import { type FieldNode, fieldSyntax, type Pool } from './field.ts';

export interface PoolField extends FieldNode<'pool'> {
  readonly pool: Pool;
}

export const pool = fieldSyntax<PoolField>({
  kind: 'pool',
  labels: ['pool'],
  in: ['clause'],
  repeatable: true,
  slot: ['pool', 'pool'],
  doc: {
    zh: '全体合计不超过此数：超出的按比例折算，或者先到先得。在核定之后、兑现之前；一次性的按事件所在年度合计。',
    en: 'What all together get at most: cut in proportion, or first come, first served; after the award, before instalments.',
  },
  example: { zh: '总额：每年500万元，超出的按比例折算，尾差按最大余额' },
});
