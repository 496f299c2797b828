/** The built command as a process: what a shell sees. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT, SAMPLE } from './guiju.ts';

const CLI = join(ROOT, 'dist/cli/main.js');
const guiju = (argv: readonly string[], env: { readonly [name: string]: string } = {}) =>
  spawnSync(process.execPath, [CLI, ...argv], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { PATH: process.env.PATH ?? '', ...env },
    maxBuffer: 64 * 1024 * 1024,
  });

test('is built, with a shebang', () => {
  expect(existsSync(CLI)).toBe(true);
  expect(readFileSync(CLI, 'utf8').startsWith('#!/usr/bin/env node\n')).toBe(true);
  if (process.platform !== 'win32') expect(statSync(CLI).mode & 0o100).toBe(0o100);
});

test('exit codes and streams', () => {
  expect(guiju(['check', SAMPLE]).status).toBe(0);
  expect(guiju(['check', '/nowhere']).status).toBe(2);
  const { status, stdout, stderr } = guiju(['check', SAMPLE, '--json']);
  expect([status, stderr]).toEqual([0, '']);
  expect(JSON.parse(stdout).policy).toContain('小升规');
});

test('the language follows the locale', () => {
  const said = (env: { readonly [name: string]: string }) => guiju(['check', '/nowhere'], env).stderr;
  expect(said({ LANG: 'zh_CN.UTF-8' })).toContain('找不到');
  expect(said({})).toContain('找不到');
  expect(said({ LANG: 'C.UTF-8' })).toContain('找不到');
  expect(said({ LANG: 'en_GB.UTF-8' })).toContain('no file');
  expect(said({ LANG: 'en_GB.UTF-8', LC_ALL: 'zh_CN' })).toContain('找不到');
});

test('start --once prints the table and ends', () => {
  const { status, stdout } = guiju(['start', '--once', '--lang', 'zh']);
  expect(status).toBe(0);
  expect(stdout).toMatch(/三（一）.*4,760\.00|三（一）/);
  expect(stdout).toContain('总计');
  expect(stdout).not.toContain('http://');
});

test('start takes the next free port and stops on SIGTERM', async () => {
  const blocker = createServer();
  const port = await new Promise<number>((resolve) =>
    blocker.listen(0, '127.0.0.1', () => resolve((blocker.address() as { port: number }).port)),
  );
  const child = spawn(process.execPath, [CLI, 'start', '--port', String(port)], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const gone = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const url = await new Promise<string>((resolve) => {
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const match = /http:\/\/127\.0\.0\.1:\d+/.exec(said);
      if (match) resolve(match[0]);
    });
  });
  expect(Number(new URL(url).port)).toBeGreaterThan(port);
  expect((await fetch(`${url}/api/budget`)).status).toBe(200);
  child.kill('SIGTERM');
  expect(await gone).toBe(0);
  blocker.close();
});
