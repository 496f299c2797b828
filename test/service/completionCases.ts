/** The cases of conformance.ts that ask for completion. */
import { at, type Case } from './document.ts';

export const completionCases: readonly Case[] = [
  {
    says: 'typed initials offer the label',
    request: 'complete',
    change: ['  给予：30万元', '  jy‸'],
    expected: ['给予 ← jy'],
  },
  {
    says: 'typed pinyin offers the label',
    request: 'complete',
    change: ['  给予：30万元', '  jiyu‸'],
    expected: ['给予 ← jiyu'],
  },
  {
    says: 'a label that stands there already is not offered again, one that may repeat is',
    request: 'complete',
    change: ['  出资：县财政', '  ti‸'],
    expected: ['条件 ← ti', '条件之一 ← ti', '停付 ← ti', '条款 ← ti'],
  },
  {
    says: 'the options of the field after 为, and nothing else',
    request: 'complete',
    change: ['入库方式为首次入库', '入库方式为‸'],
    expected: ['首次入库 ← ', '新建投产 ← '],
  },
  {
    says: 'what the grammar reads in a line of instalments',
    request: 'complete',
    change: ['分三年等额', '分三年‸'],
    expected: ['按 ← ', '等额 ← '],
  },
  {
    says: 'the rest of a half-written name',
    request: 'complete',
    change: ['一次性：入库日', '一次性：入库r‸'],
    expected: [],
  },
  {
    says: 'an option by its initials, in the middle of a line',
    request: 'complete',
    change: ['入库方式为首次入库', '入库方式为xj‸'],
    expected: ['新建投产 ← xj'],
  },
  {
    says: 'the rest of a name of which some characters stand there',
    request: 'complete',
    change: ['一次性：入库日', '一次性：入库‸'],
    expected: ['入库方式 ← 入库', '入库日 ← 入库'],
  },
  {
    says: 'the value of a fact, and the heads of a scenario line',
    request: 'complete',
    change: [
      '  责任单位：县工信局、县财政局\n```',
      '  责任单位：县工信局、县财政局\n\n场景 “例”：\n  给定 企业 甲厂：\n    入库方式：‸\n```',
    ],
    expected: ['首次入库 ← ', '新建投产 ← '],
  },
  {
    says: 'the answers of the reading that a scenario takes',
    request: 'complete',
    change: [
      '  责任单位：县工信局、县财政局\n```',
      '  责任单位：县工信局、县财政局\n\n场景 “例”：\n  给定 企业 甲厂：\n  若取 监督期为‸：\n```',
    ],
    expected: ['甲 ← ', '乙 ← '],
  },
  {
    says: 'fields and clauses at the start of a line of a scenario',
    request: 'complete',
    change: [
      '  责任单位：县工信局、县财政局\n```',
      '  责任单位：县工信局、县财政局\n\n场景 “例”：\n  给定 企业 甲厂：\n  应当：\n    y‸\n```',
    ],
    expected: ['应当 ← y', '依据 ← y', '一 ← y', '一（一） ← y', '一（二） ← y', '引用 ← y'],
  },
  {
    says: 'the entities that a scenario has given',
    request: 'complete',
    change: [
      '  责任单位：县工信局、县财政局\n```',
      '  责任单位：县工信局、县财政局\n\n场景 “例”：\n  给定 企业 甲厂：\n  给定 企业 乙厂：\n  应当 乙‸：\n```',
    ],
    expected: ['乙厂 ← 乙'],
  },
  {
    says: 'the entities of a scenario, under a reading',
    request: 'complete',
    change: [
      '  责任单位：县工信局、县财政局\n```',
      '  责任单位：县工信局、县财政局\n\n场景 “例”：\n  给定 企业 甲厂：\n  给定 企业 乙厂：\n  若取 监督期为乙，‸：\n```',
    ],
    expected: ['甲厂 ← ', '乙厂 ← '],
  },
  {
    says: 'what may stand after a total',
    request: 'complete',
    change: ['  给予：30万元', '  给予：30万元\n  总额：每年500万元，‸'],
    expected: ['按 ← ', '超出的按比例折算 ← '],
  },
  {
    says: 'a name by its pinyin',
    request: 'complete',
    change: ['一次性：入库日', '一次性：rkr‸'],
    expected: ['入库日 ← rkr'],
  },
  {
    says: 'the answers of the reading',
    request: 'complete',
    change: ['暂取：甲', '暂取：‸'],
    expected: ['甲 ← ', '乙 ← '],
  },
  {
    says: 'the clauses of the document',
    request: 'complete',
    change: ['条款 一（一）入库奖励：', '条款 ‸'],
    expected: ['一 ← ', '一（一） ← ', '一（二） ← '],
  },
  {
    says: 'sentences that nothing encodes come first',
    request: 'complete',
    change: ['摘录：“对首次入库的企业，给予30万元奖励，分三年兑现。”', '摘录：‸'],
    expected: [
      '“对首次入库的企业，给予30万元奖励，分三年兑现。” ← ',
      '“三年内退库的，不再兑现。” ← ',
      '“责任单位：县工信局、县财政局” ← ',
    ],
  },
  { says: 'nothing in the prose', request: 'complete', change: at('给予服‸务保障'), expected: [] },
];
