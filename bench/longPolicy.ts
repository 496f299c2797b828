/**
 * Policies of any length: the seed's general part once, then its third part (扶持政策) again and
 * again under new numbers, every name that it declares renamed. The scenarios are left out.
 */
import { applyEdits, type Edit, parsePolicy, type Span } from '../dsl/index.ts';

const words = { ones: { zh: '一二三四五六七八九' }, ten: { zh: '十' }, comma: { zh: '、' } };

/** 1 … 99 as headings write them. */
export function numeral(n: number): string {
  const digit = (d: number) => words.ones.zh.charAt(d - 1);
  const tens = Math.floor(n / 10);
  return `${tens > 1 ? digit(tens) : ''}${tens > 0 ? words.ten.zh : ''}${n % 10 ? digit(n % 10) : ''}`;
}

const REPEATED = 3;

export interface Seed {
  /** Text of the policy of about `lines` lines; no shorter, and longer by less than one section. */
  readonly policyOf: (lines: number) => string;
}

export function seedOf(text: string): Seed {
  const headings = [...text.matchAll(/^(#{2,3}) .*$/gm)].map((m) => ({
    at: m.index,
    part: m[1] === '##',
    title: m[0].slice(3),
  }));
  const parts = headings.filter((h) => h.part);
  const startOf = (n: number) => parts.find((h) => h.title.startsWith(numeral(n) + words.comma.zh))?.at ?? 0;
  const scenarios = parts.at(-1)?.at ?? text.length;
  const [begin, end] = [startOf(REPEATED), startOf(REPEATED + 1)];
  const tailAt = startOf(REPEATED + 2);
  const general = text.slice(0, begin);
  const tail = text.slice(tailAt, scenarios);
  const cuts = [begin, ...headings.filter((h) => !h.part && h.at > begin && h.at < end).map((h) => h.at), end];
  const names = declaredIn(text, begin, end);
  const fixed = lineCount(general) + lineCount(tail);

  return {
    policyOf: (lines) => {
      const copies: string[] = [];
      let length = fixed;
      for (let copy = 0; length < lines; copy++)
        for (let i = 0; i + 1 < cuts.length && length < lines; i++) {
          const [from, to] = [cuts[i] ?? 0, cuts[i + 1] ?? 0];
          const section = renamed(text, from, to, names, copy, numeral(REPEATED + copy));
          copies.push(section);
          length += lineCount(section);
        }
      const last = numeral(REPEATED + Math.max(1, Math.ceil(copies.length / (cuts.length - 1))));
      return general + copies.join('') + renamed(text, tailAt, scenarios, new Set(), 0, last);
    },
  };
}

const lineCount = (text: string): number => text.split('\n').length - 1;

/** Names that the blocks of a stretch of the file declare; options are left alone. */
function declaredIn(text: string, from: number, to: number): ReadonlySet<string> {
  return new Set(
    parsePolicy(text).ast.blocks.flatMap((block): string[] => {
      if (block.span.start < from || block.span.start >= to) return [];
      if (block.kind === 'entity') return [block.name.text, ...block.columns.map((c) => c.name.text)];
      const names = block.kind === 'definition' || block.kind === 'reading' || block.kind === 'parameter';
      return names ? [block.name.text] : [];
    }),
  );
}

const parsedSeeds = new Map<string, readonly Edit[]>();

/** The places of a file where a name of the set stands, and where a clause number stands. */
function placesOf(text: string, names: ReadonlySet<string>): readonly Edit[] {
  const key = `${names.size} ${text.length}`;
  const known = parsedSeeds.get(key);
  if (known) return known;
  const found: Edit[] = [];
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) for (const child of node) walk(child);
    else if (typeof node === 'object' && node !== null) {
      const { kind, name, ref, span } = node as { kind?: string; name?: unknown; ref?: { span: Span }; span?: Span };
      if (kind === 'name' && typeof name === 'string' && names.has(name) && span) found.push({ span, text: 'name' });
      const title = name as { text?: string; span?: Span } | undefined;
      if (title?.text !== undefined && title.span && names.has(title.text))
        found.push({ span: title.span, text: 'name' });
      if (ref?.span) found.push({ span: ref.span, text: 'ref' });
      for (const child of Object.values(node)) walk(child);
    }
  };
  walk(parsePolicy(text).ast.blocks);
  const once = [...new Map(found.map((edit) => [edit.span.start, edit])).values()];
  parsedSeeds.set(key, once);
  return once;
}

/** A stretch of the seed under another number; from the second copy on, its names get a mark in front. */
function renamed(
  text: string,
  from: number,
  to: number,
  names: ReadonlySet<string>,
  copy: number,
  number: string,
): string {
  const inside = placesOf(text, names).filter(({ span }) => from <= span.start && span.end <= to);
  const edits = inside.flatMap(({ span, text: what }): Edit[] => {
    const start = span.start - from;
    if (what === 'ref') return [{ span: { start, end: start + 1 }, text: number }];
    return copy === 0 ? [] : [{ span: { start, end: start }, text: `Q${copy}` }];
  });
  return applyEdits(text.slice(from, to), edits).replace(/^## ./, `## ${number}`);
}
