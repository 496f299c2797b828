/** What depends on all entities together: figures over all, totals and rankings. */
import { type Keyword, word } from './keyword.ts';

export const togetherWords = {
  average: word(
    '平均值|平均数',
    'average|mean',
    '合计除以个数；不适用的略去，有未知则未知，一个也没有则不适用。',
    'Sum divided by number; skips what does not apply; of nothing there is none.',
  ),
  everybody: word('全体', 'every', '所有主体，不论是否享受。', 'All entities, whatever they get.'),
  takePlaces: word('取前', 'the first', '取排在前面的几名。', 'So many from the beginning.'),
  tied: word('并列的', 'ties', '名次相同的。', 'Those who share a place.'),
  tiedIn: word('并列的一并入选', 'ties all come in', '名额处并列的都入选。', 'All who share the last place come in.'),
  tiedOut: word(
    '并列的均不入选',
    'ties all stay out',
    '名额处并列的都不入选。',
    'None who shares the last place comes in.',
  ),
  nextMovesUp: word(
    '不享受的依次递补|依次递补',
    'the next moves up|moving up in turn',
    '兑付前被否决的让出名额，由下一名补上。',
    'Whoever is vetoed on payment leaves the place to the next.',
  ),
  cutProRata: word(
    '超出的按比例折算|超过的按比例折算|超出部分按比例折算|按比例折算',
    'cut in proportion|what is more is cut in proportion|the part above is cut in proportion|in proportion',
    '合计超出总额时，各户按同一比例折算。',
    'Where all ask for more, everybody’s part is cut in the same proportion.',
  ),
  restLargest: word(
    '尾差按最大余额',
    'rest by largest remainder',
    '折算舍去的尾数，按余数从大到小逐分补足。',
    'What is cut off goes to the largest remainders.',
  ),
  restDropped: word('尾差舍去', 'rest dropped', '折算的尾数舍去，不再分配。', 'What is cut off is not given out.'),
  firstCome: word(
    '先到先得',
    'first come first served',
    '按先后逐户兑付，额满即止。',
    'One after the other, until the total is used up.',
  ),
  lastOne: word('末户', 'the last one', '额满时轮到的那一户。', 'The one at whom the total runs out.'),
  lastPart: word(
    '末户按余额兑付',
    'the last one gets what is left',
    '额满时轮到的那一户得余下的部分。',
    'The one at whom the total runs out gets what is left.',
  ),
  lastNothing: word(
    '末户不予兑付',
    'the last one gets nothing',
    '余额不够那一户全额的，不予兑付，其后也不再兑付。',
    'The one for whom it is not enough gets nothing, nor does anybody after it.',
  ),
} satisfies Record<string, Keyword>;
