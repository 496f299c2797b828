/** Rules of the house that no other tool checks. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../', import.meta.url));
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
  cwd: root,
  encoding: 'utf8',
  maxBuffer: 1 << 26,
})
  .split('\0')
  .filter((file) => file !== '' && existsSync(`${root}${file}`));
const read = (file: string): string => readFileSync(`${root}${file}`, 'utf8');
const sources = files.filter((file) => /\.(ts|tsx)$/.test(file));
const outsideTests = sources.filter((file) => !file.startsWith('test/'));

const han = /\p{Script=Han}/u;

/** Files whose business is Chinese text. */
const isChinese = (file: string): boolean =>
  file.startsWith('dsl/vocabulary/') || ['cli/strings.ts', 'editor/strings.ts'].includes(file);

/** Where Chinese stands outside the value of a property `zh`: the place and the words. */
function strayChinese(file: string): readonly string[] {
  const tree = ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const text =
      ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)
        ? node.text
        : ts.isIdentifier(node) || ts.isJsxText(node) || ts.isRegularExpressionLiteral(node)
          ? node.getText(tree)
          : '';
    if (han.test(text) && !belowZh(node)) {
      const { line } = tree.getLineAndCharacterOfPosition(node.getStart(tree));
      found.push(`${file}:${line + 1} ${text.slice(0, 30)}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

/**
 * Whether a text is one side of a pair of languages: a row with `zh` (what its `en` quotes of the
 * language is allowed with it), a name that ends in Zh or En, or a choice by `=== 'zh'`.
 */
function belowZh(node: ts.Node): boolean {
  for (let at: ts.Node | undefined = node; at; at = at.parent) {
    if (ts.isPropertyAssignment(at) && /^(zh|en)$/.test(at.name.getText())) {
      const { properties } = at.parent;
      if (properties.some((p) => p.name?.getText() === 'zh')) return true;
    }
    if (ts.isVariableDeclaration(at) && /(Zh|En)$/.test(at.name.getText())) return true;
    if (ts.isConditionalExpression(at) && at.condition.getText().endsWith("=== 'zh'")) return true;
  }
  return false;
}

test('Chinese stands only where the words of the language and the messages are kept', () => {
  const checked = outsideTests.filter((file) => !file.startsWith('policies/') && !isChinese(file));
  expect(checked.length).toBeGreaterThan(100);
  expect(checked.flatMap(strayChinese)).toEqual([]);
});

test('no source file is longer than 500 lines', () => {
  // A table that a script makes says so in its first lines; nobody reads it top-down.
  const written = sources.filter((file) => !/generated/i.test(read(file).slice(0, 300)));
  const long = written.filter((file) => read(file).split('\n').length - 1 > 500);
  expect(long).toEqual([]);
});

describe('the core is pure', () => {
  const core = outsideTests.filter((file) => /^(dsl|compiler|runtime|service)\//.test(file));
  test('it has files', () => expect(core.length).toBeGreaterThan(80));
  /** Names that are used, as opposed to words in comments and texts. */
  const uses = (file: string, pattern: RegExp): boolean => {
    const tree = ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest, true);
    let found = false;
    const visit = (node: ts.Node): void => {
      if ((ts.isPropertyAccessExpression(node) || ts.isIdentifier(node)) && pattern.test(node.getText(tree))) {
        const declares = ts.isIdentifier(node) && ts.isPropertyAssignment(node.parent) && node.parent.name === node;
        found ||= !declares;
      }
      ts.forEachChild(node, visit);
    };
    visit(tree);
    return found;
  };
  test.each([
    ['chance', /^Math\.random$/],
    ['clock', /^(Date|performance)$/],
    ['console', /^console$/],
    ['process', /^process$/],
    ['locale', /\.(localeCompare|toLocaleString|toLocaleUpperCase|toLocaleLowerCase)$/],
  ])('no %s', (_, pattern) => {
    expect(core.filter((file) => uses(file, pattern))).toEqual([]);
  });
  test('no module of Node', () => {
    expect(core.filter((file) => /from '(node:|fs|path|os)/.test(read(file)))).toEqual([]);
  });
});

test('no path of one machine stands in the repository', () => {
  const text = files.filter((file) => /\.(ts|tsx|js|mjs|cjs|json|md|txt|html|css|yml|yaml)$/.test(file));
  // Written in two parts, so that this file does not find itself.
  const paths = [`/${'work'}/`, `/${'home'}/`, `/${'Users'}/`, `C:\\${'Users'}`, `/${'tmp'}/`];
  const own = text.filter((file) => file !== 'package-lock.json');
  expect(
    own.flatMap((file) => paths.filter((path) => read(file).includes(path)).map((path) => `${file} ${path}`)),
  ).toEqual([]);
});
