/** JSON Schema (2020-12) of the facts of one entity, from the declarations of the policy. */
import type { Column, Plan, Type } from '../compiler/plan.ts';
import { figureText, integer, rational } from '../dsl/index.ts';
import type { Strings } from './strings.ts';

type Schema = { readonly [key: string]: unknown };

export const factsSchema = (plan: Plan, s: Strings): Schema => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: s.schema.title(plan.policy),
  type: 'object',
  additionalProperties: false,
  properties: {
    [plan.entity]: {
      type: ['object', 'null'],
      additionalProperties: false,
      properties: { ...fields(plan, undefined, s), ...timelines(plan, s) },
    },
    ...lists(plan, undefined, s),
    // A 状态 is a field of the entity; it may also stand beside it, as a list does.
    ...timelines(plan, s),
  },
});

/** The lists of the entity, or of one list, each with its inner lists. */
const lists = (plan: Plan, owner: string | undefined, s: Strings): Schema =>
  Object.fromEntries(
    plan.lists
      .filter((list) => plan.owners?.[list] === owner && !isTimeline(plan, list))
      .map((list) => [
        list,
        {
          type: ['array', 'null'],
          items: {
            type: 'object',
            additionalProperties: false,
            properties: { ...fields(plan, list, s), ...lists(plan, list, s) },
          },
        },
      ]),
  );

const isTimeline = (plan: Plan, list: string): boolean => (plan.timelines ?? []).some(({ name }) => name === list);

const timelines = (plan: Plan, s: Strings): Schema =>
  Object.fromEntries(
    (plan.timelines ?? []).map(({ name, from, to }) => {
      const day = (description: string) => ({ ...valueSchema({ kind: 'date' }, s), description });
      return [
        name,
        {
          type: ['array', 'null'],
          description: s.schema.timeline,
          items: {
            type: 'object',
            additionalProperties: false,
            required: [from],
            properties: { [from]: { ...day(s.schema.entry), type: 'string' }, [to]: day(s.schema.exit) },
          },
        },
      ];
    }),
  );

const fields = (plan: Plan, list: string | undefined, s: Strings): Schema =>
  Object.fromEntries(plan.columns.filter((c) => c.list === list).map((c) => [c.name, field(c, s)]));

function field(column: Column, s: Strings): Schema {
  const unit = unitIn(column.type);
  const words = s.schema.kind[column.type.kind];
  const kind = unit ? s.schema.inUnit(words, unit) : words;
  const description = column.document === undefined ? kind : s.schema.only(kind, column.document);
  const value = { ...valueSchema(column.type, s), description };
  if (!column.yearly) return value;
  return {
    type: ['object', 'null'],
    description: column.monthly ? s.schema.byMonth : s.schema.byYear,
    additionalProperties: false,
    patternProperties: { [column.monthly ? MONTH : '^\\d{4}$']: value },
  };
}

/** What bare numbers of a type count, where that is not said by the type itself. */
function unitIn(type: Type): string | undefined {
  if (type.kind === 'money') return type.currency;
  return type.kind === 'rate' || (type.kind === 'count' && type.unit !== '') ? type.unit : undefined;
}

const MONTH = '^\\d{4}-(0[1-9]|1[0-2])$';

/** Absent and null both mean 未知. Money in binary floating point is refused, so numbers are integers. */
function valueSchema(type: Type, s: Strings): Schema {
  switch (type.kind) {
    case 'money':
      return {
        type: ['string', 'integer', 'null'],
        examples:
          type.currency === undefined ? s.schema.moneyExamples : [figureText(type, integer(100_000_000)), '1000000'],
      };
    case 'ratio':
      return { type: ['string', 'integer', 'null'], examples: ['10%', '0.1'] };
    case 'points':
      return { type: ['string', 'integer', 'null'], examples: [figureText(type, rational(5n, 100n)), 5] };
    case 'count':
      return { type: ['string', 'integer', 'null'], examples: [3] };
    case 'rate':
      return { type: ['string', 'integer', 'null'], examples: [`500${type.unit}`, '0.03'] };
    case 'date':
      return { type: ['string', 'null'], pattern: '^\\d{4}-\\d{2}-\\d{2}$', examples: ['2023-03-20'] };
    case 'year':
      return { type: ['integer', 'string', 'null'], minimum: 1900, maximum: 2200, examples: [2023] };
    case 'month':
      return { type: ['string', 'null'], pattern: MONTH, examples: ['2026-01'] };
    case 'flag':
      return { type: ['boolean', 'null'] };
    case 'option':
      return { enum: [...type.options, null] };
    case 'text':
      return { type: ['string', 'null'] };
  }
}
