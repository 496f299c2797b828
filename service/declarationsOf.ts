import { bind } from '../compiler/symbols.ts';
import { perSnapshot } from './perSnapshot.ts';

/** What each name stands for; a name may be declared by several lists or types. */
export const declarationsOf = perSnapshot((snapshot) => bind(snapshot.compiled.parsed.ast, () => {}).byName);
