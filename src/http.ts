import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { closeServer, listen, patientServer } from './adapters/http-listener.ts';
import { ConfigError } from './errors.ts';

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
  /** The platforms there are by now. */
  readonly platforms: () => readonly BotPlatform[];
  /** Rows of the database that cannot be read. */
  readonly setAside: () => Promise<{ readonly count: number; readonly sentence: string }>;
}

/** A platform, as health and the webhook see it. */
interface BotPlatform {
  health(): PlatformState;
  /** Takes what Telegram posts, where the webhook is used. */
  handle?(request: Request): Promise<Response>;
}

/** No update of Telegram's is larger. */
const mostBytes = 1024 * 1024;

/**
 * Health, metrics and the Telegram webhook of a running bot.
 *
 * @throws ConfigError where the port cannot be listened on.
 */
export async function serveBotHttp(deps: BotHttpDeps): Promise<{ close(): Promise<void> }> {
  const { fetch } = createBotApp(deps.platforms, deps.setAside);
  const server = createAdaptorServer({ fetch, serverOptions: patientServer }) as Server;
  await listen(server, deps).catch((error: unknown) => {
    throw new ConfigError([cannotListen(error as Error, deps)]);
  });
  return { close: () => closeServer(server) };
}

function cannotListen(error: Error, { host, port }: BotHttpDeps): string {
  const why = 'code' in error && error.code === 'EADDRINUSE' ? 'something else listens there' : error.message;
  return `Health, metrics and webhook cannot be served on ${host}:${port} (${why}); set HTTP_PORT to another port.`;
}

/** The routes themselves, to be called without a network. */
export function createBotApp(platforms: BotHttpDeps['platforms'], setAside: BotHttpDeps['setAside']): Hono {
  const metrics = createMetrics(platforms, setAside);
  const app = new Hono();
  app.get('/healthz', async (context) => {
    const states = platforms().map((bot) => bot.health());
    const well = states.some(({ state }) => state === 'up');
    return context.json(
      { status: well ? 'ok' : 'not ok', platforms: states, setAside: await setAside() },
      well ? 200 : 503,
    );
  });
  app.get('/metrics', async (context) => context.text(await metrics.metrics()));
  app.post('*', bodyLimit({ maxSize: mostBytes }), async (context) => {
    const telegram = platforms().find((bot) => 'handle' in bot);
    return (await telegram?.handle?.(context.req.raw)) ?? context.body(null, 404);
  });
  return app;
}

function createMetrics(platforms: BotHttpDeps['platforms'], setAside: BotHttpDeps['setAside']): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: 'rift_platform_events',
    help: 'How often something happened on a platform since the start',
    labelNames: ['platform', 'event'],
    registers: [registry],
    collect() {
      for (const { platform, counts } of platforms().map((bot) => bot.health()))
        for (const [event, times] of Object.entries(counts)) this.set({ platform, event }, times);
    },
  });
  new Gauge({
    name: 'rift_rows_set_aside',
    help: 'Rows of the database that cannot be read',
    registers: [registry],
    async collect() {
      this.set((await setAside()).count);
    },
  });
  return registry;
}
