/** Declarations that cannot be meant are errors; they never reach a calculation. */
import { expect, test } from 'vitest';
import { compile } from '../../compiler/index.ts';
import { hasErrors } from '../../dsl/index.ts';
import { policy } from '../support/policy.ts';

const withFields = (fields: string) =>
  compile(policy({ fields, clause: '  对象：企业\n  一次性：入库日\n  给予：甲项' }));

test.each([
  ['that is not declared', '  甲项：金额，缺则取乙项'],
  ['of another type', '  甲项：金额，缺则取入库日'],
  ['that is yearly where the field is not', '  甲项：金额，缺则取产值'],
])('缺则取 a field %s', (_, fields) => {
  expect(hasErrors(withFields(fields).diagnostics)).toBe(true);
});

test('缺则取 another field of the same kind is no error', () => {
  expect(hasErrors(withFields('  甲项：金额，缺则取注册资本').diagnostics)).toBe(false);
});
