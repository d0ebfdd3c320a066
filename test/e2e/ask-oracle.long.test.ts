import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CheckReport } from '../../src/claims/check.ts';
import type { CorrelationReport } from '../../src/reports/correlation.ts';
import type { DivergenceReport } from '../../src/reports/divergence.ts';
import type { FlowsReport } from '../../src/reports/flows.ts';
import type { HistoryReport } from '../../src/reports/history.ts';
import type { MultiverseReport } from '../../src/reports/multiverse.ts';
import { type FolderChat, openFolderChat } from '../support/chat/folder-chat.ts';
import { distance, furthest } from '../support/distance.ts';
import { readReference, readReferencePair } from '../support/reference-data.ts';
import { referenceFolder } from '../support/reference-folder.ts';

type Dated = { readonly date: string } & Readonly<Record<string, number | null>>;

interface Largest {
  readonly record: boolean;
  readonly since: string | null;
  readonly n_prior: number;
  readonly first: string;
}

type GapRow = Dated & { readonly largest_abs_volscaled: Largest };

const isHere = existsSync(resolve(referenceFolder, 'oracle'));

/** The figures of an oracle file, in the shape the test knows it has. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the one place where a file gets its type
const values = <T>(name: string): T => (readReference(`oracle/${name}.json`) as { values: T }).values;

/** As `distance`, where the report carries null for an undefined figure. */
const apart = (reported: number | null | undefined, reference: unknown): number => distance(reported ?? NaN, reference);

const samplings = [
  { sampling: 'utc', oracle: 'eth_iwm_utc', last: '2026-06-30' },
  { sampling: 'close', oracle: 'eth_iwm_nyclose', last: '2026-05-12' },
] as const;

