/** GJ2070 …, GJ3070 …, GJ4070 …: other documents, and the relations to their clauses. */
import { type TypeName, typeText } from '../typeWords.ts';
import { didYouMeanEn, didYouMeanZh, row } from './row.ts';

type FieldType = TypeName & { readonly yearly: boolean; readonly monthly?: true };
const ofZh = (is: FieldType): string => `${is.monthly ? '每月的' : is.yearly ? '每年的' : ''}${typeText(is, 'zh')}`;
const ofEn = (is: FieldType): string => `${is.monthly ? 'monthly ' : is.yearly ? 'yearly ' : ''}${typeText(is, 'en')}`;

/** Why clauses cannot exclude one another, in the order of “first” and “second”. */
const misfits = {
  nothing: {
    zh: (a: string) => `“${a}”没有可以计算的条款。`,
    en: (a: string) => `“${a}” has no clause that computes anything.`,
  },
  alone: {
    zh: (a: string) => `只写了“${a}”，互斥至少要有两个条款。`,
    en: (a: string) => `Only “${a}” is named; at least two clauses exclude each other.`,
  },
  twice: {
    zh: (a: string) => `“${a}”在这一行里出现了两次。`,
    en: (a: string) => `“${a}” is named twice on this line.`,
  },
  frame: {
    zh: (a: string, b: string) => `“${a}”和“${b}”一个是一次性的，一个是逐年的，不能比较。`,
    en: (a: string, b: string) =>
      `Of “${a}” and “${b}” one is granted once, the other yearly; they cannot be compared.`,
  },
  measure: {
    zh: (a: string, b: string) => `“${a}”和“${b}”给的不是同一种东西，分不出高低。`,
    en: (a: string, b: string) => `“${a}” and “${b}” do not give the same kind of thing, so neither is the higher.`,
  },
  noEvent: {
    zh: (a: string) => `“${a}”没有一次性或触发的事件日期，分不出先后。`,
    en: (a: string) => `“${a}” has no event (一次性 or 触发), so that nothing says which came first.`,
  },
  allOwn: {
    zh: (a: string) => `“${a}”等都是本文件的条款，“以本文件为准”选不出来。`,
    en: (a: string) => `“${a}” and the others are all of this document; “以本文件为准” chooses nothing.`,
  },
  noOwn: {
    zh: (a: string) => `“${a}”等都不是本文件的条款，“以本文件为准”选不出来。`,
    en: (a: string) => `“${a}” and the others are of other documents; “以本文件为准” chooses nothing.`,
  },
};

