import type { ClauseCode } from './code.ts';

/** Which columns and lists the code reads. */
export function usedBy(code: ClauseCode): { readonly columns: readonly number[]; readonly lists: readonly number[] } {
  const columns = new Set<number>();
  const lists = new Set<number>();
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(visit);
    else if (typeof node === 'object' && node !== null) {
      const { int: kind, bool: test, of, column, list } = node as { readonly [key: string]: unknown };
      if ((kind === 'cell' || test === 'there') && typeof column === 'number') columns.add(column);
      if ((test === 'listKnown' || of === 'items') && typeof list === 'number') lists.add(list);
      Object.values(node).forEach(visit);
    }
  };
  visit([
    code.window,
    code.entity,
    code.yearly,
    code.amount,
    code.state,
    code.capped,
    code.cappedOnce,
    code.skip,
    code.from,
    code.to,
  ]);
  return { columns: [...columns].sort((a, b) => a - b), lists: [...lists].sort((a, b) => a - b) };
}
