/** What must hold of any text at all: it is read, formatted and run, and what is said of it lies inside it. */
import { compile } from '../../compiler/index.ts';
import { format, messageOf, parsePolicy } from '../../dsl/index.ts';
import { runScenarios } from '../../runtime/index.ts';
import { shapeOf } from '../support/syntax.ts';

/** Milliseconds of processor time in which a text must be compiled and formatted. */
export const LIMIT = 50;

export interface Finding {
  readonly what: 'crash' | 'span' | 'message' | 'format' | 'slow';
  readonly detail: string;
}

export interface Inspection {
  readonly findings: readonly Finding[];
  readonly ms: number;
}

/** `thorough`: also the formatter’s promises and the scenarios. */
export function inspect(source: string, thorough: boolean): Inspection {
  const findings: Finding[] = [];
  const start = process.cpuUsage();
  const read = attempt('compile', findings, () => compile(source));
  const zh = attempt('format', findings, () => format(read?.parsed ?? parsePolicy(source), 'zh'));
  const used = process.cpuUsage(start);
  if (read) {
    findings.push(...wrongSpans(read.diagnostics, read.parsed.document.text.length));
    if (thorough && zh !== undefined) findings.push(...wrongFormats(source, zh));
    const { plan, scenarios } = read;
    if (thorough && plan) attempt('scenarios', findings, () => runScenarios(plan, scenarios));
  }
  return { findings, ms: (used.user + used.system) / 1000 };
}

function attempt<T>(stage: string, findings: Finding[], run: () => T): T | undefined {
  try {
    return run();
  } catch (error) {
    findings.push({ what: 'crash', detail: `${stage}: ${error instanceof Error ? error.stack : String(error)}` });
    return undefined;
  }
}

function wrongSpans(diagnostics: ReturnType<typeof compile>['diagnostics'], length: number): readonly Finding[] {
  return diagnostics.flatMap((d): readonly Finding[] => {
    const spans = [
      d.span,
      ...(d.related ?? []).map((r) => r.span),
      ...(d.fixes ?? []).flatMap((f) => f.edits.map((e) => e.span)),
    ];
    const outside = spans.some(({ start, end }) => !(start >= 0 && start <= end && end <= length));
    const words = messageOf(d, 'zh') + messageOf(d, 'en');
    return [
      ...(outside ? [{ what: 'span' as const, detail: `${d.code} ${JSON.stringify(spans)} of ${length}` }] : []),
      ...(/undefined|\[object|NaN/.test(words) ? [{ what: 'message' as const, detail: `${d.code} ${words}` }] : []),
    ];
  });
}

/** Once is for all; to English and back it is the same; the tree stays. */
function wrongFormats(source: string, zh: string): readonly Finding[] {
  const findings: Finding[] = [];
  const wrong = (detail: string) => findings.push({ what: 'format', detail });
  attempt('format again', findings, () => {
    const before = parsePolicy(source);
    const formatted = parsePolicy(zh);
    if (shapeOf(before.ast) !== shapeOf(formatted.ast)) wrong('another tree');
    if (format(formatted, 'zh') !== zh) wrong('not the same twice');
    const en = format(formatted, 'en');
    const english = parsePolicy(en);
    if (shapeOf(english.ast) !== shapeOf(formatted.ast)) wrong('another tree in English');
    if (format(english, 'zh') !== zh) wrong('not the same when it comes back from English');
  });
  return findings;
}

/** Slow only where it is slow five times over, alone: processor time counts the collector's threads too. */
export function slowIn(source: string): number {
  return Math.min(...[1, 2, 3, 4, 5].map(() => inspect(source, false).ms));
}
