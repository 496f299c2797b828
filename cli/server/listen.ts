/** Listens on the first free port of this machine's own address. */
import type { Server } from 'node:http';
import { serve } from '@hono/node-server';
import type { Hono } from 'hono';

export interface Listening {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Ports that are tried, the wished one first. */
const TRIES = 20;

/** Undefined where all of them are taken. Port 0 = any. */
export async function listen(app: Hono, port: number): Promise<Listening | undefined> {
  for (let i = 0; i < (port === 0 ? 1 : TRIES); i++) {
    const listening = await attempt(app, port + i);
    if (listening) return listening;
  }
  return undefined;
}

const attempt = (app: Hono, port: number): Promise<Listening | undefined> =>
  new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port }, (address) => {
      resolve({ url: `http://127.0.0.1:${address.port}`, close: () => closed(server as Server) });
    });
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(undefined);
      else reject(error);
    });
  });

const closed = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

/** Resolves when somebody ends the process politely. */
export const untilStopped = (): Promise<void> =>
  new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
