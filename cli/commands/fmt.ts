/** `guiju fmt`: prints the rule blocks in one form; the prose is never touched. */
import { format, hasErrors } from '../../dsl/index.ts';
import { type Call, type CommandSpec, has, option } from '../call.ts';
import { diagnosticsJson, diagnosticsText } from '../diagnostics.ts';
import { EXIT } from '../exit.ts';
import { printJson } from '../json.ts';
import { openPolicy } from '../policyFile.ts';
import { policyPaths } from '../policyPaths.ts';
import { writeWhole } from '../writeFile.ts';

export const fmt: CommandSpec = {
  name: 'fmt',
  args: '<file...>',
  about: (s) => s.help.fmt,
  options: [{ flags: '--check', about: (s) => s.help.fmtCheck }],
  run: (call) => {
    const reports = policyPaths(call.args, call.s).map((path) => formatFile(call, path));
    if (call.json) printJson(call.io, reports);
    else for (const r of reports) call.io.out(`${r.text}\n`);
    const failed = reports.some((r) => r.state === 'broken' || (r.state === 'changed' && has(call, 'check')));
    return failed ? EXIT.wrongData : EXIT.done;
  },
};

function formatFile(call: Call, path: string) {
  const policy = openPolicy(call, path);
  const { parsed, bom } = policy;
  const broken = parsed.diagnostics;
  if (hasErrors(broken)) {
    return {
      file: path,
      state: 'broken' as const,
      text: `${diagnosticsText(call, policy, broken)}\n${call.s.fmt.broken(path)}`,
      diagnostics: diagnosticsJson(call, policy, broken),
    };
  }
  const asked = option(call, 'lang');
  const formatted = asked === 'zh' || asked === 'en' ? format(parsed, asked) : format(parsed);
  if (formatted === policy.text) return { file: path, state: 'same' as const, text: call.s.fmt.same(path) };
  if (has(call, 'check')) return { file: path, state: 'changed' as const, text: call.s.fmt.wouldChange(path) };
  writeWhole(path, `${bom ? '\ufeff' : ''}${formatted}`, call.s);
  return { file: path, state: 'changed' as const, text: call.s.fmt.changed(path) };
}
