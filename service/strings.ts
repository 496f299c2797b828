/** What the language service says itself, in both languages. */
export const says = {
  // What `guiju lsp` is, for the help of a shell
  languageServer: {
    zh: () => '语言服务器（LSP，标准输入输出），供编辑器使用',
    en: () => 'language server (LSP on standard input and output), for editors',
  },

  // Hover
  entity: { zh: () => '主体', en: () => 'entity' },
  list: { zh: (owner: string) => `清单（每家${owner}多项）`, en: (owner: string) => `list of ${owner}` },
  field: { zh: (of: string) => `${of}的字段`, en: (of: string) => `field of ${of}` },
  status: {
    zh: (of: string) => `${of}的状态，有进有出`,
    en: (of: string) => `status of ${of}, entered and left`,
  },
  option: { zh: () => '选项', en: () => 'option' },
  definition: { zh: () => '定义', en: () => 'definition' },
  parameter: { zh: () => '参数', en: () => 'parameter' },
  table: { zh: () => '分档表', en: () => 'table of tiers' },
  reading: { zh: () => '解读', en: () => 'reading' },
  document: { zh: () => '所引用的文件', en: () => 'another document' },
  validFrom: {
    zh: (from: string, to: string) => `有效期 ${from} 至 ${to}`,
    en: (from: string, to: string) => `in force ${from} to ${to}`,
  },
  payer: { zh: (n: number) => `出资方，用在 ${n} 处`, en: (n: number) => `payer, named in ${n} places` },
  recipient: {
    zh: (n: number) => `受益方，用在 ${n} 处`,
    en: (n: number) => `recipient, named in ${n} places`,
  },
  type: { zh: (type: string) => `类型：${type}`, en: (type: string) => `Type: ${type}` },
  grain: { zh: (grain: string) => `口径：${grain}`, en: (grain: string) => `For: ${grain}` },
  perPolicy: { zh: () => '整个政策一个值', en: () => 'the whole policy' },
  perEntity: { zh: (name: string) => `每个${name}一个值`, en: (name: string) => `each ${name}` },
  perItem: { zh: (list: string) => `“${list}”的每一项`, en: (list: string) => `each item of ${list}` },
  everybody: { zh: () => '全体合在一起', en: () => 'everybody together' },
  eachYear: { zh: (grain: string) => `${grain}，逐年`, en: (grain: string) => `${grain}, each year` },
  eachMonth: { zh: (grain: string) => `${grain}，逐月`, en: (grain: string) => `${grain}, each month` },
  declaredIn: { zh: (ref: string) => `声明于${ref}`, en: (ref: string) => `Declared in ${ref}` },
  source: { zh: (text: string) => `原文：“${text}”`, en: (text: string) => `Text: “${text}”` },
  inForce: {
    zh: (key: string, text: string) => `暂取${key}：${text}`,
    en: (key: string, text: string) => `In force: ${key} ${text}`,
  },
  decided: {
    zh: (key: string, text: string) => `已定${key}：${text}`,
    en: (key: string, text: string) => `Decided: ${key} ${text}`,
  },
  example: { zh: (text: string) => `例：${text}`, en: (text: string) => `Example: ${text}` },
  encodedBy: { zh: (names: string) => `转写为：${names}`, en: (names: string) => `Encoded by: ${names}` },
  notEncoded: { zh: () => '这句话还没有任何规则对应。', en: () => 'No rule encodes this sentence yet.' },
  inYuan: { zh: (yuan: string) => `金额：${yuan}元`, en: (yuan: string) => `Amount: ${yuan} yuan` },
  figure: { zh: (text: string) => `数值：${text}`, en: (text: string) => `Figure: ${text}` },

  // Rename
  nothingHere: { zh: () => '这里没有可以改名的名称。', en: () => 'There is no name here that can be changed.' },
  nameEmpty: { zh: () => '名称不能为空。', en: () => 'A name cannot be empty.' },
  nameMarks: {
    zh: (mark: string) => `名称里不能有空格和标点“${mark}”。`,
    en: (mark: string) => `A name cannot hold blanks or the mark “${mark}”.`,
  },
  nameWord: {
    zh: (name: string) => `「${name}」是规则里的关键字。`,
    en: (name: string) => `“${name}” is a word of the language.`,
  },
  nameParticle: {
    zh: (name: string, p: string) => `「${name}」以“${p}”开头或结尾，写进句子会被切错。`,
    en: (name: string, p: string) => `“${name}” begins or ends with ${p}; sentences with it would be cut wrongly.`,
  },
  nameLong: {
    zh: (most: number) => `名称最长${most}个字。`,
    en: (most: number) => `A name has at most ${most} characters.`,
  },
  nameFigure: {
    zh: (name: string) => `「${name}」以数值开头，会被读成数。`,
    en: (name: string) => `“${name}” begins with a figure and would be read as one.`,
  },
  nameTaken: {
    zh: (name: string) => `「${name}」已经用作别的名称。`,
    en: (name: string) => `“${name}” is already declared.`,
  },
  cutChanges: {
    zh: (name: string, line: number, text: string) =>
      `改名为「${name}」会使第${line}行的切分变样：${text}。请换一个名称。`,
    en: (name: string, line: number, text: string) =>
      `“${name}” would change how line ${line} is read: ${text}. Choose another name.`,
  },
  inMeasure: {
    zh: (name: string, measure: string) => `“${measure}”里也写着「${name}」，不能一并改名；请先改写成“每个${name}”。`,
    en: (name: string, measure: string) =>
      `“${measure}” holds “${name}” too and cannot follow; write it with the noun’s name first.`,
  },
  newError: {
    zh: (message: string) => `改名会带来新的错误：${message}`,
    en: (message: string) => `The change would bring a new error: ${message}`,
  },
  quotedAt: {
    zh: (lines: string) => `为了不改变切分，第${lines}行加了「」。`,
    en: (lines: string) => `「」 was added in line ${lines}, so that nothing is cut differently.`,
  },
  severalDeclared: {
    zh: (n: number) => `同一名称有${n}处声明，一并改名。`,
    en: (n: number) => `The name is declared in ${n} places; all of them change.`,
  },
  alsoInText: {
    zh: (lines: string) => `第${lines}行的文字里也提到它，没有改动。`,
    en: (lines: string) => `It is also mentioned in the text of line ${lines}, which stays as it is.`,
  },

  // Code actions
  changeTo: { zh: (name: string) => `改为「${name}」`, en: (name: string) => `Change to “${name}”` },
  quote: {
    zh: (name: string) => `写作「${name}」，作为一个名称`,
    en: (name: string) => `Write 「${name}」, as one name`,
  },
  writeInclusion: {
    zh: (mark: string) => `补写${mark}，含义不变`,
    en: (mark: string) => `Write ${mark}; the meaning stays`,
  },
  openReading: {
    zh: (text: string) => `把“${text}”列为未定之处（解读）`,
    en: (text: string) => `Make “${text}” a 解读`,
  },
  coverSentence: { zh: () => '登记为定性条文', en: () => 'Track this sentence as 定性' },
  undecided: { zh: (kind: string) => `待定${kind}`, en: (kind: string) => `待定${kind}` },
  howToRead: {
    zh: (sentence: string, words: string) => `“${sentence}”中的“${words}”怎样理解？`,
    en: (sentence: string, words: string) => `“${sentence}”中的“${words}”怎样理解？`,
  },
  toBeSorted: { zh: () => '待归类', en: () => '待归类' },

  // Inlay hints
  chosen: {
    zh: (key: string, text: string) => `＝${key}：${text}`,
    en: (key: string, text: string) => `= ${key}: ${text}`,
  },
  nobodyDecided: { zh: () => '尚无人决定', en: () => 'nobody has decided' },
  noPayer: { zh: () => '未写出资', en: () => 'no payer stated' },
  noFigure: { zh: () => '尚无数值', en: () => 'no figure yet' },

  // Completion
  title: { zh: () => '名称', en: () => '名称' },
  words: { zh: () => '内容', en: () => '内容' },
  sentence: { zh: () => '摘自原文，尚无规则对应', en: () => 'from the text, not yet encoded' },
  sentenceCovered: { zh: () => '摘自原文', en: () => 'from the text' },
  fromProse: { zh: () => '正文所列', en: () => 'as the text lists them' },
} as const;
