/** What a field (a label line) looks like. The parser, the printer and the reference are made from these rows. */
import type { BlockKind, Expr, NameExpr, Node, Ordering, Text } from '../ast.ts';
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
  /** Of each award, of each year, or of all years together. */
  readonly scope: 'item' | 'year' | 'life';
  /** 每个成员, 每家: of each of which noun; absent: 每项, of each item. */
  readonly per?: NameExpr;
  readonly limit: Expr;
}
export interface Items extends Node<'items'> {
  readonly list: NameExpr;
  readonly where?: Expr;
  readonly order?: Ordering;
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
/** 按营业收入从高到低取前10名，并列的一并入选，不享受的依次递补. */
export interface Ranking extends Node<'ranking'> {
  /** In the order in which they count; further ones settle ties of the ones before. */
  readonly by: readonly RankKey[];
  /** A number of places, or the part of all who take part. */
  readonly first: Expr;
  /** A name: of a 解读 that says whether all who are tied come in. */
  readonly ties?: 'in' | 'out' | NameExpr;
  readonly nextMovesUp: boolean;
}
export interface RankKey extends Node<'rankKey'> {
  readonly of: Expr;
  readonly order: 'high' | 'low';
}
/** 每年500万元，超出的按比例折算; 每年500万元，按受理日期先到先得，末户按余额兑付. */
export interface Pool extends Node<'pool'> {
  readonly scope: 'year' | 'life';
  readonly limit: Expr;
  readonly rule: ProRata | InOrder;
}
export interface ProRata extends Node<'proRata'> {
  readonly rest?: 'dropped' | 'largest';
}
export interface InOrder extends Node<'inOrder'> {
  readonly by: readonly Expr[];
  /** A name: of a 解读 that says whether the last one gets what is left. */
  readonly last?: 'part' | 'nothing' | NameExpr;
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
  readonly ranking: Ranking;
  readonly pool: Pool;
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
