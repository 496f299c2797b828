import { linkSources } from '../compiler/sources.ts';
import { perSnapshot } from './perSnapshot.ts';

/** Which sentences each field and block quotes. */
export const sourcesOf = perSnapshot((snapshot) => {
  const { document, ast } = snapshot.compiled.parsed;
  return linkSources(document, ast.blocks, () => {});
});
