import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Chat } from '../../chat/chat.ts';
import type { ChatLog } from '../../chat/outcome-of-error.ts';
import type { Painter } from '../../core/ports.ts';
import { keepAnswers, type KeptAnswers } from './kept-answers.ts';
import { localRequestsOnly } from './local-requests-only.ts';
import { sendFont, sendPageFile } from './page-files.ts';
import { safeHeaders } from './safe-headers.ts';
import { streamAnswer } from './stream-answer.ts';
import { openWithKey, visitorOf } from './visitor.ts';

/** What the local chat page stands on. */
export interface WebParts {
  readonly chat: Chat;
  readonly painter: Painter;
  readonly log: ChatLog;
  /** A sentence for the banner, for example that no live source answers; undefined where there is nothing to say. */
  readonly notice: () => string | undefined;
  /** The line that is answered when the page is opened. */
  readonly firstLine: string;
  /** Names besides `localhost` under which the page may be asked for. */
  readonly ownNames?: readonly string[];
  /** Who has opened the page with it moderates; absent where only this machine can reach the page. */
  readonly key?: string | undefined;
  /** Aborted when the page is closed. */
  readonly stopping?: AbortSignal;
}

/** An article of 10,000 characters fits; nothing much longer is a question. */
const mostBytes = 64 * 1024;

/** The local chat page and what it asks for. */
export function createWebApp(parts: WebParts): Hono {
  const app = new Hono();
  const keep = keepAnswers(parts.painter);
  app.use(safeHeaders);
  app.get('/healthz', (context) => context.json({ status: 'ok' }));
  app.use(localRequestsOnly(parts.ownNames ?? []));
  app.get('/', (context) => openWithKey(context, parts.key) ?? sendPageFile(context, 'index.html'));
  app.get('/page/:name', (context) => sendPageFile(context, context.req.param('name')));
  app.get('/font/inter.woff2', sendFont);
  app.get('/api/start', (context) => context.json(startOf(parts)));
  app.get('/api/complete', (context) => context.json(parts.chat.completeLine(context.req.query('line') ?? '')));
  app.post('/api/ask', bodyLimit({ maxSize: mostBytes, onError: tooLong }), (context) => ask(context, parts, keep));
  app.get('/api/picture/:key', (context) => sendPicture(context, context.req.param('key'), parts, keep));
  app.get('/api/file/:key', (context) => sendFile(context, keep.fileAt(context.req.param('key'))));
  app.onError((error, context) => {
    parts.log.error({ err: error, path: context.req.path }, 'the local page met a fault');
    return context.json({ error: 'Something broke on our side; the log has the reason.' }, 500);
  });
  return app;
}

/** What an empty page shows: the banner, the question answered at once, and questions to try. */
function startOf({ chat, firstLine, notice }: WebParts): object {
  const forAnyone = chat.commands.filter(({ allowed }) => allowed !== 'moderators');
  const examples = forAnyone.flatMap((command) => command.examples.slice(-1)).slice(0, 6);
  return { notice: notice() ?? '', firstLine, examples };
}

function tooLong(context: Context): Response {
  return context.json({ error: 'That is too long for a question.' }, 413);
}

async function ask(context: Context, parts: WebParts, keep: KeptAnswers): Promise<Response> {
  if (context.req.header('content-type')?.startsWith('application/json') !== true) {
    return context.json({ error: 'Send {"line": "…"} as application/json.' }, 415);
  }
  const body: unknown = await context.req.json().catch(() => undefined);
  const line = typeof body === 'object' && body !== null && 'line' in body ? body.line : undefined;
  if (typeof line !== 'string') return context.json({ error: 'Send {"line": "…"} with the question as text.' }, 400);
  const { chat, notice, stopping = new AbortController().signal } = parts;
  const asker = visitorOf(context, parts.key);
  return streamAnswer(context, line, { chat, asker, keep, notice, stopping });
}

async function sendPicture(context: Context, key: string, parts: WebParts, keep: KeptAnswers): Promise<Response> {
  const theme = context.req.query('theme') === 'dark' ? 'dark' : 'light';
  const shape = context.req.query('shape') === 'tall' ? 'tall' : 'wide';
  const painted = keep.png(key, { theme, shape });
  if (painted === undefined) return context.json({ error: 'This picture is no longer kept; ask again.' }, 404);
  const png = new Uint8Array(await painted);
  return context.body(png, 200, { 'content-type': 'image/png', 'cache-control': 'private, max-age=3600' });
}

function sendFile(context: Context, file: ReturnType<KeptAnswers['fileAt']>): Response {
  if (file === undefined) return context.json({ error: 'This file is no longer kept; ask again.' }, 404);
  const content = file.content();
  return context.body(typeof content === 'string' ? content : new Uint8Array(content), 200, {
    'content-type': file.mime,
    'content-disposition': `attachment; filename="${file.name.replace(/[^\w.-]+/g, '_')}"`,
    'cache-control': 'no-store',
  });
}
