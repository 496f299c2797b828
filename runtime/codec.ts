/**
 * The one way in which a Plan crosses a process boundary: JSON with decimal strings for bigint.
 * A Rational is the only object of a Plan with exactly the keys n and d; units of rounding are
 * the only bare bigints.
 */
import type { Plan } from '../compiler/plan.ts';

/** The name and version at the head of every stored Plan. */
const FORMAT = 'guiju-plan/1';

/** A Plan as JSON text. */
export const encodePlan = (plan: Plan): string =>
  JSON.stringify({ format: FORMAT, plan }, (_, value: unknown) =>
    typeof value === 'bigint' ? value.toString() : value,
  );

/** A Plan from JSON text; undefined for any other text. Text that bears the format's name is trusted to be one. */
export function decodePlan(text: string): Plan | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text, revive);
  } catch {
    return undefined;
  }
  if (!isRecord(json) || json.format !== FORMAT || !isRecord(json.plan)) return undefined;
  return json.plan as unknown as Plan;
}

const isRecord = (json: unknown): json is { readonly [key: string]: unknown } =>
  typeof json === 'object' && json !== null && !Array.isArray(json);

function revive(_: string, value: unknown): unknown {
  if (!isRecord(value)) return value;
  if ((value.op === 'round' || value.op === 'part' || value.op === 'allot') && typeof value.unit === 'string')
    return { ...value, unit: BigInt(value.unit) };
  const { n, d } = value;
  if (Object.keys(value).length !== 2 || typeof n !== 'string' || typeof d !== 'string') return value;
  return integerText.test(n) && integerText.test(d) ? { n: BigInt(n), d: BigInt(d) } : value;
}
const integerText = /^-?\d+$/;
