import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { NoSourceAnswered, UserError } from '../../../src/errors.ts';
import { loadPair } from '../../../src/market/load-markets.ts';
import { nyseCalendar } from '../../../src/market/nyse-calendar.ts';
import type { DailyHistory } from '../../../src/market/ports.ts';
import { inEnglish } from '../../../src/messages/speaker.ts';
import { msg, type Text } from '../../../src/messages/text.ts';
import { newSqlite } from '../../support/databases.ts';
import { madeMarkets } from '../../support/made-prices.ts';
import { market } from '../../support/markets.ts';
import { type OpenLive, openLive } from '../../support/open-live.ts';
import { type StandInSources, startSources } from '../../support/stand-in-sources.ts';

const DAY_MS = 86_400_000;

const FROM = '2025-10-01';

/** A Wednesday evening in New York: the session of the 24th has closed, the UTC day has not. */
const NOW_MS = Date.parse('2026-06-24T22:00:00Z');

const eth = market('ETH');

const iwm = market('IWM');

const pair = { subject: eth, benchmark: iwm };

let sources: StandInSources;

let databaseUrl: string;

let live: OpenLive;

let nowMs: number;

beforeEach(async () => {
  nowMs = NOW_MS;
  sources = await startSources(madeMarkets(FROM, NOW_MS + 40 * DAY_MS));
  databaseUrl = newSqlite();
  live = await openLive(databaseUrl, sources.url, () => nowMs);
});

afterEach(async () => {
  await live.close();
  await sources.close();
});

const asked = (source: string, what: string): number =>
  sources.requests.filter((request) => request.source === source && request.what === what).length;

const codes = ({ notes }: { notes: readonly { code: string }[] }): string[] => notes.map(({ code }) => code);

const sentences = ({ notes }: Pick<DailyHistory, 'notes'>): string =>
  notes.map(({ sentence }) => inEnglish(sentence)).join(' ');

/** Gives the coin a history so long that no other source is asked for a longer one. */
function reachBack(): void {
  sources.set('ETH', madeMarkets('2022-10-01', NOW_MS + 40 * DAY_MS)['ETH']);
}

/** Changes what a service says of the fund's past. */
function changeFund(
  change: (close: number, date: string) => number | null,
  keep: (date: string) => boolean = () => true,
) {
  const { daily } = madeMarkets(FROM, NOW_MS + 40 * DAY_MS)['IWM']!;
  const dateOf = (stampMs: number): string => new Date(stampMs).toISOString().slice(0, 10);
  const changed = daily.map((row) => ({ ...row, close: change(row.close!, dateOf(row.stampMs)) }));
  sources.set('IWM', { daily: changed.filter(({ stampMs }) => keep(dateOf(stampMs))) });
}

