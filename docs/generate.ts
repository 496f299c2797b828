/**
 * `npm run docs`: docs/language.md from the chapters and the tables of the language,
 * docs/errors.md from the catalogue of diagnostics, docs/idioms.md from the idioms. `--check` writes nothing and fails where a
 * page is stale.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Phase, phases } from '../compiler/draft.ts';
import { relations } from '../compiler/expressions/comparisons.ts';
import { meanings } from '../compiler/fields/index.ts';
import type { BlockKind } from '../dsl/ast.ts';
import { allCodes, type Code, type Diagnostic, manualOf, messageOf, severityOf } from '../dsl/diagnostics.ts';
import { type AnyFieldSyntax, fieldRows } from '../dsl/fields/index.ts';
import { type KeywordId, keywordIds, keywords, type Role, spell } from '../dsl/keywords.ts';
import { anchorOf } from './anchor.ts';
import { phraseBook } from './phraseBook.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));
/** Parameters for a sample message, by code. */
const samples = JSON.parse(readFileSync(`${folder}../dsl/catalogue/samples.json`, 'utf8')) as {
  readonly [code: string]: unknown;
};

/** Every generated page, by its path below docs/. */
export const pages: { readonly [path: string]: () => string } = {
  'language.md': languagePage,
  'errors.md': errorsPage,
  'idioms.md': phraseBook,
};

const words = {
  made: { zh: '本页由 `npm run docs` 生成，请改 docs/chapters 与 dsl/ 中的表。' },
  standsIn: { zh: '可写在' },
  repeatable: { zh: '可写多行' },
  example: { zh: '例' },
  contents: { zh: '目录' },
  errors: { zh: '诊断代码' },
  errorsIntro: {
    zh: '每条诊断有固定的代码，代码不重用、不改号。例句中的名称和数字只是示例。命令 `guiju explain 代码` 打印同样的说明。',
  },
  severity: { error: { zh: '错误' }, warning: { zh: '提醒' }, info: { zh: '说明' } },
  header: { zh: '| 中文 | English | 作用 |' },
  included: { zh: '含本数' },
  excluded: { zh: '不含本数' },
  comparisons: { zh: '| 写法 | English | 关系 | 本数 |' },
  phases: { zh: '| 阶段 | 字段 | Phase |' },
};

/** What each phase of a clause settles. */
const phaseWords: { readonly [P in Phase]: { readonly zh: string; readonly en: string } } = {
  frame: { zh: '何时、多少次', en: 'when, and how often' },
  items: { zh: '对哪些项', en: 'over which items' },
  months: { zh: '在哪些月', en: 'in which months' },
  subject: { zh: '谁', en: 'who' },
  missing: { zh: '缺数怎么办', en: 'what to do where figures are missing' },
  condition: { zh: '条件', en: 'conditions' },
  rank: { zh: '排名，取前几名', en: 'who comes in of those who are eligible' },
  discretion: { zh: '裁量系数', en: 'the planned share' },
  grant: { zh: '金额', en: 'the amount' },
  itemCap: { zh: '每项封顶', en: 'the cap of an item' },
  ownerCap: {
    zh: '由内到外，逐层小计、封顶；然后相加',
    en: 'from the inside out, subtotals of outer lists and their caps; then the sum',
  },
  itemRound: { zh: '每项取整', en: 'rounding of an item' },
  itemMonthCap: { zh: '每项每月封顶', en: 'the cap of an item in a month' },
  monthCap: { zh: '每月封顶，然后各月相加', en: 'the cap of a month; then the sum over months' },
  topUp: { zh: '补差', en: 'less what earlier years have brought' },
  yearRound: { zh: '本条款的取整', en: 'the clause’s own rounding' },
  yearCap: { zh: '每年封顶', en: 'the cap of a year' },
  lifeCap: { zh: '累计封顶', en: 'the cap of the whole life' },
  deduct: { zh: '扣除', en: 'deductions' },
  floor: {
    zh: '起付，然后按政策的“金额”取整为核定金额',
    en: 'the least that is paid; then the award is rounded as the policy says',
  },
  partRound: { zh: '每期怎样取整', en: 'how instalments are rounded' },
  pool: { zh: '全体每年的总额', en: 'the total for everybody in a year' },
  lifePool: { zh: '全体累计的总额', en: 'the total for everybody in all years' },
  pay: { zh: '分期', en: 'instalments' },
  stop: { zh: '停付、恢复', en: 'stops and resumptions' },
  clawback: { zh: '追回', en: 'clawbacks' },
  share: { zh: '出资', en: 'payers' },
};

// language.md

function languagePage(): string {
  const chapters = readdirSync(`${folder}chapters`)
    .filter((file) => file.endsWith('.md'))
    .sort()
    .map((file) => readFileSync(`${folder}chapters/${file}`, 'utf8').trim())
    .map((text) => text.replace(/<!-- table: (\w+) -->/g, (_, name: string) => tables[name]?.() ?? missing(name)));
  const [title = '', ...rest] = chapters;
  return `${title}\n\n<!-- ${words.made.zh} -->\n\n## ${words.contents.zh} Contents\n\n${contents(rest)}\n\n${rest.join('\n\n')}\n`;
}

const missing = (name: string): never => {
  throw new Error(`no table is called ${name}`);
};

