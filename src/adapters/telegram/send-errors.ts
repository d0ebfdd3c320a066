import { TelegramError } from 'telegraf';
import type { Delivery } from '../../chat/chat.ts';
import { isConnectError, longestWaitMs } from '../connection.ts';

const goneTexts = /blocked by the user|kicked|user is deactivated|chat not found|not a member|group chat was deleted/i;

const deniedTexts = /not enough rights|have no rights|CHAT_WRITE_FORBIDDEN|TOPIC_CLOSED|thread not found|can't write/i;

/** What Telegram said, or an empty text where no answer came. */
export function errorDescription(error: unknown): string {
  return error instanceof TelegramError ? error.description : '';
}

/** How long Telegram asked to wait, in milliseconds; a wait without measure is cut to the longest that is kept. */
export function telegramRetryAfterMs(error: unknown): number | undefined {
  if (!(error instanceof TelegramError) || error.code !== 429) return undefined;
  return Math.min(longestWaitMs, (error.parameters?.retry_after ?? 5) * 1000);
}

/** The chat's new id, where a group became a supergroup. */
export function migratedChatId(error: unknown): number | undefined {
  return error instanceof TelegramError ? error.parameters?.migrate_to_chat_id : undefined;
}

/** True where no answer came, or Telegram itself was broken. */
export function isNoAnswer(error: unknown): boolean {
  return !(error instanceof TelegramError) || error.code >= 500;
}

/** True where Telegram said itself that it failed, or something before it answered in its place: nothing was taken. */
export function isNotTaken(error: unknown): boolean {
  const isForeign = (error as { readonly type?: unknown }).type === 'invalid-json';
  return isConnectError(error) || isForeign || (error instanceof TelegramError && error.code >= 500);
}

/** True where the token is not one of Telegram's. */
export function isWrongToken(error: unknown): boolean {
  return error instanceof TelegramError && (error.code === 401 || error.code === 404);
}

function missingFor(text: string): string[] {
  if (/photo/i.test(text)) return ['send photos'];
  if (/document/i.test(text)) return ['send files'];
  return /TOPIC_CLOSED|thread/i.test(text) ? ['write in this topic'] : ['send messages'];
}

/** What a refused or failed send means for whoever wanted it sent. */
export function classifySendError(error: unknown): Exclude<Delivery, { kind: 'sent' }> {
  const text = errorDescription(error);
  const moved = migratedChatId(error);
  const waitMs = telegramRetryAfterMs(error);
  if (moved !== undefined) return { kind: 'moved', channel: `telegram:${moved}` };
  if (waitMs !== undefined) return { kind: 'later', retryAfterMs: waitMs };
  if (isNotTaken(error)) return { kind: 'later', retryAfterMs: 30_000 };
  if (isNoAnswer(error)) return { kind: 'unknown', reason: 'the connection to Telegram broke after sending' };
  if (goneTexts.test(text)) return { kind: 'gone', reason: text };
  if (deniedTexts.test(text)) return { kind: 'denied', missing: missingFor(text), reason: text };
  return { kind: 'failed', reason: text };
}