describe('Live prices', () => {
  test('answer a first question from daily bars at once, and say so', async () => {
    const aligned = await loadPair(live.market, nyseCalendar, { pair });
    expect(aligned.sampling).toBe('utc');
    expect(codes(aligned)).toContain('approximate-close');
    expect(aligned.dates.at(-1)).toBe('2026-06-23');
  });

  test('answer from prices at the New York close once the hours have loaded', async () => {
    await loadPair(live.market, nyseCalendar, { pair });
    await live.market.drain({});
    const aligned = await loadPair(live.market, nyseCalendar, { pair });
    expect(aligned.sampling).toBe('close');
    expect(aligned.dates.at(-1)).toBe('2026-06-24');
    expect(codes(aligned)).not.toContain('approximate-close');
  });

  test('say with an answer how far the hours have loaded', async () => {
    await loadPair(live.market, nyseCalendar, { pair });
    expect(sentences(await live.market.daily(eth, {}))).toMatch(/hourly history of ETH is still loading \(\d+ %\)/);
  });

  test('tell who waits how far the hours have loaded', async () => {
    const steps: { what: Text; done: number; total: number }[] = [];
    await loadPair(live.market, nyseCalendar, { pair });
    await live.market.drain({ progress: (step) => steps.push(step) });
    expect(steps[0]).toMatchObject({ what: msg('notes.hourly', { name: 'Ethereum' }) });
    expect(steps.every(({ done, total }) => done <= total)).toBe(true);
  });

  test('tell who waits for one market, and let them give up alone', async () => {
    await loadPair(live.market, nyseCalendar, { pair });
    const givingUp = new AbortController();
    const left = live.market.pendingLoad!(eth)!({ signal: givingUp.signal });
    const stayed = live.market.pendingLoad!(eth)!({});
    givingUp.abort(new Error('never mind'));
    await expect(left).rejects.toThrow('never mind');
    await stayed;
    expect((await loadPair(live.market, nyseCalendar, { pair })).sampling).toBe('close');
  });

  test('have nothing to wait for where nothing is loading', () => {
    expect(live.market.pendingLoad!(eth)).toBeUndefined();
  });

  test('fetch nothing for a second question', async () => {
    await live.market.refresh(eth, {});
    await live.market.refresh(iwm, {});
    const before = sources.requests.length;
    await loadPair(live.market, nyseCalendar, { pair });
    expect(sources.requests).toHaveLength(before);
  });

  test('fetch the newest rows only, the next day', async () => {
    await live.market.daily(iwm, {});
    nowMs += DAY_MS;
    const before = sources.requests.length;
    const { dates } = await live.market.daily(iwm, {});
    expect(dates.at(-1)).toBe('2026-06-25');
    expect(sources.requests.length - before).toBe(1);
  });

  test('share one fetch among questions at the same time', async () => {
    await Promise.all([live.market.daily(iwm, {}), live.market.daily(iwm, {}), live.market.daily(iwm, {})]);
    expect(asked('yahoo', 'daily')).toBe(1);
  });

  test('go on for the others where one of them gives up', async () => {
    const givingUp = new AbortController();
    const first = live.market.daily(iwm, { signal: givingUp.signal });
    const second = live.market.daily(iwm, {});
    givingUp.abort(new Error('never mind'));
    await expect(first).rejects.toThrow('never mind');
    expect((await second).dates.at(-1)).toBe('2026-06-24');
  });

  test('name the source, its own spelling and the age of what they give', async () => {
    const history = await live.market.daily(iwm, {});
    expect(history).toMatchObject({ source: 'Yahoo Finance IWM, fetched 2026-06-24 22:00 UTC', fetchedAtMs: NOW_MS });
  });

  test('end where the question says', async () => {
    expect((await live.market.daily(iwm, { until: '2026-03-01' })).dates.at(-1)).toBe('2026-02-27');
  });

  test('hold no day that has not come, though this machine kept some while its clock was ahead', async () => {
    nowMs = NOW_MS + 10 * DAY_MS;
    expect((await live.market.daily(eth, {})).dates.at(-1)).toBe('2026-07-03');
    nowMs = NOW_MS;
    expect((await live.market.daily(eth, {})).dates.at(-1)).toBe('2026-06-24');
    expect((await live.market.daily(eth, { until: '2026-07-01' })).dates.at(-1)).toBe('2026-06-24');
  });

  test('refuse a symbol that no source carries', async () => {
    sources.set('IWM', undefined);
    await expect(live.market.daily({ ...iwm, symbol: 'NOSUCH' }, {})).rejects.toThrow(UserError);
  });

  test('offer the markets that some source carries, gold by its fund', () => {
    const symbols = live.market.catalogue().map(({ symbol }) => symbol);
    expect(symbols).toEqual(expect.arrayContaining(['ETH', 'RUT', 'GLD', 'DXY']));
    expect(symbols).not.toContain('GOLD');
  });

  test('call today the day in UTC', () => {
    expect(live.market.today()).toBe('2026-06-24');
  });
});

