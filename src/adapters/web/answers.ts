import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { stream } from 'hono/streaming';
import { LRUCache } from 'lru-cache';
import type { Chat, Outcome } from '../../chat/chat.ts';
import type { Requester } from '../../chat/command.ts';
import { type Action, type Block, isFold, type Picture, type Reply, type ReplyFile } from '../../chat/reply.ts';
import type { Progress } from '../../market/ports.ts';
import type { Painter } from '../../reports/chart-spec.ts';

/** An outcome as the page receives it: plain words, and keys in place of pictures and files. */
export interface WebReply {
  readonly kind: Outcome['kind'];
  readonly title: string;
  readonly tone: Reply['tone'];
  readonly blocks: readonly Block[];
  /** What the fold is called that holds the blocks behind *Details*; absent where there are none. */
  readonly details?: string;
  readonly actions: readonly Action[];
  /** `titled` where the picture itself carries the reply's title, so that a page need not show it twice. */
  readonly picture?: {
    readonly key: string;
    readonly altText: string;
    readonly titled: boolean;
    /** What the picture is called once it is kept as a file. */
    readonly name: string;
  };
  readonly files: readonly { readonly key: string; readonly name: string }[];
}

/** Where pictures and files wait until the page asks for them. */
export interface AnswerSink {
  picture(key: string, picture: Picture, name: string): void;
  file(key: string, file: ReplyFile): void;
}

/** Turns an outcome into what the page shows, and keeps what it will ask for. */
export function toWebReply({ kind, reply }: Outcome, line: string, keep: AnswerSink): WebReply {
  const { title, tone, picture, blocks } = reply;
  const actions = reply.actions.filter(
    (action) => action.asks === undefined && action.does !== 'full' && !isFold(action),
  );
  const details = reply.actions.find(({ does }) => does === 'details')?.label;
  const files = reply.files.map((file) => keepFile(file, line, keep));
  const shown = { kind, title, tone, blocks, actions, files, ...(details === undefined ? {} : { details }) };
  if (picture === undefined) return shown;
  const key = keyOf('picture', picture.cacheKey);
  const name = pictureName(reply, line);
  keep.picture(key, picture, name);
  const titled = hasSameSentences(picture.chart.title, title);
  return { ...shown, picture: { key, altText: picture.altText, titled, name } };
}

/** A picture is called as the table that belongs to it, else by what was asked. */
function pictureName({ files }: Reply, line: string): string {
  const table = files[0]?.name.replace(/\.\w+$/, '');
  const asked = line.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '').slice(0, 60); // prettier-ignore
  return `${table ?? `rift-${asked}`}.png`;
}

/** Whether two titles hold the same sentences, in whatever order. */
function hasSameSentences(first: string, second: string): boolean {
  const sentences = (text: string): string =>
    text
      .split(/(?<=\.)\s+/u)
      .sort()
      .join(' ');
  return sentences(first) === sentences(second);
}

function keepFile(file: ReplyFile, line: string, keep: AnswerSink): { key: string; name: string } {
  const key = keyOf('file', line, file.name);
  keep.file(key, file);
  return { key, name: file.name };
}

/** The same picture or file always has the same key, so that a browser may keep what it has seen. */
function keyOf(...parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('base64url').slice(0, 22);
}

/** A picture's look: its colours, and upright for a phone or wide for everything else. */
export interface PictureFormat {
  readonly theme: 'dark' | 'light';
  readonly shape: 'wide' | 'tall';
}

/** Pictures and files of the latest answers, in bounded memory; pictures are painted when somebody looks. */
export interface AnswerCache extends AnswerSink {
  /** The PNG in this look, or undefined where the key is unknown or has been forgotten. */
  png(
    key: string,
    options: PictureFormat,
  ): { readonly name: string; readonly painted: Promise<Uint8Array> } | undefined;
  fileAt(key: string): ReplyFile | undefined;
}

const pictureSizes = { wide: { width: 1280, height: 720 }, tall: { width: 1080, height: 1350 } } as const;

/** Keeps the latest answers: sixty drawings and files. The pictures seen last are kept by the painter. */
export function createAnswerCache(painter: Painter): AnswerCache {
  const pictures = new LRUCache<string, { readonly chart: Picture['chart']; readonly name: string }>({ max: 60 });
  const files = new LRUCache<string, ReplyFile>({ max: 60 });
  return {
    picture: (key, { chart }, name) => void pictures.set(key, { chart, name }),
    file: (key, file) => void files.set(key, file),
    fileAt: (key) => files.get(key),
    png: (key, { theme, shape }) => {
      const picture = pictures.get(key);
      if (picture === undefined) return undefined;
      const { chart, name } = picture;
      const painted = painter.paint(chart, { theme, ...pictureSizes[shape] }, {}).then((image) => image.png);
      return { name, painted };
    },
  };
}

/** What the page reads while it waits, one JSON object per line. */
export type AnswerEvent =
  | { readonly type: 'acknowledged' }
  | { readonly type: 'progress'; readonly what: string; readonly done: number; readonly total: number }
  | { readonly type: 'reply'; readonly reply: WebReply; readonly notice: string };

/** What a stream of answers leans on. */
interface AnswerStreamDeps {
  readonly chat: Chat;
  readonly requester: Requester;
  readonly keep: AnswerSink;
  readonly notice: () => string;
  /** Aborted when the page is closed: nobody waits for a better answer any more. */
  readonly stopping: AbortSignal;
}

/**
 * Answers a line as a stream of events; stops working when the page has gone. Where prices are still loading the stream
 * goes on after the reply, with progress and a second, better reply.
 */
export function streamAnswer(
  context: Context,
  line: string,
  { chat, requester, keep, notice, stopping }: AnswerStreamDeps,
): Response {
  context.header('content-type', 'application/x-ndjson; charset=utf-8');
  context.header('cache-control', 'no-store');
  return stream(context, async (out) => {
    const gone = new AbortController();
    out.onAbort(() => gone.abort());
    const send = (event: AnswerEvent): Promise<unknown> => out.write(`${JSON.stringify(event)}\n`);
    await send({ type: 'acknowledged' });
    const progress: Progress = (step) => void send({ type: 'progress', ...step });
    const show = (outcome: Outcome): Promise<unknown> =>
      send({ type: 'reply', reply: toWebReply(outcome, line, keep), notice: notice() });
    const outcome = await chat.answer({ input: chat.readWords(line), requester, signal: gone.signal, progress });
    await show(outcome);
    const { reply } = outcome;
    if (reply.later === undefined) return;
    const better = await reply.later({ signal: AbortSignal.any([gone.signal, stopping]), progress });
    await show({ kind: 'answered', reply: better ?? reply });
  });
}
