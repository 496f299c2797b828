/** What a clause gives, as relations between documents see it: where its award stands, and when it is acquired. */
import type { Grain, Op, Stage, Step, Type } from '../plan.ts';
import type { OpenDocument } from './document.ts';
import { clauseIn, moved, type Namespace, nameIn } from './namespace.ts';

export interface Member {
  /** 四, in its own document; 旧办法 四 among all. */
  readonly ref: string;
  readonly clause: string;
  /** The step that holds what is awarded, granted or acquired, before it is paid. */
  readonly award: string;
  /** Of what is granted once: the step that holds what is due in a year. */
  readonly due?: string;
  readonly type: Type;
  readonly grain: Grain;
  /** Granted for each year by itself; else once. */
  readonly yearly: boolean;
  /** The date by which it is acquired. */
  readonly event?: Op;
}

export function membersOf(document: OpenDocument, space: Namespace): readonly Member[] {
  const found: Member[] = [];
  for (const { draft, payment, entitlement } of document.clauses) {
    const { steps, yearly, event, ref } = draft;
    const own = { ref, clause: clauseIn(space, ref), yearly, ...(event ? { event: moved(event, space) } : {}) };
    const award = entitlement
      ? steps.find((step) => step.name === entitlement.granted)
      : payment && last(steps, 'award');
    if (!award) continue;
    const due = payment && !yearly ? last(steps, 'due') : undefined;
    found.push({
      ...own,
      award: nameIn(space, award.name),
      type: award.value.type,
      grain: award.grain,
      ...(due ? { due: nameIn(space, due.name) } : {}),
    });
  }
  for (const { draft, output } of document.qualifications) {
    const acquired = draft.steps.find((step) => step.name === output.acquired);
    if (!acquired) continue;
    found.push({
      ref: output.clause,
      clause: clauseIn(space, output.clause),
      award: nameIn(space, acquired.name),
      type: acquired.value.type,
      grain: acquired.grain,
      yearly: true,
      ...(draft.event ? { event: moved(draft.event, space) } : {}),
    });
  }
  return found;
}

const last = (steps: readonly Step[], stage: Stage): Step | undefined =>
  [...steps].reverse().find((step) => step.stage === stage);
