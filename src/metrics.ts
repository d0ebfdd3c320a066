import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Chat, Messenger, Outcome, Question } from './chat/chat.ts';
import type { ClaimedDelivery, DeliveryQueue, LedgerFigures } from './community/delivery-queue.ts';
import { StorageError } from './errors.ts';
import type { SourceEvent, SourceHealth } from './market/ports.ts';
import type { Database } from './storage/database.ts';

/** How one platform is doing, as health and metrics show it. */
export interface PlatformState {
  readonly platform: string;
  readonly state: string;
  readonly sentence: string;
  readonly counts: Readonly<Record<string, number>>;
  /** Servers the bot is in, where the platform tells. */
  readonly guilds?: number;
}

/** What is asked for its present state whenever somebody looks. Absent parts are not shown. */
export interface WatchedParts {
  readonly platforms?: () => readonly PlatformState[];
  /** Rows of the database that cannot be read. */
  readonly setAside?: () => Promise<{ readonly count: number }>;
  readonly sources?: () => Promise<readonly SourceHealth[]>;
  readonly ledger?: () => Promise<LedgerFigures>;
}

/** Deliveries that are claimed and not over are forgotten beyond this many. */
const MOST_IN_HAND = 10_000;

/** An answer to a person: the first sign within three seconds, some within a minute. */
const answerSeconds = [0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10, 20, 60];

const requestSeconds = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 40];

const databaseSeconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5, 15];

/** From the minute that was asked for to what the schedule still tolerates. */
const delaySeconds = [1, 5, 15, 30, 60, 120, 300, 900, 1800, 3600, 7200];

/** A word that may stand as a label: verdicts are few, and nothing a person wrote ever becomes one. */
const labelWord = /^[a-z][a-z -]{0,23}$/;

/** How long a change that could not be kept is told, at least. */
const REFUSAL_STANDS_MS = 15_000;

/** The last change that could not be kept. */
interface Refusal {
  readonly sentence: string;
  readonly atMs: number;
  /** True once another change was kept. */
  readonly isOver: boolean;
}

