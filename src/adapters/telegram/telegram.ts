import { LRUCache } from 'lru-cache';
import { Telegraf, TelegramError } from 'telegraf';
import type { Chat } from '../../chat/chat.ts';
import type { Messenger } from '../../chat/messenger.ts';
import type { PaceClock } from '../../chat/pace.ts';
import type { Painter, Shelf } from '../../core/ports.ts';
import type { AdapterLog } from '../adapter-log.ts';
import { backOffMs, pause } from '../back-off.ts';
import { LatestPress } from '../latest-press.ts';
import { PictureStudio } from '../picture-studio.ts';
import type { PlatformHealth } from '../platform-health.ts';
import { Tally } from '../tally.ts';
import { WorkInHand } from '../work-in-hand.ts';
import { listCommands } from './command-list.ts';
import { answerCallback, answerMessage, type CallbackIn, type Desk } from './conversation.ts';
import type { TelegramMessageIn, TelegramUser } from './in.ts';
import { InlineMode, type InlineQueryIn } from './inline.ts';
import { Moderators } from './moderators.ts';
import { TelegramOut } from './out.ts';
import { isWrongToken } from './refusal.ts';
import { TelegramMessenger } from './telegram-messenger.ts';
import { TelegramTransport } from './transport.ts';
import { takeWebhook } from './webhook.ts';

/** What the Telegram side is given. */
export interface TelegramSetup {
  readonly token: string;
  /** The base of the Bot API; Telegram's own where absent. */
  readonly apiUrl?: string | undefined;
  readonly chat: Chat;
  readonly painter: Painter;
  readonly shelf: Shelf;
  readonly log: AdapterLog;
  /** Where Telegram is to post updates; without it the bot asks for them. */
  readonly webhook?: { readonly url: string; readonly secret: string } | undefined;
  /** Told when a group got a new id: stored addresses are to be rewritten. May be told twice. */
  readonly onMoved?: (from: string, to: string) => void;
  /** Told when the bot was removed from a chat or blocked by a person. */
  readonly onGone?: (community: string) => void;
  /** Told when the bot was added to a chat or may do more there, for the first time or again. */
  readonly onBack?: (community: string) => void;
  /** How long a stop waits for answers in hand. */
  readonly graceMs?: number;
  /** How often an answer is changed at most to show how far a better one is; ten seconds by default. */
  readonly progressEveryMs?: number;
  /** How long an inline query must stand still before it is answered. */
  readonly inlineStillMs?: number;
  /** The clock by which sends are kept apart; the machine's own where absent. */
  readonly clock?: PaceClock;
}

/** A running Telegram side. */
export interface TelegramBot {
  readonly messenger: Messenger;
  health(): PlatformHealth;
  /** Takes no more questions, finishes the ones in hand, and leaves. */
  stop(): Promise<void>;
  /** Takes what Telegram posts to the webhook. */
  handle(request: Request): Promise<Response>;
}

/** An update, as far as it is read here. */
interface UpdateIn {
  readonly update_id: number;
  readonly message?: TelegramMessageIn;
  readonly callback_query?: CallbackIn;
  readonly inline_query?: InlineQueryIn;
  readonly my_chat_member?: {
    readonly chat: { readonly id: number };
    readonly new_chat_member: { readonly status: string };
  };
}

type UpdateKind = 'message' | 'callback_query' | 'inline_query' | 'my_chat_member';
const allowedUpdates: UpdateKind[] = ['message', 'callback_query', 'inline_query', 'my_chat_member'];
const settledMs = 60_000;
const longestLeaveMs = 6000;

class RunningTelegram implements TelegramBot {
  readonly messenger: Messenger;
  readonly #setup: TelegramSetup;
  readonly #transport: TelegramTransport;
  readonly #desk: Desk;
  readonly #inline: InlineMode;
  readonly #work: WorkInHand;
  readonly #counts = new Tally();
  readonly #stopping = new AbortController();
  readonly #seen = new LRUCache<number, true>({ max: 2000 });
  #bot: Telegraf | undefined;
  #running: Promise<void> = Promise.resolve();
  #me: TelegramUser | undefined;
  #state: PlatformHealth['state'] = 'connecting';
  #sentence = 'Telegram: connecting.';

