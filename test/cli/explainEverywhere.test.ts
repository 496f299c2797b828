/** `run --explain` for the facts of every scenario of every policy: all of it can be told. */
import { expect, test } from 'vitest';
import { explanations } from '../../cli/explanation.ts';
import { compile } from '../../compiler/index.ts';
import { evaluateEntity, evaluation, ledgers, type RenderedState } from '../../runtime/index.ts';
import { filesBeside, policies } from '../support/documents.ts';

/** Fen; undefined where the amount is not known. */
const amountOf = (s: RenderedState): bigint | undefined =>
  s.state === 'value' && typeof s.value === 'string' ? BigInt(s.value) : undefined;

test.each(policies.map(({ path, source }) => [path, source] as const))('%s', (path, source) => {
  const { plan, scenarios } = compile(source, { file: filesBeside(path) });
  if (!plan) throw new Error(`${path} has errors`);
  const people = scenarios.flatMap((c) => c.entities?.map((e) => e.facts) ?? [c.facts]);
  // The seed policy has very many; a fifth of them meets every clause.
  const asked = people.length > 100 ? people.filter((_, i) => i % 5 === 0) : people;
  for (const facts of asked) {
    const result = evaluateEntity(plan, facts);
    // Every payment has its reasons, and they end in the amount that is paid.
    const traces = explanations(plan, facts, {}, result);
    for (const { clause, title, year, fen } of result.payments) {
      const own = traces.filter((t) => t.clause === clause && t.title === title && t.year === year);
      expect(own.map((t) => amountOf(t.tree.state))).toContain(fen);
    }
    expect(Array.isArray(ledgers(evaluation(plan, facts)))).toBe(true);
  }
});