/** Everything of Rift's that Prometheus can read. Each process has its own; what is counted is counted since its start. */
export class Metrics {
  readonly registry = new Registry();
  readonly #answers = this.#counter('rift_answers_total', 'Questions by how they ended', [
    'command',
    'platform',
    'outcome',
  ]);
  readonly #answerSeconds = this.#histogram(
    'rift_answer_duration_seconds',
    'Time to answer a question',
    answerSeconds,
    ['command', 'platform'],
  );
  readonly #verdicts = this.#counter('rift_verdicts_total', 'Answers by the word they judged with', [
    'command',
    'verdict',
  ]);
  readonly #sends = this.#counter('rift_sends_total', 'Digests, alerts and notices by what the platform said', [
    'platform',
    'result',
  ]);
  readonly #sendSeconds = this.#histogram(
    'rift_send_duration_seconds',
    'Time a platform took over a digest, an alert or a notice',
    requestSeconds,
    ['platform'],
  );
  readonly #deliveries = this.#counter('rift_deliveries_total', 'Deliveries by what became of them', ['state']);
  readonly #delays = this.#histogram(
    'rift_delivery_delay_seconds',
    'Time from when a delivery was due until it was sent',
    delaySeconds,
    [],
  );
  readonly #databaseSeconds = this.#histogram(
    'rift_database_operation_duration_seconds',
    'Time the database took',
    databaseSeconds,
    ['operation'],
  );
  readonly #databaseErrors = this.#counter('rift_database_errors_total', 'What the database could not do', [
    'operation',
  ]);
  readonly #caches = this.#counter('rift_cache_requests_total', 'Looks into a cache', ['cache', 'result']);
  readonly #sources = this.#counter('rift_source_requests_total', 'Requests to price sources by how they ended', [
    'source',
    'result',
  ]);
  readonly #dueMs = new Map<string, number>();
  /** What is asked before anything is shown, as several figures come from one answer. */
  readonly #looks: (() => Promise<void>)[] = [];
  #tickMs: number | undefined;
  #refusal: Refusal | undefined;

  constructor(version: string) {
    collectDefaultMetrics({ register: this.registry });
    const info = this.#gauge('rift_build_info', 'Always 1; the label says which version runs', ['version']);
    info.set({ version }, 1);
    const tick = this.#gauge('rift_jobs_tick_age_seconds', 'Time since the jobs last looked what is due', [], () => {
      if (this.#tickMs !== undefined) tick.set((performance.now() - this.#tickMs) / 1000);
    });
  }

  /** How long ago the jobs last looked what is due, in milliseconds by a clock nobody sets; undefined before that. */
  get tickAgeMs(): number | undefined {
    return this.#tickMs === undefined ? undefined : performance.now() - this.#tickMs;
  }

  /**
   * Why a change could not be kept; undefined where one was kept since. A full disk still has room for some small change,
   * so a refusal stands for a while whatever was kept after it.
   */
  get writeProblem(): string | undefined {
    if (this.#refusal === undefined) return undefined;
    const { sentence, atMs, isOver } = this.#refusal;
    return isOver && performance.now() - atMs >= REFUSAL_STANDS_MS ? undefined : sentence;
  }

  /** Times every question of a chat. What jobs ask is told apart by `platform`, where given. */
  chat(chat: Chat, platform?: string): Chat {
    const known = new Set(chat.commands.map(({ name }) => name));
    const answer = async (question: Question): Promise<Outcome> => {
      const labels = { command: commandOf(question, known), platform: platform ?? question.requester.platform };
      const end = this.#answerSeconds.startTimer(labels);
      const outcome = await chat.answer(question);
      end();
      this.#answers.inc({ ...labels, outcome: outcome.kind });
      for (const verdict of verdictsOf(outcome)) this.#verdicts.inc({ command: labels.command, verdict });
      return outcome;
    };
    return overridden(chat, { answer });
  }

  /** Counts what a platform says of what nobody asked for just now. */
  messenger(messenger: Messenger): Messenger {
    const { platform } = messenger;
    const send: Messenger['send'] = async (...given) => {
      const end = this.#sendSeconds.startTimer({ platform });
      let result = 'unknown'; // as whoever waits for it takes a send that fails
      try {
        const delivery = await messenger.send(...given);
        result = delivery.kind;
        return delivery;
      } finally {
        end();
        this.#sends.inc({ platform, result });
      }
    };
    return overridden(messenger, { send });
  }

  /** Counts what becomes of deliveries, and notes when the jobs last ran. */
  deliveryQueue(queue: DeliveryQueue): DeliveryQueue {
    const claimDeliveries: DeliveryQueue['claimDeliveries'] = async (...given) => {
      const claimed = await queue.claimDeliveries(...given);
      for (const delivery of claimed) this.#noteDue(delivery);
      return claimed;
    };
    const finish: DeliveryQueue['finish'] = async (key, end) => {
      await queue.finish(key, end);
      this.#noteEnd(key, end);
    };
    const postpone: DeliveryQueue['postpone'] = async (...given) => {
      await queue.postpone(...given);
      this.#deliveries.inc({ state: 'postponed' });
    };
    const recoverStale: DeliveryQueue['recoverStale'] = async (...given) => {
      const unknown = await queue.recoverStale(...given);
      this.#deliveries.inc({ state: 'unknown' }, unknown.length);
      return unknown;
    };
    const noteTick: DeliveryQueue['noteTick'] = async (nowMs) => {
      const record = await queue.noteTick(nowMs);
      this.#tickMs = performance.now();
      return record;
    };
    return overridden(queue, { claimDeliveries, finish, postpone, recoverStale, noteTick });
  }

  /** Times what the database is asked, and remembers why the last change could not be kept. */
  database(database: Database): Database {
    const timed = <T>(operation: string, work: () => Promise<T>): Promise<T> => this.#timed(operation, work);
    return {
      ...database,
      read: (work) => timed('read', () => database.read(work)),
      run: (work) => timed('run', () => database.run(work)),
      write: (work) => timed('write', () => database.write(work)),
    };
  }

  /** Notes a look into a cache. */
  readonly cache = (cache: string, isHit: boolean): void => {
    this.#caches.inc({ cache, result: isHit ? 'hit' : 'miss' });
  };

  /** Notes how a request to a price source ended. */
  readonly source = ({ source, kind }: Pick<SourceEvent, 'source' | 'kind'>): void => {
    this.#sources.inc({ source, result: kind });
  };

  /** Shows the present state of these whenever somebody looks. A part that cannot be asked just now is left out. */
  watch({ platforms, setAside, sources, ledger }: WatchedParts): void {
    if (platforms !== undefined) this.#watchPlatforms(platforms);
    if (sources !== undefined) this.#watchSources(sources);
    if (ledger !== undefined) this.#watchLedger(ledger);
    if (setAside === undefined) return;
    const rows = this.#gauge('rift_rows_set_aside', 'Rows of the database that cannot be read');
    this.#looks.push(async () => rows.set((await setAside()).count));
  }

  /** Everything, as Prometheus reads it. */
  async text(): Promise<string> {
    await Promise.all(this.#looks.map((look) => look().catch(() => undefined))); // its errors tell that one is away
    return this.registry.metrics();
  }

  async #timed<T>(operation: string, work: () => Promise<T>): Promise<T> {
    const end = this.#databaseSeconds.startTimer({ operation });
    try {
      const result = await work();
      if (operation !== 'read' && this.#refusal !== undefined) this.#refusal = { ...this.#refusal, isOver: true };
      return result;
    } catch (error) {
      this.#noteFailure(operation, error);
      throw error;
    } finally {
      end();
    }
  }

  #noteFailure(operation: string, error: unknown): void {
    if (!(error instanceof StorageError)) return;
    this.#databaseErrors.inc({ operation });
    if (operation !== 'read') this.#refusal = { sentence: error.message, atMs: performance.now(), isOver: false };
  }

  #noteDue({ key, dueMs }: ClaimedDelivery): void {
    this.#dueMs.set(key, dueMs);
    if (this.#dueMs.size > MOST_IN_HAND) this.#dueMs.delete(this.#dueMs.keys().next().value!);
  }

  #noteEnd(key: string, { state, atMs }: Parameters<DeliveryQueue['finish']>[1]): void {
    this.#deliveries.inc({ state });
    const dueMs = this.#dueMs.get(key);
    this.#dueMs.delete(key);
    if (state === 'sent' && dueMs !== undefined) this.#delays.observe(Math.max(0, atMs - dueMs) / 1000);
  }

  #watchPlatforms(platforms: () => readonly PlatformState[]): void {
    const up = this.#gauge('rift_platform_up', 'Whether a platform is connected', ['platform'], () => {
      for (const { platform, state } of platforms()) up.set({ platform }, state === 'up' ? 1 : 0);
    });
    const guilds = this.#gauge('rift_guilds', 'Servers the bot is in', ['platform'], () => {
      for (const { platform, guilds: count } of platforms()) if (count !== undefined) guilds.set({ platform }, count);
    });
    const events: Counter = this.#counter(
      'rift_platform_events_total',
      'How often something happened on a platform',
      ['platform', 'event'],
      () => {
        events.reset(); // adapters count by themselves; these are their sums
        for (const { platform, counts } of platforms())
          for (const [event, times] of Object.entries(counts)) events.inc({ platform, event }, times);
      },
    );
  }

  #watchSources(sources: () => Promise<readonly SourceHealth[]>): void {
    const up = this.#gauge('rift_source_up', 'Whether a price source answered the last time', ['source']);
    const age = this.#gauge('rift_source_age_seconds', 'Time since a price source last answered', ['source']);
    this.#looks.push(async () => {
      for (const { source, state, lastSuccessMs } of await sources()) {
        if (state !== 'unknown') up.set({ source }, state === 'up' ? 1 : 0);
        if (lastSuccessMs !== undefined) age.set({ source }, Math.max(0, Date.now() - lastSuccessMs) / 1000);
      }
    });
  }

  #watchLedger(ledger: () => Promise<LedgerFigures>): void {
    const due = this.#gauge('rift_deliveries_due', 'Deliveries that may be sent and that nobody has in hand');
    const lag = this.#gauge('rift_queue_lag_seconds', 'How long the oldest of them has waited');
    const communities = this.#gauge('rift_communities', 'Servers and chats with settings of their own', ['platform']);
    const kept = this.#gauge('rift_subscriptions', 'Digests and alerts', ['platform', 'kind', 'state']);
    this.#looks.push(async () => {
      const figures = await ledger();
      due.set(figures.due);
      lag.set(figures.lagMs / 1000);
      communities.reset();
      for (const { platform, count } of figures.communities) communities.set({ platform }, count);
      kept.reset();
      for (const { platform, kind, isPaused, count } of figures.subscriptions)
        kept.inc({ platform, kind, state: isPaused ? 'paused' : 'active' }, count);
    });
  }

  #counter(name: string, help: string, labelNames: string[], collect?: () => void): Counter {
    return new Counter({ name, help, labelNames, registers: [this.registry], ...(collect && { collect }) });
  }

  #gauge(name: string, help: string, labelNames: string[] = [], collect?: () => void): Gauge {
    return new Gauge({ name, help, labelNames, registers: [this.registry], ...(collect && { collect }) });
  }

  #histogram(name: string, help: string, buckets: number[], labelNames: string[]): Histogram {
    return new Histogram({ name, help, buckets, labelNames, registers: [this.registry] });
  }
}

