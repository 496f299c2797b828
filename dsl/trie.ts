/** A dictionary for longest match at a position of a text. */
export interface Trie<T> {
  readonly next: Map<number, Trie<T>>;
  value?: T;
}

export const newTrie = <T>(): Trie<T> => ({ next: new Map() });

/** Adds a word; a word that is there already keeps its first value. */
export function addWord<T>(trie: Trie<T>, word: string, value: T): void {
  let node = trie;
  for (let i = 0; i < word.length; i++) {
    const c = word.charCodeAt(i);
    let next = node.next.get(c);
    if (!next) {
      next = newTrie();
      node.next.set(c, next);
    }
    node = next;
  }
  node.value ??= value;
}

/** The longest word that begins at `from` and for which `allowed` holds. */
export function longestMatch<T>(
  trie: Trie<T>,
  text: string,
  from: number,
  to: number,
  allowed: (end: number, value: T) => boolean,
): { readonly end: number; readonly value: T } | undefined {
  let node: Trie<T> | undefined = trie;
  let best: { end: number; value: T } | undefined;
  for (let i = from; i < to; i++) {
    node = node.next.get(text.charCodeAt(i));
    if (!node) break;
    if (node.value !== undefined && allowed(i + 1, node.value)) best = { end: i + 1, value: node.value };
  }
  return best;
}
