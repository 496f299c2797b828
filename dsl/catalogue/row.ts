import type { Definition } from '../diagnostics.ts';

/** Types one row of the catalogue by its parameters: `row<{ word: string }>({ … })`. */
export const row = <P>(definition: Definition<P>): Definition<P> => definition;

/** `，是否想写「…」？` where a near name is known. */
export const didYouMeanZh = (near: string | undefined): string => (near ? `是否想写「${near}」？` : '');
export const didYouMeanEn = (near: string | undefined): string => (near ? ` Did you mean “${near}”?` : '');
