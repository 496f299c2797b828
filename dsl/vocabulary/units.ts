/**
 * The words for units: counts, with the dimension that each measures, and currencies. One table
 * each; keywords.ts takes its rows from here, units.ts what they measure.
 */
import { type Keyword, spellings, unit } from './keyword.ts';

/** Money, time, and what is counted every day. */
export const commonUnits = {
  fen: unit('分', 'fen', '0.01 元。', '0.01 yuan.'),
  yuan: unit('元', 'yuan', '人民币元。', 'Yuan.'),
  hundredYuan: unit('百元', 'hundred', '100 元。', '100 yuan.'),
  thousandYuan: unit('千元', 'thousand', '1,000 元。', '1,000 yuan.'),
  tenThousandYuan: unit('万元|万', 'wanyuan|wan', '10,000 元。', '10,000 yuan.'),
  hundredMillionYuan: unit('亿元|亿', 'yiyuan|yi', '100,000,000 元。', '100,000,000 yuan.'),
  years: unit('年', 'years', '年。', 'Years.'),
  months: unit('个月', 'months', '月。', 'Months.'),
  days: unit('日|天', 'days|day', '日。', 'Days.'),
  places: unit('个名额|名额', 'places|place', '名额。', 'Places.'),
  enterprises: unit('家', 'firms', '家企业。', 'Firms.'),
  households: unit('户', 'households', '户。', 'Households.'),
  people: unit('人', 'people', '人。', 'People.'),
  winners: unit('名', 'winners', '名次中的一名。', 'Places of a ranking.'),
  pieces: unit('个', 'pieces', '个。', 'Pieces.'),
  projects: unit('项', 'items', '项。', 'Items.'),
  machines: unit('台', 'machines', '台。', 'Machines.'),
  squareMetres: unit('平方米|㎡', 'sqm|m²', '平方米。', 'Square metres.'),
  mu: unit('亩', 'mu', '亩。', 'Mu.'),
  renminbi: unit('人民币', 'rmb', '人民币，以元计。', '人民币, in yuan.'),
  percentagePoints: unit('个百分点', 'points', '两个比例之差的单位。', 'The unit of the difference of two ratios.'),
} satisfies Record<string, Keyword>;

/** A unit of counting: `factor` of its dimension's base unit, exact by definition. */
interface CountWord extends Keyword {
  readonly dimension: string;
  readonly factor: readonly [n: bigint, d: bigint];
}

interface Names {
  readonly zh: string;
  readonly en: string;
}
const first = (text: string): string => spellings(text)[0];

const measure = (
  names: Names,
  dimension: string,
  factor: readonly [bigint, bigint],
  doc: Keyword['doc'],
): CountWord => ({ role: 'unit', zh: spellings(names.zh), en: spellings(names.en), doc, dimension, factor });

/** What is counted one by one: a dimension of its own. */
const counted = (names: Names): CountWord =>
  measure(names, first(names.en), [1n, 1n], {
    zh: `按“${first(names.zh)}”计数。`,
    en: `Counted in ${first(names.en)}.`,
  });