describe('Where sources fail, live prices', () => {
  test('come from the next source, and say which failed', async () => {
    sources.fail('coinbaseexchange');
    const history = await live.market.daily(eth, {});
    expect(history.source).toContain('Bitstamp ETH/USD');
    expect(sentences(history)).toContain('Coinbase Exchange (its server failed (503))');
  });

  test('come from the store, and say how old it is', async () => {
    await live.market.daily(iwm, {});
    sources.fail('all');
    nowMs += DAY_MS;
    const history = await live.market.daily(iwm, {});
    expect(history.dates.at(-1)).toBe('2026-06-24');
    expect(codes(history)).toEqual(['old-data']);
    expect(sentences(history)).toContain('stored 24 hours ago, up to 2026-06-24');
  });

  test('that a clock a hundred days ahead asked for are asked for again the next day', async () => {
    nowMs += 100 * DAY_MS;
    await live.market.daily(iwm, {});
    nowMs -= 99 * DAY_MS;
    expect((await live.market.daily(iwm, {})).dates.at(-1)).toBe('2026-06-25');
  });

  test('of a source that a clock ahead left alone are asked for again', async () => {
    await live.market.daily(iwm, {});
    sources.fail('all');
    nowMs += 100 * DAY_MS;
    await live.market.daily(iwm, {});
    sources.fail();
    nowMs -= 99 * DAY_MS;
    expect((await live.market.daily(iwm, {})).dates.at(-1)).toBe('2026-06-25');
  });

  test('are judged from the store while they are hardly old', async () => {
    await live.market.daily(eth, {});
    await live.market.daily(iwm, {});
    sources.fail('all');
    nowMs += DAY_MS;
    const aligned = await loadPair(live.market, nyseCalendar, { pair });
    expect(codes(aligned)).toContain('old-data');
  });

  test('are not judged where a leg is more than two sessions old', async () => {
    await live.market.daily(eth, {});
    await live.market.daily(iwm, {});
    sources.fail('all');
    nowMs += 6 * DAY_MS;
    await expect(loadPair(live.market, nyseCalendar, { pair })).rejects.toThrow(
      /^No data source answered for \w+: .*\(its server failed \(503\)\).* What is stored ends on 2026-06-2\d/,
    );
  });

  test('that are too old are no mistake of whoever asks', async () => {
    await live.market.daily(eth, {});
    await live.market.daily(iwm, {});
    sources.fail('all');
    nowMs += 6 * DAY_MS;
    await expect(loadPair(live.market, nyseCalendar, { pair, asOf: '2026-06-30' })).rejects.toBeInstanceOf(
      NoSourceAnswered,
    );
  });

  test('cannot be had with nothing stored, and each source is named with its reason', async () => {
    sources.fail('all');
    const error = await live.market.daily(eth, {}).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(NoSourceAnswered);
    for (const title of ['Coinbase Exchange', 'Bitstamp', 'Kraken', 'Yahoo Finance', 'Coin Metrics'])
      expect((error as Error).message).toContain(`${title} (its server failed (503))`);
  });

  test('are tried twice with nothing stored', async () => {
    sources.fail('yahoo');
    await live.market.daily(iwm, {}).catch(() => undefined);
    expect(asked('yahoo', 'daily')).toBe(2);
  });

  test('are tried once where nobody listens', async () => {
    const paused: number[] = [];
    const deaf = await openLive(
      newSqlite(),
      sources.url,
      () => nowMs,
      (ms) => Promise.resolve(void paused.push(ms)),
    );
    await sources.close();
    await deaf.market.daily(iwm, {}).catch(() => undefined);
    await deaf.close();
    expect(paused).toEqual([]);
  });

  test('leave a failing source alone for a while where something is stored', async () => {
    await live.market.daily(iwm, {});
    sources.fail('all');
    nowMs += DAY_MS;
    await live.market.daily(iwm, {});
    await live.market.daily(iwm, {});
    expect(asked('yahoo', 'daily')).toBe(2);
  });

  test('are not replaced by a source that has only the newest bars', async () => {
    await live.market.daily(eth, {});
    sources.fail('coinbaseexchange', 'bitstamp', 'yahoo', 'coinmetrics');
    nowMs += DAY_MS;
    const history = await live.market.daily(eth, {});
    expect(history.source).toContain('Coinbase Exchange ETH/USD');
    expect(codes(history)).toEqual(['old-data']);
  });

  test('say how every source is doing', async () => {
    sources.fail('yahoo');
    await live.market.daily(eth, {});
    await live.market.daily(iwm, {}).catch(() => undefined);
    const states = (await live.market.health()).map(({ source, state }) => [source, state]);
    expect(states).toEqual([
      ['Coinbase Exchange', 'up'],
      ['Bitstamp', 'up'],
      ['Yahoo Finance', 'down'],
      ['Coin Metrics', 'unknown'],
      ['Kraken', 'unknown'],
    ]);
  });

  test('do not ask again within ten minutes for a row that a source does not have', async () => {
    changeFund(
      (close) => close,
      (date) => date < '2026-06-23',
    );
    await live.market.daily(iwm, {});
    nowMs += 5 * 60_000;
    await live.market.daily(iwm, {});
    expect(asked('yahoo', 'daily')).toBe(1);
    nowMs += 6 * 60_000;
    await live.market.daily(iwm, {});
    expect(asked('yahoo', 'daily')).toBe(2);
  });
});

