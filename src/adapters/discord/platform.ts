import {
  Client,
  type ClientOptions,
  DiscordAPIError,
  Events,
  GatewayIntentBits,
  type IIdentifyThrottler,
  REST,
  Routes,
  SimpleIdentifyThrottler,
  type WebSocketOptions,
} from 'discord.js';
import type { Messenger } from '../../chat/chat.ts';
import { type Clock, delay, steadyClock, withDeadline } from '../../clock.ts';
import { RepeatedPresses, Superseder } from '../callbacks.ts';
import {
  AskedToWait,
  backOffMs,
  ConnectionState,
  Counters,
  longestWaitMs,
  type OpenPlatform,
  type PlatformBot,
  type PlatformHealth,
  type PlatformParts,
  RivalWatch,
  TaskTracker,
  usualGraceMs,
} from '../connection.ts';
import { OutboundQueue, sharedToken, type SharedToken } from '../outbound-queue.ts';
import { PicturePainter } from '../replies.ts';
import { answerInteraction, type DiscordInteractionDeps } from './interactions.ts';
import { DiscordMessenger, inviteLink } from './messenger.ts';
import { libraryAddsMs } from './send-errors.ts';
import { discordLimits, DiscordSender, restOptions } from './sender.ts';
import { commandPayloads, syncCommands } from './slash-commands.ts';

/** What the Discord side is given. Shards are by default and with `auto` as many as Discord recommends, all of them here. */
export interface DiscordDeps extends PlatformParts {
  /** The clock by which posts are kept apart; the machine's own where absent. */
  readonly clock?: Clock;
  /** How long a stop waits for answers in hand. */
  readonly graceMs?: number;
  /** How often an answer is changed at most to show how far a better one is; five seconds by default. */
  readonly progressEveryMs?: number;
  /** How long the gateway may keep silent before its connection is made anew; two minutes and a half by default. */
  readonly silenceMs?: number;
}

/** Close codes after which connecting again cannot help, each with what would. */
const fatalCloseCodes: Readonly<Record<number, string>> = {
  4004: 'Discord does not accept DISCORD_TOKEN; copy it again from the Bot page of the developer portal.',
  4010: 'Discord refused the shard number; set RIFT_SHARDS to auto, and RIFT_SHARD_IDS to numbers below it.',
  4011: 'Discord wants more shards; set RIFT_SHARDS to auto or raise it.',
  4012: 'Discord no longer serves this version of its gateway; update Rift.',
  4013: 'Discord does not know an intent that was asked for; update Rift.',
  4014: 'Discord did not grant an intent that was asked for; Rift needs none that has to be enabled.',
};

/** The sentence for a login that cannot succeed by waiting, or undefined where it can. */
function fatalLoginError(error: unknown): string | undefined {
  const { code, message } = error as { code?: unknown; message?: string };
  if (code === 'TokenInvalid' || (error instanceof DiscordAPIError && error.status === 401))
    return fatalCloseCodes[4004];
  if (/disallowed intent/i.test(message ?? '')) return fatalCloseCodes[4014];
  if (/sharding is required/i.test(message ?? '')) return fatalCloseCodes[4011];
  return undefined;
}

/**
 * Waits of minutes are left to whoever wanted to send. One that is longer than any Discord may ask for was made by the
 * machine's clock, which was put back: what the library wrote down by it is forgotten.
 */
function isTooLong(rest: REST, waitMs: number): boolean {
  if (waitMs > longestWaitMs + libraryAddsMs) {
    rest.globalReset = -1;
    rest.handlers.clear();
  }
  return waitMs > 60_000;
}

/** The library itself waits a minute for a greeting, and for what follows a resumption for ever. */
const usualSilenceMs = 150_000;

/** A silent connection is cut after this, where it does not end by itself. */
const leaveMs = 5_000;

/** A gateway that greets nobody keeps no other platform and no job from starting. */
const firstAttemptMs = 20_000;

/** Discord takes one session in five seconds of each of its buckets, and closes what comes sooner; a little is added. */
const identifyEveryMs = 5500;

/** Whoever keeps the turns answers within this, or is not there. */
const turnMs = 2000;

