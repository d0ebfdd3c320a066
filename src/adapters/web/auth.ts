import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import type { Context, MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { Requester } from '../../chat/command.ts';

const COOKIE = 'rift_key';

/** A day; whoever has the link may open it again. */
const COOKIE_MAX_AGE_SECONDS = 86_400;

/** Whoever sits at this machine may do everything. */
const localRequester: Requester = {
  platform: 'web',
  person: 'web:local',
  community: 'web:local',
  channel: 'web:local',
  moderator: true,
};

/**
 * Who asks through the page?
 *
 * Without a key the page is open to this machine alone, and whoever sits at it moderates; a request that a proxy handed
 * on comes from elsewhere. With a key only who has opened the page with it moderates.
 */
export function authenticate(context: Context, key: string | undefined): Requester {
  if (key === undefined ? !isProxied(context) : isKey(getCookie(context, COOKIE), key)) return localRequester;
  return { ...localRequester, person: `web:${addressOf(context)}`, moderator: false };
}

/** Lets the page be opened with `?key=…`: the key moves from the address into a cookie that no script can read. */
export function exchangeKeyForCookie(context: Context, key: string | undefined): Response | undefined {
  const shown = context.req.query('key');
  if (shown === undefined || key === undefined) return undefined;
  if (!isKey(shown, key)) return context.json({ error: 'This is not the key of this page.' }, 403);
  setCookie(context, COOKIE, shown, { httpOnly: true, sameSite: 'Strict', path: '/', maxAge: COOKIE_MAX_AGE_SECONDS });
  return context.redirect('/', 303);
}

/** Whether only this machine itself can reach an address. */
export function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i.test(host);
}

function isProxied({ req }: Context): boolean {
  return ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'].some((name) => req.header(name) !== undefined);
}

/** Takes as long for a nearly right key as for a wrong one. */
function isKey(shown: string | undefined, key: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return shown !== undefined && timingSafeEqual(digest(shown), digest(key));
}

function addressOf({ env }: Context): string {
  const { incoming } = (env ?? {}) as { readonly incoming?: IncomingMessage };
  return incoming?.socket.remoteAddress ?? 'visitor';
}

/**
 * Refuses requests that another site made a browser send. A foreign name in `Host` means a name was rebound to this
 * machine; a foreign `Origin` means another page asks. An address in figures cannot be rebound, so it may pass.
 */
export function rejectCrossOrigin(ownNames: readonly string[]): MiddlewareHandler {
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