describe('Where the past changes, live prices', () => {
  beforeEach(async () => {
    await live.market.daily(iwm, {});
    nowMs += DAY_MS;
  });

  test('never join two adjustments: the whole history is fetched again', async () => {
    const before = await live.market.daily(iwm, { until: '2026-06-24' });
    changeFund((close) => close * 0.98);
    nowMs += DAY_MS;
    const after = await live.market.daily(iwm, {});
    expect(after.closes[0]).toBeCloseTo(before.closes[0]! * 0.98, 10);
    expect(after.dates.slice(0, before.dates.length)).toEqual(before.dates);
  });

  test('say what changed', async () => {
    changeFund((close) => close * 0.98);
    const history = await live.market.daily(iwm, {});
    expect(sentences(history)).toMatch(
      /Yahoo Finance changed \d+ past closes of IWM from 2025-10-01 on, by up to 2\.0 %/,
    );
  });

  test('do not say it for ever', async () => {
    changeFund((close) => close * 0.98);
    await live.market.daily(iwm, {});
    nowMs += 8 * DAY_MS;
    expect(codes(await live.market.daily(iwm, {}))).not.toContain('revised');
  });

  test('say which one close was revised', async () => {
    changeFund((close, date) => (date === '2026-06-23' ? close * 1.01 : close));
    expect(sentences(await live.market.daily(iwm, {}))).toContain('changed 1 past closes of IWM on 2026-06-23');
  });

  test('take rounding for nothing', async () => {
    changeFund((close) => close * (1 + 1e-7));
    expect(codes(await live.market.daily(iwm, {}))).toEqual([]);
    expect(asked('yahoo', 'daily')).toBe(2);
  });

  test('find a change further back once a month', async () => {
    changeFund((close, date) => (date < '2025-12-01' ? close * 1.05 : close));
    nowMs += 31 * DAY_MS;
    expect(codes(await live.market.daily(iwm, {}))).toContain('revised');
  });

  test('keep what is stored where much of the history has vanished', async () => {
    changeFund(
      (close) => close,
      (date) => date > '2026-06-24',
    );
    const history = await live.market.daily(iwm, {});
    expect(history.dates[0]).toBe('2025-10-01');
    expect(sentences(history)).toContain('Yahoo Finance (much of it has vanished)');
  });

  test('keep what is stored of a symbol that has vanished', async () => {
    changeFund(() => null);
    sources.set('IWM', undefined);
    const history = await live.market.daily(iwm, {});
    expect(history.dates.at(-1)).toBe('2026-06-24');
    expect(sentences(history)).toContain('Yahoo Finance (does not carry IWM)');
  });
});

describe('What is fresh, live prices', () => {
  test('of a coin are not fetched again on the same UTC day', async () => {
    await live.market.daily(eth, {});
    const before = sources.requests.length;
    nowMs += 3_600_000;
    await live.market.daily(eth, {});
    expect(sources.requests).toHaveLength(before);
  });

  test('compare two sources once a day, though a new day has begun', async () => {
    reachBack();
    await live.market.daily(eth, {});
    nowMs += 3 * 3_600_000;
    await live.market.daily(eth, {});
    expect(asked('coinbaseexchange', 'daily')).toBeGreaterThan(1);
    expect(asked('bitstamp', 'daily')).toBe(1);
  });

  test('count it as an answer that a source does not carry a symbol', async () => {
    sources.set('IWM', undefined);
    await live.market.daily(iwm, {}).catch(() => undefined);
    const yahoo = (await live.market.health()).find(({ source }) => source === 'Yahoo Finance');
    expect(yahoo!.state).toBe('up');
  });
});

