/** What kinds of stages have in common; whoever counts or mutates caps reads it here. */
import type { Stage } from './plan.ts';

/** Stages that limit an amount, from the item to everybody together. */
export const capStages: ReadonlySet<Stage> = new Set<Stage>([
  'itemMonthCap',
  'itemCap',
  'subtotalCap',
  'monthCap',
  'yearCap',
  'lifeCap',
  'sharedCap',
  'pool',
]);

/** Stages in which a relation to another clause changes an award. */
export const relationStages: ReadonlySet<Stage> = new Set<Stage>([
  'excepted',
  'chosen',
  'ranked',
  'highest',
  'sharedCap',
]);
