import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { MarketData } from '../../src/market/ports.ts';
import { commandChat, replyTo, reportOf, wordsOf } from '../support/command-chat.ts';
import { newSqlite } from '../support/databases.ts';
import { madeMarkets } from '../support/made-prices.ts';
import { history, sourceOf } from '../support/markets.ts';
import { type OpenLive, openLive } from '../support/open-live.ts';
import { sampleChat } from '../support/sample-chat.ts';
import { type StandInSources, startSources } from '../support/stand-in-sources.ts';

const NOW_MS = Date.parse('2026-06-24T22:00:00Z');

interface StatusReport {
  readonly data: string;
  readonly simulated: boolean;
  readonly sources: readonly {
    source: string;
    state: string;
    lastSuccess: string | null;
    lastFailure: string | null;
  }[];
}

describe('status without a network', () => {
  const files: MarketData = {
    ...sourceOf({ today: '2026-06-25', daily: { IWM: history('IWM', ['2026-06-25'], [200]) } }),
    health: () =>
      Promise.resolve([{ source: 'Files of a folder', state: 'up', sentence: '1 market up to 2026-06-25.' }]),
  };

  test('says how far files reach', async () => {
    expect((await replyTo(commandChat(files), 'status')).title).toBe('Prices from files, up to 25 Jun 2026.');
  });

  test('says first that the simulation is one', async () => {
    expect((await replyTo(sampleChat(), 'status')).title).toMatch(/^SIMULATED/);
  });

  test('names the kind of data in its report', async () => {
    expect(await reportOf(sampleChat(), 'status')).toMatchObject({ data: 'sample', simulated: true });
  });
});

describe('status of live prices', () => {
  let sources: StandInSources;
  let live: OpenLive;
  let nowMs: number;

  beforeEach(async () => {
    nowMs = NOW_MS;
    sources = await startSources(madeMarkets('2025-10-01', NOW_MS));
    live = await openLive(newSqlite(), sources.url, () => nowMs);
  });
  afterEach(async () => {
    await live.close();
    await sources.close();
  });
  const chat = () => commandChat(live.market);

  test('says that nobody has been asked yet', async () => {
    expect((await replyTo(chat(), 'status')).title).toBe('Live prices from 5 sources; none has been asked yet.');
  });

  test('asks no source', async () => {
    await replyTo(chat(), 'status');
    expect(sources.requests).toEqual([]);
  });

  test('says how long ago each answered', async () => {
    await live.market.daily(
      live.market.catalogue().find(({ symbol }) => symbol === 'IWM')!,
      {},
    );
    nowMs += 3 * 3_600_000;
    expect(wordsOf(await replyTo(chat(), 'status'))).toMatch(/Yahoo Finance\nanswers\nIt answered 3 hours ago/);
  });

  test('says which does not answer, and why, and what happens then', async () => {
    sources.fail('coinbaseexchange');
    await live.market.daily(
      live.market.catalogue().find(({ symbol }) => symbol === 'ETH')!,
      {},
    );
    const reply = await replyTo(chat(), 'status');
    expect(wordsOf(reply)).toMatch(/Coinbase Exchange\nno answer\nIt has never answered; it failed just now: .+503/);
    expect(wordsOf(reply)).toContain('the next one is asked');
    expect(reply.tone).toBe('warning');
  });

  test('gives the instants in its report', async () => {
    sources.fail('coinbaseexchange');
    await live.market.daily(
      live.market.catalogue().find(({ symbol }) => symbol === 'ETH')!,
      {},
    );
    const { sources: said } = await reportOf<StatusReport>(chat(), 'status');
    expect(said.find(({ source }) => source === 'Coinbase Exchange')).toMatchObject({
      state: 'down',
      lastSuccess: null,
      lastFailure: '2026-06-24T22:00:00.000Z',
    });
  });
});