describe('Two sources of one symbol', () => {
  const shifted = (factor: number) => {
    const { ETH } = madeMarkets(FROM, NOW_MS);
    return { ...ETH!, daily: ETH!.daily.map((row) => ({ ...row, close: row.close! * factor })) };
  };

  test('are said to differ by more than one percent', async () => {
    sources.set('ETH', shifted(1.02), 'bitstamp');
    const history = await live.market.daily(eth, {});
    expect(codes(history)).toEqual(['sources-differ']);
    expect(sentences(history)).toContain('Coinbase Exchange and Bitstamp differ by 2.0 % on ETH');
  });

  test('are not said to differ for ever', async () => {
    sources.set('ETH', shifted(1.02), 'bitstamp');
    await live.market.daily(eth, {});
    sources.fail('all');
    nowMs += 4 * DAY_MS;
    expect(codes(await live.market.daily(eth, {}))).toEqual(['old-data']);
  });

  test('are not remarked on below one percent', async () => {
    sources.set('ETH', shifted(1.009), 'bitstamp');
    expect(codes(await live.market.daily(eth, {}))).toEqual([]);
  });

  test('are compared in one request', async () => {
    reachBack();
    await live.market.daily(eth, {});
    expect(asked('bitstamp', 'daily')).toBe(1);
  });

  test('make no difference where the second one fails', async () => {
    sources.fail('bitstamp');
    expect(codes(await live.market.daily(eth, {}))).toEqual([]);
  });
});

