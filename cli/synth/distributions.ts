/**
 * Distributions from uniform numbers. `ln` and `exp` are our own: Math.log and Math.exp may
 * differ in the last digit between machines, the four operations and the square root may not.
 */

const LN2 = Math.LN2;

/** Natural logarithm of a positive number: halved or doubled into [√½, √2], then a series. */
export function ln(x: number): number {
  let m = x;
  let k = 0;
  for (; m > Math.SQRT2; m /= 2) k++;
  for (; m < Math.SQRT1_2; m *= 2) k--;
  const z = (m - 1) / (m + 1);
  const square = z * z;
  let term = z;
  let sum = 0;
  for (let n = 1; n < 40; n += 2) {
    sum += term / n;
    term *= square;
  }
  return 2 * sum + k * LN2;
}

/** e to the x: the whole powers of two taken out, then a series. */
export function exp(x: number): number {
  const k = Math.round(x / LN2);
  const r = x - k * LN2;
  let term = 1;
  let sum = 1;
  for (let n = 1; n < 25; n++) {
    term *= r / n;
    sum += term;
  }
  return scale(sum, k);
}

/** x · 2^k by doubling and halving, which is exact. */
function scale(x: number, k: number): number {
  let y = x;
  for (let i = 0; i < k; i++) y *= 2;
  for (let i = 0; i > k; i--) y /= 2;
  return y;
}

/** Standard normal by inversion (P. J. Acklam's rational approximation, error below 1.2e-9). */
export function normal(u: number): number {
  const p = Math.min(Math.max(u, 1e-15), 1 - 1e-15);
  if (p < 0.02425) return tail(Math.sqrt(-2 * ln(p)));
  if (p > 1 - 0.02425) return -tail(Math.sqrt(-2 * ln(1 - p)));
  const q = p - 0.5;
  const r = q * q;
  return (
    ((((((-39.69683028665376 * r + 220.9460984245205) * r - 275.9285104469687) * r + 138.357751867269) * r -
      30.66479806614716) *
      r +
      2.506628277459239) *
      q) /
    (((((-54.47609879822406 * r + 161.5858368580409) * r - 155.6989798598866) * r + 66.80131188771972) * r -
      13.28068155288572) *
      r +
      1)
  );
}

const tail = (q: number): number =>
  (((((-0.007784894002430293 * q - 0.3223964580411365) * q - 2.400758277161838) * q - 2.549732539343734) * q +
    4.374664141464968) *
    q +
    2.938163982698783) /
  ((((0.007784695709041462 * q + 0.3224671290700398) * q + 2.445134137142996) * q + 3.754408661907416) * q + 1);

/** Student's t with four degrees of freedom, from three uniforms: heavy tails. */
export const studentT4 = (u: number, v: number, w: number): number =>
  normal(u) / Math.sqrt((-2 * (ln(Math.max(v, 1e-15)) + ln(Math.max(w, 1e-15)))) / 4);

export const exponential = (u: number, mean: number): number => -mean * ln(1 - Math.min(u, 1 - 1e-15));

/** The index that a number falls on, by weights. */
export function pick(u: number, weights: readonly number[]): number {
  let left = u * weights.reduce((sum, w) => sum + w, 0);
  for (const [i, w] of weights.entries()) {
    left -= w;
    if (left < 0) return i;
  }
  return weights.length - 1;
}

/** How many events of a rare kind. */
export function poisson(u: number, mean: number): number {
  let probability = exp(-mean);
  let sum = probability;
  let count = 0;
  while (u >= sum && count < 1000) {
    count++;
    probability *= mean / count;
    sum += probability;
  }
  return count;
}
