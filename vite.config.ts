/** Builds the command line (`vite build --ssr`) and the page (`vite build`). */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig(({ isSsrBuild }) =>
  isSsrBuild
    ? {
        build: {
          ssr: 'cli/main.ts',
          outDir: 'dist/cli',
          emptyOutDir: true,
          target: 'node20',
          minify: false,
          sourcemap: true,
          rollupOptions: { output: { entryFileNames: '[name].js' } },
        },
      }
    : {
        root: 'editor',
        plugins: [react()],
        build: {
          outDir: '../dist/page',
          emptyOutDir: true,
          // The page's security policy allows no data: scripts or fonts.
          assetsInlineLimit: 0,
          modulePreload: { polyfill: false },
        },
      },
);
