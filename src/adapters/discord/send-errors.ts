import { DiscordAPIError, HTTPError, RateLimitError, RESTJSONErrorCodes as Code } from 'discord.js';
import type { Delivery } from '../../chat/chat.ts';
import { isConnectError, longestWaitMs } from '../connection.ts';

/** How long to wait where Discord did not say. */
const defaultRetryAfterMs = 30_000;

/** What the library adds to a wait. */
export const libraryAddsMs = 5_000;

/** What cannot be reached any more: the channel, the server, or a person who takes no messages. */
const goneCodes = new Set<string | number>([
  Code.UnknownChannel,
  Code.UnknownGuild,
  Code.UnknownUser,
  Code.CannotSendMessagesToThisUser,
]);

/** True where the interaction itself is void: too late, or answered by somebody else. It is never answered again. */
export function isLostInteraction(error: unknown): boolean {
  const codes: (string | number)[] = [Code.UnknownInteraction, Code.InteractionHasAlreadyBeenAcknowledged];
  return error instanceof DiscordAPIError && codes.includes(error.code);
}

/** True where the message to be edited was deleted meanwhile: then nobody waits for the answer. */
export function isDeletedMessage(error: unknown): boolean {
  return error instanceof DiscordAPIError && error.code === Code.UnknownMessage;
}

/** True where the fifteen minutes in which an answer may be edited are over. */
export function isExpiredToken(error: unknown): boolean {
  const codes: (string | number)[] = [Code.InvalidWebhookToken, Code.UnknownWebhook];
  return error instanceof DiscordAPIError && codes.includes(error.code);
}

/** True where no answer came, so that asking again is right for anything that may be done twice. */
export function isNoAnswer(error: unknown): boolean {
  return !(error instanceof DiscordAPIError) && !(error instanceof RateLimitError);
}

/** Longer than Discord may ask for is a wait only where the machine's clock was put back: then soon is early enough. */
function believableWaitMs({ retryAfter }: RateLimitError): number {
  return Math.ceil(retryAfter > longestWaitMs + libraryAddsMs ? defaultRetryAfterMs : retryAfter);
}

/**
 * What a refused or failed post means for whoever wanted it sent. Where a line broke the post may stand: its nonce keeps
 * it from being made twice only for as long as Discord remembers it.
 */
export function classifySendError(error: unknown): Exclude<Delivery, { kind: 'sent' }> {
  if (error instanceof RateLimitError) return { kind: 'later', retryAfterMs: believableWaitMs(error) };
  if (error instanceof HTTPError || isConnectError(error)) return { kind: 'later', retryAfterMs: defaultRetryAfterMs };
  if (!(error instanceof DiscordAPIError))
    return { kind: 'unknown', reason: 'the connection to Discord broke after sending' };
  if (goneCodes.has(error.code)) return { kind: 'gone', reason: error.message };
  if (error.code === Code.MissingAccess) return { kind: 'denied', missing: ['View Channel'], reason: error.message };
  if (error.code === Code.MissingPermissions) return { kind: 'denied', missing: [], reason: error.message };
  return { kind: 'failed', reason: error.message };
}