/**
 * When a shard may open its session, among the shards of all processes that use the token. Where nobody can say, the
 * shards of this process alone keep their distance.
 */
class SharedIdentifyThrottler implements IIdentifyThrottler {
  readonly #token: SharedToken;
  readonly #maxConcurrency: number;
  readonly #own: SimpleIdentifyThrottler;
  readonly #queue: { waiting: number };

  /** @param queue Told how many shards of this process wait for their turn. */
  constructor(token: SharedToken, maxConcurrency: number, queue: { waiting: number }) {
    this.#queue = queue;
    this.#token = token;
    this.#maxConcurrency = maxConcurrency;
    this.#own = new SimpleIdentifyThrottler(maxConcurrency);
  }

  async waitForIdentify(shardId: number, signal: AbortSignal): Promise<void> {
    this.#queue.waiting += 1;
    await this.#waitForTurn(shardId, signal).finally(() => (this.#queue.waiting -= 1));
  }

  async #waitForTurn(shardId: number, signal: AbortSignal): Promise<void> {
    const { limits, name } = this.#token;
    const bucket = `${name} identify ${shardId % this.#maxConcurrency}`;
    const turn = withDeadline(turnMs, () => limits.turn(bucket, [{ count: 1, perMs: identifyEveryMs }]));
    const waitMs = await turn.catch(() => undefined);
    if (waitMs === undefined) return this.#own.waitForIdentify(shardId, signal);
    await delay(waitMs, signal);
    signal.throwIfAborted();
  }
}

/** Where nobody shares the database, nobody else may answer. */
const anotherProgram = 'Another program answers on Discord with this token; stop it.';

/** Replicas that hold the same shards all hear of every question. */
const anotherProcess =
  'Another process answers on Discord with this token: give each its own RIFT_SHARD_IDS, and stop one that has another database.';

class DiscordConnection implements PlatformBot {
  readonly messenger: Messenger;
  readonly #setup: DiscordDeps;
  readonly #token: SharedToken | undefined;
  readonly #rest: REST;
  readonly #outbound: OutboundQueue;
  readonly #deps: DiscordInteractionDeps;
  readonly #work: TaskTracker;
  readonly #waiting: AskedToWait;
  readonly #rivals: RivalWatch;
  readonly #counts = new Counters();
  readonly #stopping = new AbortController();
  readonly #identifying = { waiting: 0 };
  #client: Client | undefined;
  #lastSignMs = 0;
  #isLooking = false;
  readonly #connection = new ConnectionState('Discord: connecting.');

