import { type FieldNode, fieldSyntax, type Ranking } from './field.ts';

export interface RankingField extends FieldNode<'ranking'> {
  readonly ranking: Ranking;
}

export const ranking = fieldSyntax<RankingField>({
  kind: 'ranking',
  labels: ['ranking'],
  in: ['clause', 'qualification'],
  repeatable: false,
  slot: ['ranking', 'ranking'],
  doc: {
    zh: '在符合对象、条件且没有一票否决的全体中排名，取前几名；一次性的按事件所在年度排。不写并列办法的，名额处并列即不可计算。',
    en: 'Ranks all who are eligible; the first so many come in. Without a rule for ties, a tie at the last place is 不可计算.',
  },
  example: { zh: '名次：按上年度营业收入从高到低取前10名，并列的一并入选' },
});
