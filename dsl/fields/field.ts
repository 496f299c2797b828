/** What a field (a label line) looks like. The parser, the printer and the reference are made from these rows. */
import type { BlockKind, DayBasis, Expr, NameExpr, Node, Ordering, Text } from '../ast.ts';
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
  /** Of each award, of each month, of each year, or of all years together. */
  readonly scope: 'item' | 'month' | 'year' | 'life';
  /** 每个成员, 每家, 单个项目: of each of which noun; absent: 每项, of each item. */
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
/** 认定日期所在年度50%，达产日期所在年度其余: each part in the year of its own event. */
export interface Milestones extends Node<'milestones'> {
  readonly parts: readonly Milestone[];
}
export interface Milestone extends Node<'milestone'> {
  /** The event counts only inside this period. */
  readonly within?: Expr;
  /** The year in which the part is due. */
  readonly year: Expr;
  /** Absent: 其余. */
  readonly ratio?: Expr;
}
/** 并按年利率4%计息（365天）. */
export interface Interest extends Node<'interest'> {
  readonly rate: Expr;
  readonly basis?: DayBasis;
}
/** An event, perhaps only inside a period. */
export interface Event extends Node<'event'> {
  readonly within?: Expr;
  readonly date: Expr;
  /** 在库退出的: the date is the name of a 状态, and the event its end. */
  readonly exit?: true;
  /** Of a clawback: 追回已兑现部分的50%. */
  readonly share?: Expr;
  /** Of a clawback: what is taken back bears interest. */
  readonly interest?: Interest;
}
export interface Resumption extends Node<'resumption'> {
  readonly condition?: Expr;
  readonly from: Expr;
  /** 停付期间的补发. */
  readonly madeUp: boolean;
  /** Written with 恢复兑现; a 资格 is held again without it. */
  readonly payments: boolean;
}
export interface TopUp extends Node<'topUp'> {
  /** 扣除以前年度标准, 扣除以前年度实得, or the name of a reading of that type. */
  readonly rule: Expr;
  /** 连同X: what was received besides. */
  readonly besides?: Expr;
}
export interface Ban extends Node<'ban'> {
  /** 申报日期在…: the moment that must not lie in the period. */
  readonly moment?: Expr;
  readonly period: Expr;
}
export interface ShareItem extends Node<'share'> {
  readonly payer: Text;
  /** Absent: 其余, or the whole where it is the only one. */
  readonly ratio?: Expr;
  readonly rest: boolean;
  /** 按6:4: behind the last payer, for all of them. */
  readonly split?: Expr;
}
/** A clause as a relation names it: all blocks of its number, or the one of this title. */
export interface ClauseName extends Node<'clauseName'> {
  /** 一（一）; empty where no number is written. */
  readonly ref: string;
  readonly title?: Text;
}
export interface HigherOf extends Node<'higherOf'> {
  readonly clauses: readonly ClauseName[];
  readonly overLife: boolean;
}
export interface Choose extends Node<'choose'> {
  readonly clauses: readonly ClauseName[];
  /** A name of type 选项, or what was enjoyed first or last. */
  readonly by: NameExpr | 'first' | 'last';
  /** What was received so far is deducted on a change. */
  readonly deduct: boolean;
}
export interface SharedCap extends Node<'sharedCap'> {
  readonly clauses: readonly ClauseName[] | 'all';
  readonly except: readonly ClauseName[];
  readonly scope: 'year' | 'life';
  readonly limit: Expr;
  /** Absent: pro rata. */
  readonly method?: 'reducedProRata' | 'inTurn';
}
export interface ExceptionTo extends Node<'exceptionTo'> {
  readonly label?: Text;
  readonly clauses: readonly ClauseName[];
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
  /** 每期: instalments are rounded, the last takes the rest. */
  readonly perInstalment: boolean;
  readonly unit: 'fen' | 'yuan' | 'hundredYuan' | 'thousandYuan' | 'tenThousandYuan';
  readonly mode: 'halfUp' | 'down' | 'up';
}
/** `本文件三（一）`, `旧办法四`, `三（一）`; `旧办法` alone is all of its clauses. */
export interface ClauseTarget extends Node<'clauseTarget'> {
  /** The short name of another document; absent: this one. */
  readonly document?: Text;
  /** As it is written; absent: the whole document. */
  readonly ref?: Text;
  /** 本文件 is written out. */
  readonly own: boolean;
}
/** 废止: free text, or clauses of another document, from a day, with what happens to what was acquired. */
export interface Repeal extends Node<'repealed'> {
  readonly text?: Text;
  readonly targets: readonly ClauseTarget[];
  readonly from?: Expr;
  /** 继续兑完, 到期即止, or the name of a reading of that type. */
  readonly acquired?: Expr;
}
export interface Exclusion extends Node<'exclusion'> {
  readonly parties: readonly ClauseTarget[];
  readonly rule: 'higherPrevails' | 'thisPrevails' | 'earlierPrevails';
}
/** 优先: free text, or clauses that stand before others. */
export interface Precedence extends Node<'precedence'> {
  readonly text?: Text;
  readonly higher: readonly ClauseTarget[];
  readonly lower: readonly ClauseTarget[];
}

/** “指标/lpr.csv”，列“一年期”: a table beside the policy, and which of its columns. */
export interface DataTable extends Node<'dataTable'> {
  readonly file: Text;
  readonly column?: Text;
}
/** What holds on a day for which there is no figure. */
export interface GapRule extends Node<'gapRule'> {
  readonly how: 'carryOn' | 'deemedUnknown' | 'mustNotLack';
  /** Of 超过31日视为未知. */
  readonly after?: Expr;
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
  readonly rule: CutProRata | InOrder;
}
export interface CutProRata extends Node<'cutProRata'> {
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
  readonly instalments: Instalments | Milestones;
  readonly topUp: TopUp;
  readonly ban: Ban;
  readonly event: Event;
  readonly resumption: Resumption;
  readonly shares: readonly ShareItem[];
  readonly higherOf: HigherOf;
  readonly choose: Choose;
  readonly sharedCap: SharedCap;
  readonly exceptionTo: ExceptionTo;
  readonly missingRule: MissingRule;
  readonly validity: Validity;
  readonly rounding: Rounding;
  readonly dataTable: DataTable;
  readonly gapRule: GapRule;
  readonly repealed: Repeal;
  readonly exclusion: Exclusion;
  readonly precedence: Precedence;
  readonly ranking: Ranking;
  readonly pool: Pool;
}
export type SlotType = keyof SlotTypes;

/** Slot types whose line is not cut into words. */
export const textSlots: ReadonlySet<SlotType> = new Set<SlotType>(['text', 'texts', 'excerpts']);
/** Slot types whose line is cut into words only where it names clauses; else it is text. */
export const mixedSlots: ReadonlySet<SlotType> = new Set<SlotType>(['repealed', 'precedence']);

/** Slot types that begin with clauses, which are cut in a way of their own. */
export const clauseSlots: ReadonlySet<SlotType> = new Set<SlotType>(['higherOf', 'choose', 'sharedCap', 'exceptionTo']);

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
