/** The surroundings of one lowering: the Plan, the choice of answers, the columns as they are stored, the place. */
import type { CodeColumn, Int } from '../../code.ts';
import type { Op, Plan, Reading, Step, Value } from '../../plan.ts';
import type { Identity } from './identity.ts';
import type { CodeValue } from './values.ts';
import type { Writer } from './writer.ts';

/** How the data of a run are stored, as far as code depends on it. */
export interface Layout {
  readonly columns: readonly CodeColumn[];
  /** Names of the lists, in the order of their offsets. */
  readonly lists: readonly string[];
  /** Years that are asked about, both inclusive. */
  readonly window: { readonly first: number; readonly last: number };
  /** Years that yearly columns hold. */
  readonly stored: { readonly first: number; readonly last: number };
  /** The most items that one entity has in a list. */
  readonly longest: { readonly [list: string]: number };
  /** Options and texts by number; a word that no data hold gets the next one. */
  readonly words: Map<string, number>;
}

/** How the Plan is run. */
export interface Settings {
  readonly readings: { readonly [name: string]: string };
  /** Values that override a parameter in every year. */
  readonly parameters: { readonly [name: string]: Value };
}

/** Where an expression is lowered. `key` names the year for what is remembered. */
export interface Place {
  readonly year?: { readonly value: Int; readonly key: string };
  readonly item?: { readonly list: string; readonly row: number };
}

export interface Context {
  readonly plan: Plan;
  readonly steps: ReadonlyMap<string, Step>;
  readonly readings: ReadonlyMap<string, Reading>;
  readonly layout: Layout;
  readonly settings: Settings;
  readonly writer: Writer;
  readonly identity: Identity;
  /** Adds figures of the policy to the arguments of the call; their first index. */
  readonly figures: (values: readonly bigint[]) => number;
  /** The steps that are being lowered, the innermost last: one that comes up again rests on its own earlier years. */
  readonly open: string[];
  /** What kernel code cannot say; the clause stays with the reference evaluator. */
  readonly refuse: (why: string, at: Op['at']) => void;
  /** The expression in a place; through here, so that the rules of single operators need not import their switch. */
  readonly lower: (op: Op, place: Place) => CodeValue;
}
