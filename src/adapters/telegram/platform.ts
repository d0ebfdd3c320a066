import { LRUCache } from 'lru-cache';
import { Telegraf, TelegramError } from 'telegraf';
import type { Messenger } from '../../chat/chat.ts';
import type { Command } from '../../chat/command.ts';
import { type Clock, delay, steadyClock, withDeadline } from '../../clock.ts';
import { ButtonSeal, RepeatedPresses, Superseder } from '../callbacks.ts';
import {
  AskedToWait,
  backOffMs,
  ConnectionState,
  Counters,
  NoAnswerInTime,
  type OpenPlatform,
  type PlatformBot,
  type PlatformHealth,
  type PlatformParts,
  TaskTracker,
  usualGraceMs,
} from '../connection.ts';
import { LeaderLease, type SharedToken, sharedToken } from '../outbound-queue.ts';
import { PicturePainter } from '../replies.ts';
import { answerCallback, type TelegramCallbackQuery, type TelegramPressDeps } from './callback-query.ts';
import { answerMessage, greet, type TelegramMembership } from './conversation.ts';
import { InlineMode, type TelegramInlineQuery } from './inline-query.ts';
import { ModeratorCache, TelegramMessenger } from './messenger.ts';
import type { TelegramIncomingMessage, TelegramUser } from './parse-update.ts';
import { TelegramSender } from './sender.ts';
import {
  type Deadlines,
  handleWebhook,
  isWrongToken,
  PollFailed,
  superviseCalls,
  telegramRetryAfterMs,
  TelegramTransport,
  usualCallDeadlines,
} from './transport.ts';
import { languages } from '../../messages/catalogs/languages.ts';
import { DEFAULT_NUMBER_STYLE } from '../../messages/format.ts';
import { type Speaker, speakerOf } from '../../messages/speaker.ts';

interface ListedCommand {
  readonly command: string;
  readonly description: string;
}

const maxDescription = 256;

function listOf(commands: readonly Command[], { say }: Speaker): ListedCommand[] {
  return commands
    .slice(0, 100)
    .map(({ name, about }) => ({ command: name, description: say(about).slice(0, maxDescription) }));
}

/** A list of commands, and to whom Telegram shows it. */
interface CommandList {
  readonly of: { readonly scope: { readonly type: string }; readonly language_code?: string };
  readonly list: readonly ListedCommand[];
}

/**
 * Which commands Telegram offers where: settings are offered to administrators, and to a person at home. English is for
 * every device whose language there is no list of.
 */
function commandLists(commands: readonly Command[]): CommandList[] {
  return languages.flatMap((language) => {
    const speaker = speakerOf({ language, numbers: DEFAULT_NUMBER_STYLE });
    const all = listOf(commands, speaker);
    const everyone = listOf(
      commands.filter(({ allowed }) => allowed !== 'moderators'),
      speaker,
    );
    const lists = {
      default: everyone,
      all_private_chats: all,
      all_group_chats: everyone,
      all_chat_administrators: all,
    };
    const code = language === 'en' ? {} : { language_code: language };
    return Object.entries(lists).map(([type, list]) => ({ of: { scope: { type }, ...code }, list }));
  });
}

/** Writes the lists that differ from what Telegram has; returns how many. */
export async function syncCommands(transport: TelegramTransport, commands: readonly Command[]): Promise<number> {
  let written = 0;
  for (const { of, list } of commandLists(commands)) {
    const known = await transport.call('getMyCommands', of).catch(() => undefined);
    if (JSON.stringify(known) === JSON.stringify(list)) continue;
    await transport.call('setMyCommands', { ...of, commands: list });
    written += 1;
  }
  return written;
}

/** Where Telegram is to post updates, and how it proves that it is Telegram. */
interface TelegramWebhook {
  readonly url: string;
  readonly secret: string;
}

/** What Telegram says about its posting, as far as it is read here. */
interface WebhookInfo {
  readonly url: string;
  readonly pending_update_count: number;
  readonly last_error_message?: string;
}

const WEBHOOK_LOOK_MS = 60_000;

const MAX_REASON = 200;

/** What the Telegram side is given. */
export interface TelegramDeps extends PlatformParts {
  /** How often it is looked whether updates arrive at the webhook; a minute by default. */
  readonly webhookLookMs?: number;
  /** How long a stop waits for answers in hand. */
  readonly graceMs?: number;
  /** How often an answer is changed at most to show how far a better one is; ten seconds by default. */
  readonly progressEveryMs?: number;
  /** How long an inline query must stand still before it is answered. */
  readonly inlineStillMs?: number;
  /** The clock by which sends are kept apart; the machine's own where absent. */
  readonly clock?: Clock;
  /** How long Telegram may take over what is asked of it. */
  readonly deadlines?: Partial<Deadlines>;
}

