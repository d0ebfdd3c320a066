import { readFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { secureHeaders } from 'hono/secure-headers';
import type { Chat } from '../../chat/chat.ts';
import type { Requester } from '../../chat/command.ts';
import { pairCommand } from '../../chat/free-text.ts';
import { ConfigError } from '../../errors.ts';
import type { Logger } from '../../log.ts';
import { exampleQuestions, firstQuestion, pageWords } from '../../messages/chats.ts';
import { glossary } from '../../messages/glossary.ts';
import type { Speaker } from '../../messages/speaker.ts';
import { msg, type Text } from '../../messages/text.ts';
import type { Painter } from '../../reports/chart-spec.ts';
import { type AnswerCache, createAnswerCache, streamAnswer } from './answers.ts';
import { authenticate, closeServer, exchangeKeyForSession, listen, patientServer, refuse, rejectCrossOrigin, Sessions, type VisitorRules } from './auth.ts'; // prettier-ignore

/** Headers that keep the page to itself: nothing from elsewhere is loaded, and nobody may frame it. */
const pageHeaders = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", 'blob:'],
    fontSrc: ["'self'"],
    connectSrc: ["'self'"],
    baseUri: ["'none'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
  },
  xFrameOptions: 'DENY',
  strictTransportSecurity: false, // whether its name speaks TLS, and its subdomains, is for whoever runs the proxy to say
});

const cached =
  (cacheControl: string): MiddlewareHandler =>
  (context, next) => {
    context.header('cache-control', cacheControl);
    return next();
  };

/** The page's own folder; the route names which of its files are sent. */
const pageFiles = serveStatic({ root: import.meta.dirname });

/** The typeface, which comes with an npm package. */
const font = serveStatic({ path: createRequire(import.meta.url).resolve('inter-ui/variable/InterVariable.woff2') });

/** What the local chat page stands on. */
export interface WebChatDeps extends VisitorRules {
  readonly chat: Chat;
  readonly painter: Painter;
  readonly log: Pick<Logger, 'warn' | 'error'>;
  /** A sentence for the banner, for example that no live source answers; undefined where there is nothing to say. */
  readonly notice: () => Text | undefined;
  /** What is asked when the page is opened; its usual question where absent. */
  readonly firstLine?: string;
  /** Names besides `localhost` under which the page may be asked for. */
  readonly ownNames?: readonly string[];
  /** Health and metrics, for whoever watches over the process. */
  readonly monitor?: Hono;
  /** Aborted when the page is closed. */
  readonly stopping?: AbortSignal;
}

/** An article of 10,000 characters fits; nothing much longer is a question. */
const maxBodyBytes = 64 * 1024;

