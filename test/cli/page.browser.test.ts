/** The page of `guiju start` in a real browser, against the real server. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../browser.ts';
import { json, POPULATION, ROOT, SAMPLE } from './guiju.ts';

let server: ChildProcess;
let browser: Browser;
let page: Page;
let url = '';
const complaints: string[] = [];

beforeAll(async () => {
  server = spawn(process.execPath, [join(ROOT, 'dist/cli/main.js'), 'start', '--port', '0', '--lang', 'zh'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  url = await addressOf(server);
  browser = await openBrowser();
  page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(url);
  await page.waitForSelector('#grand-total');
});

afterAll(async () => {
  await browser?.close();
  if (server && server.exitCode === null) {
    const gone = new Promise<number | null>((resolve) => server.once('exit', resolve));
    server.kill('SIGTERM');
    expect(await gone).toBe(0);
  }
});

test('shows the document with its headings and its sentences marked', async () => {
  const headings = await page.locator('.prose :is(h3, h4, h5)').allTextContents();
  expect(headings).toContain('三、扶持政策');
  expect(headings).toContain('（一）提升奖励。');
  const { document } = await json('check', SAMPLE);
  expect(await page.locator('[data-mark=covered]').count()).toBe(document.coverage.covered);
  expect(await page.locator('[data-mark=uncovered]').count()).toBe(document.coverage.uncovered.length);
});

test('opens the rules beside a clause', async () => {
  const rules = page.locator('details', { hasText: '条款 三（一）提升奖励' }).first();
  expect(await rules.locator('pre').isVisible()).toBe(false);
  await rules.locator('summary').click();
  expect(await rules.locator('pre').textContent()).toContain('给予：30万元');
});

test('lists what is undecided, with the provisional answer', async () => {
  const { document } = await json('check', SAMPLE);
  expect(await page.locator('.reading').count()).toBe(document.readings.length);
  const start = page.locator('.reading', { hasText: '起付年度' }).first();
  expect(await start.locator('.chosen').textContent()).toContain('暂取');
});

test('shows the totals that simulate gives', async () => {
  const { document } = await json('simulate', SAMPLE, '--population', POPULATION);
  expect(await page.locator('#grand-total').getAttribute('data-fen')).toBe(document.totalFen);
  const years = await page.locator('#budget thead .number').allTextContents();
  expect(years.slice(0, -1)).toEqual(Object.keys(document.years));
  const sums = await page.locator('#budget tfoot .number').allTextContents();
  const wan = (fen: string) => (Math.round(Number(fen) / 10_000) / 100).toFixed(2);
  expect(sums.map((x) => x.replaceAll(',', ''))).toEqual(
    [...Object.values<string>(document.years), document.totalFen].map(wan),
  );
});

test('is accessible, quiet and loads nothing from elsewhere', async () => {
  await page.screenshot({ path: screenshot('page.png') });
  await page.screenshot({ path: screenshot('page-full.png'), fullPage: true });
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(1366);
  const require = createRequire(import.meta.url);
  await page.evaluate(readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'));
  const violations = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    return (await axe.run()).violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(' ')}`);
  });
  expect(violations).toEqual([]);
  expect(complaints).toEqual([]);
  const hosts = await page.evaluate(() =>
    performance.getEntriesByType('resource').map((entry) => new URL(entry.name).host),
  );
  expect(new Set(hosts)).toEqual(new Set([new URL(url).host]));
});

test('answers only to its own name, and forbids inline scripts', async () => {
  const page = await fetch(url);
  expect(page.headers.get('content-security-policy')).toContain("script-src 'self';");
  expect(new URL(url).hostname).toBe('127.0.0.1');
  const stranger = await status(new URL(url).port, 'evil.example');
  expect(stranger).toBe(421);
  expect((await fetch(`${url}/../package.json`)).status).toBe(404);
});

/** fetch does not let a Host header through; a plain request does. */
async function status(port: string, host: string): Promise<number | undefined> {
  const { request } = await import('node:http');
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path: '/', headers: { host } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    })
      .on('error', reject)
      .end();
  });
}

function screenshot(name: string): string {
  mkdirSync(join(ROOT, 'test-results'), { recursive: true });
  return join(ROOT, 'test-results', name);
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const match = /http:\/\/127\.0\.0\.1:\d+/.exec(said);
      if (match) resolve(match[0]);
    });
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
  });
}
