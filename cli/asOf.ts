/** The day of `--as-of`. */
import { parseIsoDate } from '../dsl/index.ts';
import { type Call, option } from './call.ts';
import { EXIT, Halt } from './exit.ts';

/** ISO text of a day of the calendar; undefined where none is asked for. */
export function asOfDate(call: Call): string | undefined {
  const text = option(call, 'asOf');
  if (text === undefined || parseIsoDate(text) !== undefined) return text;
  const message = call.s.run.badDate(text);
  throw new Halt(EXIT.wrongCall, message, { error: { kind: 'usage', message } });
}
