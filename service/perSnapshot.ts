import type { Snapshot } from './openPolicy.ts';

/** Something worked out of a snapshot at most once. */
export function perSnapshot<T extends object>(make: (snapshot: Snapshot) => T): (snapshot: Snapshot) => T {
  const made = new WeakMap<Snapshot, T>();
  return (snapshot) => {
    const known = made.get(snapshot);
    if (known) return known;
    const fresh = make(snapshot);
    made.set(snapshot, fresh);
    return fresh;
  };
}