  constructor(setup: TelegramSetup) {
    const { chat, shelf, log, painter, token } = setup;
    this.#setup = setup;
    this.#work = new WorkInHand(log);
    const onMoved = setup.onMoved ?? ((): void => undefined);
    const options = { ...this.#apiOptions(), clock: setup.clock };
    this.#transport = new TelegramTransport(token, options, this.#stopping.signal, onMoved);
    const studio = new PictureStudio(painter, log);
    const out = new TelegramOut({ transport: this.#transport, studio, shelf, counts: this.#counts, log });
    const moderators = new Moderators(this.#transport, log);
    this.#desk = {
      chat,
      shelf,
      out,
      transport: this.#transport,
      moderators,
      presses: new LatestPress(),
      counts: this.#counts,
      progressEveryMs: setup.progressEveryMs ?? 10_000, // a group may get nineteen changes a minute in all
      stopping: this.#stopping.signal,
    };
    this.#inline = new InlineMode(this.#desk, setup.inlineStillMs ?? 300);
    this.messenger = new TelegramMessenger(out, this.#transport, moderators, () => this.#me?.id);
  }

  health(): PlatformHealth {
    return { platform: 'telegram', state: this.#state, sentence: this.#sentence, counts: this.#counts.read() };
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    const leaving = setInterval(() => this.#leave(), 25); // the library can only leave once it is polling
    this.#leave();
    await Promise.race([this.#running, pause(longestLeaveMs)]);
    clearInterval(leaving);
    await this.#work.finish(this.#setup.graceMs ?? 20_000);
    this.#become('stopped', 'Telegram: stopped.');
  }

  handle(request: Request): Promise<Response> {
    const { webhook } = this.#setup;
    if (webhook === undefined) return Promise.resolve(new Response(null, { status: 404 }));
    if (this.#me === undefined) return Promise.resolve(new Response(null, { status: 503 }));
    return takeWebhook(request, webhook.secret, (update) => this.#receive(update as UpdateIn));
  }

  /** Connects; resolves after the first attempt, and goes on in the background. */
  start(): Promise<void> {
    return new Promise((tried) => {
      this.#running = this.#keepRunning(tried).finally(tried);
    });
  }

  /** The library gives up on many errors, so it is started anew each time, after a pause that grows. */
  async #keepRunning(tried: () => void): Promise<void> {
    for (let failures = 0; !this.#isOver();) {
      const startedMs = performance.now();
      try {
        await (this.#setup.webhook === undefined ? this.#poll(tried) : this.#beCalled(this.#setup.webhook));
        if (this.#setup.webhook !== undefined) return;
      } catch (error) {
        this.#afterFailure(error);
      }
      tried();
      failures = performance.now() - startedMs > settledMs ? 1 : failures + 1;
      if (!this.#isOver()) await pause(backOffMs(failures), this.#stopping.signal);
    }
  }

  #isOver(): boolean {
    return this.#stopping.signal.aborted || this.#state === 'refused';
  }

  async #poll(tried: () => void): Promise<void> {
    const bot = new Telegraf(this.#setup.token, { telegram: { ...this.#apiOptions(), webhookReply: false } });
    bot.use((ctx) => this.#receive(ctx.update as unknown as UpdateIn));
    bot.catch((error) => this.#setup.log.error({ err: error }, 'Telegram: an update could not be taken'));
    this.#bot = bot;
    await bot.launch({ allowedUpdates }, () => {
      this.#whenConnected(bot.botInfo);
      tried();
    });
  }

  async #beCalled({ url, secret }: { readonly url: string; readonly secret: string }): Promise<void> {
    const me = (await this.#transport.call('getMe', {})) as TelegramUser;
    await this.#transport.call('setWebhook', { url, secret_token: secret, allowed_updates: allowedUpdates });
    this.#whenConnected(me);
  }

  #whenConnected(me: TelegramUser | undefined): void {
    this.#me = me;
    this.#become('up', 'Telegram: connected.');
    this.#setup.log.info(
      {},
      `Telegram: connected as @${me?.username ?? '?'}. Add it with https://t.me/${me?.username ?? ''}`,
    );
    this.#work.start('listing the commands', async () => {
      const written = await listCommands(this.#transport, this.#setup.chat.commands);
      this.#setup.log.info(
        { written },
        written > 0 ? 'Telegram: commands listed.' : 'Telegram: commands were up to date.',
      );
    });
  }

  #afterFailure(error: unknown): void {
    if (this.#stopping.signal.aborted) return;
    if (isWrongToken(error)) {
      this.#become('refused', 'Telegram does not accept TELEGRAM_TOKEN; copy it again from BotFather.');
      this.#setup.log.error({}, this.#sentence);
      return;
    }
    const conflict = error instanceof TelegramError && error.code === 409;
    const sentence = conflict
      ? 'Telegram: another program is using this token; stop it. Trying again.'
      : 'Telegram: cannot be reached; trying again.';
    this.#become('connecting', sentence);
    this.#setup.log.warn({ reason: error instanceof Error ? error.message : String(error) }, sentence);
  }

  /** Takes an update without waiting for its answer: the library asks for more only after this returns. */
  #receive(update: UpdateIn): void {
    const me = this.#me;
    if (me === undefined || this.#seen.has(update.update_id)) return;
    this.#seen.set(update.update_id, true);
    const { message, callback_query, inline_query } = update;
    if (message !== undefined) this.#noteMove(message);
    this.#noteMembership(update);
    if (message !== undefined) this.#work.start('a message', () => answerMessage(this.#desk, message, me));
    if (callback_query !== undefined) this.#work.start('a press', () => answerCallback(this.#desk, callback_query));
    if (inline_query !== undefined) this.#work.start('an inline query', () => this.#inline.answer(inline_query, me));
  }

  /** A group that becomes a supergroup says so twice, once in each of the two. */
  #noteMove({ chat, migrate_to_chat_id, migrate_from_chat_id }: TelegramMessageIn): void {
    if (migrate_to_chat_id !== undefined)
      this.#setup.onMoved?.(`telegram:${chat.id}`, `telegram:${migrate_to_chat_id}`);
    if (migrate_from_chat_id !== undefined) {
      this.#setup.onMoved?.(`telegram:${migrate_from_chat_id}`, `telegram:${chat.id}`);
    }
  }

  #noteMembership({ my_chat_member }: UpdateIn): void {
    const status = my_chat_member?.new_chat_member.status;
    if (status === undefined) return;
    const isGone = status === 'kicked' || status === 'left';
    this.#setup[isGone ? 'onGone' : 'onBack']?.(`telegram:${my_chat_member!.chat.id}`);
  }

  #leave(): void {
    try {
      this.#bot?.stop();
    } catch {
      // not polling yet: there is nothing to leave
    }
  }

  #apiOptions(): { apiRoot?: string } {
    const { apiUrl } = this.#setup;
    return apiUrl === undefined ? {} : { apiRoot: apiUrl.endsWith('/') ? apiUrl : `${apiUrl}/` };
  }

  #become(state: PlatformHealth['state'], sentence: string): void {
    this.#state = state;
    this.#sentence = sentence;
  }
}

/** Starts the Telegram side. Never rejects: what went wrong is in `health()`, and the rest of the house keeps running. */
export async function startTelegram(setup: TelegramSetup): Promise<TelegramBot> {
  const bot = new RunningTelegram(setup);
  await bot.start();
  return bot;
}
