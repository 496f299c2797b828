import { endsName, normalise } from '../dsl/characters.ts';
import type { Language } from '../dsl/index.ts';
import { matchLiteral } from '../dsl/literals.ts';
import { particles, wordSpellings } from '../dsl/names.ts';
import { declarationsOf } from './declarationsOf.ts';
import type { Snapshot } from './openPolicy.ts';
import { says } from './strings.ts';

const LONGEST_NAME = 20;

/** Why a name may not be used for what is named `old` now; undefined where it may. */
export function checkName(snapshot: Snapshot, written: string, old: string, language: Language): string | undefined {
  const name = normalise(written);
  if (name === '') return says.nameEmpty[language]();
  const mark = [...written].find((c) => endsName(normalise(c)));
  if (mark !== undefined) return says.nameMarks[language](mark);
  if (wordSpellings.has(name)) return says.nameWord[language](name);
  const particle = particles.first.find((p) => name.startsWith(p)) ?? particles.last.find((p) => name.endsWith(p));
  if (particle) return says.nameParticle[language](name, particle);
  if ([...name].length > LONGEST_NAME) return says.nameLong[language](LONGEST_NAME);
  if (matchLiteral(normalise(name), 0)) return says.nameFigure[language](name);
  return name !== old && declarationsOf(snapshot).has(name) ? says.nameTaken[language](name) : undefined;
}
