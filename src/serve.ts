import { createRequire } from 'node:module';
import { isLoopback } from './adapters/web/auth.ts';
import { closeApp, createApp } from './app.ts';
import { type Config, platformsOf } from './config.ts';
import { createLog } from './log.ts';
import { Metrics } from './metrics.ts';

const { version } = createRequire(import.meta.url)('../package.json') as { readonly version: string };

/** Whoever told the process to stop waits ten seconds, then kills it: what still hangs by then is left. */
const STOP_WITHIN_MS = 9_000;

/** How the process ends: when it is told to, or met a fault it cannot go on from. */
export interface Shutdown {
  /** From now on ending finishes what is in hand; before, the process just ends. */
  use(stop: () => Promise<void>): void;
}

/**
 * Ends the process in order, whatever asks for it: SIGINT, SIGTERM, or a fault nobody caught. What hangs is not waited
 * for longer than `STOP_WITHIN_MS`; a second signal leaves at once. A promise that failed and that nobody waited for
 * harms nobody: it is logged, and the process lives.
 */
export function prepareShutdown(log: Pick<ReturnType<typeof createLog>, 'error' | 'fatal' | 'warn'>): Shutdown {
  let stop = (): Promise<void> => Promise.resolve();
  let stopping = false;
  const end = (code: number): void => {
    stopping = true;
    setTimeout(() => leaveBehind(log), STOP_WITHIN_MS);
    stop().then(
      () => process.exit(code),
      (error: unknown) => {
        log.error({ err: error }, 'stopping met a fault');
        process.exit(1);
      },
    );
  };
  const onSignal = (): void => (stopping ? process.exit(1) : end(0));
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  process.on('unhandledRejection', (reason) =>
    log.error({ err: reason }, 'something failed that nobody waited for; Rift goes on'),
  );
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'Rift met a fault it cannot go on from, and ends');
    if (!stopping) end(1);
  });
  ignoreDepartedReaders();
  return { use: (next) => (stop = next) };
}

function leaveBehind(log: Pick<ReturnType<typeof createLog>, 'warn'>): never {
  log.warn({}, `stopping took longer than ${STOP_WITHIN_MS / 1000} s; what was still in hand is left behind`);
  process.exit(1);
}

/** Who read what the process writes may leave; that ends nothing. */
function ignoreDepartedReaders(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}

/** How often it is looked whether npm is still there. */
const LOOK_MS = 500;

/**
 * Stops the process when the `npm start` it belongs to has ended. npm hands a signal to the shell between, which dies of
 * it without a word to this process; what is then left over belongs to nobody and would run on.
 */
export function stopWithNpm(env: Readonly<Record<string, string | undefined>> = process.env): void {
  if (env['npm_lifecycle_event'] === undefined) return;
  const parent = process.ppid;
  const look = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(look);
    process.kill(process.pid, 'SIGTERM');
  }, LOOK_MS);
  look.unref();
}

/** Runs what is configured until the process is told to stop: the bots whose tokens are set, or the local chat. */
export async function serve(config: Config): Promise<void> {
  const log = createLog(config);
  const shutdown = prepareShutdown(log);
  stopWithNpm();
  const bots = platformsOf(config).size > 0;
  const isPublic = !isLoopback(config.HTTP_HOST) || config.PUBLIC_URL !== undefined || config.TRUSTED_PROXY.length > 0;
  const metrics = new Metrics(version);
  const app = await createApp(config, log, { limited: bots || isPublic, metrics });
  const running = bots
    ? await (await import('./run-bots.ts')).runBots(app)
    : await (await import('./run-local-chat.ts')).runLocalChat(app);
  shutdown.use(async () => {
    await running.stop();
    await closeApp(app);
  });
}
