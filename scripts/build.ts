/** Builds dist/cli and dist/page; quiet unless something fails. */
import { chmodSync, existsSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { build } from 'vite';

await build({ logLevel: 'warn', build: { ssr: 'cli/main.ts' } });
await build({ logLevel: 'warn' });
chmodSync('dist/cli/main.js', 0o755);
linkCommand();

/**
 * npm does not link a project's own command. With the link, `npx guiju` runs it at once; without,
 * npx would install the project into a cache of its own, which breaks when the folder moves.
 */
function linkCommand(): void {
  const folder = 'node_modules/.bin';
  if (!existsSync(folder)) return;
  if (process.platform === 'win32')
    writeFileSync(`${folder}/guiju.cmd`, '@node "%~dp0\\..\\..\\dist\\cli\\main.js" %*\r\n');
  else {
    rmSync(`${folder}/guiju`, { force: true });
    symlinkSync('../../dist/cli/main.js', `${folder}/guiju`);
  }
}
