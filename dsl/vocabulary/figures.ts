/** Arithmetic, and figures over the items of a list. */
import { type Keyword, word } from './keyword.ts';

export const figureWords = {
  // Arithmetic
  of: word('的', 'of', '……的……。', 'Of.'),
  plus: word('加|+', 'plus|+', '相加。', 'Added to.'),
  minus: word('减|-', 'minus|-', '相减。', 'Less.'),
  times: word('乘以|×|*', 'times|×|*', '相乘。', 'Multiplied by.'),
  over: word('除以|÷|/', 'divided by|÷|/', '相除。', 'Divided by.'),
  perFull: word(
    '每满',
    'for every full',
    '每满一个整数单位；不足的部分不计。',
    'For every full step; what is left does not count.',
  ),
  give: word('给', 'give', '每满一次给多少。', 'So much for each step.'),
  consecutive: word(
    '连续',
    'consecutive',
    '连续若干年（月）每年（月）都成立；到本年度（本月）为止。',
    'In each of so many years or months up to this one.',
  ),
  everyMonth: word('全年各月', 'each month of the year', '本年度十二个月每个月都成立。', 'In each month of the year.'),
  anyMonth: word('全年任一月', 'some month of the year', '至少有一个月成立。', 'In at least one month of it.'),
  smaller: word('较小者', 'smaller of', '其中最小的。', 'The smallest.'),
  larger: word('较大者', 'larger of', '其中最大的。', 'The largest.'),
  onLastYear: word('较上年度', 'on last year', '与上年度相比。', 'Compared with the year before.'),
  growth: word('增长率|增长', 'growth rate|growth', '（本年－上年）÷上年。', '(this − last) / last.'),
  onLastMonth: word('较上月', 'on last month', '与上月相比。', 'Compared with the month before.'),
  increase: word(
    '新增额',
    'increase',
    '比上年多出的部分，负数记零。',
    'What is more than last year; never below zero.',
  ),
  delta: word('增减额', 'change', '比上年多出或减少的部分。', 'The difference from last year, of either sign.'),
  total: word('合计', 'total', '相加；不适用的略去，有未知则未知。', 'Sum; skips what does not apply.'),
  number: word('个数', 'number', '有几项。', 'How many.'),
  turns: word('次数', 'number of times', '进入某一状态几次。', 'How often a status was entered.'),
  monthsNumber: word('月数', 'number of months', '本年度有几个月成立。', 'In how many months of the year.'),
  highest: word('最大值', 'highest', '最大的一个。', 'The highest.'),
  lowest: word('最小值', 'lowest', '最小的一个。', 'The lowest.'),

  // Some of the items of a list
  anyOne: word('任一|任何', 'any|whichever', '清单中至少有一项。', 'At least one item of a list.'),
  each: word('均|都', 'alike|likewise', '每一项都。', 'Each of them.'),
  highToLow: word(
    '从高到低|由高到低|从大到小',
    'high to low|highest to lowest|large to small',
    '数大的在前。',
    'The highest first.',
  ),
  lowToHigh: word(
    '从低到高|由低到高|从小到大',
    'low to high|lowest to highest|small to large',
    '数小的在前。',
    'The lowest first.',
  ),
  earlyToLate: word('从早到晚|从先到后', 'early to late|first to last', '日期早的在前。', 'The earliest first.'),
  lateToEarly: word('从晚到早|从后到先', 'late to early|last to first', '日期晚的在前。', 'The latest first.'),
  takeFirst: word('前', 'first', '排在前面的几项。', 'So many from the beginning.'),
  greatest: word('最高', 'greatest', '数最大的一项。', 'The item with the highest figure.'),
  least: word('最低', 'least', '数最小的一项。', 'The item with the lowest figure.'),
  earliest: word('最早', 'earliest', '日期最早的一项。', 'The item with the earliest date.'),
  latest: word('最近|最晚', 'latest|most recent', '日期最晚的一项。', 'The item with the latest date.'),
  earliestOne: word(
    '最早一次|最早一项|最早一份|最早一台',
    'earliest of|earliest item of|earliest copy of|earliest unit of',
    '清单中按其日期最早的一项。',
    'The item of a list with the earliest date.',
  ),
  latestOne: word(
    '最近一次|最近一项|最近一份|最近一台',
    'latest of|latest item of|latest copy of|latest unit of',
    '清单中按其日期最晚的一项。',
    'The item of a list with the latest date.',
  ),
} satisfies Record<string, Keyword>;
