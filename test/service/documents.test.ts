/** Names of other documents in an editor; and findings that follow the other file while it is being written. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { sameFile, snapshots } from '../../cli/lspFiles.ts';
import { applyEdits } from '../../dsl/index.ts';
import * as service from '../../service/index.ts';
import { files, fresh, old } from '../support/oldAndNew.ts';

const relation = '  废止：旧办法二，自施行之日起，已取得的继续兑完\n  互斥：一、旧办法一，就高';
const text = fresh(relation);
const snapshot = service.openPolicy(text, { file: (path) => (path === 'old.policy.md' ? old : undefined) });
const behind = (words: string): number => text.indexOf(words) + words.length;

describe('the short name of a document', () => {
  test('hover tells title, number and validity', () => {
    const [name, about = ''] = service.hover(snapshot, behind('废止：旧'), 'zh')?.paragraphs ?? [];
    expect(name).toBe('**旧办法**');
    for (const words of ['所引用的文件', '某政办〔2021〕15号', '2021-01-01', '2027-12-31'])
      expect(about).toContain(words);
    expect(service.hover(snapshot, behind('引用 旧'), 'en')?.paragraphs.join()).toContain('another document');
  });

  test('a clause of the other document is not one of this document', () => {
    const source = fresh(relation, { 一: '  对象：企业\n  一次性：上规日期\n  给予：1万元' }).replace(
      /```\n$/,
      '场景 “甲”：\n  给定 企业 甲：\n  应当：\n    旧办法一2026年：未知\n```\n',
    );
    const own = service.openPolicy(source, { file: (path) => files[path as 'old.policy.md'] });
    const at = source.indexOf('旧办法一2026年') + '旧办法'.length;
    const uses = service.occurrences(own).filter((o) => o.of === 'clause' && o.span.start === at);
    expect(uses).toEqual([]);
  });

  test('is declared by its 引用, found everywhere, and renamed everywhere', () => {
    const declared = service.definition(snapshot, behind('废止：旧'));
    expect(declared.map(({ start, end }) => text.slice(start, end))).toEqual(['旧办法']);
    expect(declared[0]?.start).toBe(behind('引用 '));
    const renamed = service.rename(snapshot, behind('废止：旧'), '前一办法', 'zh');
    expect(renamed.ok).toBe(true);
    const changed = renamed.ok ? applyEdits(text, renamed.edits) : '';
    expect(changed).toContain('引用 前一办法：“old.policy.md”');
    expect(changed).toContain('废止：前一办法二');
    expect(changed).toContain('互斥：一、前一办法一');
    expect(changed).not.toContain('旧办法');
  });

  test('has a colour of its own', () => {
    const types = service
      .semanticTokens(snapshot)
      .filter((t) => text.slice(t.start, t.end) === '旧办法')
      .map((t) => [t.type, t.declaration]);
    expect(types).toEqual([
      ['namespace', true],
      ['namespace', false],
      ['namespace', false],
    ]);
  });
});

describe('completion', () => {
  const labels = (line: string, kind?: string) => {
    const source = fresh(line);
    const own = service.openPolicy(source, { file: (path) => files[path as 'old.policy.md'] });
    const items = service.complete(own, source.indexOf(line) + line.length, 'zh');
    return items.filter((i) => kind === undefined || i.kind === kind).map((i) => i.label);
  };
  test('offers documents where one can be named, and behind one its own clauses', () => {
    expect(labels('  互斥：')).toEqual(expect.arrayContaining(['旧办法', '本文件', '一', '十']));
    expect(labels('  互斥：旧办法', 'clause')).toEqual(['一', '二', '三', '四', '十']);
    expect(labels('  互斥：一、旧办法一，')).toEqual(
      expect.arrayContaining(['就高', '以本文件为准', '以先取得的为准']),
    );
    expect(labels('  废止：旧办法一，')).toEqual(expect.arrayContaining(['自', '已取得的继续兑完']));
  });
  test('offers no document where a value is meant', () => {
    const source = fresh(relation).replace('给予：12万元', '给予：');
    const own = service.openPolicy(source, { file: (path) => files[path as 'old.policy.md'] });
    const items = service.complete(own, source.indexOf('给予：') + '给予：'.length, 'zh');
    expect(items.length).toBeGreaterThan(0);
    expect(items.map((i) => i.label)).not.toContain('旧办法');
  });
});

test('what stands in another window counts, saved or not', () => {
  const folder = mkdtempSync(join(tmpdir(), 'guiju-'));
  try {
    const [a, b] = ['new.policy.md', 'old.policy.md'].map((name) => pathToFileURL(join(folder, name)).href) as [
      string,
      string,
    ];
    writeFileSync(join(folder, 'old.policy.md'), old);
    const open = new Map<string, TextDocument>();
    const compiled = snapshots((uri) => [...open.values()].find((d) => sameFile(d.uri, uri))?.getText());
    const show = (uri: string, version: number, content: string) => {
      const document = TextDocument.create(uri, 'guiju', version, content);
      open.set(uri, document);
      return document;
    };
    const policy = show(a, 1, text);
    const errors = () => service.diagnostics(compiled.of(policy), 'zh').filter((d) => d.severity === 'error');
    expect(errors()).toEqual([]);
    expect(compiled.of(policy)).toBe(compiled.of(policy));

    show(b, 1, old.replaceAll('投资额的3%', '投资颔的3%'));
    expect(compiled.changed(b)).toEqual([policy]);
    expect(errors().map((d) => d.code)).toEqual(['GJ2074']);
    open.delete(b);
    expect(compiled.changed(b)).toEqual([policy]);
    expect(errors()).toEqual([]);
    // A document that is nowhere on disk has no files beside it.
    const loose = show('untitled:1', 1, text);
    expect(service.diagnostics(compiled.of(loose), 'zh').map((d) => d.code)).toContain('GJ2070');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
