import { afterEach, beforeEach, expect, test } from 'vitest';
import { ask, commandChat, replyTo } from '../support/command-chat.ts';
import { newSqlite } from '../support/databases.ts';
import { madeFund, madeMarkets } from '../support/made-prices.ts';
import { type OpenLive, openLive } from '../support/open-live.ts';
import { type StandInSources, startSources } from '../support/stand-in-sources.ts';

const DAY_MS = 86_400_000;

const NOW_MS = Date.parse('2026-06-24T22:00:00Z');

const line = 'divergence ETH IWM';

let sources: StandInSources;

let live: OpenLive;

beforeEach(async () => {
  sources = await startSources(madeMarkets('2025-10-01', NOW_MS));
  live = await openLive(newSqlite(), sources.url, () => NOW_MS);
});

afterEach(async () => {
  await live.close();
  await sources.close();
});

const count = (source: string, what: string): number =>
  sources.requests.filter((request) => request.source === source && request.what === what).length;

test('a first question about live prices is answered approximately, and later from the New York close', async () => {
  const steps: string[] = [];
  const first = await replyTo(commandChat(live.market), line);
  const better = await first.later!({ progress: ({ what }) => steps.push(what) });
  expect([first.report, better?.report]).toMatchObject([{ sampling: 'utc' }, { sampling: 'close' }]);
  expect(steps).toContain('Hourly history of Ethereum is loading');
});

test('equal questions at the same time fetch each history once, however many wait for the better answer', async () => {
  const chat = commandChat(live.market);
  const replies = await Promise.all([line, line, `/${line}`].map((asked) => replyTo(chat, asked)));
  await Promise.all(replies.map((reply) => reply.later!({})));
  const pages = Math.ceil((267 * 24 + 3) / 300);
  expect(count('yahoo', 'daily')).toBe(1);
  expect(count('coinbaseexchange', 'hourly')).toBeLessThanOrEqual(pages + 1);
});

test('a warm answer fetches nothing and has nothing better to come', async () => {
  const chat = commandChat(live.market);
  await (
    await replyTo(chat, line)
  ).later!({});
  const before = sources.requests.length;
  const warm = await replyTo(chat, line);
  expect([sources.requests.length, warm.later]).toEqual([before, undefined]);
});

test('a leg that is more than two sessions old is refused in one sentence', async () => {
  sources.set('IWM', madeFund('2025-10-01', NOW_MS - 5 * DAY_MS));
  const { kind, reply } = await ask(commandChat(live.market), line);
  expect([kind, reply.title]).toEqual([
    'refused',
    'The newest price of IWM is of 2026-06-18, too old to judge 2026-06-24.',
  ]);
});