/** Units of counting that measure the same thing convert into each other. */
export const countWords = {
  tonnes: measure({ zh: '吨', en: 'tonnes' }, 'mass', [1000n, 1n], { zh: '1000 公斤。', en: '1,000 kilograms.' }),
  kilograms: measure({ zh: '公斤', en: 'kg' }, 'mass', [1n, 1n], { zh: '千克。', en: 'Kilograms.' }),
  kilos: measure({ zh: '千克', en: 'kilograms' }, 'mass', [1n, 1n], { zh: '公斤。', en: 'Kilograms.' }),
  grams: measure({ zh: '克', en: 'grams' }, 'mass', [1n, 1000n], { zh: '0.001 公斤。', en: '0.001 kilograms.' }),
  catties: measure({ zh: '斤', en: 'catties' }, 'mass', [1n, 2n], { zh: '0.5 公斤。', en: '0.5 kilograms.' }),
  tonnesOfCoal: measure({ zh: '吨标煤|吨标准煤', en: 'tce|tonnes of coal' }, 'coal', [1n, 1n], {
    zh: '吨标准煤。',
    en: 'Tonnes of coal equivalent.',
  }),
  hectares: measure({ zh: '公顷', en: 'hectares' }, 'area', [10_000n, 1n], {
    zh: '10000 平方米，15 亩。',
    en: '10,000 square metres, 15 mu.',
  }),
  squareKilometres: measure({ zh: '平方千米|平方公里', en: 'sqkm|square-km' }, 'area', [1_000_000n, 1n], {
    zh: '100 公顷。',
    en: '100 hectares.',
  }),
  kilometres: measure({ zh: '千米|公里', en: 'km|kilometres' }, 'length', [1000n, 1n], {
    zh: '1000 米。',
    en: '1,000 metres.',
  }),
  metres: measure({ zh: '米', en: 'metres' }, 'length', [1n, 1n], { zh: '米。', en: 'Metres.' }),
  cubicMetres: measure({ zh: '立方米', en: 'cbm' }, 'volume', [1000n, 1n], { zh: '1000 升。', en: '1,000 litres.' }),
  litres: measure({ zh: '升', en: 'litres' }, 'volume', [1n, 1n], { zh: '升。', en: 'Litres.' }),
  kilowatts: measure({ zh: '千瓦', en: 'kw' }, 'power', [1n, 1n], { zh: '千瓦。', en: 'Kilowatts.' }),
  megawatts: measure({ zh: '兆瓦', en: 'mw' }, 'power', [1000n, 1n], { zh: '1000 千瓦。', en: '1,000 kilowatts.' }),
  kilovoltAmperes: measure({ zh: '千伏安', en: 'kva' }, 'apparent power', [1n, 1n], {
    zh: '千伏安。',
    en: 'Kilovolt-amperes.',
  }),
  kilowattHours: measure({ zh: '千瓦时', en: 'kwh' }, 'energy', [1n, 1n], { zh: '1 度。', en: 'Kilowatt-hours.' }),
  unitsOfPower: measure({ zh: '度', en: 'kilowatt-hours' }, 'energy', [1n, 1n], {
    zh: '1 千瓦时。',
    en: 'Kilowatt-hours.',
  }),
  megawattHours: measure({ zh: '兆瓦时', en: 'mwh' }, 'energy', [1000n, 1n], {
    zh: '1000 千瓦时。',
    en: '1,000 kilowatt-hours.',
  }),
  hours: measure({ zh: '小时', en: 'hours' }, 'hours', [1n, 1n], { zh: '小时。', en: 'Hours.' }),
  personTimes: counted({ zh: '人次', en: 'person-times' }),
  personDays: counted({ zh: '人日|人天', en: 'person-days|man-days' }),
  personMonths: counted({ zh: '人月', en: 'person-months' }),
  vehicleKilometres: counted({ zh: '车公里', en: 'vehicle-km' }),
  tonneKilometres: counted({ zh: '吨公里', en: 'tonne-km' }),
  classHours: counted({ zh: '学时', en: 'class-hours' }),
  lessons: counted({ zh: '课时', en: 'lessons' }),
  containers: counted({ zh: '标准箱|标箱', en: 'teu|containers' }),
  beds: counted({ zh: '张床位|张床|床位|床', en: 'beds|bed-places|berths|cots' }),
  vehicles: counted({ zh: '辆', en: 'vehicles' }),
  heads: counted({ zh: '头', en: 'heads' }),
  animals: counted({ zh: '只', en: 'animals' }),
  fowls: counted({ zh: '羽', en: 'fowls' }),
  plants: counted({ zh: '株', en: 'plants' }),
  trees: counted({ zh: '棵', en: 'trees' }),
  sets: counted({ zh: '套', en: 'sets' }),
  rooms: counted({ zh: '间', en: 'rooms' }),
  sheets: counted({ zh: '张', en: 'sheets' }),
  occasions: counted({ zh: '次', en: 'occasions' }),
  events: counted({ zh: '场', en: 'events' }),
  instances: counted({ zh: '件', en: 'cases' }),
  articles: counted({ zh: '篇', en: 'articles' }),
  works: counted({ zh: '部', en: 'works' }),
  volumes: counted({ zh: '册', en: 'volumes' }),
  lines: counted({ zh: '条', en: 'lines' }),
  ships: counted({ zh: '艘', en: 'ships' }),
  aircraft: counted({ zh: '架', en: 'aircraft' }),
  buildings: counted({ zh: '栋', en: 'buildings' }),
  shares: counted({ zh: '份', en: 'copies' }),
  orders: counted({ zh: '单', en: 'orders' }),
  strokes: counted({ zh: '笔', en: 'entries' }),
  classes: counted({ zh: '班', en: 'classes' }),
} as const satisfies Record<string, CountWord>;
export type CountWordId = keyof typeof countWords;

