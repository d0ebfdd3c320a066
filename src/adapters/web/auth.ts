import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import { BlockList, isIP } from 'node:net';
import type { Context, MiddlewareHandler } from 'hono';
import { accepts } from 'hono/accepts';
import { getCookie, setCookie } from 'hono/cookie';
import { LRUCache } from 'lru-cache';
import type { Requester } from '../../chat/command.ts';
import { languageOf } from '../../messages/catalogs/languages.ts';
import { readerOf, speakerOf } from '../../messages/speaker.ts';
import { msg, type Text } from '../../messages/text.ts';

const COOKIE = 'rift_session';

/** A day; whoever has the link may open it again. */
const SESSION_SECONDS = 86_400;

/** Browsers that moderate at once; beyond it the one that was used least lately is asked for the key again. */
const MOST_SESSIONS = 1_000;

/** From one place within a quarter of an hour; a key of 16 characters takes longer to guess. */
const MOST_WRONG_KEYS = 10;

const WRONG_KEYS_MS = 900_000;

/** Places that are remembered for their wrong keys. */
const MOST_PLACES = 10_000;

/** Whoever sits at this machine may do everything. */
const localRequester: Requester = {
  platform: 'web',
  person: 'web:local',
  community: 'web:local',
  channel: 'web:local',
  moderator: true,
};

/** How the page tells who asks. */
export interface VisitorRules {
  /** Who has opened the page with it moderates; absent where only this machine can reach the page. */
  readonly key?: string | undefined;
  /** The addresses of the proxies whose word about the visitor's address is believed. */
  readonly trustedProxy?: readonly string[];
  /** The address under which visitors know the page, where it is another than the page's own. */
  readonly publicUrl?: string | undefined;
}

/**
 * Browsers that have shown the key. Each has a random word of its own in a cookie, which says nothing of the key and is
 * worth nothing after a day or a restart.
 */
export class Sessions {
  readonly #open = new LRUCache<string, true>({ max: MOST_SESSIONS, ttl: SESSION_SECONDS * 1000 });
  readonly #wrongKeys = new LRUCache<string, number>({ max: MOST_PLACES, ttl: WRONG_KEYS_MS, noUpdateTTL: true });

  begin(): string {
    const word = randomBytes(32).toString('base64url');
    this.#open.set(digestOf(word), true);
    return word;
  }

  /** Kept and looked up by its digest, so that how long it takes says nothing of what is kept. */
  has(word: string | undefined): boolean {
    return word !== undefined && this.#open.get(digestOf(word)) === true;
  }

