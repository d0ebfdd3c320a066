import { randomBytes } from 'node:crypto';
import { isLoopback } from './adapters/web/auth.ts';
import { openWebChat } from './adapters/web/web-app.ts';
import { type AppContext, openMarket, type Service } from './app.ts';
import type { Chat } from './chat/chat.ts';
import { withDeadline } from './clock.ts';
import type { Config } from './config.ts';
import { createMonitor } from './http.ts';
import type { MarketData } from './market/ports.ts';
import { msg, type Text } from './messages/text.ts';

/**
 * One chat in front of another: every question goes whole to the one that is in force when it is asked, so that no
 * answer ever mixes two sources.
 */
export function createSwitchingChat(first: Chat): { readonly chat: Chat; use(next: Chat): void } {
  let current = first;
  return {
    use: (next) => {
      current = next;
    },
    chat: {
      get commands() {
        return current.commands;
      },
      answer: (question) => current.answer(question),
      completeLine: (line, speaker) => current.completeLine(line, speaker),
      isComplete: (line) => current.isComplete(line),
      readWords: (text) => current.readWords(text),
      speakerFor: (requester) => current.speakerFor(requester),
      completeOption: (...asked) => current.completeOption(...asked),
    },
  };
}

/** How often the local chat looks whether a live source has come back. */
const PROBE_MS = 60_000;

/** The page does not wait longer than this for the first look at the live sources. */
const FIRST_PROBE_MS = 2_500;

/** Who answers on the page, and what its banner says. */
interface AnswerSource {
  readonly chat: Chat;
  readonly notice: () => Text | undefined;
  stop(): void;
}

/** The local chat page. Where no live source can be reached it says so and answers from the simulation until one can. */
export async function runLocalChat(app: AppContext): Promise<Service> {
  const { config, painter, log, chats, database, metrics } = app;
  const opened = await openMarket(config.RIFT_DATA, config, () => database.open(), metrics);
  const chat = chats.over(opened.market);
  metrics.watch({ sources: () => opened.market.health() });
  const answering =
    opened.market.label === 'live'
      ? await simulateUntilLive(opened.market, chat, app)
      : fixedSource(opened.market, chat);
  const key = accessKeyOf(config);
  const web = await openWebChat({
    chat: metrics.chat(answering.chat),
    painter,
    log,
    monitor: localMonitor(app, opened.market),
    notice: answering.notice,
    host: config.HTTP_HOST,
    port: config.HTTP_PORT,
    key,
    publicUrl: config.PUBLIC_URL,
    trustedProxy: config.TRUSTED_PROXY,
  });
  process.stdout.write(`Rift is listening on ${web.url} — open it in a browser. Ctrl+C stops it.\n`);
  if (key !== undefined) process.stdout.write(accessKeyNotice(config.PUBLIC_URL ?? web.url, key, config));
  return {
    stop: async () => {
      answering.stop();
      await web.close();
      await opened.close();
    },
  };
}

/** The page itself needs nothing but a source; a database is looked at where prices are kept in it. */
function localMonitor({ config, database, metrics, unreadable }: AppContext, { label }: MarketData) {
  const needsDatabase = label === 'live';
  const ping = async (): Promise<string | undefined> => {
    await (await database.open()).ping();
    return metrics.writeProblem;
  };
  return createMonitor({
    metrics,
    metricsFrom: config.METRICS_FROM,
    checks: () => (needsDatabase ? [{ name: 'database', problem: ping }] : []),
    platforms: () => [],
    setAside: () => unreadable.report(),
  });
}

/**
 * What makes a moderator of the page: nothing where only this machine reaches it, else a key, made up where none is set.
 * Behind a proxy everybody seems to be at this machine.
 */
function accessKeyOf(config: Config): string | undefined {
  const behindProxy = config.PUBLIC_URL !== undefined || config.TRUSTED_PROXY.length > 0;
  const alone = isLoopback(config.HTTP_HOST) && !behindProxy;
  return config.HTTP_KEY ?? (alone ? undefined : randomBytes(18).toString('base64url'));
}

/** A key that was set is nobody's business on a screen; one that was made up is known nowhere else. */
function accessKeyNotice(url: string, key: string, { HTTP_KEY: set }: Config): string {
  const link = `${url.replace(/\/$/, '')}/?key=${set === undefined ? key : 'YOUR_HTTP_KEY'}`;
  return `Everybody who reaches it may ask; who opens ${link} moderates.\n`;
}

function fixedSource(market: MarketData, chat: Chat): AnswerSource {
  return { chat, notice: () => (market.simulated ? msg('page.simulated') : undefined), stop: () => undefined };
}

/** Answers from the simulation, saying so, until both legs of the default question can be had live; then live. */
async function simulateUntilLive(
  market: MarketData,
  live: Chat,
  { config, log, chats, database }: AppContext,
): Promise<AnswerSource> {
  const sample = await openMarket('sample', config, () => database.open());
  const switching = createSwitchingChat(chats.over(sample.market));
  let notice: Text | undefined = msg('page.noLiveSource');
  const probe = async (): Promise<void> => {
    if (!(await answersDefault(market))) return;
    clearInterval(timer);
    notice = undefined;
    switching.use(live);
    log.info({}, 'a live price source answers');
  };
  const timer = setInterval(() => void probe(), PROBE_MS);
  await withDeadline(FIRST_PROBE_MS, probe);
  return { chat: switching.chat, notice: () => notice, stop: () => clearInterval(timer) };
}

async function answersDefault(market: MarketData): Promise<boolean> {
  const legs = market.catalogue().filter(({ symbol }) => symbol === 'ETH' || symbol === 'IWM');
  const histories = await Promise.allSettled(legs.map((symbol) => market.daily(symbol, {})));
  return histories.length === 2 && histories.every(({ status }) => status === 'fulfilled');
}