describe.skipIf(!isHere)('A typed question (needs the reference data folder)', () => {
  let chat: FolderChat;
  beforeAll(async () => {
    chat = await openFolderChat(referenceFolder);
  });

  describe.each(samplings)('about ETH and IWM, sampling $sampling', ({ sampling, oracle, last }) => {
    const divergence = (date: string, window: number): Promise<DivergenceReport> =>
      chat.report(`divergence ETH IWM window:${window} as_of:${date} sampling:${sampling}`);
    const correlation = (date: string, window: number): Promise<CorrelationReport> =>
      chat.report(`correlation ETH IWM window:${window} as_of:${date} sampling:${sampling}`);

    it('uses exactly the prices of the reference pair', async () => {
      const [file] = (await chat.reply(`divergence ETH IWM as_of:${last} sampling:${sampling}`)).files;
      const lines = String(await file!.content())
        .trim()
        .split('\r\n')
        .slice(1);
      const pair = readReferencePair(`pairs/${oracle}.csv`);
      const expected = pair.dates.map((date, row) => `${date},${pair.x[row]!},${pair.y[row]!}`);
      expect(lines.map((line) => line.split(',').slice(0, 3).join())).toEqual(expected);
    });

    it.each([20, 60, 90, 120, 180, 252])(
      'has the four gaps of %i sessions to 1e-8 and ranks exactly',
      async (window) => {
        const rows = values<Record<string, GapRow[]>>(`${oracle}_gaps`)[window]!;
        const gaps: number[] = [];
        const percentiles: number[] = [];
        for (const row of rows) {
          const { asOf, gap, rank } = await divergence(row.date, window);
          expect(asOf).toBe(row.date);
          gaps.push(apart(gap.simplePp, row.gap_simple_pp), apart(gap.logPct, row.gap_log_pct));
          gaps.push(apart(gap.volScaled, row.gap_volscaled), apart(gap.legScaled, row.gap_legscaled));
          percentiles.push(apart(rank.absPercentile, row.pct_abs_volscaled));
          expect(rankIn(rank)).toEqual(rankOf(row.largest_abs_volscaled));
        }
        expect(furthest(gaps)).toBeLessThan(1e-8);
        expect(furthest(percentiles)).toBeLessThan(1e-9);
      },
    );

    it('has the moves and scores of both legs over 60 sessions to 1e-8', async () => {
      const { which_leg_60: rows } = values<{ which_leg_60: Dated[] }>(`${oracle}_pair_structure`);
      const distances: number[] = [];
      for (const row of rows) {
        const { legs } = await divergence(row.date, 60);
        distances.push(apart(100 * Math.log1p(legs.subjectReturnPct / 100), row.ret_x_pct));
        distances.push(apart(100 * Math.log1p(legs.benchmarkReturnPct / 100), row.ret_y_pct));
        distances.push(apart(legs.subjectZ, row.zx), apart(legs.benchmarkZ, row.zy));
        expect(legs.driver).toBe(driverOf(row.zx!, row.zy!));
      }
      expect(furthest(distances)).toBeLessThan(1e-8);
    });

    it.each([30, 60, 90, 180, 365])(
      'has Pearson and Spearman of %i sessions to 1e-10, on every day',
      async (window) => {
        const { series } = await correlation(last, window);
        const rows = values<Record<string, Dated[]>>(`${oracle}_rolling_correlation`)[window]!;
        const distances = rows.flatMap(({ date, pearson, spearman }) => {
          const at = series.dates.indexOf(date);
          return [apart(series.pearson[at], pearson), apart(series.spearman[at], spearman)];
        });
        expect(furthest(distances)).toBeLessThan(1e-10);
      },
    );

    it('has the same correlation of 90 sessions in the divergence report', async () => {
      const rows = values<Record<string, Dated[]>>(`${oracle}_rolling_correlation`)[90]!;
      const distances: number[] = [];
      for (const row of rows) {
        const reported = (await divergence(row.date, 60)).correlation;
        distances.push(apart(reported.pearson, row.pearson), apart(reported.spearman, row.spearman));
      }
      expect(furthest(distances)).toBeLessThan(1e-10);
    });

    it('has the exponentially weighted correlation to 1e-9, on every day', async () => {
      const { series } = await correlation(last, 90);
      const rows = values<Record<string, Dated[]>>(`${oracle}_ewma_correlation`)['0.97']!;
      const distances = rows.map(({ date, ewma }) => apart(series.ewma[series.dates.indexOf(date)], ewma));
      expect(furthest(distances)).toBeLessThan(1e-9);
    });

    it('has the intervals of a correlation to 1e-9', async () => {
      const distances: number[] = [];
      for (const row of values<Dated[]>(`${oracle}_correlation_ci`)) {
        const { correlation: reported } = await correlation(row.date, row.window!);
        distances.push(apart(reported.pearson, row.rho));
        distances.push(apart(reported.hacLow, row.hac_lo), apart(reported.hacHigh, row.hac_hi));
        distances.push(apart(reported.fisherLow, row.fisher_lo), apart(reported.fisherHigh, row.fisher_hi));
        distances.push(apart(reported.effectiveReturns, row.bartlett_n_eff) / (row.bartlett_n_eff ?? 1));
      }
      expect(furthest(distances)).toBeLessThan(1e-9);
    });

    it('has the test of a changed correlation to 1e-9, in both reports', async () => {
      const { change_test: test } = readReference(`oracle/${oracle}_correlation_ci.json`) as {
        change_test: { values: Dated[] };
      };
      const distances: number[] = [];
      for (const row of test.values) {
        const own = (await correlation(row.date, row.window!)).correlation;
        const within = row.window === 90 ? [(await divergence(row.date, 60)).correlation] : [];
        for (const reported of [own, ...within]) {
          distances.push(apart(reported.previousPearson, row.rho1), apart(reported.pearson, row.rho2));
          distances.push(apart(reported.changeZ, row.z_hac), apart(reported.changeP, row.p_hac));
        }
      }
      expect(furthest(distances)).toBeLessThan(1e-9);
    });

    it('has weekly correlations to 1e-10, of 52 weeks and of the whole history', async () => {
      const reference = values<{ full: { pearson: number; n: number }; w52: Dated[] }>(`${oracle}_weekly_correlation`);
      const distances: number[] = [];
      for (const row of reference.w52) {
        distances.push(apart((await correlation(row.date, 90)).weekly.weeks52, row.r));
      }
      const { weekly } = await correlation(last, 90);
      expect(furthest([...distances, apart(weekly.whole, reference.full.pearson)])).toBeLessThan(1e-10);
      expect(weekly.weeks).toBe(reference.full.n);
    });

    it('has the correlation of the whole history to 1e-10', async () => {
      const { full_sample: full } = values<{ full_sample: { pearson: number; n: number } }>(
        `${oracle}_rolling_correlation`,
      );
      const { context } = await correlation(last, 90);
      const whole = context.find(({ windowSessions }) => windowSessions === full.n);
      expect(apart(whole?.pearson, full.pearson)).toBeLessThan(1e-10);
    });

    it.each([
      { enter: 2, name: 'volscaled_gap_60' },
      { enter: 1.5, name: 'volscaled_gap_60_enter1.5' },
    ])('has every episode from $enter on, its survival and what followed', async ({ enter, name }) => {
      const reference = values<Record<string, EpisodeReference>>(`${oracle}_episodes`)[name]!;
      const report = await chat.report<HistoryReport>(
        `history ETH IWM enter:${enter} as_of:${last} sampling:${sampling}`,
      );
      expect(report.since).toBe(reference.first);
      expect(report.episodes.map(({ entry: _, peak: __, ...exact }) => exact)).toEqual(
        reference.episodes.map(({ entry: _, peak: __, peak_date: peakDate, ...exact }) => ({ ...exact, peakDate })),
      );
      const sizes = report.episodes.flatMap(({ entry, peak }, at) => [
        apart(entry, reference.episodes[at]!.entry),
        apart(peak, reference.episodes[at]!.peak),
      ]);
      expect(furthest(sizes)).toBeLessThan(1e-8);
      const { n, events, median, median_lo: low, median_hi: high } = reference.kaplan_meier;
      expect(report.kaplanMeier).toEqual({ n, events, median, low, high });
      expect(furthest(forwardDistances(report, reference))).toBeLessThan(1e-8);
    });
  });

  it('has the verdict of noise within the tolerance of a simulation', async () => {
    const report = await chat.report<HistoryReport>('history ETH IWM as_of:2026-06-30 sampling:utc');
    const { actual, null: noise } = values<NoiseReference>('eth_iwm_null_reconvergence');
    const shares = [
      [report.null, noise['iid_random_walk_vg60_enter2.0']!],
      [report.null.block20, noise['block20_random_walk_vg60_enter2.0']!],
    ] as const;
    for (const [reported, reference] of shares) {
      expect(apart(reported.exitWithin60, reference.share_exit_within_60)).toBeLessThan(0.03);
      expect(apart(reported.narrowedAfter60, reference.share_price_spread_narrowed_after_60)).toBeLessThan(0.03);
      expect(apart(reported.episodesPerYear, reference.alerts_per_year)).toBeLessThan(0.05 * reference.alerts_per_year);
      expect(apart(reported.medianSessions, reference.km_median)).toBeLessThanOrEqual(0.05 * reference.km_median);
    }
    const own = actual['vg60_enter2.0']!;
    expect(apart(report.actual.exitWithin60, own.share_exit_within_60)).toBeLessThan(1e-9);
    expect(apart(report.actual.narrowedAfter60, own.share_price_spread_narrowed_after_60)).toBeLessThan(1e-9);
    expect(apart(report.actual.episodesPerYear, own.alerts_per_year)).toBeLessThan(1e-9);
    expect(report.actual.medianSessions).toBe(own.km_median);
  });

  it('has the p-value of a tie to 1e-4, and shows no half-life where the test speaks against one', async () => {
    const { tie } = await chat.report<HistoryReport>('history ETH IWM as_of:2026-06-30 sampling:utc');
    const { engle_granger_x_on_y: test } = values<{ engle_granger_x_on_y: { aic: { p: number } } }>(
      'eth_iwm_utc_stationarity',
    );
    expect(apart(tie.pValue, test.aic.p)).toBeLessThan(1e-4);
    expect(tie.halfLife).toBeNull();
  });

  describe('about the longest history of ETH, by 36 definitions from four starts', () => {
    const starts = '2015-08-10,2017-11-09,2020-01-02,2022-01-03';
    const days = ['2025-08-22', '2025-12-31', '2026-02-05', '2026-06-05', '2026-06-10', '2026-06-25', '2026-06-30'];
    const referenceOfDays = () => values<Record<string, MultiverseReference>>('eth_iwm_claim_multiverse');

    it('is asked of every day of the reference', () => {
      expect(Object.keys(referenceOfDays())).toEqual(days);
    });

    it.each(days)('has every cell and every count as of %s', async (date) => {
      const { multiverse } = await chat.report<MultiverseReport>(
        `multiverse ETH2015 IWM starts:${starts} as_of:${date} sampling:utc`,
      );
      const { cells: unordered, summary } = referenceOfDays()[date]!;
      const cells = multiverse.grid.map((cell) => unordered.find((one) => isSameCell(one, cell))!);
      expect(cells.length).toBe(unordered.length);
      expect(multiverse.grid.map(exactOf)).toEqual(cells.map(exactOfReference));
      const distances = multiverse.grid.flatMap((cell, at) => [
        apart(cell.value, cells[at]!.value),
        apart(cell.pctAbs, cells[at]!.pct_abs),
        apart(cell.pctSigned, cells[at]!.pct_signed),
      ]);
      expect(furthest(distances)).toBeLessThan(1e-8);
      expect(countsOf(multiverse)).toEqual({
        cells: summary.cells,
        recordAbs: summary.records_abs,
        recordSigned: summary.records_signed,
        skipped: 144 - summary.cells!,
      });
      expect(furthest(summaryDistances(multiverse, summary))).toBeLessThan(1e-8);
    });

    it.each([
      ['2025-08-22', 2, 3, 74],
      ['2025-12-31', 0, 0, 53],
      ['2026-02-05', 8, 32, 97],
      ['2026-06-05', 2, 10, 91],
      ['2026-06-25', 10, 22, 86],
      ['2026-06-30', 0, 0, 84],
    ])('judges the headline by the published counts as of %s', async (date, recordAbs, recordSigned, median) => {
      const headline = 'Ethereum is trading at a level of divergence from the Russell 2000 not previously observed';
      const { multiverse, verdict, judgement } = await chat.report<CheckReport>(
        `check "${headline}" subject:ETH2015 benchmark:IWM starts:${starts} as_of:${date} sampling:utc`,
      );
      expect(multiverse).toMatchObject({ cells: 144, recordAbs, recordSigned });
      expect(Math.round(multiverse!.percentileMedian!)).toBe(median);
      expect(verdict).toBe('not supported'); // from the first price on no measure is at a record on any of these days
      expect(judgement).toBe(median >= 95 ? 'rare' : median >= 80 ? 'unusual' : 'ordinary');
    });
  });

  describe('about exchange flows', () => {
    it('has level, change and both percentiles to 1e-8 on every sampled day', async () => {
      const { samples } = values<{ samples: Dated[] }>('eth_exchange_inflow');
      const distances: number[] = [];
      for (const row of samples.filter(({ date }) => date < '2023-02-25')) {
        // the last day of the file has no day after it and so is not known to be complete
        const report = await chat.report<FlowsReport>(`flows ETH as_of:${row.date}`);
        expect(report.asOf).toBe(row.date);
        distances.push(apart(report.inflow7d, row.f7) / (row.f7 ?? 1));
        distances.push(apart(report.change7dPct, row.chg7_pct));
        distances.push(apart(report.changePercentile365, row.pct_chg7_365));
        distances.push(apart(report.levelPercentile365, row.pct_level7_365));
      }
      expect(furthest(distances)).toBeLessThan(1e-8);
    });

    it('has the net flow to 1e-8 where a folder carries both directions', async () => {
      const folder = netFlowFolder();
      try {
        const own = await openFolderChat(folder);
        const complete = values<Dated[]>('eth_netflow_2025_tail').filter(
          ({ date }) => date > '2025-11-30' && date < '2025-12-20',
        );
        const distances: number[] = [];
        for (const row of complete) {
          const report = await own.report<FlowsReport>(`flows ETH as_of:${row.date}`);
          distances.push(apart(report.inflow7d, row.in7) / (row.in7 ?? 1));
          distances.push(apart(report.change7dPct, row.chg7_pct));
          distances.push(apart(report.netflow7d, row.net7) / Math.abs(row.net7 ?? 1));
          distances.push(apart(report.netflowOfInflowPct, row.net_over_in_pct));
        }
        expect(furthest(distances)).toBeLessThan(1e-8);
      } finally {
        rmSync(folder, { recursive: true });
      }
    });
  });
});

