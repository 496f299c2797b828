/** Whole policies by chance, from the field table and the grammar: right in form, seldom in meaning. */
import type { BlockKind } from '../../dsl/ast.ts';
import { fieldRows } from '../../dsl/fields/index.ts';
import { keywordIds, keywords } from '../../dsl/keywords.ts';
import { type Chance, pick } from './chance.ts';
import { anySpelling, sentence, written } from './sentences.ts';

const names = [
  '企业',
  '项目',
  '产值',
  '收入',
  '入库日',
  '退库日',
  '投资额',
  '完工年',
  '类型',
  '工业',
  '期限',
  '增速',
  '比率',
  '甲表',
  '读法',
];
const own = names.slice(2);

export function generatePolicy(chance: Chance): string {
  const blocks = [
    chance(2) === 0 ? terms : block('policy', '：试行办法', chance),
    ...(chance(3) > 0
      ? [nouns]
      : [`名词 企业：\n${declarations(chance)}`, `名词 项目（每家企业多项）：\n${declarations(chance)}`]),
    ...Array.from({ length: 1 + chance(4) }, () => declaration(chance)),
  ];
  const clauses = Array.from({ length: 1 + chance(3) }, () =>
    block(
      pick(chance, ['clause', 'clause', 'clause', 'qualitative', 'qualification', 'relation', 'check']),
      ' 一（一）甲类：',
      chance,
    ),
  );
  const scenarios = Array.from({ length: chance(3) }, () => scenario(chance));
  const fence = (rules: readonly string[]) => `\`\`\`规矩\n${rules.join('\n\n')}\n\`\`\`\n`;
  return `# 试行办法

${fence(blocks)}
## 一、奖励

### （一）甲类。

每年给予奖励。

${fence(clauses)}
## 场景（不属于印发文本）

${fence(scenarios)}`;
}

/** Declarations that are right, so that what uses them can be right too. */
const terms = `政策：试行办法
  施行：自2022年1月1日起至2026年12月31日止
  期满：继续兑完
  金额：精确到分，四舍五入
  兑付日：每年6月30日`;
const nouns = `名词 企业：
  入库日：日期，无则未发生
  退库日：日期，无则未发生
  类型：选项 工业、服务业
  每年 产值：金额，可缺
  每年 收入：金额

名词 项目（每家企业多项）：
  投资额：金额
  完工年：年度`;

/** A head and some of the fields that its block may hold, one of them perhaps of another block. */
function block(kind: BlockKind, head: string, chance: Chance): string {
  const rows = fieldRows.filter((row) => chance(20) === 0 || (row.in as readonly string[]).includes(kind));
  const count = 1 + chance(8);
  const lines = Array.from({ length: Math.min(count, rows.length) }, () => {
    const row = pick(chance, rows);
    if (chance(2) === 0) return `  ${row.example.zh}`;
    return `  ${written(sentence(`field_${pick(chance, row.labels)}`, chance, names), chance)}`;
  });
  return `${anySpelling(kind, chance)}${head}\n${lines.join('\n')}`;
}

const declarations = (chance: Chance): string =>
  Array.from(
    { length: 1 + chance(6) },
    () => `  ${written(sentence('fieldDeclaration', chance, own, 6), chance)}`,
  ).join('\n');

function declaration(chance: Chance): string {
  const name = pick(chance, own);
  const say = (rule: string) => written(sentence(rule, chance, names), chance);
  switch (chance(4)) {
    case 0:
      return `定义 ${name}：${say('expression')}`;
    case 1:
      return `参数 ${name}：${say('typeSpec')}\n  ${say('parameterRow')}`;
    case 2:
      return `表 ${name}：${say('tableMode')}${say('tierRows')}`;
    default:
      return `${block('reading', ` ${name}：${say('typeSpec')}`, chance)}\n  甲：${say('expression')}\n  暂取：甲`;
  }
}

function scenario(chance: Chance): string {
  const line = (rule: string) => `  ${written(sentence(rule, chance, names), chance)}`;
  const some = (rule: string) => Array.from({ length: chance(4) }, () => line(rule));
  const parts = [
    line('given'),
    ...some('scenarioLine'),
    line('expect'),
    ...some('scenarioLine'),
    ...(chance(3) === 0 ? [line('under'), ...some('scenarioLine')] : []),
    ...(chance(3) === 0 ? [line('cases')] : []),
    ...(chance(3) === 0 ? [line('clauseList')] : []),
  ];
  return `场景 “一例”：\n${parts.join('\n')}`;
}

/** Every spelling of every keyword, for lists of words. */
export const spellings: readonly string[] = keywordIds.flatMap((id) => [...keywords[id].zh, ...keywords[id].en]);
