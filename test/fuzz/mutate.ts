/** A document changed by chance: characters, words, lines, and lines of the grammar put in. */
import { type ParsedPolicy, parsePolicy } from '../../dsl/index.ts';
import { type Chance, pick } from './chance.ts';
import { anyWord, sentence, written } from './sentences.ts';

export type Kind = 'characters' | 'words' | 'lines' | 'grammar';
export const kinds: readonly Kind[] = ['characters', 'words', 'lines', 'grammar'];

/** One to four changes of a kind. `others` are the lines of all documents. */
export function mutate(source: string, kind: Kind, others: readonly string[], chance: Chance): string {
  let text = source;
  for (let times = 1 + chance(4); times > 0; times--) text = mutations[kind](text, others, chance);
  return text;
}

type Mutation = (text: string, others: readonly string[], chance: Chance) => string;
const mutations: { readonly [K in Kind]: Mutation } = {
  characters: (text, _, chance) => changeCharacters(text, chance),
  words: (text, _, chance) => changeWords(text, chance),
  lines: changeLines,
  grammar: (text, _, chance) => putSentence(text, chance),
};

const replace = (text: string, from: number, to: number, by: string): string =>
  text.slice(0, from) + by + text.slice(to);

// Characters

/** What breaks programs: marks of all kinds, halves of characters, other widths, other line ends. */
const odd = [
  ...'：:，,、；;（）()「」“”|｜%％.。!！?？#`~/-—…〔〕《》\\\'"',
  ...'0９一十百万亿年月日元分自起至止的且或非',
  ' ',
  '\t',
  '\u3000',
  '\u00a0',
  '\n',
  '\r',
  '\r\n',
  '\n\n',
  '\u0000',
  '\ud800',
  '\udc00',
  '\u202e',
  '\ufeff',
  '😀',
  '𠮷',
  '```',
  '````',
  '## ',
  '（1）',
  '//',
  '规矩',
];

function changeCharacters(text: string, chance: Chance): string {
  const at = chance(text.length + 1);
  const length = 1 + chance(chance(8) === 0 ? 40 : 2);
  switch (chance(5)) {
    case 0:
      return replace(text, at, at + length, '');
    case 1:
      return replace(text, at, at, pick(chance, odd));
    case 2:
      return replace(text, at, at + 1, pick(chance, odd));
    case 3:
      return replace(text, at, at, text.slice(at, at + length).repeat(1 + chance(3)));
    default: {
      const from = chance(text.length + 1);
      return replace(text, at, at, text.slice(from, from + length));
    }
  }
}

// Words

export const tokensOf = ({ lexed }: ParsedPolicy) =>
  lexed.blocks
    .flatMap((b) => [...b.brackets, ...b.content, ...b.rows, ...b.lines.flatMap((line) => line.tokens)])
    .map((t) => ({ start: t.startOffset, end: (t.endOffset ?? t.startOffset) + 1, text: t.image }))
    .filter(({ start, end }) => end > start)
    .sort((a, b) => a.start - b.start);

function changeWords(text: string, chance: Chance): string {
  const parsed = parsePolicy(text);
  const tokens = tokensOf(parsed);
  if (tokens.length === 0) return changeCharacters(text, chance);
  const names = parsed.names.map((n) => n.name);
  const one = pick(chance, tokens);
  const other = pick(chance, tokens);
  switch (chance(5)) {
    case 0:
      return replace(text, one.start, one.end, '');
    case 1:
      return replace(text, one.end, one.end, one.text);
    case 2:
      return replace(text, one.start, one.end, anyWord(chance, names));
    case 3:
      return replace(text, one.start, one.start, anyWord(chance, names));
    default: {
      const [first, last] = one.start < other.start ? [one, other] : [other, one];
      if (first.end > last.start) return text;
      return replace(replace(text, last.start, last.end, first.text), first.start, first.end, last.text);
    }
  }
}

// Lines

function changeLines(text: string, others: readonly string[], chance: Chance): string {
  const lines = text.split('\n');
  const at = chance(lines.length);
  const line = lines[at] ?? '';
  const with_ = (...more: readonly string[]) => lines.toSpliced(at, 1, ...more).join('\n');
  switch (chance(7)) {
    case 0:
      return with_();
    case 1:
      return with_(line, line);
    case 2:
      return with_(line, pick(chance, others));
    case 3:
      return with_(pick(chance, others));
    case 4: {
      const to = chance(lines.length);
      return lines.toSpliced(at, 1).toSpliced(to, 0, line).join('\n');
    }
    case 5:
      return lines.toSpliced(at, 2, line + (lines[at + 1] ?? '').trimStart()).join('\n');
    default: {
      const cut = chance(line.length + 1);
      return with_(line.slice(0, cut), line.slice(cut));
    }
  }
}

// Sentences of the grammar

const lineRules = [
  'expression',
  'sum',
  'range',
  'scenarioLine',
  'fieldDeclaration',
  'parameterRow',
  'tierRows',
  'table',
  'given',
  'under',
  'cases',
  'clauseList',
  'typeSpec',
  'owner',
];

/** A line's content, or a new line, is replaced by a sentence of some rule. */
function putSentence(text: string, chance: Chance): string {
  const parsed = parsePolicy(text);
  const names = parsed.names.length > 0 ? parsed.names.map((n) => n.name) : ['企业'];
  const line = pick(chance, parsed.lines.length > 0 ? parsed.lines : [undefined]);
  if (!line) return changeCharacters(text, chance);
  const said = written(sentence(pick(chance, lineRules), chance, names, 4 + chance(8)), chance);
  if (line.form === 'label' && chance(2) === 0) {
    const own = written(sentence(`field_${line.keyword}`, chance, names), chance);
    return replace(text, line.span.start, line.span.end, own === '' ? said : own);
  }
  if ('content' in line && line.content && chance(2) === 0)
    return replace(text, line.content.start, line.content.end, said);
  return replace(text, line.span.end, line.span.end, `\n  ${said}`);
}
