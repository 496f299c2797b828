/** Executes Plans: exact evaluation, ledgers, explanations, readings, simulations, data in. */
export type { Actual } from './actual.ts';
export type { CheckResult } from './checks.ts';
export { decodePlan, encodePlan } from './codec.ts';
export { type AmountRow, type ColumnarResult, columnar, runOf } from './columnar.ts';
export { type Store, storeOf } from './columns.ts';
export type { Choice } from './consulted.ts';
export { type ConditionCoverage, type Coverage, coverage } from './coverage.ts';
export { needsEverybody } from './crowd.ts';
export type { Effect, EntityChange } from './effect.ts';
export { entityResult, evaluateEntity } from './evaluate.ts';
export type { PopulationEntity } from './everybody.ts';
export { type ComparisonDetail, type Explanation, explain } from './explain.ts';
export type { AllotmentDetail, RankingDetail } from './explainTogether.ts';
export { type FactsRead, readFacts } from './facts.ts';
export { atItem, type Frame, inMonth, inYear, WHOLE } from './frames.ts';
export { BLOCK, type KernelSource, type PlacedStore, placed, type Rows, type Run } from './kernels.ts';
export { type Ledger, type LedgerRow, ledgers } from './ledger.ts';
export { type RunOptions, unknownAnswers } from './options.ts';
export { type Overruled, overruled } from './overruled.ts';
export type { OpenShare, PayerSplit } from './payers.ts';
export { type PopulationOptions, type PopulationRead, readPopulation, type Table } from './population.ts';
export { allReadings, type Combination, type Matrix, type MatrixOptions, type Price } from './readings.ts';
export { type Evaluation, evaluation, type Population, populationOf, type Traced } from './reference.ts';
export { type Rendered, type RenderedState, renderState, renderValue } from './render.ts';
export type {
  BeforePopulation,
  Entitlement,
  EntityResult,
  NotComputableOutput,
  Payment,
  Qualification,
  Status,
  StepValues,
  UnknownOutput,
} from './results.ts';
export { runScenarios, type ScenarioFailure, type ScenarioResult } from './scenarios.ts';
export { readingProblems, readParameters } from './settings.ts';
export {
  type EntityAmount,
  type ParameterUsed,
  type Progress,
  type SimulateOptions,
  type Simulation,
  simulate,
  simulateAll,
} from './simulate.ts';
export { type Instead, type MakeKernels, simulateColumns } from './simulateColumns.ts';
export type { Reason, State } from './states.ts';
export type { BudgetRow, ClauseTotal, EntitlementTotal, Totals } from './tally.ts';
export { type InForce, type Version, versionFindings, versionInForce } from './versions.ts';
export { yearsToAsk } from './years.ts';
