import { describe, expect, it } from 'vitest';
import type { Chat } from '../../src/chat/chat.ts';
import { inEnglish } from '../../src/messages/speaker.ts';
import type { CompareReport, MatrixReport } from '../../src/reports/compare-and-matrix.ts';
import type { CorrelationReport } from '../../src/reports/correlation.ts';
import type { DivergenceReport } from '../../src/reports/divergence.ts';
import type { RadarReport } from '../../src/reports/radar.ts';
import { reportOf } from '../support/command-chat.ts';
import { referenceDataIsHere } from '../support/reference-data.ts';
import { referenceChat } from '../support/sample-chat.ts';

const days = ['2020-05-29', '2025-05-01', '2026-06-30'] as const;

const sets = ['ETH IWM SPY', 'ETH BTC IWM', 'ETH IWM 10Y', 'ETH BTC', 'BTC GLD TLT'] as const;

const asked = days.flatMap((day) => sets.map((markets) => [markets, day] as const));

/** One chat for all: a folder is read once. */
let opened: Promise<Chat> | undefined;

const chatOnce = (): Promise<Chat> => (opened ??= referenceChat());

interface Difference {
  readonly pair: string;
  readonly here: number | null;
  readonly alone: number | null;
}

const differs = ({ here, alone }: Difference): boolean => Math.abs((here ?? NaN) - (alone ?? NaN)) > 1e-9;

/** Whether a remark names one of the two and says that it is another figure alone. */
function saidOf({ notes }: MatrixReport | CompareReport, pair: string): boolean {
  const about = notes.filter(({ code }) => code === 'differs-alone').map(({ sentence }) => inEnglish(sentence));
  const [one, other] = pair.split(' ') as [string, string];
  return about.some((sentence) =>
    sentence.startsWith('Days without')
      ? !sentence.startsWith(`Days without a price of ${one}`) &&
        !sentence.startsWith(`Days without a price of ${other}`)
      : sentence.includes(one) && sentence.includes(other),
  );
}

async function matrixDifferences(chat: Chat, report: MatrixReport, day: string): Promise<Difference[]> {
  const pairs = report.symbols.flatMap((one, row) =>
    report.symbols.slice(row + 1).map((other, offset) => [one, other, row, row + 1 + offset] as const),
  );
  return Promise.all(
    pairs.map(async ([one, other, row, column]) => {
      const line = `correlation ${one} ${other} as_of:${day}`;
      const { correlation } = await reportOf<CorrelationReport>(chat, line);
      return { pair: `${one} ${other}`, here: report.correlation[row]![column]!, alone: correlation.pearson };
    }),
  );
}

async function compareDifferences(chat: Chat, { markets }: CompareReport, day: string): Promise<Difference[]> {
  const [first, ...others] = markets;
  const each = others.map(async (market) => {
    const line = `divergence ${first!.symbol} ${market.symbol} window:60 as_of:${day}`;
    const { gap } = await reportOf<DivergenceReport>(chat, line);
    return {
      pair: `${first!.symbol} ${market.symbol}`,
      here: first!.returnPct - market.returnPct,
      alone: gap.simplePp,
    };
  });
  return Promise.all(each);
}

describe.skipIf(!referenceDataIsHere)('one pair on one day (skipped where the reference data is absent)', () => {
  it.each(asked)('has in a matrix of %s as of %s its own correlation, or the answer says why not', async (set, day) => {
    const chat = await chatOnce();
    const report = await reportOf<MatrixReport>(chat, `matrix ${set} as_of:${day}`);
    const others = (await matrixDifferences(chat, report, day)).filter(differs);
    expect(others.filter(({ pair }) => !saidOf(report, pair))).toEqual([]);
  });

  it.each(asked)('has in a comparison of %s as of %s its own gap, or the answer says why not', async (set, day) => {
    const chat = await chatOnce();
    const report = await reportOf<CompareReport>(chat, `compare ${set} window:60 as_of:${day}`);
    const others = (await compareDifferences(chat, report, day)).filter(differs);
    expect(others.filter(({ pair }) => !saidOf(report, pair))).toEqual([]);
  });

  it('is said to differ nowhere where it is the same', async () => {
    const chat = await chatOnce();
    const { notes } = await reportOf<MatrixReport>(chat, 'matrix ETH IWM SPY as_of:2026-06-30');
    expect(notes.map(({ code }) => code)).not.toContain('differs-alone');
  });

  it.each(days)('stands in the radar of %s as in `divergence`', async (day) => {
    const chat = await chatOnce();
    const { pairs } = await reportOf<RadarReport>(chat, `radar as_of:${day}`);
    expect(pairs.length).toBeGreaterThan(5);
    for (const { subject, benchmark, volScaled, absPercentile, sampling, verdict } of pairs) {
      const alone = await reportOf<DivergenceReport>(chat, `divergence ${subject} ${benchmark} as_of:${day}`);
      const { gap, rank } = alone;
      expect([alone.sampling, alone.verdict]).toEqual([sampling, verdict]);
      expect([gap.volScaled, rank.absPercentile]).toEqual([volScaled, absPercentile]);
    }
  });
});
