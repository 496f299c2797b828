/** Names of types as users know them, for messages that name both sides of a mismatch. */
import { type KeywordId, spell } from './keywords.ts';

/** A type by its keyword; a count with its unit. */
export interface TypeName {
  readonly word: KeywordId | 'yearPeriod' | 'monthPeriod' | 'datePeriod' | 'entity' | 'duration';
  readonly unit?: string;
}

const special = {
  yearPeriod: { zh: '按年度计算的期间', en: 'a period of whole years' },
  monthPeriod: { zh: '按月份计算的期间', en: 'a period of whole months' },
  datePeriod: { zh: '按日期计算的期间', en: 'a period of dates' },
  entity: { zh: '主体', en: 'an entity' },
  duration: { zh: '时长', en: 'a length of time' },
} as const;

export function typeText({ word, unit }: TypeName, language: 'zh' | 'en'): string {
  const base = word in special ? special[word as keyof typeof special][language] : spell(word as KeywordId, language);
  if (!unit) return base;
  return language === 'zh' ? `${base}（${unit}）` : `${base} (${unit})`;
}
