import { describe, expect, it } from 'vitest';
import type { HedgeReport } from '../../src/reports/hedge.ts';
import { ask, replyTo, reportOf, wordsOf } from '../support/command-chat.ts';
import { readReference, referenceDataIsHere } from '../support/reference-data.ts';
import { referenceChat, sampleChat } from '../support/sample-chat.ts';

interface Structure {
  readonly values: {
    readonly hedge_last_252: { readonly hedge_ratio: number; readonly effectiveness: number; readonly rho: number };
    readonly hedge_full: { readonly hedge_ratio: number; readonly effectiveness: number };
    readonly portfolio: {
      readonly last_252: {
        readonly threshold: number;
        readonly minvar_weight_at_rho: number;
        readonly grid: readonly { readonly rho_used: string; readonly w: number; readonly vol_change_pct: number }[];
      };
    };
  };
}

describe.skipIf(!referenceDataIsHere)('hedge on the reference data (skipped where the folder is absent)', () => {
  it.each([
    ['utc', '2026-06-30', 2168],
    ['close', '2026-05-12', 2192],
  ])('gives the stored figures at the %s sampling', async (sampling, asOf, allReturns) => {
    const tag = sampling === 'utc' ? 'utc' : 'nyclose';
    const { values } = readReference(`oracle/eth_iwm_${tag}_pair_structure.json`) as Structure;
    const chat = await referenceChat();
    const line = `hedge ETH IWM as_of:${asOf} sampling:${sampling}`;
    const year = await reportOf<HedgeReport>(chat, line);
    expect(year.hedgeRatio).toBeCloseTo(values.hedge_last_252.hedge_ratio, 9);
    expect(year.effectiveness).toBeCloseTo(values.hedge_last_252.effectiveness, 9);
    expect(year.correlation).toBeCloseTo(values.hedge_last_252.rho, 9);
    expect(year.volatilityRemovedPct).toBeCloseTo(100 * (1 - Math.sqrt(1 - values.hedge_last_252.effectiveness)), 9);
    expect(year.threshold).toBeCloseTo(values.portfolio.last_252.threshold, 9);
    expect(year.minimumVarianceWeightPct).toBeCloseTo(100 * values.portfolio.last_252.minvar_weight_at_rho, 8);
    const cells = values.portfolio.last_252.grid.filter((cell) => cell.rho_used === 'window');
    for (const { w, vol_change_pct } of cells) {
      const report = await reportOf<HedgeReport>(chat, `${line} weight:${100 * w}`);
      expect(report.volChangePct).toBeCloseTo(vol_change_pct, 8);
    }
    const full = await reportOf<HedgeReport>(chat, `${line} window:${allReturns}`);
    expect(full.hedgeRatio).toBeCloseTo(values.hedge_full.hedge_ratio, 9);
    expect(full.effectiveness).toBeCloseTo(values.hedge_full.effectiveness, 9);
  });

  it('says in plain words how little a hedge removes', async () => {
    const reply = await replyTo(await referenceChat(), 'hedge ETH IWM as_of:2026-06-30 sampling:utc');
    expect(reply.title).toBe(
      'Hedged with the Russell 2000 (IWM) as well as possible, Ethereum would have swung 13 % less over 252 trading days.',
    );
    expect(wordsOf(reply)).toContain('5 % Ethereum in the Russell 2000 (IWM) raises its swings by 4.5 %.');
  });
});

describe('hedge', () => {
  it('draws the market alone and hedged, with how sure the second is', async () => {
    const { picture, report } = await replyTo(sampleChat(), 'hedge ETH RUT');
    const { subjectVolatilityPct, volatilityRemovedPct } = report as HedgeReport;
    const drawing = picture!.chart;
    if (drawing.kind !== 'bars') throw new Error('bars were expected');
    const [alone, hedged] = drawing.bars;
    expect([drawing.bars.length, alone!.value]).toEqual([2, subjectVolatilityPct]);
    expect(hedged!.value).toBeCloseTo(subjectVolatilityPct! * (1 - volatilityRemovedPct! / 100), 9);
    expect(hedged!.range!.low < hedged!.value && hedged!.value < hedged!.range!.high).toBe(true);
  });

  it('lists the volatility of mixes up to the weight asked for', async () => {
    const { files } = await replyTo(sampleChat(), 'hedge ETH RUT weight:50');
    expect(
      String(await files[0]!.content())
        .trimEnd()
        .split('\r\n')
        .at(-1),
    ).toMatch(/^50,/);
  });

  it('gives the share removed at both ends of the correlation interval', async () => {
    const report = await reportOf<HedgeReport>(sampleChat(), 'hedge ETH RUT');
    expect(report.volatilityRemovedLowPct).toBeLessThanOrEqual(report.volatilityRemovedPct!);
    expect(report.volatilityRemovedHighPct).toBeGreaterThan(report.volatilityRemovedPct!);
  });

  it('counts an interval that holds zero as possibly removing nothing', async () => {
    const report = await reportOf<HedgeReport>(sampleChat(), 'hedge ETH GOLD window:60');
    expect(report.hacLow! <= 0 && report.hacHigh! >= 0).toBe(true);
    expect(report.volatilityRemovedLowPct).toBe(0);
  });

  it.each([
    ['12,5', '12.5 % Ethereum in '],
    ['20', '20 % Ethereum in '],
  ])('says the weight that was asked for: %s', async (weight, said) => {
    const { blocks } = await replyTo(sampleChat(), `hedge ETH RUT ${weight}`);
    expect(JSON.stringify(blocks)).toContain(said);
  });

  it('refuses a window longer than the common history and names the longest', async () => {
    const { kind, reply } = await ask(sampleChat(), 'hedge ETH RUT window:5000');
    expect(kind).toBe('refused');
    expect(reply.title).toMatch(
      /ETH and RUT share [\d,]+ trading days up to .*; ask for a window of at most \d+ instead of 5000/,
    );
  });
});
