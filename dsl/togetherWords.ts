/** The words for what depends on all entities together: figures over all, totals and rankings. keywords.ts takes its rows from here. */
import type { Keyword } from './keywords.ts';

/** Spellings as keywords have them, `|` between them. */
interface Names {
  readonly zh: string;
  readonly en: string;
}
type Spellings = readonly [string, ...string[]];
const spellings = (text: string): Spellings => text.split('|') as unknown as Spellings;

const word = (names: Names, doc: Keyword['doc']): Keyword => ({
  role: 'word',
  zh: spellings(names.zh),
  en: spellings(names.en),
  doc,
});

export const togetherWords = {
  average: word(
    { zh: '平均值|平均数', en: 'average|mean' },
    {
      zh: '合计除以个数；不适用的略去，有未知则未知，一个也没有则不适用。',
      en: 'Sum divided by number; skips what does not apply; of nothing there is none.',
    },
  ),
  everybody: word(
    { zh: '全体', en: 'every' },
    { zh: '所有主体，不论是否享受。', en: 'All entities, whatever they get.' },
  ),
  takePlaces: word({ zh: '取前', en: 'the first' }, { zh: '取排在前面的几名。', en: 'So many from the beginning.' }),
  tied: word({ zh: '并列的', en: 'ties' }, { zh: '名次相同的。', en: 'Those who share a place.' }),
  tiedIn: word(
    { zh: '并列的一并入选', en: 'ties all come in' },
    { zh: '名额处并列的都入选。', en: 'All who share the last place come in.' },
  ),
  tiedOut: word(
    { zh: '并列的均不入选', en: 'ties all stay out' },
    { zh: '名额处并列的都不入选。', en: 'None who shares the last place comes in.' },
  ),
  nextMovesUp: word(
    { zh: '不享受的依次递补|依次递补', en: 'the next moves up|moving up in turn' },
    { zh: '兑付前被否决的让出名额，由下一名补上。', en: 'Whoever is vetoed on payment leaves the place to the next.' },
  ),
  cutProRata: word(
    {
      zh: '超出的按比例折算|超过的按比例折算|超出部分按比例折算|按比例折算',
      en: 'cut in proportion|what is more is cut in proportion|the part above is cut in proportion|in proportion',
    },
    {
      zh: '合计超出总额时，各户按同一比例折算。',
      en: 'Where all ask for more, everybody’s part is cut in the same proportion.',
    },
  ),
  restLargest: word(
    { zh: '尾差按最大余额', en: 'rest by largest remainder' },
    { zh: '折算舍去的尾数，按余数从大到小逐分补足。', en: 'What is cut off goes to the largest remainders.' },
  ),
  restDropped: word(
    { zh: '尾差舍去', en: 'rest dropped' },
    { zh: '折算的尾数舍去，不再分配。', en: 'What is cut off is not given out.' },
  ),
  firstCome: word(
    { zh: '先到先得', en: 'first come first served' },
    { zh: '按先后逐户兑付，额满即止。', en: 'One after the other, until the total is used up.' },
  ),
  lastOne: word(
    { zh: '末户', en: 'the last one' },
    { zh: '额满时轮到的那一户。', en: 'The one at whom the total runs out.' },
  ),
  lastPart: word(
    { zh: '末户按余额兑付', en: 'the last one gets what is left' },
    { zh: '额满时轮到的那一户得余下的部分。', en: 'The one at whom the total runs out gets what is left.' },
  ),
  lastNothing: word(
    { zh: '末户不予兑付', en: 'the last one gets nothing' },
    {
      zh: '余额不够那一户全额的，不予兑付，其后也不再兑付。',
      en: 'The one for whom it is not enough gets nothing, nor does anybody after it.',
    },
  ),
} satisfies Record<string, Keyword>;
export type TogetherWordId = keyof typeof togetherWords;
