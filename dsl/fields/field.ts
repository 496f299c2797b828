/** What a field (a label line) looks like. The parser, the printer and the reference are made from these rows. */
import type { BlockKind, Expr, NameExpr, Node, Text } from '../ast.ts';
import type { KeywordId } from '../keywords.ts';

/** Text between “ and ”; where it holds ……, what stands between the parts is left out. */
export interface Excerpt extends Node<'excerpt'> {
  readonly parts: readonly string[];
}
export interface Grant extends Node<'grant'> {
  readonly bound?: 'atMost' | 'atLeast';
  readonly amount: Expr;
}
export interface Cap extends Node<'cap'> {
  readonly scope: 'item' | 'year' | 'life';
  /** Whether it begins with the word for an item (每项, 单个) or for an entity (每家, 单家). */
  readonly unit: 'item' | 'entity';
  /** What the unit is, where that is written: 单个项目, 每家企业. */
  readonly of?: NameExpr;
  readonly limit: Expr;
}
export interface Items extends Node<'items'> {
  readonly list: NameExpr;
  readonly where?: Expr;
}
export interface Instalments extends Node<'instalments'> {
  /** A duration in years. */
  readonly years: Expr;
  /** 等额, 4:3:3, or the name of a reading of that type. */
  readonly split: Expr;
  /** The first year of payment. */
  readonly from: Expr;
}
/** An event, perhaps only inside a period. */
export interface Event extends Node<'event'> {
  readonly within?: Expr;
  readonly date: Expr;
  /** Of a clawback: 追回已兑现部分的50%. */
  readonly share?: Expr;
}
export interface Resumption extends Node<'resumption'> {
  readonly condition?: Expr;
  readonly from: Expr;
}
export interface ShareItem extends Node<'share'> {
  readonly payer: Text;
  /** Absent: 其余, or the whole where it is the only one. */
  readonly ratio?: Expr;
  readonly rest: boolean;
}
export interface MissingRule extends Node<'missingRule'> {
  /** The value whose absence is meant. */
  readonly of: Expr;
  /** 不予认定, 视为达标, 改用X, or the name of a reading of that type. */
  readonly treatment: Expr;
}
export interface Validity extends Node<'validity'> {
  readonly from: Expr;
  readonly to?: Expr;
}
export interface Rounding extends Node<'rounding'> {
  /** 每项: items are rounded before they are summed. */
  readonly perItem: boolean;
  readonly unit: 'fen' | 'yuan' | 'hundredYuan' | 'thousandYuan' | 'tenThousandYuan';
  readonly mode: 'halfUp' | 'down' | 'up';
}

/** Every kind of content that a field can hold, by the name of its grammar rule. */
export interface SlotTypes {
  /** The rest of the line, as it stands. */
  readonly text: Text;
  /** The rest of the line, cut at 、. */
  readonly texts: readonly Text[];
  readonly excerpts: readonly Excerpt[];
  readonly expr: Expr;
  /** One expression, or numbered lines （1）…；. */
  readonly conditions: readonly Expr[];
  readonly monthDay: Expr;
  readonly grant: Grant;
  readonly cap: Cap;
  readonly items: Items;
  readonly instalments: Instalments;
  readonly event: Event;
  readonly resumption: Resumption;
  readonly shares: readonly ShareItem[];
  readonly missingRule: MissingRule;
  readonly validity: Validity;
  readonly rounding: Rounding;
}
export type SlotType = keyof SlotTypes;

/** Slot types whose line is not cut into words. */
export const textSlots: ReadonlySet<SlotType> = new Set<SlotType>(['text', 'texts', 'excerpts']);

type SlotName<N> = Exclude<keyof N, 'kind' | 'span' | 'label'>;
type SlotTypeFor<T> = {
  [K in SlotType]: SlotTypes[K] extends T ? (T extends SlotTypes[K] ? K : never) : never;
}[SlotType];

/** A field's node: its kind, its span, where and how its label is written, and one slot. */
export interface FieldNode<K extends string> extends Node<K> {
  readonly label: Text & { readonly keyword: KeywordId };
}

export interface FieldSyntax<N extends FieldNode<string>> {
  readonly kind: N['kind'];
  /** The label; several where the label itself is part of what is said (甲, 乙 …). */
  readonly labels: readonly KeywordId[];
  /** The blocks in which it may stand. */
  readonly in: readonly BlockKind[];
  readonly repeatable: boolean;
  readonly slot: { [P in SlotName<N>]: readonly [P, SlotTypeFor<N[P]>] }[SlotName<N>];
  readonly doc: { readonly zh: string; readonly en: string };
  readonly example: { readonly zh: string };
}

/** One row: checked so that the slot's name and type are those of the node. */
export const fieldSyntax = <N extends FieldNode<string>>(row: FieldSyntax<N>): FieldSyntax<N> => row;
