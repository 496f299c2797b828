/** Progress for people who wait: on standard error, only on a terminal, never with --json. */
import { Presets, SingleBar } from 'cli-progress';
import type { Call } from './call.ts';

export interface Progress {
  readonly to: (done: number) => void;
  readonly end: () => void;
}

const SILENT: Progress = { to: () => {}, end: () => {} };

/** Draws a bar that says what is being done. */
export function progress(call: Pick<Call, 'io' | 'json'>, label: string, total: number): Progress {
  if (!call.io.tty || call.json) return SILENT;
  const bar = new SingleBar(
    {
      format: `${label} {bar} {percentage}% {value}/{total}`,
      stream: process.stderr,
      clearOnComplete: true,
      hideCursor: true,
    },
    Presets.shades_classic,
  );
  bar.start(total, 0);
  return { to: (done) => bar.update(done), end: () => bar.stop() };
}
