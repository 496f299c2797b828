import { marks, spell, spellingsOf } from '../dsl/keywords.ts';

/** Characters after which a host asks for completion by itself. */
export const completionTriggers: readonly string[] = [
  ...new Set([
    '：',
    ':',
    '、',
    marks.quoteOpen,
    ...[...spellingsOf('is'), spell('oneOf', 'zh')].map((w) => w.slice(-1)),
  ]),
].filter((c) => !/[a-z]/i.test(c));
