/** Writes statements block by block, and remembers what was computed where it may be used again. */
import type { Int, Range, Statement } from '../../code.ts';
import { isLit, variable } from './build.ts';
import type { CodeValue } from './values.ts';

export interface Block<T> {
  readonly statements: readonly Statement[];
  readonly value: T;
}

export interface Writer {
  /** An integer in a variable; literals, arguments and variables stand for themselves. */
  readonly bind: (value: Int) => Int;
  readonly fresh: () => number;
  readonly put: (statement: Statement) => void;
  /** What `write` puts goes into a block of its own; what it computes is remembered there only. */
  readonly block: <T>(write: () => T) => Block<T>;
  /** What `write` puts goes to the entity, before its years. */
  readonly atEntity: <T>(write: () => T) => T;
  readonly recall: (key: string) => CodeValue | undefined;
  readonly remember: (key: string, value: CodeValue) => CodeValue;
  readonly entity: readonly Statement[];
  /** Statements put and variables made so far. */
  readonly size: () => { readonly statements: number; readonly variables: number };
  /** What is written from here on stems from this place of the policy file. */
  readonly from: (offset: number) => void;
  /** Where each variable stems from. */
  readonly origins: ReadonlyMap<number, number>;
}

interface Page {
  readonly statements: Statement[];
  readonly known: Map<string, CodeValue>;
}

const newPage = (): Page => ({ statements: [], known: new Map() });

/** Begins at the entity; `block` opens the year. */
export function createWriter(): Writer {
  const root = newPage();
  let open: Page[] = [root];
  let ids = 0;
  let count = 0;
  let origin = 0;
  const origins = new Map<number, number>();
  const put = (statement: Statement): void => {
    count++;
    open.at(-1)?.statements.push(statement);
  };
  const fresh = (): number => {
    origins.set(ids, origin);
    return ids++;
  };
  const within = <T>(pages: Page[], write: () => T): T => {
    const before = open;
    open = pages;
    const value = write();
    open = before;
    return value;
  };
  return {
    fresh,
    put,
    bind: (value) => {
      if (isLit(value) || value.int === 'var' || value.int === 'arg') return value;
      const id = fresh();
      put({ do: 'let', id, value });
      return variable(id, value.range);
    },
    block: (write) => {
      const page = newPage();
      const value = within([...open, page], write);
      return { statements: page.statements, value };
    },
    atEntity: (write) => within([root], write),
    recall: (key) => {
      for (let i = open.length - 1; i >= 0; i--) {
        const value = open[i]?.known.get(key);
        if (value) return value;
      }
      return undefined;
    },
    remember: (key, value) => {
      open.at(-1)?.known.set(key, value);
      return value;
    },
    from: (offset) => {
      origin = offset;
    },
    origins,
    entity: root.statements,
    size: () => ({ statements: count, variables: ids }),
  };
}

/** A variable that branches give different values; `range` holds them all. */
export function merged(writer: Writer, range: Range, start: bigint): { readonly id: number; readonly value: Int } {
  const id = writer.fresh();
  writer.put({ do: 'let', id, value: { int: 'lit', value: start, range: { lo: start, hi: start } } });
  return { id, value: variable(id, range) };
}
