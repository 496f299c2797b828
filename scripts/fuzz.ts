/** `npm run fuzz`: bundles test/fuzz and runs it. */
import { spawnSync } from 'node:child_process';
import { build } from 'vite';

const folder = 'dist/fuzz';
await build({
  configFile: false,
  logLevel: 'warn',
  build: {
    ssr: 'test/fuzz/main.ts',
    outDir: folder,
    target: 'node20',
    minify: false,
    sourcemap: true,
    rollupOptions: { output: { entryFileNames: 'main.js' } },
  },
});
const { status } = spawnSync(
  process.execPath,
  ['--enable-source-maps', `${folder}/main.js`, ...process.argv.slice(2)],
  {
    stdio: 'inherit',
  },
);
process.exitCode = status ?? 1;
