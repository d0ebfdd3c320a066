import type { Context } from 'hono';
import { stream } from 'hono/streaming';
import type { Chat } from '../../chat/chat.ts';
import type { Asker } from '../../chat/command.ts';
import type { Outcome } from '../../chat/outcome.ts';
import type { Progress } from '../../core/ports.ts';
import { showReply, type Keep, type ShownReply } from './shown-reply.ts';

/** What the page reads while it waits, one JSON object per line. */
export type AnswerEvent =
  | { readonly type: 'acknowledged' }
  | { readonly type: 'progress'; readonly what: string; readonly done: number; readonly total: number }
  | { readonly type: 'reply'; readonly reply: ShownReply; readonly notice: string };

/** What a stream of answers leans on. */
interface Streaming {
  readonly chat: Chat;
  readonly asker: Asker;
  readonly keep: Keep;
  readonly notice: () => string | undefined;
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
  { chat, asker, keep, notice, stopping }: Streaming,
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
      send({ type: 'reply', reply: showReply(outcome, line, keep), notice: notice() ?? '' });
    const outcome = await chat.answer({ asked: line, asker, signal: gone.signal, progress });
    await show(outcome);
    const { reply } = outcome;
    if (reply.later === undefined) return;
    const better = await reply.later({ signal: AbortSignal.any([gone.signal, stopping]), progress });
    await show({ kind: 'answered', reply: better ?? reply });
  });
}
