/**
 * docs/idioms.md: what drafters write, and the rules for it. Numbers, wordings and remarks come from
 * policies/idioms/README.md, everything else from the policy files themselves.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compile } from '../compiler/index.ts';
import type { Block, BlockKind } from '../dsl/ast.ts';
import { anchorOf } from './anchor.ts';

const folder = fileURLToPath(new URL('../policies/idioms/', import.meta.url));

/** The groups of the catalogue, by the first number of each. */
const groups = [
  { first: 1, code: 'A1', zh: '定额与分档', en: 'Amounts and tiers' },
  { first: 10, code: 'A2', zh: '比例与上限', en: 'Rates and caps' },
  { first: 17, code: 'A3', zh: '享受关系', en: 'How benefits relate' },
  { first: 22, code: 'A4', zh: '资金与预算', en: 'Funds and budgets' },
  { first: 28, code: 'A5', zh: '时间与兑现', en: 'Time and payment' },
  { first: 41, code: 'A6', zh: '约束、否决与追回', en: 'Conditions, vetoes, clawbacks' },
  { first: 48, code: 'A7', zh: '特殊基数', en: 'Special bases' },
] as const;

const words = {
  title: { zh: '起草人惯用语手册', en: 'Phrase book' },
  made: {
    zh: '本页由 `npm run docs` 从 policies/idioms 生成：编号、措辞、提示取自其中的 README.md，其余取自各份政策文件。',
  },
  intro: {
    zh: '每一条：常见的措辞、一段条文、条文的规则、一个手工算出的例子、容易写错的地方。规则可以照抄，再改名称和数。名词的声明、其余场景见各份文件。',
    en: 'For each idiom: the usual wording, a sentence, its rules, an example worked out by hand, and what goes wrong. Copy the rules, then change names and figures.',
  },
  text: { zh: '条文' },
  rules: { zh: '规则' },
  example: { zh: '算例' },
  remark: { zh: '提示' },
  whole: { zh: '全文和其余场景' },
  category: { zh: '尚不能写' },
  reason: { zh: '为什么还不能写' },
};

export interface Idiom {
  readonly number: number;
  readonly wording: string;
  readonly remark: string;
  /** Its policy files, by name. */
  readonly files: readonly string[];
}

/** The rows of policies/idioms/README.md, each with the files whose names begin with its number. */
export function idioms(): readonly Idiom[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.policy.md'));
  const rows = readFileSync(`${folder}README.md`, 'utf8').matchAll(/^\| (\d+) \| (.+?) \| (.+?) \|$/gm);
  return [...rows].map(([, number = '', wording = '', rest = '']) => ({
    number: Number(number),
    wording: wording.trim(),
    remark: rest
      .replaceAll(/\[[^\]]*\]\([^)]*\)/g, '')
      .replace(/^[\s、。；]+/, '')
      .trim(),
    files: names.filter((name) => name.startsWith(`${number.padStart(2, '0')}-`)).sort(),
  }));
}

export const idiomSource = (file: string): string => readFileSync(`${folder}${file}`, 'utf8');

/** A file that says why its idiom cannot be written holds a 定性 of this category. */
export const cannotBeSaid = (block: Block): boolean =>
  block.kind === 'qualitative' &&
  block.fields.some((field) => field.kind === 'category' && field.name.text === words.category.zh);

export function phraseBook(): string {
  const all = idioms();
  const sections = groups.flatMap((group, i) => {
    const next = groups[i + 1]?.first ?? Number.POSITIVE_INFINITY;
    const own = all.filter(({ number }) => group.first <= number && number < next);
    return [`## ${group.code} ${group.zh} ${group.en}`, ...own.map(entry)];
  });
  return `# ${words.title.zh} ${words.title.en}\n\n<!-- ${words.made.zh} -->\n\n${words.intro.zh}\n${words.intro.en}\n\n${contents(all)}\n\n${sections.join('\n\n')}\n`;
}

const heading = ({ number, wording }: Idiom): string => `${number} ${wording.replaceAll('**', '')}`;

const contents = (all: readonly Idiom[]): string =>
  groups
    .map((group, i) => {
      const next = groups[i + 1]?.first ?? Number.POSITIVE_INFINITY;
      const own = all.filter(({ number }) => group.first <= number && number < next);
      return `- ${group.code} ${group.zh}\uff1a${own.map((idiom) => `[${idiom.number}](#${anchorOf(heading(idiom))})`).join(' ')}`;
    })
    .join('\n');

function entry(idiom: Idiom): string {
  const parts = idiom.files.flatMap((file) => fileParts(file));
  const remark = idiom.remark === '' ? [] : [`**${words.remark.zh}** ${idiom.remark}`];
  return [`### ${heading(idiom)}`, ...parts, ...remark].join('\n\n');
}

/** Blocks that a reader takes over; the general terms and the names are those of any policy. */
const surroundings: ReadonlySet<BlockKind> = new Set<BlockKind>(['policy', 'entity', 'scenario']);

function fileParts(file: string): readonly string[] {
  const source = idiomSource(file);
  const { parsed } = compile(source);
  const { sections } = parsed.document;
  const { blocks } = parsed.ast;
  const textOf = ({ span }: Block): string => source.slice(span.start, span.end).trimEnd();
  const prose = sections.filter((s) => s.published).flatMap((s) => s.sentences.map((sentence) => sentence.text));
  const rules = blocks.filter((block) => !surroundings.has(block.kind));
  const scenario = workedScenario(blocks);
  const reasons = blocks.filter(cannotBeSaid).flatMap(notesOf);
  const link = `[${words.whole.zh}](../policies/idioms/${file})`;
  return [
    `**${words.text.zh}** ${prose.join('')}`,
    `**${words.rules.zh}**\n\n${fenced(rules.map(textOf).join('\n\n'))}`,
    ...(reasons.length > 0 ? [`**${words.reason.zh}** ${reasons.join('')}`] : []),
    ...(scenario ? [`**${words.example.zh}**\n\n${fenced(textOf(scenario))}`] : []),
    link,
  ];
}

const fenced = (rules: string): string => `\`\`\`\n${rules}\n\`\`\``;

const notesOf = (block: Block): readonly string[] =>
  block.fields.flatMap((field) => (field.kind === 'note' ? [field.text.text] : []));

/** The first scenario whose note shows a computation, else the first that has a note, else the first. */
function workedScenario(blocks: readonly Block[]): Block | undefined {
  const all = blocks.filter((block) => block.kind === 'scenario');
  const computed = all.find((block) => notesOf(block).some((note) => /[=\uff1d]/.test(note)));
  return computed ?? all.find((block) => notesOf(block).length > 0) ?? all[0];
}
