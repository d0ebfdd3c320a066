import { isLoopback } from './adapters/web/auth.ts';
import { closeApp, createApp } from './app.ts';
import type { Config } from './config.ts';

/** The first SIGINT or SIGTERM finishes what is in hand; a second one leaves at once. */
export function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false;
  const onSignal = (): void => {
    if (stopping) process.exit(1);
    stopping = true;
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`Stopping met a fault: ${error instanceof Error ? error.message : String(error)}\n`);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
}

/** Runs what is configured until the process is told to stop: the bots whose tokens are set, or the local chat. */
export async function serve(config: Config): Promise<void> {
  const bots = config.DISCORD_TOKEN !== undefined || config.TELEGRAM_TOKEN !== undefined;
  const app = await createApp(config, { limited: bots || !isLoopback(config.HTTP_HOST) });
  const running = bots
    ? await (await import('./run-bots.ts')).runBots(app)
    : await (await import('./run-local-chat.ts')).runLocalChat(app);
  stopOnSignal(async () => {
    await running.stop();
    await closeApp(app);
  });
}
