import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { Asker } from '../../chat/command.ts';

const COOKIE = 'rift_key';
/** A day; whoever has the link may open it again. */
const KEPT_SECONDS = 86_400;

/** Whoever sits at this machine may do everything. */
const atThisMachine: Asker = {
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
export function visitorOf(context: Context, key: string | undefined): Asker {
  if (key === undefined ? !isHandedOn(context) : isKey(getCookie(context, COOKIE), key)) return atThisMachine;
  return { ...atThisMachine, person: `web:${addressOf(context)}`, moderator: false };
}

/** Lets the page be opened with `?key=…`: the key moves from the address into a cookie that no script can read. */
export function openWithKey(context: Context, key: string | undefined): Response | undefined {
  const shown = context.req.query('key');
  if (shown === undefined || key === undefined) return undefined;
  if (!isKey(shown, key)) return context.json({ error: 'This is not the key of this page.' }, 403);
  setCookie(context, COOKIE, shown, { httpOnly: true, sameSite: 'Strict', path: '/', maxAge: KEPT_SECONDS });
  return context.redirect('/', 303);
}

/** Whether only this machine itself can reach an address. */
export function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i.test(host);
}

function isHandedOn({ req }: Context): boolean {
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
