/**
 * What a host of the service must answer: a document, a request, the answer. Every host runs the
 * same table (conformance.test.ts). ‸ marks the cursor, ⟦ and ⟧ a selection. Every expectation was
 * checked against the document by hand.
 */

import { completionCases } from './completionCases.ts';
import { at, type Case, document } from './document.ts';

export const cases: readonly Case[] = [
  {
    says: 'findings with code, severity and place',
    request: 'diagnostics',
    change: ['给予：30万元', '给予：30万园'],
    expected: [
      'GJ4004 warning 「三年内退库的，不再兑现。」 一（一）的这句话没有任何规则对应：“三年内退库的，不再兑现。” 不能计算的，请登记为“定性”。',
      'GJ2001 error 「园」 没有声明过「园」。请先在“名词”“定义”等块里声明，或改用已声明的名称。',
      'GJ4004 warning 「对年产值2000万元以上的企业，给予服务保障。」 一（二）的这句话没有任何规则对应：“对年产值2000万元以上的企业，给予服务保障。” 不能计算的，请登记为“定性”。',
    ],
  },
  {
    says: 'findings in English where the client speaks it',
    request: 'diagnostics',
    change: ['入库方式为首次入库', '入库方式为首次入哭'],
    language: 'en',
    expected: [
      'GJ4004 warning 「三年内退库的，不再兑现。」 No rule answers for this sentence of 一（一）: “三年内退库的，不再兑现。” Track what does not compute as 定性.',
      'GJ2001 error 「首次入哭」 “首次入哭” is not declared. Did you mean “首次入库”?',
      'GJ4004 warning 「对年产值2000万元以上的企业，给予服务保障。」 No rule answers for this sentence of 一（二）: “对年产值2000万元以上的企业，给予服务保障。” Track what does not compute as 定性.',
    ],
  },
  {
    says: 'a keyword: both spellings, what it does, an example',
    request: 'hover',
    change: at('给‸予：30万元'),
    expected:
      '「给予」 **给予** · grant\n\n给予的金额或数量。“不超过”是上限，“不少于”是下限。\n\n例：给予：不超过合同金额的3%',
  },
  {
    says: 'a figure: what it is and the sentence that it encodes',
    request: 'hover',
    change: at('给予：30‸万元'),
    expected: '「30万元」 金额：300,000元\n\n原文：“对首次入库的企业，给予30万元奖励，分三年兑现。”',
  },
  {
    says: 'a field: type and grain',
    request: 'hover',
    change: ['条件：入库方式为首次入库', '条件：产‸值2000万元以上'],
    expected: '「产值」 **产值**\n\n企业的字段；类型：金额；口径：每个企业一个值，逐年\n\n`每年 产值：金额`',
  },
  {
    says: 'a reading: the question and the answer in force',
    request: 'hover',
    change: at('停付：监‸督期内'),
    expected:
      '「监督期」 **监督期**\n\n解读；类型：期间\n\n`解读 监督期：期间`\n\n“三年内”怎样计算？\n\n暂取甲：自入库日起3年内\n\n声明于一（一） 入库奖励。\n\n原文：“对首次入库的企业，给予30万元奖励，分三年兑现。三年内退库的，不再兑现。”',
  },
  {
    says: 'a sentence of the text: what encodes it',
    request: 'hover',
    change: at('对首次‸入库的企业，给予30万元奖励，分三年兑现。三'),
    expected: '「对首次入库的企业，给予30万元奖励，分三年兑现。」 转写为：条款 一（一） 入库奖励',
  },
  {
    says: 'in English for who speaks it',
    request: 'hover',
    change: at('一次‸性：入库日'),
    language: 'en',
    expected:
      '「一次性」 **一次性** · once\n\nGranted once for an event inside the validity.\n\nExample: 一次性：首次入库日期',
  },
  { says: 'nothing on a heading', request: 'hover', change: at('# 试‸行办法'), expected: undefined },
  ...completionCases,
  {
    says: 'from a use to the declaration',
    request: 'definition',
    change: at('一次性：入‸库日'),
    expected: ['17 入库日'],
  },
  {
    says: 'from a clause to its heading',
    request: 'definition',
    change: at('条款 一（‸一）'),
    expected: ['4 ### （一）入库奖励。'],
  },
  {
    says: 'from the choice to the answer',
    request: 'definition',
    change: at('暂取：‸甲'),
    expected: ['23 甲'],
  },
  {
    says: 'declaration and uses',
    request: 'references',
    change: at('解读 监‸督期'),
    expected: ['21 监督期', '34 监督期'],
  },
  {
    says: 'a payer, and a character outside the basic plane',
    request: 'references',
    change: ['出资：县财政', '出资：𠮷县财政 60%、市财‸政 其余'],
    expected: ['35 市财政'],
  },
  { says: 'nothing refers to a figure', request: 'references', change: at('给予：3‸0万元'), expected: [] },
  { says: 'the name itself', request: 'prepareRename', change: at('停付：监督‸期内'), expected: '监督期' },
  { says: 'a keyword has no name to change', request: 'prepareRename', change: at('给‸予：30'), expected: undefined },
  {
    says: 'changes the declaration and every use',
    request: 'rename',
    change: at('停付：监督‸期内'),
    name: '考核期',
    expected: ['21 解读 考核期：期间', '34   停付：考核期内退库日已发生的，尚未兑现部分不再兑现'],
  },
  {
    says: 'says where the name is mentioned in text, which stays',
    request: 'rename',
    change: ['停付：监督期内退库日', '说明：监督期按周年算。\n  停付：监督‸期内退库日'],
    name: '考核期',
    expected: [
      'notes 第34行的文字里也提到它，没有改动。',
      '21 解读 考核期：期间',
      '35   停付：考核期内退库日已发生的，尚未兑现部分不再兑现',
    ],
  },
  {
    says: 'puts 「」 where another name would swallow the new one, and says so',
    request: 'rename',
    change: [
      '  每年 产值：金额\n\n解读 监督期',
      '  每年 产值：金额\n  考核期内退库日：日期，无则未发生\n\n解读 监‸督期',
    ],
    name: '考核期',
    expected: [
      'notes 为了不改变切分，第35行加了「」。',
      '22 解读 考核期：期间',
      '35   停付：「考核期」内退库日已发生的，尚未兑现部分不再兑现',
    ],
  },
  {
    says: 'puts 「」 around other names where the new one would swallow them',
    request: 'rename',
    change: ['条件：入库方式为首次入库', '条件：入库日所在年度为2023年 且 入库方‸式为新建投产'],
    name: '入库日所在',
    expected: [
      'notes 为了不改变切分，第24、30行加了「」。',
      '16   入库日所在：选项 首次入库、新建投产',
      '24   乙：「入库日」所在年度和之后2年',
      '30   条件：「入库日」所在年度为2023年 且 「入库日所在」为「新建投产」',
    ],
  },
  {
    says: 'refuses where a line would become another kind of line',
    request: 'rename',
    change: at('退‸库日：日期'),
    name: '说明',
    expected: 'refused 改名为「说明」会使第18行的切分变样：说明：日期，无则未发生。请换一个名称。',
  },
  {
    says: 'refuses a word of the language',
    request: 'rename',
    change: at('停付：监督‸期内'),
    name: '合计',
    expected: 'refused 「合计」是规则里的关键字。',
  },
  {
    says: 'refuses a name that is taken',
    request: 'rename',
    change: at('停付：监督‸期内'),
    name: '退库日',
    expected: 'refused 「退库日」已经用作别的名称。',
  },
  {
    says: 'refuses marks',
    request: 'rename',
    change: at('停付：监督‸期内'),
    name: '监督，期',
    expected: 'refused 名称里不能有空格和标点“，”。',
  },
  {
    says: 'refuses where there is no name',
    request: 'rename',
    change: at('# 试‸行办法'),
    name: '甲',
    expected: 'refused 这里没有可以改名的名称。',
  },
  {
    says: 'clauses with their blocks, columns and answers',
    request: 'symbols',
    expected: [
      '试行办法',
      '  一 奖励',
      '    一（一） 入库奖励。',
      '      政策 试行办法',
      '      名词 企业',
      '        入库方式',
      '        入库日',
      '        退库日',
      '        产值',
      '      解读 监督期',
      '        甲',
      '        乙',
      '      条款 一（一） 入库奖励',
      '    一（二） 增产奖励。',
    ],
  },
  {
    says: 'sections, fences and blocks',
    request: 'folding',
    expected: ['1–40', '3–40', '4–37', '8–37', '9–13', '15–19', '21–25', '27–36', '39–40'],
  },
  {
    says: 'from the word outwards',
    request: 'selection',
    change: at('给予：3‸0万元'),
    expected: [
      '30万元',
      '给予：30万元',
      '条款 一（一）入库奖励：…',
      '政策：试行办法…',
      '### （一）入库奖励。…',
      '## 一、奖励…',
      '# 试行办法…',
    ],
  },
  { says: 'what is in form stays', request: 'formatting', expected: [] },
  {
    says: 'brings a line into form',
    request: 'formatting',
    change: ['  给予：30万元', 'grant:30万元'],
    expected: ['32   给予：30万元'],
  },
  {
    says: 'the near name',
    request: 'actions',
    change: ['入库方式为首次入库', '入库方式为⟦首次入哭⟧'],
    expected: [['quickfix 改为「首次入库」', '30   条件：入库方式为首次入库']],
  },
  {
    says: 'states what a bound includes',
    request: 'actions',
    change: ['条件：入库方式为首次入库', '条件：产值2000万元‸以上'],
    expected: [['refactor 补写（含），含义不变', '30   条件：产值2000万元（含）以上']],
  },
  {
    says: 'makes a selected figure an open reading',
    request: 'actions',
    change: ['给予：30万元', '给予：⟦30万元⟧'],
    expected: [
      [
        'refactor 把“30万元”列为未定之处（解读）',
        '27 解读 待定金额：金额',
        '28   问：“对首次入库的企业，给予30万元奖励，分三年兑现。”中的“30万元”怎样理解？',
        '29   甲：30万元',
        '30   乙：30万元',
        '31   暂取：甲',
        '32 ',
        '38   给予：待定金额',
      ],
    ],
  },
  {
    says: 'tracks a sentence below the rules of its clause',
    request: 'actions',
    change: at('三年内退‸库的，不再兑现。'),
    expected: [
      [
        'quickfix 登记为定性条文',
        '37 ',
        '38 定性 一（一） 入库奖励：',
        '39   摘录：“三年内退库的，不再兑现。”',
        '40   类别：待归类',
        '41   责任单位：县工信局、县财政局',
      ],
    ],
  },
  {
    says: 'tracks a sentence of a clause without rules',
    request: 'actions',
    change: at('给予服‸务保障。'),
    expected: [
      [
        'quickfix 登记为定性条文',
        '42 ```规矩',
        '43 定性 一（二） 增产奖励：',
        '44   摘录：“对年产值2000万元以上的企业，给予服务保障。”',
        '45   类别：待归类',
        '46 ```',
        '47 ',
      ],
    ],
  },
  { says: 'nothing to do', request: 'actions', change: at('# 试‸行办法'), expected: [] },
  {
    says: 'the reading in force, and that nobody has decided it',
    request: 'inlay',
    expected: ['25 尚无人决定', '34 ＝甲：自入库日起3年内'],
  },
  {
    says: 'a payment without a payer',
    request: 'inlay',
    change: ['  出资：县财政\n', ''],
    expected: ['25 尚无人决定', '27 未写出资', '34 ＝甲：自入库日起3年内'],
  },
  {
    says: 'a share that has no figure yet',
    request: 'inlay',
    change: [
      '  出资：县财政\n',
      '  出资：市财政 市级比例、县财政 其余\n\n参数 市级比例：比例\n  自2022年1月1日起：未定\n\n条款 一（一）再次：\n',
    ],
    expected: ['25 尚无人决定', '34 ＝甲：自入库日起3年内', '35 尚无数值'],
  },
  {
    says: 'colours of the real tokens',
    request: 'semantic',
    change: [
      `${document.slice(document.indexOf('政策：'), document.indexOf('```\n\n### （二）'))}`,
      '名词 企业：\n  入库日：日期\n// 注\n定义 前：入库日早于2022年1月1日\n',
    ],
    expected: [
      'keyword 名词',
      'class! 企业',
      'property! 入库日',
      'operator 日期',
      'comment // 注',
      'keyword 定义',
      'variable! 前',
      'property 入库日',
      'operator 早于',
      'number 2022年1月1日',
    ],
  },
];