/** The same thing with some of its methods replaced, whatever it is made of. */
function overridden<T extends object>(whole: T, methods: Partial<T>): T {
  return new Proxy(whole, {
    get: (target, name) => {
      const own = (methods as Readonly<Record<PropertyKey, unknown>>)[name];
      const value: unknown = own ?? Reflect.get(target, name, target);
      return typeof value === 'function' && own === undefined ? (value.bind(target) as unknown) : value;
    },
  });
}

/** The command of a question, as far as it is one; nothing a person wrote becomes a label. */
function commandOf({ input }: Question, known: ReadonlySet<string>): string {
  const name = typeof input === 'string' ? /^\s*\/?([a-z]+)/iu.exec(input)?.[1]?.toLowerCase() : input.command;
  return name !== undefined && known.has(name) ? name : 'other';
}

/** The words an answer judges with; a text of several claims has several. */
function verdictsOf({ reply: { report = {} } }: Outcome): string[] {
  const { verdict, claims } = report as { readonly verdict?: unknown; readonly claims?: readonly unknown[] };
  const all = Array.isArray(claims)
    ? claims.map((claim) => (claim as { verdict?: unknown } | null)?.verdict)
    : [verdict];
  return all.filter((word): word is string => typeof word === 'string' && labelWord.test(word));
}