  /** Seconds until somebody at this address may show a key again; 0 where now. */
  waitSeconds(address: string): number {
    if ((this.#wrongKeys.get(address) ?? 0) < MOST_WRONG_KEYS) return 0;
    return Math.ceil(this.#wrongKeys.getRemainingTTL(address) / 1000);
  }

  noteWrongKey(address: string): void {
    this.#wrongKeys.set(address, (this.#wrongKeys.get(address) ?? 0) + 1);
  }
}

/**
 * Who asks through the page?
 *
 * Without a key the page is open to this machine alone, and whoever sits at it moderates; a request that a proxy handed
 * on comes from elsewhere. With a key only who has opened the page with it moderates. Everybody else is a visitor, told
 * apart by address.
 */
export function authenticate(context: Context, rules: VisitorRules, sessions: Sessions): Requester {
  const { key, trustedProxy = [] } = rules;
  const requester = { ...localRequester, locale: localeOf(context) };
  if (key === undefined ? !isProxied(context) : sessions.has(getCookie(context, COOKIE))) return requester;
  return { ...requester, person: `web:${addressOf(context, trustedProxy)}`, moderator: false };
}

/** The first language of the browser that there is; a browser that names none reads English. */
function localeOf(context: Context): string {
  return accepts(context, {
    header: 'Accept-Language',
    supports: [],
    default: 'en',
    match: (named, { default: usual }) =>
      named
        .filter(({ q }) => q > 0)
        .toSorted((a, b) => b.q - a.q)
        .find(({ type }) => languageOf([type]) !== undefined)?.type ?? usual,
  });
}

/** A refusal of the page itself, in the language of the browser. */
export function refuse(context: Context, error: Text, status: 400 | 403 | 404 | 413 | 415 | 429 | 500): Response {
  const { say } = speakerOf(readerOf(undefined, localeOf(context)));
  return context.json({ error: say(error) }, status);
}

/**
 * Lets the page be opened with `?key=…`: the key is exchanged for a session in a cookie that no script can read and no
 * other site sends, and is gone from the address.
 */
export function exchangeKeyForSession(
  context: Context,
  { key, publicUrl, trustedProxy = [] }: VisitorRules,
  sessions: Sessions,
): Response | undefined {
  const shown = context.req.query('key');
  if (shown === undefined || key === undefined) return undefined;
  context.header('cache-control', 'no-store');
  const address = addressOf(context, trustedProxy);
  const waitSeconds = sessions.waitSeconds(address);
  if (waitSeconds > 0) return tooManyKeys(context, waitSeconds);
  if (!isKey(shown, key)) {
    sessions.noteWrongKey(address);
    return refuse(context, msg('page.wrongKey'), 403);
  }
  setCookie(context, COOKIE, sessions.begin(), {
    httpOnly: true,
    secure: publicUrl?.startsWith('https:') ?? false,
    sameSite: 'Strict',
    path: '/',
    maxAge: SESSION_SECONDS,
  });
  return context.redirect('/', 303);
}

function tooManyKeys(context: Context, waitSeconds: number): Response {
  context.header('retry-after', String(waitSeconds));
  return refuse(context, msg('page.tooManyKeys', { minutes: Math.ceil(waitSeconds / 60) }), 429);
}

/** Whether only this machine itself can reach an address. */
export function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i.test(host);
}

/** Whether a request came straight from one of these addresses: what a proxy hands on came from somewhere else. */
export function isDirectlyFrom(context: Context, ranges: readonly string[]): boolean {
  const address = incomingOf(context)?.socket.remoteAddress ?? '';
  return !isProxied(context) && trustedAmong(ranges)(address);
}

const proxyHeaders = [
  'forwarded',
  'via',
  'x-real-ip',
  'x-client-ip',
  'cf-connecting-ip',
  'true-client-ip',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
];

/** A proxy names itself in a header, or speaks a version of HTTP that browsers have given up. */
function isProxied(context: Context): boolean {
  const isOld = incomingOf(context)?.httpVersion === '1.0';
  return isOld || proxyHeaders.some((name) => context.req.header(name) !== undefined);
}

/** Takes as long for a nearly right key as for a wrong one. */
function isKey(shown: string, key: string): boolean {
  return timingSafeEqual(Buffer.from(digestOf(shown)), Buffer.from(digestOf(key)));
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

function incomingOf({ env }: Context): IncomingMessage | undefined {
  return ((env ?? {}) as { readonly incoming?: IncomingMessage }).incoming;
}

/**
 * The visitor's address: the last one in the chain of proxies that is none of the trusted ones. What stands before it in
 * `X-Forwarded-For` anybody may have written.
 */
function addressOf(context: Context, trustedProxy: readonly string[]): string {
  const direct = incomingOf(context)?.socket.remoteAddress ?? 'visitor';
  const isTrusted = trustedAmong(trustedProxy);
  if (!isTrusted(direct)) return networkOf(direct);
  const chain = (context.req.header('x-forwarded-for') ?? '').split(',').map((address) => address.trim());
  const visitor = chain.filter((address) => isIP(address) !== 0).findLast((address) => !isTrusted(address));
  return networkOf(visitor ?? direct);
}

/** IPv4 as itself, also where it is written as IPv6. */
function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '');
}

function trustedAmong(ranges: readonly string[]): (address: string) => boolean {
  const list = new BlockList();
  for (const range of ranges) {
    const [network = '', bits] = range.split('/');
    const family = isIP(network) === 6 ? 'ipv6' : 'ipv4';
    list.addSubnet(network, bits === undefined ? (family === 'ipv6' ? 128 : 32) : Number(bits), family);
  }
  return (address) =>
    isIP(plain(address)) !== 0 && list.check(plain(address), isIP(plain(address)) === 6 ? 'ipv6' : 'ipv4');
}

/** One household holds a whole /64 of IPv6, so that is one visitor. */
function networkOf(address: string): string {
  const visitor = plain(address);
  if (isIP(visitor) !== 6) return visitor;
  const [head = '', tail] = visitor.split('%')[0]!.split('::');
  const [before, after] = [head, tail ?? ''].map((half) => half.split(':').filter(Boolean));
  const zeros = Array.from({ length: Math.max(0, 8 - before!.length - after!.length) }, () => '0');
  const groups = [...before!, ...(tail === undefined ? [] : zeros), ...after!].map((group) =>
    parseInt(group, 16).toString(16),
  );
  return `${groups.slice(0, 4).join(':')}::/64`;
}

/**
 * Refuses requests that another site made a browser send. A foreign name in `Host` means a name was rebound to this
 * machine; a foreign `Origin` means another page asks. An address in figures cannot be rebound, so it may pass.
 *
 * @param publicUrl The address under which visitors know the page, for example behind a proxy that speaks TLS.
 */
export function rejectCrossOrigin(ownNames: readonly string[], publicUrl?: string): MiddlewareHandler {
  const origins = publicUrl === undefined ? [] : [new URL(publicUrl)];
  const publicNames = origins.map(({ hostname }) => hostname.replace(/^\[|\]$/g, ''));
  const names = new Set(['localhost', ...publicNames, ...ownNames.map((name) => name.toLowerCase())]);
  return async (context, next) => {
    const host = context.req.header('host') ?? '';
    const origin = context.req.header('origin');
    const site = context.req.header('sec-fetch-site') ?? 'none';
    const isOwnOrigin = origin === `http://${host}` || origins.some((own) => own.origin === origin);
    const strangersPage = (origin !== undefined && !isOwnOrigin) || site === 'cross-site';
    if (!isOwn(host, names) || (strangersPage && !isVisit(context.req.header('sec-fetch-mode'), origin))) {
      return refuse(context, msg('page.otherSite'), 403);
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

/** A request has this long to say what it wants, and as long again for its body; half-open lines are shut then. */
const headersMs = 10_000;

const requestMs = 20_000;

const lookEveryMs = 5_000;

/** What is under way when a server closes gets this long; then its line is cut. */
const closeGraceMs = 3_000;

/** How a server of ours treats whoever connects and then falls silent. */
export const patientServer = {
  headersTimeout: headersMs,
  requestTimeout: requestMs,
  connectionsCheckingInterval: lookEveryMs,
} as const;

/** Resolves when the server listens. Rejects with the system's error, `EADDRINUSE` where the port is taken. */
export function listen(
  server: Server,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      server.on('error', () => undefined); // one connection that cannot be taken is not the server
      resolve();
    });
  });
}

/** Takes nobody new, lets answers under way finish, and cuts whatever line is still open after a while. */
export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), closeGraceMs);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}
