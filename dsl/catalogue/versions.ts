/** GJ607x: which version of a policy is in force on a day. Days are ISO text. */
import { row } from './row.ts';

const quotedZh = (files: readonly string[]): string => files.map((file) => `「${file}」`).join('、');
const quotedEn = (files: readonly string[]): string => files.map((file) => `“${file}”`).join(', ');

export const versions = {
  GJ6070: row<{ before: string; after: string; from: string; to: string }>({
    severity: 'warning',
    zh: (p) => `「${p.before}」与「${p.after}」之间有空档：${p.from} 至 ${p.to} 没有有效的版本。`,
    en: (p) => `Between “${p.before}” and “${p.after}” no version is in force: ${p.from} to ${p.to}.`,
    manual: {
      zh: '有意中断的可以不管；否则请核对各版本“施行”的起止日期。',
      en: 'A gap may be meant; otherwise check the dates of 施行 in both versions.',
    },
  }),
  GJ6071: row<{ first: string; second: string; from: string; to?: string }>({
    severity: 'warning',
    zh: (p) =>
      `「${p.first}」与「${p.second}」同时有效：自 ${p.from} 起${p.to === undefined ? '' : `至 ${p.to} 止`}。被替代的版本请写“失效”。`,
    en: (p) =>
      `“${p.first}” and “${p.second}” are in force at once, from ${p.from}${p.to === undefined ? ' on' : ` to ${p.to}`}. Write 失效 into the version that was replaced.`,
    manual: {
      zh: '同一政策在同一天只能有一个版本有效。被新版本替代的旧版本，在“政策”块里写 失效：最后有效的一天。',
      en: 'On one day one version of a policy is in force. A version that was replaced states its last day: 失效.',
    },
  }),
  GJ6072: row<{ file: string }>({
    severity: 'warning',
    zh: (p) => `「${p.file}」不知道从哪一天起有效（没有写“施行”，或印发日期未定），不参与按日期选取。`,
    en: (p) =>
      `Nothing says from when “${p.file}” is in force (no 施行, or an undecided 印发日期); it is never chosen by a day.`,
    manual: {
      zh: '请写 施行：自…起至…止；自印发之日起施行的，写明印发日期。',
      en: 'Add 施行; where it begins on the day of issue, state 印发日期.',
    },
  }),
  GJ6073: row<{ day: string; before?: string; after?: string; undated: readonly string[] }>({
    severity: 'error',
    zh: (p) =>
      [
        `${p.day} 没有有效的版本。`,
        ...(p.before === undefined ? [] : [`此前最近的是「${p.before}」。`]),
        ...(p.after === undefined ? [] : [`此后最近的是「${p.after}」。`]),
        ...(p.undated.length === 0 ? [] : [`起日未定的：${quotedZh(p.undated)}。`]),
      ].join(''),
    en: (p) =>
      [
        `No version is in force on ${p.day}.`,
        ...(p.before === undefined ? [] : [`The last one before is “${p.before}”.`]),
        ...(p.after === undefined ? [] : [`The next one is “${p.after}”.`]),
        ...(p.undated.length === 0 ? [] : [`Undated: ${quotedEn(p.undated)}.`]),
      ].join(' '),
    manual: {
      zh: '请换一个日期，或直接写出要用的版本文件。',
      en: 'Choose another day, or name the file of the version.',
    },
  }),
  GJ6074: row<{ day: string; files: readonly string[] }>({
    severity: 'error',
    zh: (p) => `${p.day} 有几个版本同时有效：${quotedZh(p.files)}。请在被替代的版本里写“失效”，或直接写出要用的文件。`,
    en: (p) =>
      `Several versions are in force on ${p.day}: ${quotedEn(p.files)}. Write 失效 into the one that was replaced, or name a file.`,
    manual: {
      zh: '目录里的各个文件应是同一政策先后的版本。',
      en: 'The files of the folder should be versions of one policy, one after the other.',
    },
  }),
};
