/** Run as a process of its own: loads all of a coin into a database until it is done or killed, a dot for every page. */
import { createLiveMarket } from '../../src/market/live/live-market.ts';
import { nyseCalendar } from '../../src/market/nyse-calendar.ts';
import { createBarStore } from '../../src/storage/bar-store.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { madeProvider } from './made-provider.ts';
import { market } from './markets.ts';

const [databaseUrl = '', instant = '0'] = process.argv.slice(2);

const nowMs = Number(instant);

const database = await openDatabase(databaseUrl);

const live = createLiveMarket({
  providers: [madeProvider(nowMs, () => process.stdout.write('.'))],
  store: createBarStore(database),
  calendar: nyseCalendar,
  clock: { now: () => nowMs, sleep: () => Promise.resolve() },
});

await live.refresh(market('ETH'), {});

await database.close();