/** The local chat page and what it asks for. */
export function createWebApp(deps: WebChatDeps): Hono {
  const app = new Hono();
  const keep = createAnswerCache(deps.painter);
  const sessions = new Sessions();
  app.use(pageHeaders);
  if (deps.monitor === undefined) app.get('/healthz', (context) => context.json({ status: 'ok' }));
  else app.route('/', deps.monitor);
  app.use(rejectCrossOrigin(deps.ownNames ?? [], deps.publicUrl));
  const asker = (context: Context): Requester => authenticate(context, deps, sessions);
  const reader = (context: Context): Promise<Speaker> => deps.chat.speakerFor(asker(context));
  app.get(
    '/',
    cached('no-cache'),
    async (context) => exchangeKeyForSession(context, deps, sessions) ?? sendPage(context, await reader(context)),
  );
  app.get('/page/:name{[a-z-]+\\.(?:js|css|svg)}', cached('no-cache'), pageFiles);
  app.get('/font/inter.woff2', cached('max-age=31536000, immutable'), font);
  app.get('/api/start', async (context) => context.json(startOf(deps, await reader(context))));
  app.get('/api/complete', async (context) =>
    context.json(deps.chat.completeLine(context.req.query('line') ?? '', await reader(context))),
  );
  app.post('/api/ask', bodyLimit({ maxSize: maxBodyBytes, onError: tooLong }), (context) =>
    ask(context, deps, { keep, requester: asker(context) }),
  );
  app.get('/api/picture/:key', (context) => sendPicture(context, context.req.param('key'), deps, keep));
  app.get('/api/file/:key', (context) => sendFile(context, keep.fileAt(context.req.param('key'))));
  app.onError((error, context) => {
    deps.log.error({ err: error, path: context.req.path }, 'the local page met a fault');
    return refuse(context, msg('page.fault'), 500);
  });
  return app;
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** The page as one reader sees it: its own sentences stand in it as `{{name}}`, and once more for its scripts. */
async function sendPage(context: Context, { reader, say }: Speaker): Promise<Response> {
  const words = pageWords(say);
  const forScripts = JSON.stringify(words).replaceAll('<', String.raw`\u003c`);
  const template = await readFile(join(import.meta.dirname, 'page/index.html'), 'utf8');
  const escaped = (text: string): string => text.replace(/[&<>"]/g, (mark) => escapes[mark]!);
  const page = template.replace(/\{\{(\w+)\}\}/g, (_, name: string) =>
    name === 'words' ? forScripts : escaped(name === 'language' ? reader.language : words[name]!),
  );
  context.header('vary', 'Accept-Language');
  return context.html(page);
}

/** What an empty page shows: the banner, the question answered at once, questions to try, and what its terms mean. */
function startOf({ chat, notice, firstLine: own }: WebChatDeps, { reader, say }: Speaker): object {
  const hasMarkets = ({ markets }: { readonly markets: readonly string[] }): boolean =>
    markets.length === 0 || chat.isComplete(`${pairCommand} ${markets.join(' ')}`);
  const firstLine = own ?? (hasMarkets(firstQuestion) ? say(firstQuestion.asks) : pairCommand);
  const examples = exampleQuestions
    .filter(hasMarkets)
    .map(({ asks }) => ({ line: say(asks), language: typeof asks === 'string' ? 'en' : reader.language }));
  const terms = glossary.map(({ term, aliases, name, meaning }) => ({
    names: reader.language === 'en' ? [term, ...aliases] : [say(name)],
    meaning: say(meaning),
  }));
  return { notice: say(notice() ?? ''), firstLine, examples, terms };
}

function tooLong(context: Context): Response {
  return refuse(context, msg('page.tooLong'), 413);
}

/** Who asks, and where what is answered waits. */
interface AskParts {
  readonly keep: AnswerCache;
  readonly requester: Requester;
}

async function ask(context: Context, deps: WebChatDeps, { keep, requester }: AskParts): Promise<Response> {
  if (context.req.header('content-type')?.startsWith('application/json') !== true) {
    return context.json({ error: 'Send {"line": "…"} as application/json.' }, 415);
  }
  const body: unknown = await context.req.json().catch(() => undefined);
  const line = typeof body === 'object' && body !== null && 'line' in body ? body.line : undefined;
  if (typeof line !== 'string') return context.json({ error: 'Send {"line": "…"} with the question as text.' }, 400);
  const { chat, stopping = new AbortController().signal } = deps;
  const { say } = await chat.speakerFor(requester);
  const notice = (): string => say(deps.notice() ?? '');
  return streamAnswer(context, line, { chat, requester, keep, notice, stopping });
}

async function sendPicture(context: Context, key: string, deps: WebChatDeps, keep: AnswerCache): Promise<Response> {
  const theme = context.req.query('theme') === 'dark' ? 'dark' : 'light';
  const shape = context.req.query('shape') === 'tall' ? 'tall' : 'wide';
  const picture = keep.png(key, { theme, shape });
  if (picture === undefined) return refuse(context, msg('page.pictureGone'), 404);
  const png = new Uint8Array(await picture.painted);
  return context.body(png, 200, {
    'content-type': 'image/png',
    'content-disposition': `inline; filename="${headerName(picture.name)}"`,
    'cache-control': 'private, max-age=3600',
  });
}

async function sendFile(context: Context, file: ReturnType<AnswerCache['fileAt']>): Promise<Response> {
  if (file === undefined) return refuse(context, msg('page.fileGone'), 404);
  const content = await file.content();
  return context.body(typeof content === 'string' ? content : new Uint8Array(content), 200, {
    'content-type': file.mime,
    'content-disposition': `attachment; filename="${headerName(file.name)}"`,
    'cache-control': 'no-store',
  });
}

/** A file's name without anything a header could not carry. */
function headerName(name: string): string {
  return name.replace(/[^\w.-]+/g, '_');
}

/** A running page. */
export interface WebChat {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves the local chat page; port 0 takes any free one. Throws `ConfigError` where the port is taken. */
export async function openWebChat(
  parts: WebChatDeps & { readonly host: string; readonly port: number },
): Promise<WebChat> {
  const { host, port } = parts;
  const stopping = new AbortController();
  const app = createWebApp({ ...parts, stopping: stopping.signal, ownNames: [host, ...(parts.ownNames ?? [])] });
  const server = createAdaptorServer({ fetch: app.fetch, serverOptions: patientServer }) as Server;
  await listen(server, { host, port }).catch((error: unknown) => {
    throw cannotListen(error as Error, host, port);
  });
  const name = host.includes(':') ? `[${host}]` : host;
  return {
    url: `http://${name}:${(server.address() as AddressInfo).port}`,
    close: () => {
      stopping.abort();
      return closeServer(server);
    },
  };
}

function cannotListen(error: Error, host: string, port: number): ConfigError {
  const why = 'code' in error && error.code === 'EADDRINUSE' ? 'something else listens there' : error.message;
  return new ConfigError([`The page cannot be served on ${host}:${port} (${why}); set HTTP_PORT to another port.`]);
}
