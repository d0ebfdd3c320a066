import { describe, expect, it } from 'vitest';
import { NoSourceAnswered } from '../../src/errors.ts';
import { openSimulation } from '../../src/providers/sample.ts';
import type { PartsChartSpec } from '../../src/reports/chart-spec.ts';
import type { DriversReport } from '../../src/reports/drivers.ts';
import { ask, commandChat, replyTo, reportOf, wordsOf } from '../support/command-chat.ts';
import { failingOn, without } from '../support/failing-market.ts';
import { readReference, referenceDataIsHere } from '../support/reference-data.ts';
import { afterClose, referenceChat, sampleChat } from '../support/sample-chat.ts';

interface Stored {
  readonly n: number;
  readonly first: string;
  readonly last: string;
  readonly r2: number;
  readonly idiosyncratic: number;
  readonly coef: Readonly<Record<string, { readonly b: number; readonly t_hac: number }>>;
  readonly shapley_r2: Readonly<Record<string, number>>;
  readonly group_shapley: { readonly macro: number; readonly crypto: number };
  readonly vif: Readonly<Record<string, number>>;
}

const stored = (span: string): Stored =>
  (readReference('oracle/eth_factor_r2.json') as { values: Record<string, Stored> }).values[span]!;

describe.skipIf(!referenceDataIsHere)('drivers on the reference data (skipped where the folder is absent)', () => {
  it.each(['last_252', 'full', '2018_2019', '2022'])('gives the stored figures, %s', async (span) => {
    const expected = stored(span);
    const line = `drivers ETH as_of:${expected.last} window:${expected.n}`;
    const report = await reportOf<DriversReport>(await referenceChat(), line);
    expect(report.r2).toBeCloseTo(expected.r2, 9);
    expect(report.shares.macro).toBeCloseTo(expected.group_shapley.macro, 9);
    expect(report.shares.crypto).toBeCloseTo(expected.group_shapley.crypto, 9);
    expect(report.shares.idiosyncratic).toBeCloseTo(expected.idiosyncratic, 9);
    expect(report.factors.map(({ symbol }) => symbol)).toEqual(['SPY', 'QQQ', 'UUP', 'VIX', 'US10Y', 'BTC']);
    for (const { symbol, coefficient, tHac, share } of report.factors) {
      const name = symbol === 'US10Y' ? 'DGS10' : symbol;
      expect(coefficient).toBeCloseTo(expected.coef[name]!.b, 9);
      expect(tHac).toBeCloseTo(expected.coef[name]!.t_hac, 8);
      expect(share).toBeCloseTo(expected.shapley_r2[name]!, 9);
    }
  });

  it('leaves out factors that end too early for the day and says which and why', async () => {
    const { report, blocks } = await replyTo(await referenceChat(), 'drivers ETH as_of:2026-06-25');
    expect((report as DriversReport).leftOut.map(({ symbol }) => symbol)).toEqual(['UUP', 'VIX']);
    expect(JSON.stringify(blocks)).toContain('Left out: UUP, VIX. Prices of UUP end on 2026-06-05');
  });
});