interface EpisodeReference {
  readonly first: string;
  readonly episodes: readonly {
    readonly start: string;
    readonly sign: number;
    readonly entry: number;
    readonly peak: number;
    readonly peak_date: string;
    readonly end: string;
    readonly censored: boolean;
    readonly duration: number;
  }[];
  readonly kaplan_meier: Readonly<Record<'n' | 'events' | 'median' | 'median_lo' | 'median_hi', number | null>>;
  readonly forward_log_returns_pct: Readonly<Record<string, Readonly<Record<string, number | null>>>>;
}

interface Reconvergence {
  readonly alerts_per_year: number;
  readonly km_median: number;
  readonly share_exit_within_60: number;
  readonly share_price_spread_narrowed_after_60: number;
}

interface NoiseReference {
  readonly actual: Readonly<Record<string, Reconvergence>>;
  readonly null: Readonly<Record<string, Reconvergence>>;
}

interface GroupReference {
  readonly cells: number;
  readonly records_abs: number;
  readonly median_pct: number;
}

interface MultiverseReference {
  readonly summary: Readonly<Record<string, number>> & {
    readonly by_family: Readonly<Record<string, GroupReference>>;
    readonly by_start: Readonly<Record<string, GroupReference & { readonly records_signed: number }>>;
  };
  readonly cells: readonly {
    readonly measure: string;
    readonly start: string;
    readonly value: number;
    readonly pct_abs: number;
    readonly pct_signed: number;
    readonly record_abs: boolean;
    readonly record_signed: boolean;
    readonly largest_since: string | null;
    readonly n_prior: number;
  }[];
}

