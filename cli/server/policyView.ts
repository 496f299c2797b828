/** A policy document as a reader sees it: headings, prose with its sentences marked, rule blocks beside. */
import type { Span } from '../../dsl/index.ts';
import { type PolicyFile, titleOf } from '../policyFile.ts';

/** `covered` and `uncovered` sentences of the published text; `plain` is what need not be encoded. */
export interface Segment {
  readonly text: string;
  readonly mark: 'covered' | 'uncovered' | 'plain';
}
export interface BlockView {
  readonly head: string;
  readonly text: string;
  readonly line: number;
}
export interface SectionView {
  readonly heading: string;
  readonly depth: number;
  readonly paragraphs: readonly (readonly Segment[])[];
  readonly blocks: readonly BlockView[];
}
export interface ReadingView {
  readonly name: string;
  readonly question: string;
  readonly answers: readonly { readonly key: string; readonly text: string }[];
  readonly chosen: string;
  readonly provisional: boolean;
  readonly line: number;
}
export interface PolicyView {
  readonly policy: string;
  readonly version: string;
  readonly file: string;
  readonly coverage: { readonly sentences: number; readonly covered: number };
  readonly scenarios: { readonly passed: number; readonly failed: number };
  readonly readings: readonly ReadingView[];
  readonly sections: readonly SectionView[];
}

export function policyView(policy: PolicyFile, scenarios: PolicyView['scenarios']): PolicyView {
  const { coverage } = policy;
  return {
    policy: titleOf(policy),
    version: policy.plan?.version ?? '',
    file: policy.file,
    coverage: { sentences: coverage.sentences.length, covered: coverage.covered },
    scenarios,
    readings: policy.readings.map(({ at, ...r }) => ({ ...r, line: policy.place(at.start).line })),
    sections: sectionsOf(policy),
  };
}

function sectionsOf(policy: PolicyFile): readonly SectionView[] {
  const { document, ast } = policy.parsed;
  const { text } = policy;
  return document.sections.flatMap((section, i): readonly SectionView[] => {
    const end = document.sections[i + 1]?.heading.start ?? text.length;
    const blocks = ast.blocks
      .filter((block) => block.section === i)
      .map((block) => ({
        head: firstLine(text, block.span.start),
        text: text.slice(block.span.start, block.span.end).trimEnd(),
        line: policy.place(block.span.start).line,
      }));
    const paragraphs = proseLines(policy, { start: section.heading.end, end }).map((line) => segments(policy, line));
    if (section.depth === 0 && blocks.length === 0 && paragraphs.length === 0) return [];
    const heading = text.slice(section.heading.start, section.heading.end).replace(/^#+\s*/, '');
    return [{ heading, depth: section.depth, paragraphs, blocks }];
  });
}

const firstLine = (text: string, from: number): string => text.slice(from, from + 200).split(/[\r\n]/)[0] ?? '';

/** Lines outside fences that hold anything. */
function proseLines(policy: PolicyFile, within: Span): readonly Span[] {
  const { text } = policy;
  const lines: Span[] = [];
  let fenced = false;
  for (let start = within.start; start < within.end; ) {
    const rest = text.slice(start, within.end).search(/\r\n|\r|\n/);
    const end = rest < 0 ? within.end : start + rest;
    const line = text.slice(start, end);
    if (/^\s*(```|~~~)/.test(line)) fenced = !fenced;
    else if (!fenced && line.trim() !== '' && !line.trim().startsWith('<!--')) lines.push({ start, end });
    start = rest < 0 ? within.end : end + (text.startsWith('\r\n', end) ? 2 : 1);
  }
  return lines;
}

function segments(policy: PolicyFile, line: Span): readonly Segment[] {
  const { text, coverage } = policy;
  const open = new Set(coverage.uncovered.map((u) => u.span.start));
  const found: Segment[] = [];
  const add = (start: number, end: number, mark: Segment['mark']) => {
    if (text.slice(start, end).trim() !== '') found.push({ text: text.slice(start, end), mark });
  };
  let at = line.start;
  for (const { span } of coverage.sentences) {
    if (span.start < line.start || span.end > line.end) continue;
    add(at, span.start, 'plain');
    add(span.start, span.end, open.has(span.start) ? 'uncovered' : 'covered');
    at = span.end;
  }
  add(at, line.end, 'plain');
  return found;
}
