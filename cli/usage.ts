/** What was wrong with a command line, in words. */
import type { CommanderError } from 'commander';
import type { Strings } from './strings.ts';

/** commander's codes are stable; the word it complains of stands in quotes in its message. */
export function usageText(error: CommanderError, s: Strings): string {
  const word = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  const known = s.usage[error.code];
  if (error.code === 'commander.help') return s.usage['commander.help']?.('') ?? '';
  return `${known ? known(word) : error.message.replace(/^error: /, '')} ${s.seeHelp}`;
}
