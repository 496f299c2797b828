/** The inputs of the fuzzer: the number of an input and the seed say which it is. */
import { examples, mistakes, policies } from '../support/documents.ts';
import { chanceOf, pick } from './chance.ts';
import { generatePolicy } from './generate.ts';
import { kinds, mutate } from './mutate.ts';
import { shortened } from './shortened.ts';

export interface Input {
  readonly kind: (typeof kinds)[number] | 'generated';
  /** The document that was changed. */
  readonly of: string;
  readonly source: string;
}

const documents = [...policies, ...examples, ...mistakes];
const others = documents.flatMap(({ source }) => source.split('\n'));

export function inputOf(seed: number, index: number): Input {
  const chance = chanceOf(seed * 1_000_003 + index);
  const kind = pick(chance, [...kinds, 'generated'] as const);
  if (kind === 'generated') {
    const source = generatePolicy(chance);
    return {
      kind,
      of: 'grammar',
      source: chance(3) === 0 ? mutate(source, pick(chance, kinds), others, chance) : source,
    };
  }
  const document = pick(chance, documents);
  const whole = shortened(document.source, chance);
  return { kind, of: document.path, source: mutate(whole, kind, others, chance) };
}
