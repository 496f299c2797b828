/** The known word nearest to a wrong one, or undefined where nothing is near enough to suggest. */
export function nearest(wrong: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Math.max(1, Math.floor(wrong.length / 2)) + 0.5;
  for (const word of new Set(known)) {
    if (Math.abs(word.length - wrong.length) > least) continue;
    const distance = edits(wrong, word) + (shares(wrong, word) ? 0 : 1);
    if (distance < least || (distance === least && best !== undefined && word < best)) {
      best = word;
      least = distance;
    }
  }
  return best === wrong ? undefined : best;
}

/** Half the characters in common: 产值 is not a slip for 企业. */
const shares = (a: string, b: string): boolean => [...a].filter((c) => b.includes(c)).length * 2 >= a.length;

/** Levenshtein distance; a swap of neighbours counts one (Damerau). */
function edits(a: string, b: string): number {
  let older: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(
        (previous[j] as number) + 1,
        (row[j - 1] as number) + 1,
        (previous[j - 1] as number) + (same ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (older[j - 2] as number) + 1);
      row.push(cost);
    }
    older = previous;
    previous = row;
  }
  return previous[b.length] as number;
}