/** A value with none before it is a record of nothing, and is not ranked. */
function rankOf({ record, since, n_prior: earlierValues, first }: Largest) {
  return earlierValues === 0
    ? { recordAbs: null, largestSince: null, earlierValues: 0, since: null }
    : { recordAbs: record, largestSince: since, earlierValues, since: first };
}

function rankIn({ recordAbs, largestSince, earlierValues, since }: DivergenceReport['rank']) {
  return { recordAbs, largestSince, earlierValues, since };
}

function driverOf(zx: number, zy: number): string {
  if (zx * zy < 0) return 'both';
  return Math.abs(zx) > Math.abs(zy) ? 'subject' : 'benchmark';
}

function forwardDistances({ forward }: HistoryReport, { forward_log_returns_pct: reference }: EpisodeReference) {
  return forward.flatMap(({ horizonSessions, cases, base, ahead, behind }) => {
    const named = (group: string) => reference[`h${horizonSessions}_${group}`]!;
    const averages = (
      [
        [base, named('base')],
        [ahead, named('x_ahead')],
        [behind, named('x_behind')],
      ] as const
    ).flatMap(([reported, expected]) =>
      reported === null
        ? []
        : [
            apart(reported.cases, expected.n),
            apart(reported.subjectMeanPct, expected.x_mean),
            apart(reported.benchmarkMeanPct, expected.y_mean),
            apart(reported.differenceMeanPct, expected.diff_mean),
            apart(reported.differenceMedianPct, expected.diff_median),
          ],
    );
    const means = (
      [
        [1, 'x_ahead'],
        [-1, 'x_behind'],
      ] as const
    ).flatMap(([side, group]) => {
      const own = cases.filter(({ sign }) => sign === side);
      const mean = (pick: (one: (typeof own)[number]) => number) =>
        own.reduce((sum, one) => sum + pick(one), 0) / own.length;
      const expected = named(group);
      return own.length === 0
        ? []
        : [
            apart(own.length, expected.n),
            apart(
              mean((one) => one.subjectPct),
              expected.x_mean,
            ),
            apart(
              mean((one) => one.benchmarkPct),
              expected.y_mean,
            ),
            apart(
              mean((one) => one.differencePct),
              expected.diff_mean,
            ),
          ];
    });
    return [...averages, ...means];
  });
}

