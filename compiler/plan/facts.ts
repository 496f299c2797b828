/** What is known of one entity. */
import type { Value } from './op.ts';

/** What is known of one entity. A key that is not there is 未知 (or “never”, by its column); a list that is not there is 未知, an empty one is empty. */
export interface Facts {
  readonly entity: ReadonlyMap<string, Value>;
  readonly yearly: ReadonlyMap<string, ReadonlyMap<number, Value>>;
  /** By month number. */
  readonly monthly?: ReadonlyMap<string, ReadonlyMap<number, Value>>;
  /** Yearly and monthly fields of an item are kept under their name and year or month: `产值 2026`, `缴费基数 2026-01`. */
  readonly lists: ReadonlyMap<string, readonly ReadonlyMap<string, Value>[]>;
  /** Of a list that another list owns: the place (from 0) of each item's owner in the owner's list. */
  readonly parents?: ReadonlyMap<string, readonly number[]>;
  /** Of such a list: the owners of which it is 未知 what they have. */
  readonly unlisted?: ReadonlyMap<string, ReadonlySet<number>>;
}
