#!/usr/bin/env node
/** The command line: arguments in, exit code out. */
import { guiju } from './guiju.ts';

// A reader that closes the pipe early (`guiju … | head`) has what it wanted.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

process.exitCode = await guiju(process.argv.slice(2), process.env, {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  tty: process.stderr.isTTY === true,
});