/** A running Telegram side. */
export interface TelegramBot extends PlatformBot {
  handle(request: Request): Promise<Response>;
}

/** An update, as far as it is read here. */
interface TelegramUpdate {
  readonly update_id: number;
  readonly message?: TelegramIncomingMessage;
  readonly channel_post?: TelegramIncomingMessage;
  readonly callback_query?: TelegramCallbackQuery;
  readonly inline_query?: TelegramInlineQuery;
  readonly my_chat_member?: TelegramMembership;
}

type UpdateKind = 'message' | 'channel_post' | 'callback_query' | 'inline_query' | 'my_chat_member';

const allowedUpdates: UpdateKind[] = ['message', 'channel_post', 'callback_query', 'inline_query', 'my_chat_member'];

const settledMs = 60_000;

const maxLeaveMs = 4000;

function sentenceFor(error: unknown): string {
  if (error instanceof TelegramError && error.code === 409)
    return 'Telegram: another program is using this token; stop it. Trying again.';
  if (error instanceof NoAnswerInTime) return 'Telegram: the connection fell silent; trying again.';
  return 'Telegram: cannot be reached; trying again.';
}

/** Who does not know its own name would take no update. */
function known(me: TelegramUser | undefined): TelegramUser {
  if (typeof me?.id !== 'number') throw new Error('Telegram did not say who this bot is');
  return me;
}

class TelegramConnection implements TelegramBot {
  readonly messenger: Messenger;
  readonly #setup: TelegramDeps;
  readonly #transport: TelegramTransport;
  readonly #deps: TelegramPressDeps;
  readonly #inline: InlineMode;
  readonly #shared: SharedToken | undefined;
  readonly #work: TaskTracker;
  readonly #deadlines: Deadlines;
  readonly #waiting: AskedToWait;
  readonly #counts = new Counters();
  readonly #stopping = new AbortController();
  #received = 0;
  #isLooking = false;
  readonly #seen = new LRUCache<number, true>({ max: 2000 });
  #bot: Telegraf | undefined;
  #running: Promise<void> = Promise.resolve();
  #me: TelegramUser | undefined;
  readonly #connection = new ConnectionState('Telegram: connecting.');

