/** Logic and comparisons. */
import { type Keyword, word } from './keyword.ts';

export const conditionWords = {
  // Logic
  and: word('且|并且', 'and|and also', '同时成立。', 'Both hold.'),
  or: word('或|或者', 'or|or else', '其一成立。', 'One of them holds.'),
  not: word('并非|非', 'not|not that', '不成立。', 'Does not hold.'),
  yes: word('是', 'yes', '是。', 'Yes.'),
  no: word('否', 'no', '否。', 'No.'),

  // Comparisons; 以上 以下 以内 不超过 不低于 不少于 include the number (Civil Code, art. 1259)
  is: word('为|等于', 'is|equals', '等于。', 'Equals.'),
  isNot: word('不为|不等于', 'is not|does not equal', '不等于。', 'Differs from.'),
  oneOf: word('属于', 'in', '是其中之一。', 'Is one of.'),
  notOneOf: word('不属于', 'not in', '不是其中任何一个。', 'Is none of.'),
  above: word('以上', 'or more', '达到或超过，含本数。', 'At least; includes the number.'),
  below: word('以下|以内', 'or less|or under', '不超过，含本数。', 'At most; includes the number.'),
  outside: word('以外', 'beyond', '超过，不含本数。', 'More than; excludes the number.'),
  moreThan: word(
    '超过|高于|大于',
    'more than|higher than|greater than',
    '超过，不含本数。',
    'More than; excludes the number.',
  ),
  lessThan: word(
    '低于|不足|不满|少于|小于',
    'less than|short of|not reaching|fewer than|smaller than',
    '低于，不含本数。',
    'Less than; excludes the number.',
  ),
  atLeast: word(
    '不低于|不少于|达到',
    'at least|no fewer than|reaching',
    '至少，含本数。',
    'At least; includes the number.',
  ),
  atMost: word(
    '不超过|不高于|不多于|最高不超过',
    'at most|no higher than|no more than|never more than',
    '至多，含本数。',
    'At most; includes the number.',
  ),
  before: word('早于', 'before', '在此之前，不含当日。', 'Before, not on.'),
  after: word('晚于', 'after', '在此之后，不含当日。', 'After, not on.'),
  notBefore: word('不早于', 'not before', '在此之后，含当日。', 'On or after.'),
  notAfter: word('不晚于', 'not after', '在此之前，含当日。', 'On or before.'),
  including: word('（含）', '(incl)', '含本数。', 'The number itself is included.'),
  excluding: word('（不含）', '(excl)', '不含本数。', 'The number itself is excluded.'),
  inPeriod: word('在', 'within', '在某段时间内。', 'Inside a period.'),
  notInPeriod: word('不在', 'not within', '不在某段时间内。', 'Outside a period.'),
  inside: word('内|之内|之间', 'inside|therein|in between', '……之内。', 'Inside.'),
  occurred: word('已发生', 'has happened', '事件已经发生。', 'The event has happened.'),
  notOccurred: word('未发生', 'has not happened', '事件没有发生。', 'The event has not happened.'),
  absent: word('缺失', 'is missing', '没有数据。', 'There is no figure.'),
  notAbsent: word('未缺失', 'is known', '有数据。', 'There is a figure.'),
} satisfies Record<string, Keyword>;
