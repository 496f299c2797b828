/** Codes 45 to 49 of each group: what depends on all entities together (总额, 名次, 全体, several entities in a 场景). */
import { didYouMeanEn, didYouMeanZh, row } from './row.ts';

export const everybody = {
  GJ1045: row<{ words: string }>({
    severity: 'error',
    zh: (p) => `“${p.words}”与本行前面说的重复，只能说一次。`,
    en: (p) => `“${p.words}” says again what this line has said already; it may be said once.`,
    manual: {
      zh: '一条名次只有一种并列办法，递补也只写一次。请删去其中一处。',
      en: 'A ranking has one rule for ties, and says once who moves up. Delete one of the two.',
    },
  }),
  GJ1046: row<{ written: string }>({
    severity: 'error',
    zh: (p) =>
      `“${p.written}”应是一个解读的名称，例如“并列的按并列办法处理”；要按另一个数排的，写“并列的按利润总额从高到低”。`,
    en: (p) =>
      `“${p.written}” must be the name of a 解读, such as 并列的按并列办法处理; to settle ties by another figure write 并列的按利润总额从高到低.`,
    manual: {
      zh: '并列怎样处理未定的，写一个“是否”的解读：是，即一并入选；否，即均不入选。',
      en: 'Where the text leaves ties open, declare a 解读 of type 是否: 是 lets all of them in, 否 none.',
    },
  }),
  GJ2045: row<{ ref: string }>({
    severity: 'error',
    zh: (p) => `“${p.ref}”没有可以合计的金额或数量。`,
    en: (p) => `Clause “${p.ref}” has no amounts that could be added up.`,
    manual: {
      zh: '合计只对写了“给予”的条款有意义；定性条文、资格没有金额。请核对条款号。',
      en: 'Only clauses with 给予 have amounts; tracked clauses and statuses have none. Check the number.',
    },
  }),
  GJ3045: row<{ written: string; line: string }>({
    severity: 'error',
    zh: (p) =>
      `“${p.line}”里的「${p.written}」因主体而异；这里要一个对全体都相同的数，如 500万元、一个参数，或“全体…的…合计”。`,
    en: (p) =>
      `“${p.written}” in ${p.line} differs from entity to entity; what is needed is one figure for all, such as 500万元, a parameter, or a figure over 全体.`,
    manual: {
      zh: '总额、名额是全体共用的一个数。每家各不相同的限额写“上限”。',
      en: 'A total or a number of places is shared by all. A limit of each entity is 上限.',
    },
  }),
  GJ3046: row<{ name: string; entity: string }>({
    severity: 'error',
    zh: (p) => `“全体”后面要写主体「${p.entity}」，不能写「${p.name}」。`,
    en: (p) => `全体 is followed by the entity “${p.entity}”, not by “${p.name}”.`,
    manual: {
      zh: '例如：全体企业（行业为制造业）的工业产值合计。清单的数先在每个主体之内汇总，再对全体汇总：全体企业的（中标项目的合同金额合计）合计。',
      en: 'Such as 全体企业（行业为制造业）的工业产值合计. Sum a list within each entity first: 全体企业的（中标项目的合同金额合计）合计.',
    },
  }),
  GJ3047: row<{ written: string }>({
    severity: 'error',
    zh: (p) => `“${p.written}”只能写在“核对”的“要求”里。`,
    en: (p) => `“${p.written}” may stand only in the 要求 of a 核对.`,
    manual: {
      zh: '条款不能引用自己或别的条款对全体的兑付合计，否则会循环。限制全体合计，请在该条款里写“总额”。',
      en: 'No clause may depend on what clauses pay to everybody. To limit that, write 总额 in the clause.',
    },
  }),
  GJ3048: row<{ name: string }>({
    severity: 'error',
    zh: (p) => `“${p.name}”的汇总要看所有主体，请写“全体${p.name}”。`,
    en: (p) => `A figure over every “${p.name}” concerns all entities; write 全体${p.name}.`,
    manual: {
      zh: '条款和定义说的是一个主体；跨到全体必须写明“全体”，读者才知道这个数要看整个人口。',
      en: 'Clauses and definitions speak of one entity; a figure over all of them says 全体.',
    },
  }),
  GJ3049: row<{ written: string }>({
    severity: 'error',
    zh: (p) => `“${p.written}”与前一条总额的范围相同，只能写一条。`,
    en: (p) => `“${p.written}” has the scope of a total before it; there may be one of each scope.`,
    manual: {
      zh: '一条条款可以有一个“每年”的总额和一个“累计”的总额，先按每年、再按累计。两者取低的，写“每年较小者（a、b）”。',
      en: 'A clause may have one total a year and one over all years; the year’s acts first. For the lower of two write 每年较小者（a、b）.',
    },
  }),
  GJ4045: row<{ written: string }>({
    severity: 'error',
    zh: (p) =>
      `“${p.written}”：额满时轮到的那一户怎样兑付没有写明。请在后面写“末户按余额兑付”或“末户不予兑付”；未定的，写成解读：“末户按…处理”。`,
    en: (p) =>
      `“${p.written}” leaves open what the one gets at whom the total runs out. Add 末户按余额兑付 or 末户不予兑付; where it is undecided, name a 解读: 末户按…处理.`,
    manual: {
      zh: '“额满即止”没有说最后一户能否得到余下的部分，两种读法金额不同。解读的类型写“是否”：是，即按余额兑付。',
      en: 'First come, first served leaves open whether the last one gets what is left. The 解读 is of type 是否: 是 means it does.',
    },
  }),
  GJ4046: row<{ words: string; line: string }>({
    severity: 'warning',
    zh: (p) => `写了“${p.words}”，但本条没有“${p.line}”：没有人会让出名额。`,
    en: (p) => `“${p.words}” has no effect: the clause has no ${p.line}, so nobody leaves a place.`,
    manual: {
      zh: '资格不符的本来就不占名额。排名之后才失去的，用“兑付前否决”写明情形，如“放弃奖励为是”。',
      en: 'Who is not eligible takes no place anyway. What is lost after the ranking is said by 兑付前否决.',
    },
  }),
  GJ4047: row<{ written: string }>({
    severity: 'warning',
    zh: (p) =>
      `取前“${p.written}”，并列的怎样处理没有写：恰在最后一名并列的，结果不可计算。可加“并列的一并入选”“并列的均不入选”或“并列的按…从高到低”。`,
    en: (p) =>
      `Of the first “${p.written}” it is not said what becomes of ties: a tie at the last place is 不可计算. Add 并列的一并入选, 并列的均不入选 or 并列的按…从高到低.`,
    manual: {
      zh: '“前10名”在第10名并列时有几种读法。规则不会按表中的先后替起草人决定。',
      en: 'Ten places with a tie for the tenth can be read several ways. The order of rows never decides it.',
    },
  }),
  GJ6045: row<{ name: string; near?: string }>({
    severity: 'error',
    zh: (p) => `场景里没有给定「${p.name}」。${didYouMeanZh(p.near)}`,
    en: (p) => `The scenario gives no “${p.name}”.${didYouMeanEn(p.near)}`,
    manual: {
      zh: '“应当 甲厂：”里的名称要与“给定 企业 甲厂：”一致。',
      en: 'The name in 应当 甲厂： is that of 给定 企业 甲厂：.',
    },
  }),
  GJ6046: row<{ name: string; entity: string }>({
    severity: 'error',
    zh: (p) => `场景给定了几个主体，不知道改谁的「${p.name}」。请写“逐例 ${p.entity}：”。`,
    en: (p) =>
      `The scenario gives several entities; it is not said whose “${p.name}” changes. Write 逐例 ${p.entity}：.`,
    manual: {
      zh: '“逐例 甲厂：”的表改甲厂的事实、写甲厂的结果；不写名称的表只能改取解读，结果是全体合计。',
      en: 'The rows of 逐例 甲厂： change and expect what is 甲厂’s; without a name only readings change, and results are totals.',
    },
  }),
};
