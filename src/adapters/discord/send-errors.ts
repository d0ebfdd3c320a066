import { DiscordAPIError, HTTPError, RateLimitError, RESTJSONErrorCodes as Code } from 'discord.js';
import type { Delivery, RefusalCause } from '../../chat/chat.ts';
import { msg } from '../../messages/text.ts';
import { isConnectError, longestWaitMs } from '../connection.ts';

/** How long to wait where Discord did not say. */
const defaultRetryAfterMs = 30_000;

/** What the library adds to a wait. */
export const libraryAddsMs = 5_000;

/** What a code means where its class alone does not say it. */
const meanings: ReadonlyMap<string | number, Exclude<Refusal, 'failed'>> = new Map<
  string | number,
  Exclude<Refusal, 'failed'>
>([
  [Code.UnknownChannel, { gone: 'deleted' }],
  [Code.UnknownGuild, { gone: 'left' }],
  [Code.UnknownUser, { gone: 'blocked' }],
  [Code.CannotSendMessagesToThisUser, { gone: 'blocked' }],
  [Code.CannotSendMessagesToThisUserDueToHavingNoMutualGuilds, { gone: 'blocked' }],
  [Code.MissingAccess, { denied: 'rights', missing: ['View Channel'] }],
  [Code.MissingPermissions, { denied: 'rights' }],
  [Code.InvalidActionOnArchivedThread, { denied: 'archived' }],
  [Code.ThreadLocked, { denied: 'locked' }],
  [Code.CannotSendMessagesInNonTextChannel, { denied: 'unpostable' }],
  [Code.CannotExecuteActionOnThisChannelType, { denied: 'unpostable' }],
  [Code.MessageWasBlockedByAutomaticModeration, { denied: 'filtered' }],
  [Code.TitleWasBlockedByAutomaticModeration, { denied: 'filtered' }],
  [Code.MessageBlockedByHarmfulLinksFilter, { denied: 'filtered' }],
  [Code.CloudflareIsBlockingYourRequest, 'later'],
  [Code.ActionCannotBePerformedDueToSlowmodeRateLimit, 'later'],
  [Code.ChannelWriteRateLimit, 'later'],
  [Code.ServerWriteRateLimit, 'later'],
  [Code.FeatureTemporarilyDisabledServerSide, 'later'],
  [Code.ServiceResourceIsBeingRateLimited, 'later'],
  [Code.APIResourceOverloaded, 'later'],
]);

/** What a refusal means for the place it comes from. */
type Refusal =
  | 'later'
  | 'failed'
  | { readonly gone: RefusalCause }
  | { readonly denied: RefusalCause; readonly missing?: readonly string[] };

/** Discord counts up from this; what is below is no answer about a channel but the page of something before it. */
const firstCode = 10_000;

/** A page says neither what is wrong nor with what: Discord's own refusals have a number. */
function isForeign({ code }: DiscordAPIError): boolean {
  return typeof code !== 'number';
}

/** By its code where that says more, else by its class: whatever Discord forbids has to do with the place. */
function meaningOf(error: DiscordAPIError): Refusal {
  const { status, code } = error;
  const known = meanings.get(code);
  if (status === 401 || isForeign(error)) return 'later';
  if (known !== undefined) return known;
  if (status === 403) return { denied: 'rights' };
  if (status === 404) return Number(code) >= firstCode ? { gone: 'deleted' } : 'later';
  return status === 408 || status === 409 ? 'later' : 'failed';
}

/** True where the interaction itself is void: too late, or answered by somebody else. It is never answered again. */
export function isLostInteraction(error: unknown): boolean {
  const codes: (string | number)[] = [Code.UnknownInteraction, Code.InteractionHasAlreadyBeenAcknowledged];
  return error instanceof DiscordAPIError && codes.includes(error.code);
}

/** True where somebody has acknowledged the interaction already. */
export function isAcknowledged(error: unknown): boolean {
  return error instanceof DiscordAPIError && error.code === Code.InteractionHasAlreadyBeenAcknowledged;
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
export function believableWaitMs({ retryAfter }: RateLimitError): number {
  return Math.ceil(retryAfter > longestWaitMs + libraryAddsMs ? defaultRetryAfterMs : retryAfter);
}

/**
 * What a refused or failed post means for whoever wanted it sent. Where a line broke the post may stand: its nonce keeps
 * it from being made twice only for as long as Discord remembers it.
 */
export function classifySendError(error: unknown): Exclude<Delivery, { kind: 'sent' }> {
  if (error instanceof RateLimitError) return { kind: 'later', retryAfterMs: believableWaitMs(error) };
  if (error instanceof HTTPError || isConnectError(error)) return { kind: 'later', retryAfterMs: defaultRetryAfterMs };
  if (isWithoutToken(error)) return { kind: 'later', retryAfterMs: defaultRetryAfterMs };
  if (!(error instanceof DiscordAPIError))
    return { kind: 'unknown', reason: msg('notices.lineBroke', { platform: 'Discord' }) };
  const meaning = meaningOf(error);
  const reason = error.message;
  if (meaning === 'failed') return { kind: 'failed', reason };
  if (meaning === 'later') return { kind: 'later', retryAfterMs: defaultRetryAfterMs };
  if ('gone' in meaning) return { kind: 'gone', reason, cause: meaning.gone };
  return { kind: 'denied', missing: meaning.missing ?? [], reason, cause: meaning.denied };
}

/** True where Discord does not accept the bot's token, or the library has forgotten it because of that. */
function isWithoutToken(error: unknown): boolean {
  if (error instanceof DiscordAPIError) return error.status === 401;
  return error instanceof Error && error.message.startsWith('Expected token to be set');
}
