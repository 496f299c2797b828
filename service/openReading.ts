import type { Op } from '../compiler/index.ts';
import type { StaticType } from '../compiler/types.ts';
import { typeName } from '../compiler/types.ts';
import type { Block, Expr, Language, Span } from '../dsl/index.ts';
import { type KeywordId, spell } from '../dsl/keywords.ts';
import { typeText } from '../dsl/typeWords.ts';
import { walkExprs } from '../dsl/walk.ts';
import type { CodeAction } from './codeActions.ts';
import { declarationsOf } from './declarationsOf.ts';
import { lineAround } from './lineAround.ts';
import type { Snapshot } from './openPolicy.ts';
import { sourcesOf } from './sourcesOf.ts';
import { says } from './strings.ts';
import { writingLanguage } from './writingLanguage.ts';

/**
 * Makes a selected value of a clause an undecided point: a 解读 above the block whose two answers
 * are both what stands there, so that nothing changes until the second one is rewritten.
 */
export function openReading(snapshot: Snapshot, range: Span, language: Language): readonly CodeAction[] {
  if (range.end <= range.start) return [];
  const { text } = snapshot;
  const { ast } = snapshot.compiled.parsed;
  const block = ast.blocks.find(({ span }) => span.start <= range.start && range.end <= span.end);
  if (!block || (block.kind !== 'clause' && block.kind !== 'qualification' && block.kind !== 'definition')) return [];
  const selected = trimmed(text, range);
  const expr = [...walkExprs(block)].find((e) => e.span.start === selected.start && e.span.end === selected.end);
  const type = expr && typeOf(snapshot, expr);
  if (!expr || !type || type.kind === 'option' || type.kind === 'text') return [];
  const written = writingLanguage(snapshot);
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const colon = written === 'zh' ? '：' : ': ';
  const words = text.slice(selected.start, selected.end);
  const name = freeName(snapshot, says.undecided[written](typeText({ word: typeName(type).word }, 'zh')));
  const line = (label: KeywordId, content: string): string => `  ${spell(label, written)}${colon}${content}${newline}`;
  const reading = [
    `${spell('reading', written)} ${name}${colon}${typeText(typeName(type), written)}${newline}`,
    line('question', says.howToRead[written](sentenceOf(snapshot, block, selected), words)),
    line('answerA', words),
    line('answerB', words),
    line('chosen', spell('answerA', written)),
    newline,
  ].join('');
  const at = lineAround(text, block.keyword.start).start;
  return [
    {
      kind: 'refactor',
      title: says.openReading[language](words),
      edits: [
        { span: { start: at, end: at }, text: reading },
        { span: selected, text: name },
      ],
    },
  ];
}

function trimmed(text: string, { start, end }: Span): Span {
  let [from, to] = [start, end];
  while (from < to && /\s/.test(text.charAt(from))) from++;
  while (to > from && /\s/.test(text.charAt(to - 1))) to--;
  return { start: from, end: to };
}

/** The type of an expression: what it shows, or what the compiler found for the same words. */
function typeOf(snapshot: Snapshot, expr: Expr): StaticType | undefined {
  switch (expr.kind) {
    case 'literal':
      if (expr.literal.type === 'split') return { kind: 'split' };
      if (expr.literal.type === 'duration' || expr.literal.type === 'monthDay' || expr.literal.type === 'clauseRef')
        return undefined;
      break;
    case 'fromFor':
    case 'fromTo':
    case 'following':
      return { kind: 'period' };
    default:
  }
  const plan = snapshot.compiled.plan ?? snapshot.compiled.partial;
  for (const step of plan?.steps ?? []) {
    const op = opAt(step.value, expr.span);
    if (op) return op.type;
  }
  return undefined;
}

/** The outermost operation that says exactly these words. */
function opAt(op: Op, span: Span): Op | undefined {
  if (op.at.start === span.start && op.at.end === span.end) return op;
  for (const part of Object.values(op)) {
    const found = Array.isArray(part) ? part.map((p) => below(p, span)).find(Boolean) : below(part, span);
    if (found) return found;
  }
  return undefined;
}

function below(part: unknown, span: Span): Op | undefined {
  if (typeof part !== 'object' || part === null || Array.isArray(part)) return undefined;
  if ('op' in part) return opAt(part as Op, span);
  for (const value of Object.values(part)) {
    const found = typeof value === 'object' && value !== null && 'op' in value ? opAt(value as Op, span) : undefined;
    if (found) return found;
  }
  return undefined;
}

function freeName(snapshot: Snapshot, base: string): string {
  const taken = declarationsOf(snapshot);
  let name = base;
  for (let n = 2; taken.has(name); n++) name = `${base}${n}`;
  return name;
}

/** The sentence that the line encodes. */
function sentenceOf(snapshot: Snapshot, block: Block, at: Span): string {
  const field = block.fields.find(({ span }) => span.start <= at.start && at.end <= span.end);
  const cited = field ? sourcesOf(snapshot).citesOf(field)[0] : undefined;
  const section = snapshot.compiled.parsed.document.sections[block.section];
  return cited ? snapshot.text.slice(cited.start, cited.end) : (section?.sentences[0]?.text ?? block.name.text);
}
