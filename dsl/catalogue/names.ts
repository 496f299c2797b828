/** GJ2: names. */
import { didYouMeanEn, didYouMeanZh, row } from './row.ts';

const kinds = {
  entity: { zh: '主体', en: 'an entity' },
  list: { zh: '清单', en: 'a list' },
  field: { zh: '字段', en: 'a field' },
  status: { zh: '状态', en: 'a 状态' },
  option: { zh: '选项', en: 'an option' },
  definition: { zh: '定义', en: 'a definition' },
  parameter: { zh: '参数', en: 'a parameter' },
  table: { zh: '表', en: 'a table' },
  reading: { zh: '解读', en: 'a reading' },
  document: { zh: '所引用的文件', en: 'another document' },
} as const;
/** What a name can be declared as. */
export type DeclaredKind = keyof typeof kinds;

export const names = {
  GJ2001: row<{ name: string; near?: string }>({
    severity: 'error',
    zh: (p) =>
      `没有声明过「${p.name}」。${didYouMeanZh(p.near) || '请先在“名词”“定义”等块里声明，或改用已声明的名称。'}`,
    en: (p) =>
      `“${p.name}” is not declared.${didYouMeanEn(p.near) || ' Declare it in 名词, 定义 …, or use a name that is declared.'}`,
    manual: {
      zh: '名称须先在“名词、定义、参数、解读”中声明。若名称里含有规矩的用词，请写成「名称」。',
      en: 'Names are declared in 名词, 定义, 参数 or 解读. A name that holds words of the language is written 「name」.',
    },
  }),
  GJ2002: row<{ name: string }>({
    severity: 'error',
    zh: (p) => `「${p.name}」声明了两次，请给其中一个换名称。`,
    en: (p) => `“${p.name}” is declared twice; give one of them another name.`,
    manual: {
      zh: '同一名称只能声明一次；不同清单的字段可以同名。',
      en: 'A name is declared once; fields of different lists may share a name.',
    },
  }),
  GJ2003: row<{ name: string; is: DeclaredKind; wanted: DeclaredKind }>({
    severity: 'error',
    zh: (p) => `「${p.name}」是${kinds[p.is].zh}，这里需要${kinds[p.wanted].zh}。`,
    en: (p) => `“${p.name}” is ${kinds[p.is].en}; ${kinds[p.wanted].en} is needed here.`,
    manual: { zh: '请改用合适的名称，或检查声明。', en: 'Use a fitting name, or check the declaration.' },
  }),
  GJ2004: row<{ ref: string; near?: string }>({
    severity: 'error',
    zh: (p) => `正文里没有“${p.ref}”这一条。${didYouMeanZh(p.near)}`,
    en: (p) => `The document has no clause “${p.ref}”.${didYouMeanEn(p.near)}`,
    manual: {
      zh: '条款号取自 Markdown 标题，如“## 三、…”之下的“### （一）…”即为 三（一）。请核对标题与条款号。',
      en: 'Clause numbers come from the headings: “### （一）…” below “## 三、…” is 三（一）.',
    },
  }),
  GJ2005: row<{ ref: string; heading: string }>({
    severity: 'error',
    zh: (p) => `“${p.ref}”的规则块没有写在它的标题之下，而是在“${p.heading}”之下。`,
    en: (p) => `The block of “${p.ref}” does not stand below its own heading but below “${p.heading}”.`,
    manual: {
      zh: '规则块紧跟在它所写的条文之后，读者才能对照。请移动规则块或改正条款号。',
      en: 'A block stands below the clause that it encodes, so that both can be compared.',
    },
  }),
  GJ2006: row<{ block: string }>({
    severity: 'error',
    zh: (p) => `“${p.block}”没有写条款号，应如“${p.block} 三（一）提升奖励：”。`,
    en: (p) => `The “${p.block}” block names no clause; it should look like “${p.block} 三（一）提升奖励：”.`,
    manual: { zh: '例如：条款 三（一）提升奖励：', en: 'For example: 条款 三（一）提升奖励：' },
  }),
  GJ2007: row<{ name: string }>({
    severity: 'error',
    zh: (p) => `「${p.name}」的定义绕了回来，用到了它自己。`,
    en: (p) => `The definition of “${p.name}” leads back to itself.`,
    manual: {
      zh: '定义、解读之间不能循环引用。',
      en: 'Definitions and readings may not refer to each other in a circle.',
    },
  }),
  GJ2008: row<{ answer: string; reading: string; answers: string }>({
    severity: 'error',
    zh: (p) => `解读「${p.reading}」没有答案「${p.answer}」，可选：${p.answers}。`,
    en: (p) => `The reading “${p.reading}” has no answer “${p.answer}”; it has: ${p.answers}.`,
    manual: {
      zh: '答案写甲、乙、丙……；选项型的解读也可以写选项的名称。',
      en: 'Answers are 甲, 乙, 丙 …; for 选项 the option’s name works too.',
    },
  }),
  GJ2009: row<{ quote: string; ref: string }>({
    severity: 'error',
    zh: (p) => `在“${p.ref}”的正文里找不到摘录“${p.quote}”，其他各条里也没有。`,
    en: (p) => `The prose of “${p.ref}” does not hold the quotation “${p.quote}”, nor does any other clause.`,
    manual: {
      zh: '摘录须与正文逐字一致（全角、半角不论），中间可用“……”略去；先在本条里找，没有的在其他各条里找，所以一项待遇分写在几条里也能引全。正文改动后请一并核对规则。',
      en: 'A quotation is verbatim (full and half width are the same); …… leaves out what stands between. It is looked for in its own clause, then in the others, so that one benefit may be spread over several articles. If the prose has changed, review the rule too.',
    },
  }),
  GJ2084: row<{ quote: string; places: readonly string[] }>({
    severity: 'error',
    zh: (p) =>
      `本条里没有摘录“${p.quote}”，其他几条里都有（${p.places.join('、')}），分不清引的是哪一条。请多引几个字。`,
    en: (p) =>
      `This clause does not hold “${p.quote}”, but several others do (${p.places.join(', ')}). Quote a few more words.`,
    manual: {
      zh: '引别的条里的话，要引到只有一条里有。',
      en: 'A quotation from another clause must be found in one clause only.',
    },
  }),
  GJ2010: row<{ what: string }>({
    severity: 'error',
    zh: (p) => `这一块缺少“${p.what}”一行。`,
    en: (p) => `A line “${p.what}” is missing from this block.`,
    manual: { zh: '请补上这一行。', en: 'Add the line.' },
  }),
  GJ2011: row<{ name: string; most: number }>({
    severity: 'error',
    zh: (p) => `「${p.name}」的定义一层套一层，超过 ${p.most} 层，无法读取。`,
    en: (p) => `The definition of “${p.name}” rests on more than ${p.most} others in a row.`,
    manual: {
      zh: '请减少定义之间的层数，或把被引用的定义写在前面。',
      en: 'Use fewer layers, or write the definitions that are used first.',
    },
  }),
  GJ2012: row<{ block: string }>({
    severity: 'error',
    zh: (p) =>
      p.block === '名词'
        ? '一份政策只能有一个主体，这里又写了一个“名词”。主体的清单请写成“名词 技改项目（每家企业多项）：”。'
        : `一份政策只能有一个“${p.block}”，这里又写了一个。`,
    en: (p) =>
      p.block === '名词'
        ? 'A policy has one entity, and here is another “名词”. A list of the entity is written “名词 技改项目（每家企业多项）：”.'
        : `A policy has one “${p.block}”, and here is another.`,
    manual: {
      zh: '一份政策一个“政策”块、一个主体。清单要写明归属，如 名词 技改项目（每家企业多项）。',
      en: 'A policy has one 政策 block and one entity. A list names its owner, as in 名词 技改项目（每家企业多项）.',
    },
  }),
  GJ2013: row<{ ref: string; title: string }>({
    severity: 'error',
    zh: (p) => `条款“${p.ref}${p.title}”写了两次，会重复给付。`,
    en: (p) => `The clause “${p.ref}${p.title}” is written twice and would pay twice.`,
    manual: {
      zh: '同一条文可以有几个条款块，但名称要不同。',
      en: 'A clause of the document may have several blocks, each with a title of its own.',
    },
  }),
  GJ2040: row<{ name: string; near?: string }>({
    severity: 'error',
    zh: (p) => `没有“${p.name}”这样一个条款，不能写进关系。${didYouMeanZh(p.near)}`,
    en: (p) => `No 条款 is called “${p.name}”; a relation stands between clauses.${didYouMeanEn(p.near)}`,
    manual: {
      zh: '用条款号指条款，如 一（一）；同一条有几个条款块的，只写号是指全部，号后加名称只指一个，如 一（一）提升奖励。定性、资格没有金额，不能写进关系。',
      en: 'A clause is named by its number; where a number has several blocks, the number means all of them, and number and title one, as in 一（一）提升奖励.',
    },
  }),
  GJ2041: row<{ name: string; line: string }>({
    severity: 'error',
    zh: (p) => `“${p.name}”在“${p.line}”里写了两次。`,
    en: (p) => `“${p.name}” stands twice in “${p.line}”.`,
    manual: {
      zh: '只写条款号已经包括这一条的全部条款块，不必再写其中一个。',
      en: 'The number alone means all of its blocks already.',
    },
  }),
  GJ2060: row<{ name: string }>({
    severity: 'error',
    zh: (p) => `清单「${p.name}」的归属绕了回来，最后属于它自己。`,
    en: (p) => `The list “${p.name}” comes to belong to itself.`,
    manual: {
      zh: '清单属于主体，或属于另一张清单，层层向外，最外一层须是主体。',
      en: 'A list belongs to the entity or to another list; the outermost one belongs to the entity.',
    },
  }),
  GJ2061: row<{ name: string; most: number }>({
    severity: 'error',
    zh: (p) => `清单「${p.name}」嵌套过深：最多 ${p.most} 层。`,
    en: (p) => `The list “${p.name}” lies too deep: at most ${p.most} lists in one another.`,
    manual: {
      zh: '请去掉不用的中间一层，把它的字段写到内层清单上。',
      en: 'Leave out a layer and write its fields on the inner list.',
    },
  }),
  GJ2062: row<{ written: string }>({
    severity: 'error',
    zh: (p) => `“${p.written}”的上限没有写是每年还是累计。请写“${p.written}每年”或“${p.written}累计”。`,
    en: (p) => `The cap of “${p.written}” does not say whether it is of each year or in all. Add 每年 or 累计.`,
    manual: {
      zh: '主体的上限分每年和累计两种。清单的每一项写“每项”。',
      en: 'What the entity gets is capped by year (每年) or over the whole life (累计); an item by 每项.',
    },
  }),
  GJ2050: row<{ name: string }>({
    severity: 'error',
    zh: (p) => `「${p.name}」是状态：只能写在主体的“名词”里，前面不写“每年”“每月”，后面不写“缺则取”。`,
    en: (p) => `“${p.name}” is a 状态: it belongs to the entity’s own 名词, without 每年, 每月 or 缺则取.`,
    manual: {
      zh: '状态本身就是一段段的日期，自带进出时间。清单的状态请写成两个日期字段。',
      en: 'A 状态 is a list of intervals and has its own dates. For items of a list declare two date fields.',
    },
  }),
};