type ReportedCell = MultiverseReport['multiverse']['grid'][number];

function isSameCell(one: MultiverseReference['cells'][number], { measure, start }: ReportedCell): boolean {
  return one.measure === measure && one.start === start;
}

function exactOf(cell: ReportedCell) {
  const { measure, start, recordAbs, recordSigned, largestSince, earlierValues } = cell;
  return { measure, start, recordAbs, recordSigned, largestSince, earlierValues };
}

function exactOfReference(cell: MultiverseReference['cells'][number]): ReturnType<typeof exactOf> {
  return {
    measure: cell.measure,
    start: cell.start,
    recordAbs: cell.record_abs,
    recordSigned: cell.record_signed,
    largestSince: cell.largest_since,
    earlierValues: cell.n_prior,
  };
}

function countsOf({ cells, recordAbs, recordSigned, skipped }: MultiverseReport['multiverse']) {
  return { cells, recordAbs, recordSigned, skipped };
}

function summaryDistances(
  { percentileMedian, percentileQ25, percentileQ75, byFamily, byStart }: MultiverseReport['multiverse'],
  summary: MultiverseReference['summary'],
): number[] {
  const groups = [
    ...Object.entries(summary.by_family).map(([name, group]) => [byFamily[name]!, group] as const),
    ...Object.entries(summary.by_start).map(([name, group]) => [byStart[name]!, group] as const),
  ];
  return [
    apart(percentileMedian, summary.pct_abs_median),
    apart(percentileQ25, summary.pct_abs_q25),
    apart(percentileQ75, summary.pct_abs_q75),
    ...groups.flatMap(([reported, expected]) => [
      apart(reported.cells, expected.cells),
      apart(reported.recordAbs, expected.records_abs),
      apart(reported.percentileMedian, expected.median_pct),
    ]),
  ];
}

/** A folder whose flows have both directions, made from the reference file that has them. */
function netFlowFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'rift-flows-'));
  const source = readFileSync(resolve(referenceFolder, 'flows/eth_exchange_flows_coinmetrics_2025_tail.csv'), 'utf8');
  const rows = source
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));
  const table = (head: string, columns: readonly number[]): string =>
    [head, ...rows.map((cells) => columns.map((at) => cells[at]).join())].join('\n');
  writeFileSync(join(folder, 'eth.csv'), table('date,close', [0, 5]));
  writeFileSync(join(folder, 'flows.csv'), table('date,flow_in_eth,flow_out_eth', [0, 1, 3]));
  const eth = { name: 'Ethereum', kind: 'crypto', currency: 'USD', daily: 'eth.csv', dailyLabel: 'utc-day-end' };
  writeFileSync(
    join(folder, 'symbols.json'),
    JSON.stringify({ symbols: { ETH: eth }, flows: { ETH: { inflow: 'flows.csv' } } }),
  );
  return folder;
}
