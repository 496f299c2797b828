/**
 * A real Chromium for tests: one that is installed, else Debian's where we may install it, else
 * the one inside the npm package @sparticuz/chromium (an optional dependency), else a clear word.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Opens a browser; whoever opens it closes it. */
export async function openBrowser(): Promise<Browser> {
  const installed = installedBrowser() ?? debianBrowser();
  if (installed !== undefined) return chromium.launch({ executablePath: installed, args: FLAGS });
  const packaged = await packagedBrowser();
  if (packaged) return chromium.launch({ executablePath: packaged.path, args: [...packaged.args, ...FLAGS] });
  throw new Error('No browser for the tests: install Chromium, Chrome or Edge, or set GUIJU_BROWSER to its path.');
}

const COMMANDS = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
  'msedge',
];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** The first browser on the path or in its usual place; GUIJU_BROWSER goes first. */
export function installedBrowser(): string | undefined {
  const named = process.env.GUIJU_BROWSER;
  if (named) return named;
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const onPath = COMMANDS.flatMap((command) => folders.map((folder) => join(folder, command)));
  return [...onPath, ...PLACES].find(runnable);
}

function runnable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Installs Debian's chromium with a Chinese font; only as root on Debian, and not where GUIJU_NO_INSTALL is set. */
function debianBrowser(): string | undefined {
  if (process.env.GUIJU_NO_INSTALL || process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return undefined;
  const apt = (...args: readonly string[]): boolean =>
    spawnSync('apt-get', ['-qq', ...args], {
      stdio: 'ignore',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0;
  apt('update');
  apt('install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk');
  return installedBrowser();
}

async function packagedBrowser(): Promise<{ readonly path: string; readonly args: readonly string[] } | undefined> {
  try {
    const { default: packaged } = await import('@sparticuz/chromium');
    return { path: await packaged.executablePath(), args: packaged.args };
  } catch {
    return undefined;
  }
}
