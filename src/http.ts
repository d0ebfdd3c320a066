import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';

/** How one platform is doing, as health and metrics show it. */
interface PlatformState {
  readonly platform: string;
  readonly state: string;
  readonly sentence: string;
  readonly counts: Readonly<Record<string, number>>;
}

/** What the small HTTP side of a running bot shows and takes. */
export interface BotHttpDeps {
  readonly host: string;
  readonly port: number;
  readonly platforms: readonly { health(): PlatformState }[];
  /** Takes what Telegram posts, where the webhook is used. */
  readonly telegram?: { handle(request: Request): Promise<Response> } | undefined;
  readonly log: { warn(details: object, sentence: string): void };
}

/**
 * Health, metrics and the Telegram webhook of a running bot.
 *
 * A port that is taken is worth a warning, not the bot: only the webhook needs it.
 */
export async function serveBotHttp(deps: BotHttpDeps): Promise<{ close(): Promise<void> }> {
  const server = createAdaptorServer({ fetch: createBotApp(deps).fetch }) as Server;
  try {
    await listen(server, deps);
  } catch (error) {
    deps.log.warn(
      { err: error },
      `Health and metrics are not served: ${deps.host}:${deps.port} cannot be listened on; set HTTP_PORT.`,
    );
  }
  return { close: () => new Promise((resolve) => server.close(() => resolve())) };
}

/** The routes themselves, to be called without a network. */
export function createBotApp({ platforms, telegram }: Pick<BotHttpDeps, 'platforms' | 'telegram'>): Hono {
  const metrics = createMetrics(platforms);
  const app = new Hono();
  app.get('/healthz', (context) => {
    const states = platforms.map((bot) => bot.health());
    const well = states.some(({ state }) => state === 'up');
    return context.json({ status: well ? 'ok' : 'not ok', platforms: states }, well ? 200 : 503);
  });
  app.get('/metrics', async (context) => context.text(await metrics.metrics()));
  if (telegram !== undefined) app.post('*', (context) => telegram.handle(context.req.raw));
  return app;
}

function createMetrics(platforms: BotHttpDeps['platforms']): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: 'rift_platform_events',
    help: 'How often something happened on a platform since the start',
    labelNames: ['platform', 'event'],
    registers: [registry],
    collect() {
      for (const { platform, counts } of platforms.map((bot) => bot.health()))
        for (const [event, times] of Object.entries(counts)) this.set({ platform, event }, times);
    },
  });
  return registry;
}

function listen(server: Server, { host, port }: BotHttpDeps): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
}
