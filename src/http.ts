import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { closeServer, isDirectlyFrom, listen, patientServer } from './adapters/web/auth.ts';
import { withDeadline } from './clock.ts';
import { ConfigError } from './errors.ts';
import type { Metrics, PlatformState } from './metrics.ts';

/** One thing without which Rift cannot do its work. */
export interface HealthCheck {
  readonly name: string;
  /** Gives a sentence for the operator where it is wanting, and undefined where it is well. */
  readonly problem: () => Promise<string | undefined> | string | undefined;
}

/** What whoever watches over a process is shown. */
export interface MonitorDeps {
  readonly metrics: Metrics;
  /** Addresses and ranges from which metrics may be read. */
  readonly metricsFrom: readonly string[];
  /** What must be well for Rift to be ready, by now. */
  readonly checks: () => readonly HealthCheck[];
  readonly platforms: () => readonly PlatformState[];
  /** Rows of the database that cannot be read. */
  readonly setAside: () => Promise<{ readonly count: number; readonly sentence: string }>;
}

/** A check that takes longer has failed. */
const checkMs = 3_000;

/** How a check ended. */
interface CheckResult {
  readonly name: string;
  readonly ok: boolean;
  readonly sentence: string;
}

/**
 * `/livez`: the process answers. `/readyz`, also as `/healthz`: whether it can do all of its work, and what is wanting.
 * `/metrics`: figures for Prometheus, for the addresses that may read them.
 */
export function createMonitor(deps: MonitorDeps): Hono {
  const app = new Hono();
  const ready = (context: Context): Promise<Response> => sayReady(context, deps);
  app.get('/livez', (context) => context.json({ status: 'ok' }));
  app.get('/readyz', ready);
  app.get('/healthz', ready);
  app.get('/metrics', async (context) => {
    if (!isDirectlyFrom(context, deps.metricsFrom))
      return context.text('METRICS_FROM does not name your address.', 403);
    return context.text(await deps.metrics.text(), 200, { 'content-type': deps.metrics.registry.contentType });
  });
  return app;
}

async function sayReady(context: Context, { checks, platforms, setAside }: MonitorDeps): Promise<Response> {
  const results = await Promise.all(checks().map(resultOf));
  const isReady = results.every(({ ok }) => ok);
  const aside = await withDeadline(checkMs, setAside);
  const body = { status: isReady ? 'ok' : 'not ok', checks: results, platforms: platforms(), setAside: aside };
  return context.json(body, isReady ? 200 : 503);
}

async function resultOf({ name, problem }: HealthCheck): Promise<CheckResult> {
  const late = (): string => `No answer within ${checkMs / 1000} seconds.`;
  const sentence = await withDeadline(checkMs, async () => problem(), { late }).catch(
    (error: unknown) => (error as Error).message,
  );
  return { name, ok: sentence === undefined, sentence: sentence ?? '' };
}

/** What the small HTTP side of a running bot shows and takes. */
export interface BotHttpDeps {
  readonly host: string;
  readonly port: number;
  readonly monitor: MonitorDeps;
  /** Takes what Telegram posts, where the webhook is used. */
  readonly webhook: () => ((request: Request) => Promise<Response>) | undefined;
}

/** No update of Telegram's is larger. */
const mostBytes = 1024 * 1024;

/**
 * Health, metrics and the Telegram webhook of a running bot.
 *
 * @throws ConfigError where the port cannot be listened on.
 */
export async function serveBotHttp(deps: BotHttpDeps): Promise<{ close(): Promise<void> }> {
  const { fetch } = createBotApp(deps);
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
export function createBotApp({ monitor, webhook }: Pick<BotHttpDeps, 'monitor' | 'webhook'>): Hono {
  const app = new Hono();
  app.route('/', createMonitor(monitor));
  app.post(
    '*',
    bodyLimit({ maxSize: mostBytes }),
    async (context) => (await webhook()?.(context.req.raw)) ?? context.body(null, 404),
  );
  return app;
}
