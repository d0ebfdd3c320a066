import { describe, expect, it } from 'vitest';
import { foldReply, replyParts } from '../../src/adapters/replies.ts';
import { sceneOf } from '../../src/charts/figures/figure.ts';
import type { MatrixReport } from '../../src/reports/compare-and-matrix.ts';
import { ask, replyTo, reportOf } from '../support/command-chat.ts';
import { readReference, referenceDataIsHere } from '../support/reference-data.ts';
import { referenceChat, sampleChat } from '../support/sample-chat.ts';

interface StoredInterval {
  readonly date: string;
  readonly window: number;
  readonly rho: number;
  readonly hac_lo: number;
  readonly hac_hi: number;
}

describe.skipIf(!referenceDataIsHere)('matrix on the reference data (skipped where the folder is absent)', () => {
  it('gives the stored correlations and intervals of two markets in both halves', async () => {
    const { values } = readReference('oracle/eth_iwm_utc_correlation_ci.json') as { values: readonly StoredInterval[] };
    const chat = await referenceChat();
    const asked = values.filter(({ window }) => window <= 365);
    expect(asked.length).toBeGreaterThan(10);
    for (const { date, window, rho, hac_lo, hac_hi } of asked) {
      const line = `matrix ETH IWM window:${window} as_of:${date} sampling:utc`;
      const { correlation, low, high } = await reportOf<MatrixReport>(chat, line);
      for (const [row, column] of [
        [0, 1],
        [1, 0],
      ] as const) {
        expect(correlation[row]![column]).toBeCloseTo(rho, 10);
        expect(low[row]![column]).toBeCloseTo(hac_lo, 9);
        expect(high[row]![column]).toBeCloseTo(hac_hi, 9);
      }
    }
  });
});

describe('matrix', () => {
  const load = () => reportOf<MatrixReport>(sampleChat(), 'matrix ETH BTC RUT GOLD');

  it('has ones on the diagonal', async () => {
    const { correlation, low, high } = await load();
    for (const grid of [correlation, low, high]) expect(grid.map((row, i) => row[i])).toEqual([1, 1, 1, 1]);
  });

  it('has every correlation in words, for whoever sees no picture', async () => {
    const { blocks } = await replyTo(sampleChat(), 'matrix ETH BTC RUT GOLD');
    const { correlation } = await load();
    const table = blocks.find((block) => block.kind === 'table')!;
    const said = (row: number, column: number): string => correlation[row]![column]!.toFixed(2).replace('-', '−');
    expect([table.head, table.rows]).toEqual([
      ['', 'ETH', 'BTC', 'RUT'],
      [
        ['Bitcoin (BTC)', said(1, 0), '', ''],
        ['Russell 2000 (RUT)', said(2, 0), said(2, 1), ''],
        ['Gold (GOLD)', said(3, 0), said(3, 1), said(3, 2)],
      ],
    ]);
  });

  it('keeps the table behind Details, since the picture shows it', async () => {
    const reply = await replyTo(sampleChat(), 'matrix ETH BTC RUT GOLD');
    const tables = (isOpen: boolean): number =>
      replyParts(foldReply(reply, isOpen, () => true)).filter(({ style }) => style === 'table').length;
    expect([tables(false), tables(true)]).toEqual([0, 1]);
  });

  it('begins each sentence with a capital letter', async () => {
    const { blocks } = await replyTo(sampleChat(), 'matrix RUT SPX GOLD');
    expect(blocks[0]).toEqual({ kind: 'paragraph', text: expect.not.stringMatching(/\. [a-z]/u) as string });
  });

  it('is the same on both sides of the diagonal', async () => {
    const { correlation, low, high } = await load();
    for (const grid of [correlation, low, high]) {
      expect(grid.map((_, i) => grid.map((row) => row[i]))).toEqual(grid);
    }
  });

  it('has every correlation inside its interval', async () => {
    const { correlation, low, high } = await load();
    correlation.flat().forEach((value, i) => {
      expect(low.flat()[i]).toBeLessThanOrEqual(value!);
      expect(high.flat()[i]).toBeGreaterThanOrEqual(value!);
    });
  });

  it('agrees with the correlation of the pair alone where the sessions are the same', async () => {
    const chat = sampleChat();
    const pair = await reportOf<{ correlation: { pearson: number; hacLow: number } }>(chat, 'correlation ETH RUT');
    const matrix = await reportOf<MatrixReport>(chat, 'matrix ETH RUT');
    expect(matrix.correlation[0]![1]).toBe(pair.correlation.pearson);
    expect(matrix.low[0]![1]).toBe(pair.correlation.hacLow);
  });

  it('takes away one row per pair', async () => {
    const { files } = await replyTo(sampleChat(), 'matrix ETH BTC RUT');
    expect(
      String(await files[0]!.content())
        .trim()
        .split('\r\n'),
    ).toHaveLength(1 + 3);
  });

  it('names the closest and the loosest pair', async () => {
    const { title } = await replyTo(sampleChat(), 'matrix ETH BTC RUT GOLD');
    expect(title).toMatch(
      /^Closest in the 90 trading days to 30 Jun 2026: [\w ]+ and [\w ]+, \S+; least: [\w ]+ and [\w ]+, \S+\.$/,
    );
  });

  /** What its picture says beside the rows, and above the columns. */
  async function drawn(line: string): Promise<{ readonly rows: string[]; readonly columns: string[] }> {
    const { chart } = (await replyTo(sampleChat(), line)).picture!;
    const { panels, cells = [] } = sceneOf(chart, { theme: 'light', width: 1280, height: 720 });
    const columns = cells.filter(({ row, column }) => row === column).flatMap(({ lines }) => lines);
    const named = (words: readonly string[]): string[] => words.filter((word) => word !== '').toSorted();
    return { rows: named(panels[0]!.ticks.map(({ label }) => label)), columns: named(columns) };
  }

  it('names the markets in its picture', async () => {
    const { rows, columns } = await drawn('matrix ETH BTC RUT GOLD');
    const names = ['Bitcoin', 'Ethereum', 'Gold', 'Russell 2000'];
    expect([...new Set([...rows, ...columns])].toSorted()).toEqual(names);
  });

  it('has room for the symbols alone above the columns of seven markets', async () => {
    const { rows, columns } = await drawn('matrix ETH BTC RUT SPX NDX GOLD VIX');
    expect([rows.includes('Russell 2000'), columns.includes('RUT')]).toEqual([true, true]);
  });

  it('tells an index from its fund by their symbols', async () => {
    const { rows, columns } = await drawn('matrix ETH RUT IWM');
    expect([...new Set([...rows, ...columns])].toSorted()).toEqual(['Ethereum', 'IWM', 'RUT']);
  });

  it('refuses thirteen markets', async () => {
    const many = 'ETH BTC RUT SPX NDX GOLD VIX IWM SPY QQQ GLD TLT SOL';
    expect((await ask(sampleChat(), `matrix ${many}`)).kind).toBe('refused');
  });

  it('refuses a market beside itself', async () => {
    expect((await ask(sampleChat(), 'matrix ETH eth')).kind).toBe('refused');
  });
});
