/** Sentences of the grammar itself: a random walk over its rules, so that whatever the language can say is said. */
import { LineParser } from '../../dsl/grammar/lines.ts';
import { type KeywordId, keywordIds, keywords } from '../../dsl/keywords.ts';
import { type Chance, pick } from './chance.ts';

/** What Chevrotain writes down of a rule. */
interface Production {
  readonly type: string;
  readonly name?: string;
  readonly definition?: readonly Production[];
  readonly separator?: Production;
}

const productions = new LineParser().getSerializedGastProductions() as readonly Production[];
const rules = new Map(productions.map((rule) => [rule.name ?? '', rule.definition ?? []]));
const most = 1000;

/** How deep each rule must go at least, so that a walk can be brought to its end. */
const depths = new Map<string, number>([...rules.keys()].map((name) => [name, most]));
for (let changed = true; changed; ) {
  changed = false;
  for (const [name, definition] of rules) {
    const depth = 1 + sequenceDepth(definition);
    if (depth >= (depths.get(name) ?? most)) continue;
    depths.set(name, depth);
    changed = true;
  }
}

function sequenceDepth(all: readonly Production[]): number {
  return Math.max(0, ...all.map(depthOf));
}

function depthOf(p: Production): number {
  const inner = p.definition ?? [];
  switch (p.type) {
    case 'Terminal':
      return 0;
    case 'NonTerminal':
      return depths.get(p.name ?? '') ?? most;
    case 'Alternation':
      return Math.min(...inner.map((alternative) => sequenceDepth(alternative.definition ?? [])));
    case 'Option':
    case 'Repetition':
    case 'RepetitionWithSeparator':
      return 0;
    default:
      return sequenceDepth(inner);
  }
}

/** The words of one sentence of a rule; names are taken from `names`. */
export function sentence(rule: string, chance: Chance, names: readonly string[], depth = 8): readonly string[] {
  const walk = (all: readonly Production[], left: number): readonly string[] =>
    all.flatMap((p): readonly string[] => {
      const inner = p.definition ?? [];
      switch (p.type) {
        case 'Terminal':
          return [wordOf(p.name ?? '', chance, names)];
        case 'NonTerminal':
          return walk(rules.get(p.name ?? '') ?? [], left - 1);
        case 'Alternation': {
          const within = inner.filter((alternative) => sequenceDepth(alternative.definition ?? []) <= left);
          return walk(pick(chance, within.length > 0 ? within : inner).definition ?? [], left);
        }
        case 'Option':
          return chance(2) === 0 && sequenceDepth(inner) <= left ? walk(inner, left) : [];
        case 'Repetition':
        case 'RepetitionMandatory':
        case 'RepetitionWithSeparator':
        case 'RepetitionMandatoryWithSeparator': {
          const least = p.type.startsWith('RepetitionMandatory') ? 1 : 0;
          const times = least + (sequenceDepth(inner) <= left ? chance(3) * chance(2) : 0);
          return Array.from({ length: times }, (_, i) => [
            ...(i > 0 && p.separator ? [wordOf(p.separator.name ?? '', chance, names)] : []),
            ...walk(inner, left),
          ]).flat();
        }
        default:
          return walk(inner, left);
      }
    });
  return walk(rules.get(rule) ?? [], depth);
}

const samples: { readonly [token: string]: readonly string[] } = {
  'literal:money': ['30万元', '1,000.5元', '三十万元', '0元', '5分', '1.5亿元', '３００元', '30 wan'],
  'literal:ratio': ['3%', '百分之三', '100%', '0.5%', '0%'],
  'literal:number': ['1', '2.5', '0', '1000'],
  'literal:count': ['3人', '1个名额', '600家', '200平方米', '2台'],
  'literal:duration': ['3年', '三年', '6个月', '30日', '0年', '101年'],
  'literal:year': ['2022年', '2026年', '9999年'],
  'literal:date': ['2022年3月20日', '2024年2月29日', '2023年2月29日', '2026年12月31日'],
  'literal:monthDay': ['6月30日', '12月31日', '2月29日'],
  'literal:split': ['4:3:3', '1:1', '0:1'],
  'literal:clauseRef': ['一（一）', '一', '三（八）', '一（一）1', '第五条'],
  'literal:text': ['“文字”', '“”', '“甲“乙”丙”'],
  Unknown: ['县财政', '市财政', '元', '分', '人', '户', '无此名'],
  Text: ['县工信局', '甲厂', '一（一）', '说明文字'],
  Quote: ['“每年给予奖励。”', '“每年……奖励。”'],
  Colon: [':', '：'],
  Comma: ['，', ','],
  Enumeration: ['、'],
  Semicolon: ['；', ';'],
  LeftParen: ['（', '('],
  RightParen: ['）', ')'],
  ItemMarker: ['\n  （1）', '\n  (2)'],
  RowStart: ['\n  | '],
  Bar: [' | '],
  RowEnd: [' |'],
};

function wordOf(token: string, chance: Chance, names: readonly string[]): string {
  if (token === 'Name' || token === 'QuotedName') {
    const name = pick(chance, names);
    return token === 'Name' ? name : `「${name}」`;
  }
  const sample = samples[token];
  if (sample) return pick(chance, sample);
  const id = token.slice(token.indexOf(':') + 1) as KeywordId;
  return id in keywords ? anySpelling(id, chance) : token;
}

/** Chinese mostly. */
export const anySpelling = (id: KeywordId, chance: Chance): string =>
  pick(chance, chance(8) === 0 ? keywords[id].en : keywords[id].zh);

/** Words side by side as hands write them: with blanks or without. */
export const written = (words: readonly string[], chance: Chance): string =>
  words.map((word) => (chance(5) === 0 || /^[a-z]/.test(word) ? ` ${word} ` : word)).join('');

/** Any token of the language, for mutations. */
export function anyWord(chance: Chance, names: readonly string[]): string {
  const kinds = Object.keys(samples);
  switch (chance(4)) {
    case 0:
      return pick(chance, samples[pick(chance, kinds)] ?? ['']);
    case 1:
      return names.length > 0 ? pick(chance, names) : '甲';
    default:
      return anySpelling(pick(chance, keywordIds), chance);
  }
}
