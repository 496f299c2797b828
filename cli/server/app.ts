/** The page and its data over HTTP, for this machine only. */
import { Hono } from 'hono';
import { jsonText } from '../json.ts';
import type { PageFile } from './pageFiles.ts';

export interface Site {
  readonly policy: unknown;
  readonly budget: unknown;
  readonly page: ReadonlyMap<string, PageFile>;
}

const CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Names by which this machine calls itself; any other Host is somebody else's page reaching in. */
const LOOPBACK = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

export function siteApp(site: Site): Hono {
  const app = new Hono();
  app.use(async (c, next) => {
    if (!LOOPBACK.test(c.req.header('host') ?? '')) return c.text('wrong host', 421);
    await next();
    c.header('content-security-policy', CSP);
    c.header('x-content-type-options', 'nosniff');
    c.header('referrer-policy', 'no-referrer');
    c.header('cross-origin-resource-policy', 'same-origin');
    c.header('cache-control', 'no-store');
  });
  const json = (document: unknown) => {
    const body = jsonText(document);
    return () => new Response(body, { headers: { 'content-type': 'application/json; charset=utf-8' } });
  };
  app.get('/api/policy', json(site.policy));
  app.get('/api/budget', json(site.budget));
  app.get('*', (c) => {
    const path = new URL(c.req.url).pathname;
    const file = site.page.get(path === '/' ? '/index.html' : path);
    return file ? new Response(file.bytes, { headers: { 'content-type': file.type } }) : c.notFound();
  });
  return app;
}
