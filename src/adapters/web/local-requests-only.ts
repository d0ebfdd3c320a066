import { isIP } from 'node:net';
import type { MiddlewareHandler } from 'hono';

/**
 * Refuses requests that another site made a browser send. A foreign name in `Host` means a name was rebound to this
 * machine; a foreign `Origin` means another page asks. An address in figures cannot be rebound, so it may pass.
 */
export function localRequestsOnly(ownNames: readonly string[]): MiddlewareHandler {
  const names = new Set(['localhost', ...ownNames.map((name) => name.toLowerCase())]);
  return async (context, next) => {
    const host = context.req.header('host') ?? '';
    const origin = context.req.header('origin');
    const site = context.req.header('sec-fetch-site') ?? 'none';
    const strangersPage = (origin !== undefined && origin !== `http://${host}`) || site === 'cross-site';
    if (!isOwn(host, names) || (strangersPage && !isVisit(context.req.header('sec-fetch-mode'), origin))) {
      return context.json({ error: 'This page answers requests of its own address only.' }, 403);
    }
    await next();
    return undefined;
  };
}

function isOwn(host: string, names: ReadonlySet<string>): boolean {
  const name = hostName(host);
  return name !== undefined && (names.has(name) || isIP(name) !== 0);
}

function hostName(host: string): string | undefined {
  const parts = /^(?:\[([0-9a-f:.]+)\]|([a-z0-9.-]+))(?::\d{1,5})?$/i.exec(host);
  return (parts?.[1] ?? parts?.[2])?.toLowerCase();
}

/** Following a link from another site is a visit, not a request in that site's name. */
function isVisit(mode: string | undefined, origin: string | undefined): boolean {
  return mode === 'navigate' && origin === undefined;
}
