/** 恢复: payments due from a date on are made again. */
import { diagnostic } from '../../dsl/diagnostics.ts';
import type { FieldOf } from '../../dsl/fields/index.ts';
import { spell } from '../../dsl/keywords.ts';
import { scopeOf } from '../definitions.ts';
import { type FieldMeaning, read } from '../draft.ts';
import { statusNamed } from '../expressions/statuses.ts';
import { DATE, FLAG } from '../types.ts';

export const resume: FieldMeaning<FieldOf<'resume'>> = {
  phase: 'stop',
  apply: (field, draft) => {
    const scope = scopeOf(draft.workshop);
    const from = read(field.resumption.from, scope, DATE);
    const condition = field.resumption.condition && read(field.resumption.condition, scope, FLAG);
    const what = draft.block.kind === 'qualification' ? 'cancel' : 'stop';
    if (!draft.block.fields.some((other) => other.kind === what))
      draft.workshop.report(
        diagnostic('GJ4013', field.label.span, { line: field.label.text, needs: spell(what, 'zh') }),
      );
    if (!from || (field.resumption.condition && !condition)) return draft;
    const written = field.resumption.from;
    const reentry =
      written.kind === 'statusDate' && !written.exit && written.which !== 'firstTime'
        ? statusNamed(written.of, written.which, scope)
        : undefined;
    return {
      ...draft,
      resume: {
        from: from.op,
        ...(condition ? { condition: condition.op } : {}),
        madeUp: field.resumption.madeUp,
        ...(reentry ? { reentry } : {}),
        at: field.resumption.span,
      },
    };
  },
};
