/** Types of fields, and what the absence of a value means. */
import { type Keyword, word } from './keyword.ts';

export const typeWords = {
  date: word('日期', 'date', '年月日。', 'A plain date.'),
  yearType: word('年度', 'year', '一个自然年度。', 'A calendar year.'),
  monthType: word('月份', 'month', '一个自然月。', 'A calendar month.'),
  money: word('金额', 'money', '人民币金额。', 'An amount of money.'),
  ratio: word('比例', 'ratio', '比例，如 3%。', 'A ratio, such as 3 %.'),
  pointsType: word('百分点', 'percentage points', '两个比例之差，如 5个百分点。', 'The difference of two ratios.'),
  unitPrice: word(
    '单价',
    'unit price',
    '每一单位多少，如 单价（元/吨）。',
    'So much for each unit, such as 单价（元/吨）.',
  ),
  exchangeRate: word(
    '汇率',
    'exchange rate',
    '外币折算的比率，如 汇率（元/美元）。',
    'What a currency is worth in 人民币.',
  ),
  count: word('数量', 'count', '带单位的数量，如 数量（人）。', 'A count with its unit.'),
  flag: word('是否', 'flag', '是或否。', 'Yes or no.'),
  option: word('选项', 'one of', '几个选项之一。', 'One of a closed list.'),
  textType: word('文本', 'label', '文字标注，不参与计算。', 'Text, for labels only.'),
  period: word('期间', 'period', '一段时间。', 'A period.'),
  splitType: word('分期比例', 'split', '各期的比例，如 等额、4:3:3。', 'Proportions of instalments.'),
  missingRule: word('缺数处理', 'missing rule', '数据缺失时的处理办法。', 'What to do where an input is missing.'),
  topUpRule: word('补差方式', 'top-up rule', '补差时减去什么。', 'What a top-up takes off.'),
  expiryRule: word('期满方式', 'expiry rule', '有效期满后的处理办法。', 'What happens on expiry.'),
  statusType: word('状态', 'timeline', '有进有出的状态，如在库。', 'What an entity enters and leaves.'),
  optional: word('可缺', 'optional', '可以不填；不填即未知。', 'May be left out; then unknown.'),
  never: word('无则未发生', 'or never', '不填表示事件没有发生。', 'Left out means it has not happened.'),
  substituteField: word('缺则取', 'else', '不填时取另一字段。', 'Left out means another field’s value.'),
  perEntity: word(
    '每家|每户|每个|每人|单家|单户',
    'per|per household|each|per person|per single|per single household',
    '每一主体。',
    'For each entity.',
  ),
  many: word('多项|多个|多份|多人', 'many|several|many copies|many people', '可有多项。', 'There may be several.'),
} satisfies Record<string, Keyword>;
