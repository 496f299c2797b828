/** A JSON file with places for what is wrong with it, and no key given twice. */
import { lineStarts, placeAt } from '../../dsl/index.ts';
import { EXIT, Halt } from '../exit.ts';
import { type FileText, readText } from '../files.ts';
import type { Strings } from '../strings.ts';

export function readJsonFile(path: string, s: Strings): { readonly json: unknown; readonly file: FileText } {
  const file = readText(path, s);
  const halt = (offset: number, reason: string): Halt => {
    const { line, column } = placeAt(lineStarts(file.text), offset);
    const message = s.file.badJson(`${path}:${line}:${column}`, reason);
    return new Halt(EXIT.wrongData, message, { error: { kind: 'json', file: path, line, column, message } });
  };
  let json: unknown;
  try {
    json = JSON.parse(file.text);
  } catch (error) {
    throw halt(offsetOf(error, file.text), s.file.syntax);
  }
  const twice = repeatedKey(file.text);
  if (twice) throw halt(twice.offset, s.file.keyTwice(twice.key));
  return { json, file };
}

/** Where V8 says that reading stopped; the end where it says nothing. */
function offsetOf(error: unknown, text: string): number {
  const match = error instanceof Error ? /position (\d+)/.exec(error.message) : null;
  return match ? Number(match[1]) : text.length;
}

/** JSON.parse keeps the last of two equal keys without a word. INVARIANT: the text is valid JSON. */
export function repeatedKey(text: string): { readonly key: string; readonly offset: number } | undefined {
  const open: (Set<string> | undefined)[] = [];
  const tokens = /"(?:[^"\\]|\\.)*"|[{}[\]]/g;
  for (let match = tokens.exec(text); match; match = tokens.exec(text)) {
    const [token] = match;
    if (token === '{') open.push(new Set());
    else if (token === '[') open.push(undefined);
    else if (token === '}' || token === ']') open.pop();
    else {
      const keys = open.at(-1);
      if (!keys || !/^\s*:/.test(text.slice(tokens.lastIndex, tokens.lastIndex + 1000))) continue;
      const key = String(JSON.parse(token));
      if (keys.has(key)) return { key, offset: match.index };
      keys.add(key);
    }
  }
  return undefined;
}