const currency = (names: Names): Keyword => ({
  role: 'unit',
  zh: spellings(names.zh),
  en: spellings(names.en),
  doc: { zh: `外币：${first(names.zh)}。`, en: `A foreign currency: ${first(names.en).toUpperCase()}.` },
});

/** Foreign currencies; those whose parity against 人民币 is published, and their neighbours. */
export const currencyWords = {
  usDollars: currency({ zh: '美元|美金', en: 'usd|us-dollars' }),
  euros: currency({ zh: '欧元', en: 'eur' }),
  yen: currency({ zh: '日元|日圆', en: 'jpy|yen' }),
  pounds: currency({ zh: '英镑', en: 'gbp' }),
  hongKongDollars: currency({ zh: '港元|港币', en: 'hkd|hk-dollars' }),
  patacas: currency({ zh: '澳门元|澳门币', en: 'mop|patacas' }),
  taiwanDollars: currency({ zh: '新台币', en: 'twd' }),
  won: currency({ zh: '韩元|韩圆', en: 'krw|won' }),
  singaporeDollars: currency({ zh: '新加坡元|新元', en: 'sgd|singapore-dollars' }),
  australianDollars: currency({ zh: '澳元|澳大利亚元', en: 'aud|australian-dollars' }),
  canadianDollars: currency({ zh: '加元|加拿大元', en: 'cad|canadian-dollars' }),
  newZealandDollars: currency({ zh: '新西兰元|纽元', en: 'nzd|new-zealand-dollars' }),
  swissFrancs: currency({ zh: '瑞士法郎|瑞郎', en: 'chf|swiss-francs' }),
  roubles: currency({ zh: '卢布', en: 'rub' }),
  baht: currency({ zh: '泰铢', en: 'thb' }),
  ringgit: currency({ zh: '林吉特', en: 'myr' }),
  rupees: currency({ zh: '印度卢比', en: 'inr' }),
  rupiahs: currency({ zh: '印尼盾', en: 'idr' }),
  dongs: currency({ zh: '越南盾', en: 'vnd' }),
  dirhams: currency({ zh: '阿联酋迪拉姆|迪拉姆', en: 'aed|dirhams' }),
  riyals: currency({ zh: '沙特里亚尔', en: 'sar' }),
  rands: currency({ zh: '南非兰特|兰特', en: 'zar|rand' }),
  reais: currency({ zh: '巴西雷亚尔|雷亚尔', en: 'brl|reais' }),
  pesos: currency({ zh: '墨西哥比索', en: 'mxn' }),
  liras: currency({ zh: '土耳其里拉', en: 'try' }),
  tenges: currency({ zh: '坚戈', en: 'kzt' }),
  swedishKronor: currency({ zh: '瑞典克朗', en: 'sek' }),
  danishKroner: currency({ zh: '丹麦克朗', en: 'dkk' }),
  norwegianKroner: currency({ zh: '挪威克朗', en: 'nok' }),
  zlotys: currency({ zh: '波兰兹罗提|兹罗提', en: 'pln|zlotys' }),
  forints: currency({ zh: '匈牙利福林|福林', en: 'huf|forints' }),
} as const satisfies Record<string, Keyword>;
export type CurrencyId = keyof typeof currencyWords;
