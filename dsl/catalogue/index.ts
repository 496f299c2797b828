/** GJ1 words and syntax · GJ2 names · GJ3 types, units, grain · GJ4 meaning · GJ5 targets · GJ6 data · GJ9 bugs. Never reused, never renumbered. */
import { data } from './data.ts';
import { documents } from './documents.ts';
import { everybody } from './everybody.ts';
import { meaning } from './meaning.ts';
import { names } from './names.ts';
import { scenarios } from './scenarios.ts';
import { syntax } from './syntax.ts';
import { types } from './types.ts';
import { units } from './units.ts';
import { versions } from './versions.ts';

export const catalogue = {
  ...syntax,
  ...names,
  ...types,
  ...meaning,
  ...documents,
  ...versions,
  ...data,
  ...scenarios,
  ...everybody,
  ...units,
};