describe('The closes of a coin', () => {
  const closes = async () => {
    const sessions = nyseCalendar.between(FROM, '2026-06-24');
    return live.market.atCloses(eth, sessions, {});
  };

  test('are not there for a market with sessions of its own', async () => {
    expect(await live.market.atCloses(iwm, nyseCalendar.between(FROM, '2026-06-24'), {})).toBeUndefined();
  });

  test('are one per session, and no hour is kept', async () => {
    await live.market.refresh(eth, {});
    expect((await closes())!.dates).toEqual(nyseCalendar.between(FROM, '2026-06-24').map(({ date }) => date));
  });

  test('go on where they were left when the program ends', async () => {
    const loading = live.market.refresh(eth, {});
    while (asked('coinbaseexchange', 'hourly') < 8) await new Promise(setImmediate);
    await live.close();
    await loading;
    live = await openLive(databaseUrl, sources.url, () => nowMs);
    await live.market.refresh(eth, {});
    expect((await closes())!.dates).toEqual(nyseCalendar.between(FROM, '2026-06-24').map(({ date }) => date));
    const pages = Math.ceil((NOW_MS - Date.parse(FROM)) / (300 * 3_600_000));
    expect(asked('coinbaseexchange', 'hourly')).toBeLessThanOrEqual(pages + 2);
  });

  test('are not asked for at a venue that has just failed', async () => {
    await live.market.refresh(eth, {});
    sources.fail('all');
    nowMs += DAY_MS;
    await live.market.daily(eth, {});
    const before = sources.requests.length;
    const answer = await live.market.atCloses(eth, nyseCalendar.between(FROM, '2026-06-25'), {});
    expect(answer!.dates.at(-1)).toBe('2026-06-24');
    expect(sources.requests).toHaveLength(before);
  });

  test('are priced by the hour before where a run ended between it and a missing one', async () => {
    const { ETH } = madeMarkets(FROM, NOW_MS);
    const missingMs = Date.parse('2026-06-24T19:00Z');
    sources.set('ETH', { daily: ETH!.daily, hourly: ETH!.hourly!.filter(({ stampMs }) => stampMs !== missingMs) });
    nowMs = Date.parse('2026-06-24T19:05Z');
    await live.market.daily(eth, {});
    await live.market.atCloses(eth, nyseCalendar.between(FROM, '2026-06-24'), {});
    await live.market.drain({});
    nowMs = NOW_MS;
    await live.market.refresh(eth, {});
    const hourBefore = ETH!.hourly!.find(({ stampMs }) => stampMs === missingMs - 3_600_000)!;
    const { dates, closes: prices } = (await closes())!;
    expect([dates.at(-1), prices.at(-1)]).toEqual(['2026-06-24', hourBefore.close]);
  });

  test('of the last hours are waited for', async () => {
    await live.market.refresh(eth, {});
    nowMs += DAY_MS;
    const sessions = nyseCalendar.between(FROM, '2026-06-25');
    const before = asked('coinbaseexchange', 'hourly');
    const answer = await live.market.atCloses(eth, sessions, {});
    expect(answer!.dates.at(-1)).toBe('2026-06-25');
    expect(asked('coinbaseexchange', 'hourly') - before).toBe(1);
  });

  test('are tried again with growing pauses where a venue falls silent in the middle', async () => {
    const pauses: number[] = [];
    const sleep = (ms: number) => {
      if (ms >= 1_000) pauses.push(ms);
      if (ms === 4_000) sources.fail();
      return new Promise<void>((resolve) => void setImmediate(resolve));
    };
    const hurried = await openLive(newSqlite(), sources.url, () => nowMs, sleep);
    await hurried.market.daily(eth, {});
    pauses.length = 0;
    sources.onRequest(() => {
      if (asked('coinbaseexchange', 'hourly') === 5) sources.fail('coinbaseexchange:hourly');
    });
    await hurried.market.refresh(eth, {});
    const answer = await hurried.market.atCloses(eth, nyseCalendar.between(FROM, '2026-06-24'), {});
    await hurried.close();
    expect(answer!.source).toContain('Coinbase Exchange ETH/USD');
    expect(pauses).toEqual([1_000, 2_000, 4_000]);
  });

  test('wait as long as a venue asks, and go on', async () => {
    const pauses: number[] = [];
    const sleep = (ms: number) => {
      if (ms === 7_000) sources.limit(undefined);
      pauses.push(ms);
      return new Promise<void>((resolve) => void setImmediate(resolve));
    };
    const hurried = await openLive(newSqlite(), sources.url, () => nowMs, sleep);
    await hurried.market.daily(eth, {});
    sources.limit('7');
    await hurried.market.refresh(eth, {});
    const answer = await hurried.market.atCloses(eth, nyseCalendar.between(FROM, '2026-06-24'), {});
    await hurried.close();
    expect(pauses).toContain(7_000);
    expect(answer!.source).toContain('Coinbase Exchange ETH/USD');
    expect(answer!.dates.at(-1)).toBe('2026-06-24');
  });

  test('come to an end where venues ask to wait for ever', async () => {
    let pausedMs = 0;
    const sleep = (ms: number) => {
      pausedMs += ms;
      return new Promise<void>((resolve) => void setImmediate(resolve));
    };
    const hurried = await openLive(newSqlite(), sources.url, () => nowMs, sleep);
    await hurried.market.daily(eth, {});
    sources.limit('7');
    await hurried.market.refresh(eth, {});
    await hurried.market.drain({});
    await hurried.close();
    expect(pausedMs).toBeLessThan(10 * 60_000);
  });

  test('end loading at once when the program ends, though a venue is silent', async () => {
    reachBack();
    await live.market.daily(eth, {});
    sources.silence('coinbaseexchange');
    await live.market.atCloses(eth, nyseCalendar.between(FROM, '2026-06-24'), {});
    while (asked('coinbaseexchange', 'hourly') === 0) await new Promise(setImmediate);
    await live.market.close(); // a request may last longer than a test may
    expect((await live.store.series('ETH')).map(({ timeframe }) => timeframe)).toEqual(['day']);
  });

  test('come from the next venue where the first does not answer', async () => {
    const pauses: number[] = [];
    const sleep = (ms: number) => {
      if (ms >= 1_000) pauses.push(ms);
      return new Promise<void>((resolve) => void setImmediate(resolve));
    };
    const hurried = await openLive(newSqlite(), sources.url, () => nowMs, sleep);
    sources.fail('coinbaseexchange:hourly');
    await hurried.market.daily(eth, {});
    pauses.length = 0;
    await hurried.market.refresh(eth, {});
    const answer = await hurried.market.atCloses(eth, nyseCalendar.between(FROM, '2026-06-24'), {});
    await hurried.close();
    expect(answer!.source).toContain('Bitstamp ETH/USD');
    expect(pauses).toEqual([1_000]);
  });
});

describe('Flows of a coin', () => {
  test('come from Coin Metrics up to the last complete day', async () => {
    const flows = (await live.market.flows(eth, {}))!;
    expect(flows.source).toBe('Coin Metrics');
    expect(flows.dates.at(-1)).toBe('2026-06-23');
  });

  test('do not exist for a fund', async () => {
    expect(await live.market.flows(iwm, {})).toBeUndefined();
  });

  test('are fetched once', async () => {
    await live.market.flows(eth, {});
    await live.market.flows(eth, {});
    expect(asked('coinmetrics', 'daily')).toBe(1);
  });
});
