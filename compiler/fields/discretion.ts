/** 裁量: the share of an “up to” that is planned, between 0 and 100 %. */
import type { FieldOf } from '../../dsl/fields/index.ts';
import { entityScope, type FieldMeaning, read } from '../draft.ts';
import { RATIO } from '../types.ts';

export const discretion: FieldMeaning<FieldOf<'discretion'>> = {
  phase: 'discretion',
  apply: (field, draft) => {
    const share = read(field.share, entityScope(draft), RATIO);
    return share ? { ...draft, discretion: share.op } : draft;
  },
};