const contents = (chapters: readonly string[]): string =>
  chapters
    .flatMap((text) => /^## (.+)$/m.exec(text)?.[1] ?? [])
    .map((heading) => `- [${heading}](#${anchorOf(heading)})`)
    .join('\n');

const tables: { readonly [name: string]: () => string } = {
  fields: fieldSections,
  comparisons: comparisonTable,
  phases: phaseTable,
  blocks: () => keywordTable('block'),
  labels: () => keywordTable('label'),
  words: () => keywordTable('word'),
  units: () => keywordTable('unit'),
};

function fieldSections(): string {
  return fieldRows.map(fieldSection).join('\n\n');
}

function fieldSection(row: AnyFieldSyntax): string {
  const [first] = row.labels;
  const last = row.labels.at(-1);
  const label = (language: 'zh' | 'en') =>
    first === last
      ? spell(first as KeywordId, language)
      : `${spell(first as KeywordId, language)} … ${spell(last as KeywordId, language)}`;
  const blocks = row.in.map((kind: BlockKind) => spell(kind, 'zh')).join('\u3001');
  return [
    `#### ${label('zh')} ${label('en')}`,
    '',
    `${row.doc.zh} ${row.doc.en}`,
    '',
    `${words.standsIn.zh} In: ${blocks}${row.repeatable ? `; ${words.repeatable.zh} repeatable` : ''}`,
    '',
    '```',
    row.example.zh,
    '```',
  ].join('\n');
}

const signs: { readonly [how: string]: string } = { '≤': '≤', '<': '<', '≥': '≥', '>': '>', '=': '=', '≠': '≠' };

function comparisonTable(): string {
  const rows = (Object.keys(relations) as KeywordId[]).map((id) => {
    const how = relations[id]?.how ?? '=';
    const bound = '≤≥'.includes(how) ? words.included.zh : '<>'.includes(how) ? words.excluded.zh : '';
    return `| ${spellings(id, 'zh')} | ${spellings(id, 'en')} | ${signs[how]} | ${bound} |`;
  });
  return `${words.comparisons.zh}\n|---|---|---|---|\n${rows.join('\n')}`;
}

function phaseTable(): string {
  const rows = phases.map((phase, i) => {
    const acting = fieldRows
      .filter((row) => phasesOf(row.kind).includes(phase))
      .map((row) => spell(row.labels[0] as KeywordId, 'zh'));
    return `| ${i + 1} ${phaseWords[phase].zh} | ${acting.join('\u3001')} | ${phaseWords[phase].en} |`;
  });
  return `${words.phases.zh}\n|---|---|---|\n${rows.join('\n')}`;
}

/** Contents on which the phase of a field may depend, and a clause in which they stand. */
const outer = 'outer';
const variants: readonly unknown[] = [
  ...['item', 'month', 'year'].map((scope) => ({ cap: { scope } })),
  { cap: { scope: 'item', per: { name: outer } } },
  ...['month', 'year', 'life'].map((scope) => ({ cap: { scope, per: { name: '' } } })),
  ...[true, false].map((perItem) => ({ rule: { perItem, perInstalment: false } })),
  { rule: { perItem: false, perInstalment: true } },
  ...['year', 'life'].map((scope) => ({ pool: { scope } })),
];
const clause: unknown = { block: { fields: [] }, workshop: { symbols: { lists: [{ name: outer }] } } };

function phasesOf(kind: string): readonly Phase[] {
  const meaning = (
    meanings as { readonly [kind: string]: { readonly phase: Phase | ((field: never, draft: never) => Phase) } }
  )[kind];
  const phase = meaning?.phase;
  if (typeof phase !== 'function') return phase === undefined ? [] : [phase];
  return variants.flatMap((content): readonly Phase[] => {
    try {
      const found = phase(content as never, clause as never);
      return phases.includes(found) ? [found] : [];
    } catch {
      return [];
    }
  });
}

function keywordTable(role: Role): string {
  const rows = keywordIds
    .filter((id) => keywords[id].role === role)
    .map(
      (id) =>
        `| ${spellings(id, 'zh')} | ${spellings(id, 'en')} | ${cell(keywords[id].doc.zh)} ${cell(keywords[id].doc.en)} |`,
    );
  return `${words.header.zh}\n|---|---|---|\n${rows.join('\n')}`;
}

const cell = (text: string): string => text.replaceAll('|', '\\|');
const spellings = (id: KeywordId, language: 'zh' | 'en'): string => keywords[id][language].map(cell).join(', ');

// errors.md

function errorsPage(): string {
  const rows = allCodes().map((code) => {
    const severity = severityOf({ code });
    const sample = sampleOf(code);
    return [
      `## ${code}`,
      '',
      `${words.severity[severity].zh} ${severity}`,
      ...(sample ? ['', `> ${messageOf(sample, 'zh')}`, '>', `> ${messageOf(sample, 'en')}`] : []),
      '',
      manualOf(code, 'zh'),
      '',
      manualOf(code, 'en'),
    ].join('\n');
  });
  return `# ${words.errors.zh} Diagnostics\n\n<!-- ${words.made.zh} -->\n\n${words.errorsIntro.zh}\nCodes are never reused and never renumbered; names and figures in the messages are samples. \`guiju explain CODE\` prints the same.\n\n${rows.join('\n\n')}\n`;
}

/** A diagnostic with the sample parameters of dsl/catalogue/samples.json; a code without any shows no message. */
export function sampleOf(code: Code): Diagnostic | undefined {
  const params = samples[code];
  return params === undefined ? undefined : ({ code, params, span: { start: 0, end: 0 } } as Diagnostic);
}

// The command

function main(check: boolean): void {
  const stale = Object.entries(pages).filter(([path, page]) => {
    const text = page();
    const fresh = read(`${folder}${path}`) === text;
    if (!fresh && !check) writeFileSync(`${folder}${path}`, text);
    return !fresh;
  });
  for (const [path] of stale) process.stdout.write(`docs/${path}\n`);
  if (check && stale.length > 0) process.exitCode = 1;
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main(process.argv.includes('--check'));