  constructor(setup: DiscordDeps) {
    const { chat, callbacks, log, painter } = setup;
    this.#setup = setup;
    const { token, sharedLimits } = setup;
    this.#token = sharedToken(sharedLimits, { platform: 'discord', token }, this.#stopping.signal);
    this.#work = new TaskTracker(log);
    this.#waiting = new AskedToWait('Discord', log);
    this.#rivals = new RivalWatch(sharedLimits === undefined ? anotherProgram : anotherProcess, log);
    this.#outbound = new OutboundQueue(discordLimits, setup.clock ?? steadyClock, this.#token);
    this.#rest = this.#newRest();
    this.#rest.setToken(token);
    const pictures = new PicturePainter(painter, log);
    const out = new DiscordSender({
      ...{ rest: this.#rest, pictures, callbacks, counts: this.#counts, log },
      interactionRest: this.#newRest(),
      outbound: this.#outbound,
      clock: setup.clock ?? steadyClock,
      onRival: () => this.#rivals.note(),
    });
    const { progressEveryMs = 5_000 } = setup;
    const stopping = this.#stopping.signal;
    const repeated = new RepeatedPresses(() => (setup.clock ?? steadyClock).now());
    this.#deps = { chat, callbacks, sender: out, superseder: new Superseder(), repeated, progressEveryMs, stopping };
    const isRefused = (): boolean => this.#connection.state === 'refused';
    this.messenger = new DiscordMessenger(out, this.#rest, () => this.#client, isRefused);
  }

  health(): PlatformHealth {
    const sentence = `${this.#connection.sentence}${this.#waiting.sentence()}${this.#rivals.sentence()}`;
    const guilds = this.#client?.guilds.cache.size ?? 0;
    return { platform: 'discord', state: this.#connection.state, sentence, counts: this.#counts.read(), guilds };
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#client?.destroy();
    await this.#work.finish(this.#setup.graceMs ?? usualGraceMs);
    this.#connection.become('stopped', 'Discord: stopped.');
  }

  /** Connects; resolves after the first attempt, and goes on trying in the background where waiting can help. */
  async connect(failures = 0): Promise<void> {
    if (this.#stopping.signal.aborted) return;
    if (this.#setup.answers === false) return this.#connectToPost(failures);
    const client = this.#freshClient();
    this.#client = client;
    this.#watchOver(client);
    try {
      await client.login(this.#setup.token);
    } catch (error) {
      await client.destroy();
      if (this.#client === client) this.#afterFailedLogin(error, failures + 1);
    }
  }

  /** Makes the connection anew where the gateway lets it hang; waiting for a turn to open a session is no silence. */
  #watchOver(client: Client): void {
    const silenceMs = this.#setup.silenceMs ?? usualSilenceMs;
    this.#lastSignMs = performance.now();
    const look = setInterval(() => {
      if (this.#client !== client || this.#stopping.signal.aborted) clearInterval(look);
      else if (this.#connection.state !== 'connecting' || this.#identifying.waiting > 0)
        this.#lastSignMs = performance.now();
      else if (performance.now() - this.#lastSignMs > silenceMs) void this.#leaveSilent(client);
    }, silenceMs / 10);
  }

  async #leaveSilent(client: Client): Promise<void> {
    this.#client = undefined;
    this.#setup.log.warn({}, 'Discord: the gateway fell silent; the connection is made anew');
    await withDeadline(leaveMs, () => client.destroy()).catch(() => undefined); // whatever is left of it is cut
    this.#tryAgain(1);
  }

  #newRest(): REST {
    const rest: REST = new REST({
      ...this.#restOptions(),
      globalRequestsPerSecond: Infinity, // the outbound queue counts by a clock nobody can put back
      rejectOnRateLimit: ({ retryAfter }) => isTooLong(rest, retryAfter),
    });
    return rest;
  }

  /** Posting needs no gateway: one request shows whether Discord is there and takes the token. */
  async #connectToPost(failures: number): Promise<void> {
    try {
      await this.#rest.get(Routes.gatewayBot());
      this.#connection.become('up', 'Discord: digests and alerts are posted; nobody is answered.');
      this.#setup.log.info({}, this.#connection.sentence);
    } catch (error) {
      this.#afterFailedLogin(error, failures + 1);
    }
  }

  #restOptions(): ReturnType<typeof restOptions> {
    const { apiUrl } = this.#setup;
    const listeners = { onWait: (ms: number) => this.#waiting.note(ms), onWrongToken: () => this.#lookAtToken() };
    return restOptions(apiUrl, this.#outbound, listeners);
  }

  /**
   * One request that is not let in may have met something before Discord; asking once more, by a client of its own,
   * settles it. The library forgets a token that was refused once, so it is told again.
   */
  #lookAtToken(): void {
    if (this.#connection.state !== 'up' || this.#isLooking) return;
    this.#isLooking = true;
    this.#work.start('a look at the token', async () => {
      const look = new REST(this.#restOptions()).setToken(this.#setup.token);
      const refusal = await look.get(Routes.gatewayBot()).then(
        () => undefined,
        (error: unknown) => fatalLoginError(error),
      );
      this.#isLooking = false;
      if (refusal !== undefined) this.#refuse(refusal);
      else this.#rest.setToken(this.#setup.token);
    });
  }

  #freshClient(): Client {
    const client = new Client({
      intents: [GatewayIntentBits.Guilds],
      rest: this.#restOptions(),
      ...this.#shards(),
      ...this.#throttled(),
    });
    client.on(Events.Error, (error) => this.#setup.log.error({ err: error }, 'Discord: something went wrong'));
    const whileInUse =
      <T extends readonly unknown[]>(work: (...told: T) => void) =>
      (...told: T): void => {
        if (this.#client === client) work(...told);
      };
    const up = whileInUse(() => this.#connection.become('up', 'Discord: connected.'));
    client.on(
      Events.ClientReady,
      whileInUse((ready) => this.#whenReady(ready.application.id)),
    );
    client.on(Events.ShardResume, up);
    client.on(Events.ShardReady, up);
    client.on(
      Events.ShardReconnecting,
      whileInUse(() => this.#connection.become('connecting', 'Discord: the connection broke; reconnecting.')),
    );
    client.on(
      Events.ShardDisconnect,
      whileInUse(({ code }) => this.#whenClosed(code)),
    );
    this.#listen(client);
    return client;
  }

  #listen(client: Client): void {
    client.on(Events.GuildDelete, (guild) => this.#setup.onGone?.(`discord:${guild.id}`));
    client.on(Events.GuildCreate, (guild) => this.#setup.onBack?.(`discord:${guild.id}`));
    client.on(Events.InteractionCreate, (interaction) =>
      this.#work.start('an interaction', () => answerInteraction(this.#deps, interaction)),
    );
  }

  #shards(): Pick<ClientOptions, 'shards' | 'shardCount'> {
    const { shards = 'auto', shardIds } = this.#setup;
    if (shards === 'auto') return { shards };
    return { shards: shardIds ?? Array.from({ length: shards }, (_, index) => index), shardCount: shards };
  }

  #throttled(): Pick<ClientOptions, 'ws'> {
    const token = this.#token;
    if (token === undefined) return {};
    const buildIdentifyThrottler: WebSocketOptions['buildIdentifyThrottler'] = async (manager) => {
      const { session_start_limit: limit } = await manager.fetchGatewayInformation();
      return new SharedIdentifyThrottler(token, limit.max_concurrency, this.#identifying);
    };
    return { ws: { buildIdentifyThrottler } };
  }

  #whenReady(applicationId: string): void {
    const link = inviteLink(applicationId);
    this.#connection.become('up', 'Discord: connected.');
    this.#setup.log.info({ invite: link }, `Discord: connected. Add the bot to a server with ${link}`);
    this.#work.start('registering the commands', () => this.#register(applicationId));
  }

  async #register(applicationId: string): Promise<void> {
    const wrote = await syncCommands(this.#rest, applicationId, commandPayloads(this.#setup.chat.commands));
    this.#setup.log.info({}, wrote ? 'Discord: commands registered.' : 'Discord: commands were up to date.');
  }

  #whenClosed(code: number): void {
    const sentence = fatalCloseCodes[code];
    if (sentence !== undefined) this.#refuse(sentence);
    else if (!this.#stopping.signal.aborted) this.#tryAgain(1);
  }

  #afterFailedLogin(error: unknown, failures: number): void {
    if (this.#stopping.signal.aborted || this.#connection.state === 'refused') return;
    const sentence = fatalLoginError(error);
    if (sentence !== undefined) {
      this.#refuse(sentence);
      return;
    }
    this.#setup.log.warn({ err: error, failures }, 'Discord cannot be reached; trying again');
    this.#tryAgain(failures);
  }

  #tryAgain(failures: number): void {
    this.#connection.become('connecting', 'Discord: cannot be reached; trying again.');
    void delay(backOffMs(failures), this.#stopping.signal).then(() => this.connect(failures));
  }

  #refuse(sentence: string): void {
    if (this.#connection.state === 'refused') return;
    this.#connection.become('refused', sentence);
    this.#setup.log.error({}, sentence);
  }
}

/** Starts the Discord side. Never rejects: what went wrong is in `health()`, and the rest of the house keeps running. */
export async function startDiscord(setup: DiscordDeps): Promise<PlatformBot> {
  const bot = new DiscordConnection(setup);
  await withDeadline(Math.min(firstAttemptMs, setup.silenceMs ?? usualSilenceMs), () => bot.connect());
  return bot;
}

export const openPlatform: OpenPlatform = (parts) => startDiscord(parts);
