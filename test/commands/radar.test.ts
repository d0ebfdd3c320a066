import { describe, expect, it } from 'vitest';
import { falseDiscoveryRates } from '../../src/analytics/normal-distribution.ts';
import { NoSourceAnswered } from '../../src/errors.ts';
import { openSimulation } from '../../src/providers/sample.ts';
import type { BarsChartSpec } from '../../src/reports/chart-spec.ts';
import type { DivergenceReport } from '../../src/reports/divergence.ts';
import type { RadarReport } from '../../src/reports/radar.ts';
import { ask, commandChat, replyTo, reportOf } from '../support/command-chat.ts';
import { failingOn } from '../support/failing-market.ts';
import { referenceDataIsHere } from '../support/reference-data.ts';
import { afterClose, referenceChat, sampleChat } from '../support/sample-chat.ts';

const silent = () => new NoSourceAnswered('GOLD', [{ source: 'Yahoo Finance', reason: 'timed out' }]);

describe.skipIf(!referenceDataIsHere)('radar on the reference data (skipped where the folder is absent)', () => {
  it('finds twelve pairs', async () => {
    const { lookedAt, failed } = await reportOf<RadarReport>(await referenceChat(), 'radar as_of:2026-02-05');
    expect({ lookedAt, failed }).toEqual({ lookedAt: 12, failed: [] });
  });

  it('says how many finds chance would give', async () => {
    const reply = await replyTo(await referenceChat(), 'radar as_of:2026-02-05');
    expect(reply.title).toMatch(
      /^\d of 12 pairs are unusually far apart; chance gives about 1\. Furthest from usual: /,
    );
  });
});

describe('radar', () => {
  it('sorts pairs by their percentile, the most extreme first', async () => {
    const { pairs } = await reportOf<RadarReport>(sampleChat(), 'radar');
    const percentiles = pairs.map(({ absPercentile }) => absPercentile!);
    expect(percentiles).toEqual(percentiles.toSorted((a, b) => b - a));
  });

  it('draws the bars in the order of their lengths', async () => {
    const { chart } = (await replyTo(sampleChat(), 'radar')).picture!;
    const lengths = (chart as BarsChartSpec).bars.map(({ value }) => Math.abs(value));
    expect(lengths).toEqual(lengths.toSorted((a, b) => b - a));
  });

  it('ranks a pair exactly as the divergence command does', async () => {
    const chat = sampleChat();
    const { pairs } = await reportOf<RadarReport>(chat, 'radar window:90');
    const { rank, gap } = await reportOf<DivergenceReport>(chat, 'divergence ETH RUT window:90');
    const pair = pairs.find(({ subject, benchmark }) => subject === 'ETH' && benchmark === 'RUT')!;
    expect(pair).toMatchObject({ volScaled: gap.volScaled, absPercentile: rank.absPercentile });
  });

  it('states the share of false finds over all pairs looked at', async () => {
    const { pairs } = await reportOf<RadarReport>(sampleChat(), 'radar');
    const shares = falseDiscoveryRates(
      pairs.map(({ absPercentile }) => absPercentile!),
      pairs.map(({ independentWindows }) => independentWindows),
    );
    expect(pairs.map(({ falseShare }) => falseShare)).toEqual(shares);
  });

  it('names a pair that cannot be judged at the end and judges the others', async () => {
    const chat = commandChat(
      failingOn(
        openSimulation(() => afterClose),
        ['GOLD'],
        silent,
      ),
    );
    const { report, blocks } = await replyTo(chat, 'radar');
    const { failed, pairs } = report as RadarReport;
    expect(failed.map(({ subject, benchmark }) => `${subject} ${benchmark}`)).toContain('BTC GOLD');
    expect(pairs.length).toBeGreaterThan(3);
    expect(JSON.stringify(blocks)).toContain('BTC against GOLD could not be judged. No data source answered for GOLD');
  });

  it('has no answer where not one pair can be judged', async () => {
    const market = openSimulation(() => afterClose);
    const all = market.catalogue().map(({ symbol }) => symbol);
    expect((await ask(commandChat(failingOn(market, all, silent)), 'radar')).kind).toBe('no-source');
  });

  it('does not hide a fault of ours behind a failing pair', async () => {
    const broken = failingOn(
      openSimulation(() => afterClose),
      ['GOLD'],
      () => new TypeError('bug'),
    );
    expect((await ask(commandChat(broken), 'radar')).kind).toBe('fault');
  });

  it('offers the three most extreme pairs for a closer look', async () => {
    const { actions, report } = await replyTo(sampleChat(), 'radar window:90');
    const [first] = (report as RadarReport).pairs;
    expect(actions.map(({ line }) => line)).toContain(
      `divergence ${first!.subject} ${first!.benchmark} window:90 as_of:${first!.asOf}`,
    );
  });
});
