/** Numbers by chance, the same in every run of a seed. */
export type Chance = (below: number) => number;

/** xorshift; a seed of nothing but zeros would stay there. */
export function chanceOf(seed: number): Chance {
  let state = (Math.imul(seed, 2_654_435_761) ^ 0x9e37_79b9) >>> 0 || 1;
  return (below) => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** INVARIANT: there is something to pick. */
export const pick = <T>(chance: Chance, all: readonly T[]): T => all[chance(all.length)] as T;
