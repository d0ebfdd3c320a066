import type { Reply } from './reply.ts';

/** Where an unasked message goes: `channel` as in `Requester`, for example `discord:123` or `telegram:-100…:7`. */
export interface Destination {
  readonly channel: string;
  /** Whose message it is, so that forgetting them deletes what stands behind its buttons; absent where nobody's. */
  readonly community?: string;
  readonly theme: 'dark' | 'light';
  readonly silent: boolean;
  /** The one role a moderator chose to be mentioned; nothing else ever pings. */
  readonly mentionRole?: string;
}

/**
 * How a send ended. The class of a refusal is what decides what happens next:
 * `gone` pauses the subscription, `moved` rewrites the address, `denied` names what is missing, `later` waits,
 * `unknown` means the platform may or may not have it (a broken connection after sending) and must not be repeated.
 */
export type Delivery =
  | { readonly kind: 'sent'; readonly messageId: string }
  | { readonly kind: 'gone'; readonly reason: string }
  | { readonly kind: 'moved'; readonly channel: string }
  | { readonly kind: 'denied'; readonly missing: readonly string[]; readonly reason: string }
  | { readonly kind: 'later'; readonly retryAfterMs: number }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'unknown'; readonly reason: string };

/**
 * Kept by whoever wants something sent, so that a process that ends at any moment leaves the truth behind: what had not
 * left is sent again, what may have left is not.
 */
export interface Departure {
  /** Said right before the first byte leaves, not while waiting for a turn; where it answers false nothing may leave. */
  leaves(): Promise<boolean>;
  /** It certainly did not arrive and is tried again after a while. */
  stayed(): Promise<void>;
}

/** The outgoing side of a platform, for messages nobody asked for just now: digests and alerts. */
export interface Messenger {
  readonly platform: 'discord' | 'telegram' | 'web';
  /** How long the platform remembers a key, so that sending it again gives the first message; absent where it does not. */
  readonly keyRememberedMs?: number;
  /** Draws what the reply needs beforehand, so that sending it takes no longer than the way there; absent where nothing is drawn. */
  prepare?(to: Destination, reply: Reply): Promise<void>;
  /** `key` names this delivery (at most 25 characters); a platform with idempotence sends one key once. */
  send(to: Destination, reply: Reply, key: string, departure?: Departure): Promise<Delivery>;
  /** True where `send` says itself when something leaves. Otherwise it counts as leaving when `send` is called. */
  readonly saysDeparture?: true;
  /** What the bot may not do in that channel, in words; empty where everything a digest needs is allowed. */
  missingPermissions(channel: string): Promise<readonly string[]>;
  /** Whether a channel belongs to a community; absent where its name says so. */
  isIn?(channel: string, community: string): Promise<boolean>;
  /** Whether somebody who is not there just now may still configure a community; absent where the platform does not say. */
  mayConfigure?(person: string, community: string): Promise<boolean>;
  /** The channel in which this person is alone with the bot; absent where it has the person's own id. */
  privateChannel?(person: string): Promise<string | undefined>;
}

/**
 * Keeps command lines that are too long for a button's own data, under a short key that survives a restart.
 * The same line gives the same key.
 */
export interface CallbackStore {
  /** `community` is whose button it is, so that forgetting it deletes the line. */
  put(line: string, community?: string): Promise<string>;
  get(key: string): Promise<string | undefined>;
}
