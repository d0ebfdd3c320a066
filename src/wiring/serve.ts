import { isLoopback } from '../adapters/web/visitor.ts';
import type { Config } from '../config.ts';
import { closeHouse, openHouse } from './house.ts';
import { stopOnSignal } from './stop-on-signal.ts';

/** Runs what is configured until the process is told to stop: the bots whose tokens are set, or the local chat. */
export async function serve(config: Config): Promise<void> {
  const bots = config.DISCORD_TOKEN !== undefined || config.TELEGRAM_TOKEN !== undefined;
  const house = await openHouse(config, { limited: bots || !isLoopback(config.HTTP_HOST) });
  const running = bots
    ? await (await import('./run-bots.ts')).runBots(house)
    : await (await import('./run-local-chat.ts')).runLocalChat(house);
  stopOnSignal(async () => {
    await running.stop();
    await closeHouse(house);
  });
}
