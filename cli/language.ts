/** The language of messages. */
import type { Language } from '../dsl/index.ts';

/** `--lang`, else the locale: Chinese for zh*, and where no locale is set; English for any other. */
export function languageOf(argv: readonly string[], env: { readonly [name: string]: string | undefined }): Language {
  const asked = langArgument(argv);
  if (asked === 'zh' || asked === 'en') return asked;
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  const unset = locale === '' || /^(C|POSIX)(\.|$)/i.test(locale);
  return unset || /^zh/i.test(locale) ? 'zh' : 'en';
}

function langArgument(argv: readonly string[]): string | undefined {
  const at = argv.indexOf('--lang');
  if (at >= 0) return argv[at + 1];
  return argv.find((a) => a.startsWith('--lang='))?.slice('--lang='.length);
}