describe('drivers', () => {
  it('never offers a market as its own explanation, nor its fund', async () => {
    const symbolsOf = async (target: string): Promise<string[]> =>
      (await reportOf<DriversReport>(sampleChat(), `drivers ${target}`)).factors.map(({ symbol }) => symbol);
    expect(await symbolsOf('SPY')).not.toContain('SPY');
    expect(await symbolsOf('SPX')).not.toContain('SPY');
    expect(await symbolsOf('VIX')).not.toContain('VIX');
  });

  it('holds Bitcoin against Ethereum', async () => {
    const { factors } = await reportOf<DriversReport>(sampleChat(), 'drivers BTC');
    expect(factors.find(({ group }) => group === 'crypto')!.symbol).toBe('ETH');
  });

  it('reads the index where the fund is not carried', async () => {
    const chat = commandChat(
      without(
        openSimulation(() => afterClose),
        ['SPY', 'QQQ'],
      ),
    );
    const { factors } = await reportOf<DriversReport>(chat, 'drivers ETH');
    expect(factors.map(({ symbol }) => symbol).slice(0, 2)).toEqual(['SPX', 'NDX']);
  });

  it('names a factor that the source does not carry', async () => {
    const chat = commandChat(
      without(
        openSimulation(() => afterClose),
        ['VIX'],
      ),
    );
    const { leftOut } = await reportOf<DriversReport>(chat, 'drivers ETH');
    expect(leftOut).toContainEqual({ symbol: 'VIX', reason: 'This source does not carry VIX.' });
  });

  it('says so to whoever reads another language', async () => {
    const sample = openSimulation(() => afterClose);
    const { blocks } = await replyTo(commandChat(without(sample, ['VIX'])), 'drivers ETH', { locale: 'de' });
    expect(JSON.stringify(blocks)).toContain('Diese Quelle führt VIX nicht.');
  });

  it('goes on without a factor whose source is silent', async () => {
    const silent = () => new NoSourceAnswered('VIX', [{ source: 'Yahoo Finance', reason: 'timed out' }]);
    const chat = commandChat(
      failingOn(
        openSimulation(() => afterClose),
        ['VIX'],
        silent,
      ),
    );
    const { leftOut, r2 } = await reportOf<DriversReport>(chat, 'drivers ETH');
    expect(leftOut.map(({ symbol }) => symbol)).toContain('VIX');
    expect(r2).toBeGreaterThan(0);
  });

  it('has no answer where the target itself cannot be had', async () => {
    const silent = () => new NoSourceAnswered('ETH', [{ source: 'Kraken', reason: 'timed out' }]);
    const chat = commandChat(
      failingOn(
        openSimulation(() => afterClose),
        ['ETH'],
        silent,
      ),
    );
    expect((await ask(chat, 'drivers ETH')).kind).toBe('no-source');
  });

  it('leaves a group without a factor out of the shares and of the sentence', async () => {
    const chat = commandChat(
      without(
        openSimulation(() => afterClose),
        ['BTC'],
      ),
    );
    const { report, title } = await replyTo(chat, 'drivers ETH');
    expect((report as DriversReport).shares.crypto).toBeNull();
    expect(title).not.toContain('crypto');
  });

  it('has one share for each market, in the first line, the table and the picture', async () => {
    const { report, title, blocks, picture } = await replyTo(sampleChat(), 'drivers ETH window:120');
    const { shares, factors } = report as DriversReport;
    const table = blocks.find((block) => block.kind === 'table')!;
    const percents = new Map(table.rows.map((row) => [row[0]!, Number(row.at(-1)!.replace(' %', ''))]));
    const [crypto, macro, own] = [...title.matchAll(/(\d+) %/gu)].map(([, percent]) => Number(percent));
    const sums = (['crypto', 'macro'] as const).map((group) =>
      factors.reduce((sum, factor) => sum + (factor.group === group ? factor.shareInGroup! : 0), 0),
    );
    expect(sums[0]).toBeCloseTo(shares.crypto!, 12);
    expect(sums[1]).toBeCloseTo(shares.macro!, 12);
    expect([percents.get('BTC'), percents.get('Its own')]).toEqual([crypto, own]);
    const others = [...percents].filter(([name]) => name !== 'BTC' && name !== 'Its own');
    expect(others.reduce((sum, [, percent]) => sum + percent, 0)).toBe(macro);
    const { parts } = picture!.chart as PartsChartSpec;
    const inner = parts[1]!.of.reduce((sum, { share }) => sum + share, 0);
    expect([parts[0]!.share, inner]).toEqual([expect.closeTo(shares.crypto!, 12), expect.closeTo(shares.macro!, 12)]);
  });

  it('names in the picture what the group is made of', async () => {
    const chat = commandChat(
      without(
        openSimulation(() => afterClose),
        ['UUP', 'DXY', 'VIX'],
      ),
    );
    const { parts } = (await replyTo(chat, 'drivers ETH')).picture!.chart as PartsChartSpec;
    expect(parts[1]!.label).toBe('Stocks, yields');
  });

  it('shows factors that double one another as one, with a warning', async () => {
    const reply = await replyTo(sampleChat(), 'drivers ETH');
    const { entangled, factors } = reply.report as DriversReport;
    expect(entangled.symbols.length).toBeGreaterThan(1);
    const sum = factors.filter(({ symbol }) => entangled.symbols.includes(symbol)).reduce((a, f) => a + f.share!, 0);
    expect(entangled.share).toBeCloseTo(sum, 12);
    expect(wordsOf(reply)).toContain('double one another');
  });
});
