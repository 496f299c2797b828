/** GJ4: meaning — findings about a policy that can be read. */
import { row } from './row.ts';

export const meaning = {
  GJ4001: row<Record<never, never>>({
    severity: 'info',
    zh: () => '这里没有写（含）或（不含），同一文件的其他地方写了；按含本数处理。',
    en: () => 'This states neither （含） nor （不含）, others in this file do; it includes the number.',
    manual: {
      zh: '民法典第一千二百五十九条：以上、以下、以内含本数；“至”的两头也按含本数。同一文件体例不一，容易被作相反解释，建议补写（含）。',
      en: 'Civil Code art. 1259: 以上 and 以下 include the number; so do both ends of 至. Mixed style invites the opposite reading; write （含）.',
    },
  }),
  GJ4002: row<{ year: number; end: number }>({
    severity: 'warning',
    zh: (p) => `权益或兑付最晚到 ${p.year} 年，超过有效期止年 ${p.end} 年，而政策没有写“期满”如何处理；暂按继续兑完。`,
    en: (p) =>
      `Benefits or payments reach ${p.year}, beyond the validity’s end in ${p.end}, and 期满 is not stated; they run on.`,
    manual: {
      zh: '请在“政策”块里写 期满：继续兑完 或 到期即止；原文未写的，用“解读”。',
      en: 'State 期满 in the 政策 block, as a 解读 where the text is silent.',
    },
  }),
  GJ4003: row<Record<never, never>>({
    severity: 'info',
    zh: () => '“不超过”是上限，没有写“裁量”；测算按上限的100%。',
    en: () => '不超过 is a bound and 裁量 is not stated; the full bound is planned.',
    manual: { zh: '加一行“裁量：比例”或引用一个解读，测算才有高、中、低。', en: 'Add 裁量 with a ratio or a reading.' },
  }),
  GJ4004: row<{ ref: string; text: string }>({
    severity: 'warning',
    zh: (p) => `${p.ref}的这句话没有任何规则对应：“${p.text}” 不能计算的，请登记为“定性”。`,
    en: (p) => `No rule answers for this sentence of ${p.ref}: “${p.text}” Track what does not compute as 定性.`,
    manual: {
      zh: '每一句正文都应由条款、定性或关系的“摘录”覆盖。不能计算的，写成“定性”。',
      en: 'Every sentence is covered by the 摘录 of a 条款, 定性 or 关系. What does not compute is 定性.',
    },
  }),
  GJ4005: row<{ name: string }>({
    severity: 'info',
    zh: (p) => `「${p.name}」声明了，但没有用到。`,
    en: (p) => `“${p.name}” is declared but never used.`,
    manual: {
      zh: '可能漏写了条件，也可能是多余的声明。',
      en: 'A condition may be missing, or the declaration is not needed.',
    },
  }),
  GJ4006: row<{ written: string; prose: string }>({
    severity: 'warning',
    zh: (p) => `责任单位与正文不一致：规则写“${p.written}”，正文是“${p.prose}”。`,
    en: (p) => `The departments differ from the prose: the rule says “${p.written}”, the prose “${p.prose}”.`,
    manual: { zh: '请核对正文的“责任单位”一行。', en: 'Compare with the line 责任单位 of the prose.' },
  }),
  GJ4007: row<{ word: string }>({
    severity: 'warning',
    zh: (p) => `“${p.word}”与所写的（含）（不含）相矛盾；以括号为准。`,
    en: (p) => `“${p.word}” contradicts the written （含）/（不含）; the brackets win.`,
    manual: {
      zh: '如“超过10%（含）”。请改为“10%（含）以上”或“超过10%”。',
      en: 'Such as 超过10%（含）. Write 10%（含）以上 or 超过10%.',
    },
  }),
  GJ4008: row<{ figure: string }>({
    severity: 'warning',
    zh: (p) => `规则里的「${p.figure}」在它摘录的原文里找不到，请核对。`,
    en: (p) => `The rule’s “${p.figure}” does not occur in the sentences that it quotes.`,
    manual: {
      zh: '正文与规则的数字应当一致。若是规则自己的假设，请写成“解读”或“参数”。',
      en: 'Figures of the prose and of the rule agree. An assumption belongs into a 解读 or a 参数.',
    },
  }),
  GJ4009: row<{ name: string }>({
    severity: 'warning',
    zh: (p) => `「${p.name}」的缺数规则用不上：条件和给予里没有用到它。`,
    en: (p) => `The 缺数 rule for “${p.name}” never applies: conditions and grant do not use it.`,
    manual: {
      zh: '缺数规则针对本条款直接用到的数；通过定义间接用到的，请把规则写到字段上（缺则取）。',
      en: 'A 缺数 rule is about figures that the clause itself uses.',
    },
  }),
  GJ4010: row<{ ref: string }>({
    severity: 'warning',
    zh: (p) => `“${p.ref}”没有“出资”一行，预算里不知道由谁出钱。`,
    en: (p) => `“${p.ref}” has no 出资 line; the budget does not know who pays.`,
    manual: { zh: '请写 出资：县财政；未定的比例用参数。', en: 'Add 出资; an undecided share is a parameter.' },
  }),
  GJ4011: row<{ at: string }>({
    severity: 'error',
    zh: (p) =>
      `这一档与上一档在 ${p.at} 处重叠，分不清归哪一档。请写（含）或（不含）；各档只写“以上”的，请由高到低写。`,
    en: (p) =>
      `This tier overlaps the one before at ${p.at}. Write （含） or （不含）; tiers that say only 以上 are written from the highest down.`,
    manual: {
      zh: '各档由低到高或由高到低，首尾相接：一档（不含），相邻的一档（含）。全额和对照表可以由高到低只写“2000万元以上”“1000万元以上”，达到哪一档按哪一档。累进表的各段须写明两头。',
      en: 'Tiers rise or fall and meet: one excludes the border, its neighbour includes it. 全额 and 对照 tables may fall with 以上 alone: the highest that is reached counts. Slices (累进) state both ends.',
    },
  }),
  GJ4012: row<{ at: string }>({
    severity: 'warning',
    zh: (p) => `这一档与上一档之间有空隙（${p.at}），落在其中的不适用。`,
    en: (p) => `There is a gap between this tier and the one before (${p.at}); what falls into it gets nothing.`,
    manual: {
      zh: '有意留空的，可以加一行说明；否则请补上（含）。',
      en: 'Close the gap with （含）, or say in a note that it is meant.',
    },
  }),
  GJ4065: row<{ words: string; days: number }>({
    severity: 'info',
    zh: (p) => `「${p.words}」没有写一年按多少天，按${p.days}天计，算头不算尾。`,
    en: (p) => `“${p.words}” does not state the days of a year: ${p.days} are taken; the last day does not count.`,
    manual: {
      zh: '请写明（365天）、（360天）或（当年实际天数）；止日也计入的，写（365天，头尾都算）。',
      en: 'Write （365天）, （360天） or （当年实际天数）; with 头尾都算 the last day counts too.',
    },
  }),
  GJ4066: row<{ words: string; month: number; day: number }>({
    severity: 'info',
    zh: (p) =>
      `按「${p.words}」，事件当年就有一期；事件在${p.month}月${p.day}日以后的，判断停付、追回时这一期仍视同${p.month}月${p.day}日已经兑付。`,
    en: (p) =>
      `By “${p.words}” a part can be due in the event’s own year: for stops and clawbacks it counts as paid on ${p.month}/${p.day}, even where the event comes later in the year.`,
    manual: {
      zh: '事件之后当年又退出的，这一期不停付。如果实际在次年兑付，请写“次年度”，或者把兑付日改为12月31日。',
      en: 'Whoever leaves later in that year is not stopped. Write 次年度, or a 兑付日 at the year’s end.',
    },
  }),
  GJ4067: row<{ written: string }>({
    severity: 'error',
    zh: (p) => `追回的比例应在 0 至 100% 之间，不能是「${p.written}」。`,
    en: (p) => `The part that is taken back lies between 0 and 100 %, not at “${p.written}”.`,
    manual: {
      zh: '追回不会多于已兑现的；另计利息的，写“并按年利率……计息”。',
      en: 'No more comes back than was paid; interest is written on its own.',
    },
  }),
  GJ4068: row<{ word: string; line: string; needs: string }>({
    severity: 'warning',
    zh: (p) => `“${p.word}”写在“${p.line}”里不起作用，请写在条款的“${p.needs}”里。`,
    en: (p) => `“${p.word}” has no effect in ${p.line}; write it in the clause’s ${p.needs}.`,
    manual: {
      zh: '政策的“金额”是核定金额的取整；各期的取整写 `取整：每期精确到元，舍去尾数`。',
      en: 'The policy’s 金额 rounds awards; instalments are rounded by the clause’s own 取整.',
    },
  }),
  GJ4013: row<{ line: string; needs: string }>({
    severity: 'warning',
    zh: (p) => `“${p.line}”不起作用：本条款没有“${p.needs}”。`,
    en: (p) => `“${p.line}” has no effect: the clause has no “${p.needs}”.`,
    manual: { zh: '请补上缺的一行，或删去这一行。', en: 'Add the missing line or delete this one.' },
  }),
  GJ4014: row<{ line: string }>({
    severity: 'info',
    zh: (p) => `有“${p.line}”而没有“停付”：事件之后到期的各期仍然照付。`,
    en: (p) => `“${p.line}” without 停付: what falls due after the event is still paid.`,
    manual: {
      zh: '追回只管事件之前已兑现的部分。事件之后也不该再付的，请加一行停付；原文没有写的，用解读。',
      en: '追回 is about what was paid before the event. Add 停付 where later payments should cease too.',
    },
  }),
  GJ4040: row<{ name: string; first: string; second: string }>({
    severity: 'error',
    zh: (p) =>
      p.first === p.second
        ? `“${p.name}”写进了两处“${p.first}”，分不清以哪一处为准。`
        : `“${p.name}”写在“${p.first}”里，又写在“${p.second}”里，两者相矛盾。`,
    en: (p) =>
      p.first === p.second
        ? `“${p.name}” stands in two lines “${p.first}”; it is not clear which of them holds.`
        : `“${p.name}” stands in “${p.first}” and in “${p.second}”, which contradict each other.`,
    manual: {
      zh: '同样几条之间只能有一种关系：叠加、就高、择一、优先、例外取一种。一条只能在一处就高或择一里；几处有重叠的，请合成一处。',
      en: 'Between the same clauses there is one relation. A clause stands in one 就高 or 择一 only; join groups that overlap.',
    },
  }),
  GJ4041: row<{ line: string; path: string }>({
    severity: 'error',
    zh: (p) => `“${p.line}”绕成了一圈：“${p.path}”。`,
    en: (p) => `“${p.line}” leads back to where it began: “${p.path}”.`,
    manual: {
      zh: '例外可以再有例外，优先可以逐级排列，但不能绕回来。',
      en: 'Exceptions may have exceptions and ranks may form a chain, but not a circle.',
    },
  }),
  GJ4042: row<{ field: string; clause: string }>({
    severity: 'error',
    zh: (p) => `“${p.field}”的选项里没有“${p.clause}”，选不到这一条。`,
    en: (p) => `No option of “${p.field}” names “${p.clause}”; it can never be chosen.`,
    manual: {
      zh: '选项的名称应与条款的名称（或条款号）相同，如 选项 租房补贴、购房补贴。其余选项表示都不选。',
      en: 'An option is called as the clause’s title or number. Further options mean that none is chosen.',
    },
  }),
  GJ4043: row<{ line: string }>({
    severity: 'error',
    zh: (p) => `“${p.line}”里只有一条，至少要写两条。`,
    en: (p) => `“${p.line}” names one clause only; it takes two at least.`,
    manual: {
      zh: '一条之内的上限写在条款里（上限：…）；一条之内取较高的，写“较大者（a、b）”。',
      en: 'Within one clause use 上限 or 较大者.',
    },
  }),
  GJ4044: row<{ line: string }>({
    severity: 'error',
    zh: (p) => `“${p.line}”要从政策的第一年算起，而政策没有写“施行”的期限。`,
    en: (p) => `“${p.line}” counts from the policy’s first year, but 施行 does not state the validity.`,
    manual: {
      zh: '请在“政策”块里写 施行：自…起至…止。按累计比较的，还须写明止日。',
      en: 'State 施行 in the 政策 block; to compare over the life its end is needed too.',
    },
  }),
  GJ4060: row<{ name: string; taken: string; other: string }>({
    severity: 'warning',
    zh: (p) => `「${p.name}」既是“${p.taken}”的字段，又是“${p.other}”的字段；这里取“${p.taken}”的。`,
    en: (p) => `“${p.name}” is a field of “${p.taken}” and of “${p.other}”; here it is that of “${p.taken}”.`,
    manual: {
      zh: '请写明是谁的，如 成员的年收入、户的年收入。不写的，取最内一层的。',
      en: 'Say whose it is, as in 成员的年收入. Otherwise it is that of the innermost noun.',
    },
  }),
  GJ4061: row<{ figure: string }>({
    severity: 'warning',
    zh: (p) => `“累计不超过”的「${p.figure}」在“给予”里没有用到，不起作用。`,
    en: (p) => `The running total of “${p.figure}” has no effect: the grant does not use it.`,
    manual: {
      zh: '“逐项”一行的“X累计不超过Y”，把“给予”里的X换成计得进的部分。若要限制的是补贴本身，请用“上限”。',
      en: 'A running total in 逐项 replaces the figure in the grant by the part that fits. To limit the award itself, use 上限.',
    },
  }),
  GJ4062: row<{ word: string; entity: string }>({
    severity: 'warning',
    zh: (p) => `“${p.word}”没有写明是谁，这里按主体“${p.entity}”计。`,
    en: (p) => `“${p.word}” does not say whose; it is read as each “${p.entity}”.`,
    manual: {
      zh: '请写“每项”，或写出名称，如 每个成员每年、每家企业每年。',
      en: 'Write 每项, or name the noun, as in 每个成员每年 or 每家企业每年.',
    },
  }),
  GJ4050: row<{ item: string; month: string }>({
    severity: 'error',
    zh: (p) =>
      `“${p.item}”和“${p.month}”的上限不能同时写：前者管一项全年的合计，要先加各月；后者管各项一个月的合计，要先加各项。请改为“${p.item}每月”或“每家每年”。`,
    en: (p) =>
      `Caps “${p.item}” and “${p.month}” exclude each other: the one limits an item’s year, the months summed first, the other a month of all items, the items summed first. Use 每项每月 or 每家每年.`,
    manual: {
      zh: '逐项又逐月的条款，先加各月还是先加各项，只能取一种次序。',
      en: 'Where a clause goes by items and months, either the months are summed first or the items.',
    },
  }),
};