  constructor(setup: TelegramDeps) {
    const { chat, callbacks, log, painter, token } = setup;
    this.#setup = setup;
    this.#work = new TaskTracker(log);
    this.#deadlines = { ...usualCallDeadlines, ...setup.deadlines };
    this.#waiting = new AskedToWait('Telegram', log);
    this.#shared = sharedToken(setup.sharedLimits, { platform: 'telegram', token }, this.#stopping.signal);
    this.#transport = new TelegramTransport(token, {
      ...this.#apiOptions(),
      clock: setup.clock,
      shared: this.#shared,
      deadlines: this.#deadlines,
      stopping: this.#stopping.signal,
      onMoved: setup.onMoved ?? ((): void => undefined),
      onWait: (ms) => this.#waiting.note(ms),
      onWrongToken: () => this.#lookAtToken(),
    });
    const pictures = new PicturePainter(painter, log);
    const seal = new ButtonSeal(token);
    const out = new TelegramSender({
      transport: this.#transport,
      pictures,
      callbacks,
      seal,
      counts: this.#counts,
      log,
    });
    const moderators = new ModeratorCache(this.#transport, log);
    this.#deps = {
      chat,
      callbacks,
      seal,
      sender: out,
      transport: this.#transport,
      moderators,
      superseder: new Superseder(),
      counts: this.#counts,
      progressEveryMs: setup.progressEveryMs ?? 10_000, // a group may get nineteen changes a minute in all
      stopping: this.#stopping.signal,
      log,
      me: () => this.#me,
      repeated: new RepeatedPresses(() => (setup.clock ?? steadyClock).now()),
    };
    this.#inline = new InlineMode(this.#deps, setup.inlineStillMs ?? 300);
    const isRefused = (): boolean => this.#connection.state === 'refused';
    this.messenger = new TelegramMessenger(out, this.#transport, moderators, () => this.#me?.id, isRefused);
  }

  health(): PlatformHealth {
    const sentence = `${this.#connection.sentence}${this.#waiting.sentence()}`;
    return { platform: 'telegram', state: this.#connection.state, sentence, counts: this.#counts.read() };
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    const left = this.#leaveFor(withDeadline(maxLeaveMs, async () => this.#running));
    await Promise.all([left, this.#work.finish(this.#setup.graceMs ?? usualGraceMs)]);
    this.#connection.become('stopped', 'Telegram: stopped.');
  }

  handle(request: Request): Promise<Response> {
    const { webhook, answers } = this.#setup;
    if (webhook === undefined || answers === false) return Promise.resolve(new Response(null, { status: 404 }));
    if (this.#me === undefined) return Promise.resolve(new Response(null, { status: 503 }));
    return handleWebhook(request, webhook.secret, (update) => this.#receive(update as TelegramUpdate));
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
      let askedMs = 0;
      try {
        await this.#serve(tried);
      } catch (error) {
        const reason = error instanceof PollFailed ? error.cause : error;
        askedMs = telegramRetryAfterMs(reason) ?? 0;
        this.#afterFailure(reason);
      }
      tried();
      failures = performance.now() - startedMs > settledMs ? 1 : failures + 1;
      const waitMs = Math.max(backOffMs(failures), askedMs);
      if (!this.#isOver()) await delay(waitMs, this.#stopping.signal);
    }
  }

  /** Goes on until it is told to stop, or rejects with what went wrong. */
  #serve(tried: () => void): Promise<void> {
    const { webhook, answers } = this.#setup;
    if (answers === false) return this.#onlySend(tried);
    return webhook === undefined ? this.#poll(tried) : this.#beCalled(webhook, tried);
  }

  /** Takes no updates: whoever answers people has them. */
  async #onlySend(tried: () => void): Promise<void> {
    await this.#standBy('Telegram: digests and alerts are sent; nobody is answered.');
    tried();
    const { signal } = this.#stopping;
    if (!signal.aborted) await new Promise((over) => signal.addEventListener('abort', over, { once: true }));
  }

  #isOver(): boolean {
    return this.#stopping.signal.aborted || this.#connection.state === 'refused';
  }

  /** Everything but updates. */
  async #standBy(sentence: string): Promise<void> {
    this.#me = known((await this.#transport.call('getMe', {})) as TelegramUser);
    this.#connection.become('up', sentence);
    this.#setup.log.info({}, sentence);
  }

  /** Telegram gives updates to one that asks for them: of several processes on one database one does, the others stand by. */
  async #poll(tried: () => void): Promise<void> {
    const lease = this.#shared && new LeaderLease(this.#shared, 'updates');
    if (lease !== undefined && !(await lease.tryTake())) {
      await this.#standBy('Telegram: another process on this database has the updates; this one stands by.');
      tried();
      await lease.take();
    }
    if (this.#isOver()) return;
    const over = new AbortController();
    const asking = this.#askForUpdates(tried).finally(() => over.abort());
    void lease?.keep(over.signal).then(() => (over.signal.aborted ? undefined : this.#leaveFor(asking)));
    await asking;
  }

  async #askForUpdates(tried: () => void): Promise<void> {
    const bot = new Telegraf(this.#setup.token, { telegram: { ...this.#apiOptions(), webhookReply: false } });
    superviseCalls(bot.telegram, this.#deadlines);
    bot.use((ctx) => this.#receive(ctx.update as unknown as TelegramUpdate));
    bot.catch((error) => this.#setup.log.error({ err: error }, 'Telegram: an update could not be taken'));
    this.#bot = bot;
    await bot.launch({ allowedUpdates }, () => {
      this.#whenConnected(bot.botInfo);
      tried();
    });
  }

  /** Lets Telegram post updates, and looks whether it does, for as long as nothing goes wrong. */
  async #beCalled({ url, secret }: TelegramWebhook, tried: () => void): Promise<void> {
    const me = (await this.#transport.call('getMe', {})) as TelegramUser;
    await this.#transport.call('setWebhook', { url, secret_token: secret, allowed_updates: allowedUpdates });
    this.#whenConnected(me);
    tried();
    while (!this.#isOver()) {
      const received = this.#received;
      await delay(this.#setup.webhookLookMs ?? WEBHOOK_LOOK_MS, this.#stopping.signal);
      if (!this.#isOver()) this.#judgeWebhook(await this.#askWebhook(url), this.#received > received);
    }
  }

  /** @throws Where Telegram posts elsewhere by now: then it is asked anew to post here. */
  async #askWebhook(url: string): Promise<WebhookInfo> {
    const info = (await this.#transport.call('getWebhookInfo', {})) as WebhookInfo;
    if (info.url !== url) throw new Error('Telegram has another address to post updates to');
    return info;
  }

  /** Updates that wait at Telegram while none arrives here are as good as no connection. */
  #judgeWebhook({ pending_update_count: waiting, last_error_message: error }: WebhookInfo, arrives: boolean): void {
    const isDeaf = waiting > 0 && !arrives;
    if (!isDeaf) {
      this.#connection.become('up', 'Telegram: connected.');
      return;
    }
    const why = error === undefined ? '' : ` (${error.slice(0, MAX_REASON)})`;
    const isNew = this.#connection.state === 'up';
    const sentence = `Telegram: ${waiting} updates wait, and none arrives at TELEGRAM_WEBHOOK_URL${why}.`;
    this.#connection.become('connecting', sentence);
    if (isNew) this.#setup.log.warn({}, sentence);
  }

  #whenConnected(answer: TelegramUser | undefined): void {
    const me = (this.#me = known(answer));
    this.#connection.become('up', 'Telegram: connected.');
    this.#setup.log.info(
      {},
      `Telegram: connected as @${me.username ?? '?'}. Add it with https://t.me/${me.username ?? ''}`,
    );
    this.#work.start('listing the commands', async () => {
      const written = await syncCommands(this.#transport, this.#setup.chat.commands);
      this.#setup.log.info(
        { written },
        written > 0 ? 'Telegram: commands listed.' : 'Telegram: commands were up to date.',
      );
    });
  }

  /** One call that is not let in may have met something before Telegram; asking who the bot is settles it. */
  #lookAtToken(): void {
    if (this.#connection.state !== 'up' || this.#isLooking) return;
    this.#isLooking = true;
    this.#work.start('a look at the token', async () => {
      const refusal = await this.#transport.call('getMe', {}).then(
        () => undefined,
        (error: unknown) => error,
      );
      this.#isLooking = false;
      if (isWrongToken(refusal)) this.#afterFailure(refusal);
    });
  }

  #afterFailure(error: unknown): void {
    if (this.#isOver()) return;
    if (isWrongToken(error)) {
      this.#connection.become('refused', 'Telegram does not accept TELEGRAM_TOKEN; copy it again from BotFather.');
      this.#setup.log.error({}, this.#connection.sentence);
      return;
    }
    const sentence = sentenceFor(error);
    this.#connection.become('connecting', sentence);
    this.#waiting.note(telegramRetryAfterMs(error) ?? 0);
    this.#setup.log.warn({ reason: error instanceof Error ? error.message : String(error) }, sentence);
  }

  /** Takes an update without waiting for its answer: the library asks for more only after this returns. */
  #receive(update: TelegramUpdate): void {
    const me = this.#me;
    if (me === undefined || this.#seen.has(update.update_id)) return;
    this.#seen.set(update.update_id, true);
    this.#received += 1;
    const { callback_query, inline_query, my_chat_member } = update;
    const message = update.message ?? update.channel_post;
    if (message !== undefined) this.#noteMove(message);
    this.#noteMembership(update);
    if (message !== undefined) this.#work.start('a message', () => answerMessage(this.#deps, message, me));
    if (my_chat_member !== undefined) this.#work.start('a welcome', () => greet(this.#deps, my_chat_member));
    if (callback_query !== undefined) this.#work.start('a press', () => answerCallback(this.#deps, callback_query));
    if (inline_query !== undefined) this.#work.start('an inline query', () => this.#inline.answer(inline_query, me));
  }

  /** A group that becomes a supergroup says so twice, once in each of the two. */
  #noteMove({ chat, migrate_to_chat_id, migrate_from_chat_id }: TelegramIncomingMessage): void {
    if (migrate_to_chat_id !== undefined)
      this.#setup.onMoved?.(`telegram:${chat.id}`, `telegram:${migrate_to_chat_id}`);
    if (migrate_from_chat_id !== undefined) {
      this.#setup.onMoved?.(`telegram:${migrate_from_chat_id}`, `telegram:${chat.id}`);
    }
  }

  #noteMembership({ my_chat_member }: TelegramUpdate): void {
    const status = my_chat_member?.new_chat_member.status;
    if (status === undefined) return;
    const isGone = status === 'kicked' || status === 'left';
    this.#setup[isGone ? 'onGone' : 'onBack']?.(`telegram:${my_chat_member!.chat.id}`);
  }

  /** The library can only leave once it is polling. */
  async #leaveFor(running: Promise<void>): Promise<void> {
    const leaving = setInterval(() => this.#leave(), 25);
    this.#leave();
    await running.catch(() => undefined).finally(() => clearInterval(leaving));
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
}

/** Starts the Telegram side. Never rejects: what went wrong is in `health()`, and the rest of the house keeps running. */
export async function startTelegram(setup: TelegramDeps): Promise<TelegramBot> {
  const bot = new TelegramConnection(setup);
  await bot.start();
  return bot;
}

export const openPlatform: OpenPlatform = (parts) => startTelegram(parts);