export const documents = {
  GJ2070: row<{ file: string; form: boolean }>({
    severity: 'error',
    zh: (p) =>
      p.form
        ? `「${p.file}」应为相对路径，并以 .policy.md 结尾，如 “../2021.policy.md”。`
        : `找不到「${p.file}」。路径从本文件所在的文件夹算起，只能引用政策项目之内的文件。`,
    en: (p) =>
      p.form
        ? `“${p.file}” must be a relative path that ends in .policy.md, such as “../2021.policy.md”.`
        : `There is no file “${p.file}”. The path begins at this file’s folder and stays inside the project of policies.`,
    manual: {
      zh: '引用写相对路径，用 / 分隔，如 引用 旧办法：“../2021.policy.md”。政策项目是名为 policies 的文件夹；没有的，是当前目录。文件须为 UTF-8。',
      en: 'A reference is a relative path with / between its parts. The project of policies is the folder called policies, else the current folder. Files are UTF-8.',
    },
  }),
  GJ2071: row<{ file: string; name: string }>({
    severity: 'error',
    zh: (p) => `「${p.file}」已经引用过，简称是「${p.name}」。`,
    en: (p) => `“${p.file}” is referred to already, as “${p.name}”.`,
    manual: {
      zh: '一份文件只有一个简称，否则它的条款会算两遍。',
      en: 'A file has one short name; with two its clauses would be computed twice.',
    },
  }),
  GJ2072: row<{ chain: readonly string[]; most?: number }>({
    severity: 'error',
    zh: (p) =>
      p.most === undefined
        ? `引用绕了回来：本文件 → ${p.chain.map((file) => `「${file}」`).join(' → ')}。`
        : `引用一层套一层，超过 ${p.most} 层：本文件 → ${p.chain.map((file) => `「${file}」`).join(' → ')}。`,
    en: (p) =>
      p.most === undefined
        ? `The references lead back: this file → ${p.chain.map((file) => `“${file}”`).join(' → ')}.`
        : `The references go deeper than ${p.most} files: this file → ${p.chain.map((file) => `“${file}”`).join(' → ')}.`,
    manual: {
      zh: '新文件引用旧文件，旧文件不能再引用新文件。请删去其中一处引用。',
      en: 'A new document refers to old ones, never the other way round. Delete one of the references.',
    },
  }),
  GJ2073: row<{ document: string; ref: string; near?: string }>({
    severity: 'error',
    zh: (p) => `「${p.document}」里没有“${p.ref}”这一条。${didYouMeanZh(p.near)}`,
    en: (p) => `“${p.document}” has no clause “${p.ref}”.${didYouMeanEn(p.near)}`,
    manual: {
      zh: '条款号取自所引用文件的标题，如 旧办法四、旧办法三（一）；“第四点”也可以。',
      en: 'Clause numbers are those of the other file’s headings, such as 旧办法四 or 旧办法三（一）.',
    },
  }),
  GJ2074: row<{ file: string; line: number; zh: string; en: string }>({
    severity: 'error',
    zh: (p) => `「${p.file}」有错误，不能一并计算。第 ${p.line} 行：${p.zh}`,
    en: (p) => `“${p.file}” has errors and cannot be computed along. Line ${p.line}: ${p.en}`,
    manual: {
      zh: '先用 guiju check 检查所引用的文件，改正其中的错误。',
      en: 'Check the other file with `guiju check` and mend it first.',
    },
  }),
  GJ3070: row<{ document: string; entity: string; own: string }>({
    severity: 'error',
    zh: (p) => `「${p.document}」的主体是“${p.entity}”，本文件的主体是“${p.own}”，不能一并计算。`,
    en: (p) => `“${p.document}” is about “${p.entity}”, this file about “${p.own}”; they cannot be computed together.`,
    manual: {
      zh: '一并计算的文件，主体的名称要相同。',
      en: 'Documents that are computed together name their entity alike.',
    },
  }),
  GJ3071: row<{
    name: string;
    document: string;
    other: string;
    is?: FieldType;
    own?: FieldType;
    /** Of a list: what it belongs to. */
    owners?: readonly [theirs: string, own: string];
  }>({
    severity: 'error',
    zh: (p) => {
      const other = p.other === '' ? '本文件' : `「${p.other}」`;
      if (p.owners)
        return `「${p.document}」的清单「${p.name}」属于每个“${p.owners[0]}”，${other}的属于每个“${p.owners[1]}”，同名的清单须是一回事。`;
      return p.is && p.own
        ? `「${p.document}」的「${p.name}」是${ofZh(p.is)}，${other}的是${ofZh(p.own)}，同名的字段须是一回事。`
        : `「${p.name}」不填的意思不同：「${p.document}」与${other}须写得一样（未知、无则未发生、缺则取）。`;
    },
    en: (p) => {
      const other = p.other === '' ? 'this file' : `“${p.other}”`;
      if (p.owners)
        return `The list “${p.name}” belongs to each “${p.owners[0]}” in “${p.document}” and to each “${p.owners[1]}” in ${other}; one name is one list.`;
      return p.is && p.own
        ? `“${p.name}” is ${ofEn(p.is)} in “${p.document}” and ${ofEn(p.own)} in ${other}; one name is one field.`
        : `“${p.name}” left out means something else in “${p.document}” than in ${other}; write it alike in both.`;
    },
    manual: {
      zh: '几份文件共用一套事实，同名同清单的字段就是同一个字段：类型、单位、选项、是否每年、不填的意思都要一致。确是两回事的，请改名。',
      en: 'Documents that are computed together share their facts: fields of one name must agree in type, unit, options, grain and in what absence means. Rename what is really another thing.',
    },
  }),
  GJ3072: row<{ why: keyof typeof misfits; first: string; second: string }>({
    severity: 'error',
    zh: (p) => misfits[p.why].zh(p.first, p.second),
    en: (p) => misfits[p.why].en(p.first, p.second),
    manual: {
      zh: '互斥、优先的各方要可以比较：一次性的与一次性的比，逐年的与逐年的逐年比；就高的须是同一种金额或数量；以先取得的为准的须有事件日期；以本文件为准的，须既有本文件的条款，又有其他文件的条款。',
      en: 'Parties must be comparable: once with once, yearly with yearly; of one kind for 就高; with an event for 以先取得的为准; of this and of other documents for 以本文件为准.',
    },
  }),
  GJ3073: row<{ document: string }>({
    severity: 'error',
    zh: (p) => `「${p.document}」没有写“兑付日”，无从判断废止之前兑现了哪些。`,
    en: (p) => `“${p.document}” has no 兑付日, so that nothing says what was paid before the repeal.`,
    manual: {
      zh: '“尚未兑现的不再兑现”要看兑付日在废止之日以前还是以后。请在所引用文件的“政策”块里写 兑付日：每年6月30日。',
      en: 'Whether an instalment was paid before the repeal is told by the day of payment. Add 兑付日 to the 政策 block of the other file.',
    },
  }),
  GJ3074: row<{ written: string }>({
    severity: 'error',
    zh: (p) => `失效的日期「${p.written}」不在“施行”的有效期之内。`,
    en: (p) => `The day of lapse “${p.written}” does not lie inside the validity (施行).`,
    manual: {
      zh: '失效是有效期提前结束的一天，须写明“施行”，并在其起止日期之内。',
      en: '失效 ends the validity before its time; it needs 施行 and lies between its days.',
    },
  }),
  GJ4070: row<{ document: string }>({
    severity: 'info',
    zh: (p) =>
      `没有写明「${p.document}」被废止的条款已经取得、还没有兑完的怎么办；暂按继续兑完。写“已取得的继续兑完”或“尚未兑现的不再兑现”，文本没有写的用解读（期满方式），写“按<解读>处理”。`,
    en: (p) =>
      `Nothing says what happens to what was acquired under “${p.document}” before the repeal; it runs on. Write 已取得的继续兑完 or 尚未兑现的不再兑现, or 按…处理 with a 解读 where the text is silent.`,
    manual: {
      zh: '废止而没有过渡条款，是文件最常见的缺口。按不溯及既往，暂按继续兑完；请写成解读：解读 存量处理：期满方式，甲：继续兑完，乙：到期即止，并写 废止：…，按存量处理处理。',
      en: 'A repeal without transition is the most common gap. By non-retroactivity what was acquired runs on; make it a 解读 of type 期满方式.',
    },
  }),
  GJ4071: row<{ name: string; number: string }>({
    severity: 'info',
    zh: (p) =>
      `这一行只登记，不改变金额：“${p.number}”就是所引用的「${p.name}」，写成“${p.name}四”这样的条款才起作用。`,
    en: (p) =>
      `This line is only recorded: “${p.number}” is the document “${p.name}”; name its clauses, as in ${p.name}四, to repeal them.`,
    manual: {
      zh: '以所引用文件的简称开头的废止才改变金额；其余文字只登记。',
      en: 'Only a repeal that begins with the short name of a referred document changes amounts.',
    },
  }),
  GJ4072: row<{ name: string; number: string }>({
    severity: 'info',
    zh: (p) => `这一行只登记，不改变金额：没有写明「${p.name}」（${p.number}）的哪一条让位于哪一条。`,
    en: (p) =>
      `This line is only recorded: it does not say which clause of “${p.name}” (${p.number}) gives way to which.`,
    manual: {
      zh: '写明条款的优先才改变金额，如 优先：三（一）高于旧办法四；也可以写 互斥：三（一）、旧办法四，以本文件为准。',
      en: 'Only a precedence between named clauses changes amounts, such as 优先：三（一）高于旧办法四.',
    },
  }),
};
