/** Every word of the page, in Chinese and English. */

const zh = {
  name: '规矩',
  loading: '正在读取……',
  failed: '没有读到数据，请确认服务仍在运行，然后刷新。',
  nav: '本页内容',
  budget: '资金测算',
  readings: '未定解读',
  document: '政策条文',
  coverage: (covered: number, sentences: number) => `${sentences} 句条文中 ${covered} 句已有规则或登记`,
  scenarios: (passed: number, failed: number) => `场景 ${passed} 个通过，${failed} 个不符`,
  firms: (n: number) => `${n} 家`,
  table: '资金测算表',
  unit: '单位：万元，四舍五入到百元；兑付年度为列。',
  assumed: '人口为按假设参数合成，不是官方数据。',
  clause: '条款',
  payer: '出资',
  total: '合计',
  open: (payers: readonly string[]) => `分担未定（${payers.join('、')}）`,
  grandTotal: '总计',
  provisional: '暂取',
  decided: '已定',
  noReadings: '没有未定的解读。',
  line: (n: number) => `第 ${n} 行`,
  rules: '规则',
  covered: '已编码',
  uncovered: '未编码',
  legend: '竖线为已有规则或登记的句子；波浪线为还没有对应的句子。',
};

export type Strings = typeof zh;

const en: Strings = {
  name: 'Guiju',
  loading: 'Loading…',
  failed: 'No data arrived. Make sure that the server still runs, then reload.',
  nav: 'On this page',
  budget: 'Budget',
  readings: 'Open readings',
  document: 'The policy',
  coverage: (covered, sentences) => `${covered} of ${sentences} sentences are rules`,
  scenarios: (passed, failed) => `${passed} scenarios pass, ${failed} fail`,
  firms: (n) => `${n} firms`,
  table: 'Budget table',
  unit: 'Unit: 10,000 yuan, rounded to 100 yuan; columns are years of payment.',
  assumed: 'The population is synthetic, from assumptions; it is not official data.',
  clause: 'Clause',
  payer: 'Paid by',
  total: 'Total',
  open: (payers) => `split open (${payers.join(', ')})`,
  grandTotal: 'Total',
  provisional: 'provisional',
  decided: 'decided',
  noReadings: 'No reading is open.',
  line: (n) => `line ${n}`,
  rules: 'Rules',
  covered: 'encoded',
  uncovered: 'not encoded',
  legend: 'A bar marks sentences that are rules; a wavy line marks those that are not encoded.',
};

/** Chinese unless the address asks for English: `?lang=en`. */
export const s: Strings = new URLSearchParams(location.search).get('lang') === 'en' ? en : zh;
