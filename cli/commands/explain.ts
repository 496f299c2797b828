/** `guiju explain`: the manual page of a diagnostic; without a code, all of them. */

import samples from '../../dsl/catalogue/samples.json' with { type: 'json' };
import { allCodes, type Code, type Diagnostic, isCode, manualOf, messageOf, severityOf } from '../../dsl/index.ts';
import { argument, type Call, type CommandSpec } from '../call.ts';
import { EXIT, Halt } from '../exit.ts';
import { printJson } from '../json.ts';

export const explain: CommandSpec = {
  name: 'explain',
  args: '[code]',
  about: (s) => s.help.explain,
  options: [],
  run: (call) => {
    const asked = argument(call, 0).toUpperCase();
    const pages = (asked === '' ? allCodes() : [codeOf(call, asked)]).map((code) => page(call, code));
    if (call.json) printJson(call.io, asked === '' ? pages : pages[0]);
    else if (asked === '') for (const p of pages) call.io.out(`${p.code} ${call.s.severity[p.severity]} ${p.manual}\n`);
    else
      for (const p of pages) call.io.out(`${p.code} ${call.s.severity[p.severity]}\n\n${p.example}\n\n${p.manual}\n`);
    return EXIT.done;
  },
};

const page = (call: Call, code: Code) => ({
  code,
  severity: severityOf({ code }),
  /** The message as it might read; names and figures are samples. */
  example: messageOf({ code, params: samples[code], span: { start: 0, end: 0 } } as Diagnostic, call.language),
  manual: manualOf(code, call.language),
});

function codeOf(call: Call, text: string): Code {
  if (isCode(text)) return text;
  const message = call.s.file.noCode(text);
  throw new Halt(EXIT.wrongCall, message, { error: { kind: 'usage', message } });
}
