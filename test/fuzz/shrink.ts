/** The smallest text near a found one that still shows the same. */

/** Leaves out lines, then characters, in ever smaller stretches, as long as `shows` says so. */
export function shrink(source: string, shows: (source: string) => boolean): string {
  const lines = without(source.split('\n'), (rest) => shows(rest.join('\n'))).join('\n');
  return without([...lines], (rest) => shows(rest.join(''))).join('');
}

function without<T>(all: readonly T[], shows: (rest: readonly T[]) => boolean): readonly T[] {
  let rest = all;
  for (let size = rest.length >> 1; size >= 1; size >>= 1)
    for (let at = 0; at < rest.length; ) {
      const shorter = rest.toSpliced(at, size);
      if (shows(shorter)) rest = shorter;
      else at += size;
    }
  return rest;
}
