/** What a Plan says, without where it says it. */
import type { Plan } from '../../compiler/plan.ts';
import { encodePlan } from '../../runtime/index.ts';

/** Without its places in the file, and without the wording of answers, which is quoted from the file to be shown. */
export const meaningOf = (plan: Plan): unknown =>
  JSON.parse(
    JSON.stringify(
      JSON.parse(encodePlan({ ...plan, readings: plan.readings.map((r) => ({ ...r, answers: [] })) })),
      (key, value: unknown) => (key === 'at' || key === 'cites' || key === 'span' ? undefined : value),
    ),
  );
