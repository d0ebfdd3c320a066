import type { Context } from 'hono';
import { stream } from 'hono/streaming';
import type { Chat } from '../../chat/chat.ts';
import type { Asker } from '../../chat/command.ts';
import { showReply, type Keep, type ShownReply } from './shown-reply.ts';

/** What the page reads while it waits, one JSON object per line. */
export type AnswerEvent =
  | { readonly type: 'acknowledged' }
  | { readonly type: 'progress'; readonly what: string; readonly done: number; readonly total: number }
  | { readonly type: 'reply'; readonly reply: ShownReply; readonly notice: string };

/** Whoever sits at this machine may do everything. */
const asker: Asker = {
  platform: 'web',
  person: 'web:local',
  community: 'web:local',
  channel: 'web:local',
  moderator: true,
};

/** Answers a line as a stream of events; stops working when the page has gone. */
export function streamAnswer(
  context: Context,
  line: string,
  { chat, keep, notice }: { readonly chat: Chat; readonly keep: Keep; readonly notice: () => string | undefined },
): Response {
  context.header('content-type', 'application/x-ndjson; charset=utf-8');
  context.header('cache-control', 'no-store');
  return stream(context, async (out) => {
    const gone = new AbortController();
    out.onAbort(() => gone.abort());
    const send = (event: AnswerEvent): Promise<unknown> => out.write(`${JSON.stringify(event)}\n`);
    await send({ type: 'acknowledged' });
    const outcome = await chat.answer({
      asked: line,
      asker,
      signal: gone.signal,
      progress: (step) => void send({ type: 'progress', ...step }),
    });
    await send({ type: 'reply', reply: showReply(outcome, line, keep), notice: notice() ?? '' });
  });
}
