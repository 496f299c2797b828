/** One policy file read for itself, before it is linked with others; and how others see it. */
import type { Diagnostic } from '../../dsl/diagnostics.ts';
import type { ParsedPolicy } from '../../dsl/index.ts';
import type { Span } from '../../dsl/span.ts';
import type { LoweredClause } from '../clause.ts';
import type { Workshop } from '../definitions.ts';
import type { CompileOptions } from '../options.ts';
import type { Plan } from '../plan.ts';
import type { LoweredQualification } from '../qualification.ts';
import type { Sources } from '../sources.ts';
import type { Relation } from './resolve.ts';
import type { WrittenRelation } from './written.ts';

export interface OpenDocument {
  readonly parsed: ParsedPolicy;
  readonly workshop: Workshop;
  readonly sources: Sources;
  /** Everything found so far; grows while the document is linked. */
  readonly found: readonly Diagnostic[];
  /** Errors that withhold its Plan, so far; those of 场景 do not. */
  readonly errors: () => readonly Diagnostic[];
  /** Of this file alone. */
  readonly plan: Plan;
  readonly clauses: readonly LoweredClause[];
  readonly qualifications: readonly LoweredQualification[];
  readonly relations: readonly WrittenRelation[];
}

/** `options` say where the files beside it are, for what the file itself reads. */
export type OpenFile = (source: string, options: CompileOptions) => OpenDocument;

/** A document among those that are computed together. */
export interface Linked {
  /** As the policy calls it; empty for the policy itself. Documents of documents are 中办法/旧办法. */
  readonly name: string;
  readonly path: string;
  /** Where its text begins among all texts laid end to end. */
  readonly base: number;
  readonly document: OpenDocument;
  /** Its own short names → names in this linking. */
  readonly names: ReadonlyMap<string, string>;
  /** The 引用 of the policy through which it came. */
  readonly at: Span;
  readonly relations: readonly Relation[];
}
