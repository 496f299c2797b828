import type { Block, Expr, Language } from '../dsl/index.ts';
import { walkExprs } from '../dsl/walk.ts';
import { declarationsOf } from './declarationsOf.ts';
import { lineAround } from './lineAround.ts';
import { occurrences } from './occurrences.ts';
import type { Snapshot } from './openPolicy.ts';
import { says } from './strings.ts';

export interface InlayHint {
  readonly kind: 'chosen' | 'provisional' | 'noPayer' | 'noFigure';
  /** The hint stands before this offset. */
  readonly offset: number;
  readonly text: string;
}

/** What a reader would otherwise have to look up: readings in force, what nobody has decided, holes. */
export function inlayHints(snapshot: Snapshot, language: Language): readonly InlayHint[] {
  const { ast } = snapshot.compiled.parsed;
  return [
    ...chosenHints(snapshot, language),
    ...ast.blocks.flatMap((block) => blockHints(snapshot, block, language)),
  ].sort((a, b) => a.offset - b.offset);
}

/** After each use of a reading, the answer in force; scenarios choose for themselves. */
function chosenHints(snapshot: Snapshot, language: Language): readonly InlayHint[] {
  const { ast } = snapshot.compiled.parsed;
  const readings = new Map(snapshot.compiled.readings.map((r) => [r.name, r]));
  const scenarios = ast.blocks.filter((block) => block.kind === 'scenario');
  return occurrences(snapshot).flatMap((o): InlayHint[] => {
    const reading = o.of === 'name' && !o.declares ? readings.get(o.key) : undefined;
    const answer = reading?.answers.find((a) => a.key === reading.chosen);
    if (!answer || scenarios.some(({ span }) => span.start <= o.span.start && o.span.end <= span.end)) return [];
    const offset = o.span.end + (o.quoted ? 1 : 0);
    return [{ kind: 'chosen', offset, text: says.chosen[language](answer.key, answer.text) }];
  });
}

function blockHints(snapshot: Snapshot, block: Block, language: Language): readonly InlayHint[] {
  if (block.kind === 'reading')
    return block.fields.flatMap((field): InlayHint[] =>
      field.kind === 'chosen'
        ? [{ kind: 'provisional', offset: field.key.span.end, text: says.nobodyDecided[language]() }]
        : [],
    );
  if (block.kind !== 'clause') return [];
  const shares = block.fields.filter((field) => field.kind === 'share');
  if (shares.length === 0) {
    if (!paysMoney(snapshot, block)) return [];
    const offset = lineAround(snapshot.text, block.keyword.end).end;
    return [{ kind: 'noPayer', offset, text: says.noPayer[language]() }];
  }
  return shares.flatMap((field) =>
    field.shares.flatMap(({ ratio }): InlayHint[] =>
      ratio && [...walkExprs(ratio)].some((expr: Expr) => expr.kind === 'name' && isHole(snapshot, expr.name))
        ? [{ kind: 'noFigure', offset: ratio.span.end, text: says.noFigure[language]() }]
        : [],
    ),
  );
}

const paysMoney = ({ compiled }: Snapshot, block: Block): boolean =>
  (compiled.plan ?? compiled.partial)?.payments.some(({ at }) => at.start === block.span.start) ?? false;

/** A parameter of which no row has a figure. */
const isHole = (snapshot: Snapshot, name: string): boolean =>
  (declarationsOf(snapshot).get(name) ?? []).some(
    (d) =>
      d.kind === 'parameter' &&
      !d.block.fields.some((field) => field.kind === 'data') &&
      d.block.rows.every(({ value }) => value.kind === 'word' && value.word === 'open'),
  );
