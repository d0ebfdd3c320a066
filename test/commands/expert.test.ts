import { describe, expect, it } from 'vitest';
import { mulberry32 } from '../../src/analytics/null-model.ts';
import type { AlignedPair } from '../../src/market/alignment.ts';
import { type CorrelationReport, expertFigures } from '../../src/reports/correlation.ts';
import { replyTo, reportOf, wordsOf } from '../support/command-chat.ts';
import { market } from '../support/markets.ts';
import { readReference, referenceDataIsHere } from '../support/reference-data.ts';
import { referenceChat, sampleChat } from '../support/sample-chat.ts';

interface Structure {
  readonly values: {
    readonly ccf: readonly { readonly k: number; readonly corr_x_t_y_tmk: number }[];
    readonly asymmetric: {
      readonly corr_y_up: number;
      readonly n_up: number;
      readonly corr_y_down: number;
      readonly n_down: number;
      readonly tail: readonly {
        readonly lambda_lower: number;
        readonly n_tail: number;
        readonly lambda_upper: number;
      }[];
    };
  };
}

describe.skipIf(!referenceDataIsHere)('correlation expert on the reference data (skipped where absent)', () => {
  it.each([
    ['utc', 'utc', '2026-06-30'],
    ['nyclose', 'close', '2026-05-12'],
  ])('gives the stored leads, halves and tails, %s', async (tag, sampling, asOf) => {
    const { ccf, asymmetric } = (readReference(`oracle/eth_iwm_${tag}_pair_structure.json`) as Structure).values;
    const line = `correlation ETH IWM as_of:${asOf} sampling:${sampling} expert:yes`;
    const { expert } = await reportOf<CorrelationReport>(await referenceChat(), line);
    expect(expert!.leadLag.map((lead) => lead.benchmarkLeadSessions)).toEqual(ccf.map(({ k }) => k));
    ccf.forEach(({ corr_x_t_y_tmk }, i) => expect(expert!.leadLag[i]!.correlation).toBeCloseTo(corr_x_t_y_tmk, 9));
    expect(expert!.upDown.up.correlation).toBeCloseTo(asymmetric.corr_y_up, 9);
    expect(expert!.upDown.down.correlation).toBeCloseTo(asymmetric.corr_y_down, 9);
    expect([expert!.upDown.up.sessions, expert!.upDown.down.sessions]).toEqual([asymmetric.n_up, asymmetric.n_down]);
    expect(expert!.tails.lower).toBeCloseTo(asymmetric.tail[0]!.lambda_lower, 9);
    expect(expert!.tails.upper).toBeCloseTo(asymmetric.tail[0]!.lambda_upper, 9);
    expect(expert!.tails.lowerDays).toBe(asymmetric.tail[0]!.n_tail);
  });

  it('reports no usable lead at the New York close', async () => {
    const reply = await replyTo(await referenceChat(), 'correlation ETH IWM as_of:2026-05-12 sampling:close expert');
    expect(wordsOf(reply)).toContain('Leads and lags: none usable. Up to five trading days either way');
  });

  it('blames the hour of the bars where they end at different hours', async () => {
    const reply = await replyTo(await referenceChat(), 'correlation ETH IWM as_of:2026-06-30 sampling:utc expert');
    expect(wordsOf(reply)).toContain('Leads and lags: none usable. The bars end at different hours');
  });
});

/** Prices whose second leg moves as the first did `lag` sessions before, plus noise. */
function following(lag: number, sampling: 'close' | 'utc', noise: number, rows = 800, seed = 7): AlignedPair {
  const random = mulberry32(seed);
  const steps = Array.from({ length: rows }, () => random() - 0.5);
  const prices = (moves: readonly number[]): Float64Array => {
    let level = 0;
    return Float64Array.from(moves, (move) => 100 * Math.exp((level += 0.02 * move)));
  };
  const other = steps.map((_, i) => (steps[i - lag] ?? 0) + noise * (random() - 0.5));
  const dates = steps.map((_, i) => new Date(Date.UTC(2020, 0, 1 + i)).toISOString().slice(0, 10));
  return {
    pair: { subject: market('ETH'), benchmark: market('RUT') },
    sampling,
    dates,
    x: prices(steps),
    y: prices(other),
    sources: { subject: 'x', benchmark: 'y' },
    lastDates: { subject: dates.at(-1)!, benchmark: dates.at(-1)! },
    rowsPerYear: 252,
    missing: [],
    simulated: true,
    notes: [],
  };
}

describe('leads', () => {
  it('are found where one market really follows the other', () => {
    const { usableLeads } = expertFigures(following(2, 'close', 1), 90);
    expect(usableLeads.map(({ benchmarkLeadSessions }) => benchmarkLeadSessions)).toEqual([-2]);
  });

  it('are never usable from bars that end at different hours', () => {
    expect(expertFigures(following(2, 'utc', 1), 90).usableLeads).toEqual([]);
  });

  it('on the same session are no lead', () => {
    expect(expertFigures(following(0, 'close', 1), 90).usableLeads).toEqual([]);
  });

  it('of less than a tenth are not usable however sure they are', () => {
    const { leadLag, usableLeads } = expertFigures(following(2, 'close', 12, 12_000), 90);
    const lead = leadLag.find(({ benchmarkLeadSessions }) => benchmarkLeadSessions === -2)!;
    expect(lead.low).toBeGreaterThan(0.04);
    expect(usableLeads).toEqual([]);
  });
});

describe('ten looks', () => {
  it('need more than one interval that leaves zero out', () => {
    const { leadLag, usableLeads } = expertFigures(following(2, 'close', 1000, 400, 2), 90);
    const clear = leadLag.filter(({ correlation, low, high }) => Math.abs(correlation!) >= 0.1 && low! * high! > 0);
    expect(clear).not.toEqual([]);
    expect(usableLeads).toEqual([]);
  });
});

describe('correlation', () => {
  it('keeps the expert view out of the report and the words unless it is asked for', async () => {
    const reply = await replyTo(sampleChat(), 'correlation ETH RUT');
    expect(reply.report).not.toHaveProperty('expert');
    expect(wordsOf(reply)).not.toContain('Leads and lags');
  });

  it('keeps the expert view when another window is chosen', async () => {
    const { actions } = await replyTo(sampleChat(), 'correlation ETH RUT expert:yes');
    expect(actions.filter(({ group }) => group === 'window').every(({ line }) => line.includes('expert:yes'))).toBe(
      true,
    );
  });
});
