import type { Completion } from './complete.ts';

/** Whether an item answers what is typed: one of its spellings begins with it. */
export const completionMatches = (item: Pick<Completion, 'filter'>, typed: string): boolean =>
  item.filter.split(' ').some((spelling) => spelling.toLowerCase().startsWith(typed.toLowerCase()));
