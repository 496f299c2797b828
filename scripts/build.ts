/** Builds dist/cli and dist/page; quiet unless something fails. */
import { chmodSync } from 'node:fs';
import { build } from 'vite';

await build({ logLevel: 'warn', build: { ssr: 'cli/main.ts' } });
await build({ logLevel: 'warn' });
chmodSync('dist/cli/main.js', 0o755);
