import type { ChartSpec, DivergenceChartSpec } from '../../src/reports/chart-spec.ts';

/** Numbers in [0, 1) that are the same at every run (mulberry32). */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Weekdays from a start, as many as asked for. */
export function weekdays(start: string, count: number): string[] {
  const dates: string[] = [];
  for (let ms = Date.parse(start); dates.length < count; ms += 86_400_000) {
    const day = new Date(ms).getUTCDay();
    if (day !== 0 && day !== 6) dates.push(new Date(ms).toISOString().slice(0, 10));
  }
  return dates;
}

/** A random walk of prices. */
function walk(count: number, start: number, dailyPct: number, seed: number): Float64Array {
  const random = seededRandom(seed);
  let log = Math.log(start);
  return Float64Array.from({ length: count }, () => {
    log += ((random() + random() + random() + random() - 2) * 1.7 * dailyPct) / 100;
    return Math.exp(log);
  });
}

/** A gap-like series: nothing for the first rows, then a wave with noise. */
export function wave(count: number, firstRow: number, size: number, seed: number): Float64Array {
  const random = seededRandom(seed);
  return Float64Array.from({ length: count }, (_, row) =>
    row < firstRow ? NaN : size * (Math.sin(row / 67) * 0.7 + Math.sin(row / 23) * 0.35) + (random() - 0.5) * 0.5,
  );
}

const rows = 1800;

/** A divergence as a use case would hand it over, on generated data. */
export function sampleDivergence(over: Partial<DivergenceChartSpec> = {}): DivergenceChartSpec {
  const dates = weekdays('2018-11-01', rows);
  return {
    kind: 'divergence',
    title: 'AAA fell 41.2 % while BBB rose 9.8 % in 60 trading days: 51 points apart. Unusual, not unprecedented.',
    footer: 'AAA: simulation, UTC day end · BBB: simulation, 16:00 New York · 1,800 trading days to 24 Sep 2025',
    simulated: false,
    dates,
    subject: { symbol: 'AAA', name: 'Market A', values: walk(rows, 320, 4.2, 7) },
    benchmark: { symbol: 'BBB', name: 'Market B', values: walk(rows, 146, 1.3, 11) },
    gap: wave(rows, 310, 2.1, 3),
    windowSessions: 60,
    enterLevel: 2,
    standing: 'unusual',
    mentioned: { dates: [dates[720]!], label: 'wider in August 2021' },
    events: [{ date: dates[900]!, label: 'Merge' }],
    ...over,
  };
}

const footer = 'Simulation, seed 7 · 1,800 trading days to 24 Sep 2025';

const dates = weekdays('2018-11-01', rows);

const symbols = ['AAA', 'BBB', 'CCC', 'DDD', 'EEE'];

function sampleCorrelation(): ChartSpec {
  const pearson = wave(rows, 90, 0.42, 5).map((value, row) =>
    Number.isNaN(value) ? NaN : 0.28 + 0.2 * Math.sin(row / 91) + 0.08 * Math.sin(row / 17) + value * 0.06,
  );
  return {
    kind: 'correlation',
    title: 'AAA and BBB have moved together loosely: 0.41 over 90 trading days.',
    footer,
    simulated: false,
    dates,
    pearson,
    windowSessions: 90,
    interval: { low: pearson.at(-1)! - 0.16, high: pearson.at(-1)! + 0.14 },
    usualRange: { low: -0.05, high: 0.58 },
    mentioned: { dates: [dates[1700]!], label: '8 May 2025: 0.30' },
    events: [{ date: '2020-03-16', label: 'Crash' }],
  };
}

function sampleLevels(): ChartSpec {
  return {
    ...{
      kind: 'levels',
      title: 'True. AAA against BBB is at its lowest since January 2020.',
      footer,
      simulated: false,
    },
    claim: 'AAA/BBB is at a five-year low',
    dates,
    lines: [{ symbol: 'AAA', name: 'AAA / BBB', values: walk(rows, 0.05, 1.6, 7) }],
    caption: 'Price of AAA in BBB',
    level: 'level of 24 Sep 2025',
    mentioned: { dates: [dates[300]!], label: 'as low in January 2020' },
  };
}

function sampleCompare(): ChartSpec {
  const lines = symbols.map((symbol, i) => ({ symbol, name: symbol, values: walk(rows, 100, 0.9 + i * 0.6, 40 + i) }));
  return {
    ...{ kind: 'compare', title: 'DDD leads five markets since November 2018', footer, simulated: false, dates, lines },
    start: dates[0]!,
  };
}

function sampleMultiverse(): ChartSpec {
  const random = seededRandom(9);
  const windows = [20, 60, 90, 120, 180, 252];
  const families = ['simple gap', 'log gap', 'vol-scaled', 'leg-scaled', 'z-score', 'residual'];
  const measures = families
    .flatMap((family) =>
      windows
        .slice(family === 'z-score' || family === 'residual' ? 1 : 0)
        .map((n) => ({ label: `${family} ${n}`, family })),
    )
    .concat({ label: 'z-score', family: 'z-score' }, { label: 'residual', family: 'residual' });
  const cell = (measure: number, start: number) => {
    if (measure === 7 && start === 3) return null;
    const percentile = 100 * (1 - random() ** (measure > 11 && measure < 24 ? 6 : 1.6));
    return {
      percentile,
      record: percentile > 99 ? ('abs' as const) : percentile > 96 ? ('signed' as const) : ('none' as const),
    };
  };
  return {
    kind: 'multiverse',
    title: 'A record in 10 of 144 definitions; the median percentile is 86. Unusual, not unprecedented.',
    ...{ footer, simulated: false, measures, starts: ['from 2015', 'from Nov 2017', 'from 2020', 'from 2022'] },
    cells: measures.map((_, measure) => [0, 1, 2, 3].map((start) => cell(measure, start))),
  };
}

function sampleSurvival(): ChartSpec {
  return {
    kind: 'survival',
    title: 'Half of the earlier gaps were over after 41 trading days. By chance alone it takes 46.',
    footer: '6 gaps, 2018–2026; chance: 2,000 random walks of resampled returns',
    simulated: false,
    dates,
    gaps: [
      { from: dates[120]!, rows: 22, isOpen: false },
      { from: dates[400]!, rows: 25, isOpen: false },
      { from: dates[760]!, rows: 57, isOpen: false },
      { from: dates[1100]!, rows: 41, isOpen: false },
      { from: dates[1350]!, rows: 113, isOpen: false },
      { from: dates[1702]!, rows: 97, isOpen: true },
    ],
    chanceMedian: 46,
    steps: [
      { time: 22, survival: 0.833, low: 0.273, high: 0.975 },
      { time: 25, survival: 0.667, low: 0.195, high: 0.904 },
      { time: 41, survival: 0.5, low: 0.111, high: 0.804 },
      { time: 57, survival: 0.333, low: 0.046, high: 0.676 },
      { time: 113, survival: 0.167, low: 0.008, high: 0.517 },
    ],
    noise: Array.from({ length: 14 }, (_, i) => ({
      time: (i + 1) * 10,
      survival: Math.exp(-((((i + 1) * 10) / 62) ** 1.5)),
    })),
    medianSessions: 41,
    censoredAt: [97],
  };
}

function sampleMatrix(): ChartSpec {
  const random = seededRandom(21);
  const half = symbols.map(() => symbols.map(() => random() * 1.3 - 0.4));
  const correlation = symbols.map((_, i) =>
    symbols.map((__, j) => (i === j ? 1 : half[Math.min(i, j)]![Math.max(i, j)]!)),
  );
  return {
    ...{
      kind: 'matrix',
      title: 'Five markets, ten pairs: only two move together closely',
      footer,
      simulated: false,
      symbols,
      correlation,
    },
    low: correlation.map((row) => row.map((value) => value - 0.12)),
    high: correlation.map((row) => row.map((value) => value + 0.1)),
  };
}

function sampleBars(): ChartSpec {
  const bar = (label: string, value: number, shown: string) => ({
    ...{ label, value, shown, note: '' },
    ...(value >= 90 ? { group: 'unusual' } : { group: 'ordinary', isFaint: true }),
  });
  return {
    kind: 'bars',
    title: '2 of 5 pairs are unusually wide; chance alone gives about 1.',
    footer: 'Simulation, seed 7 · as of 24 Sep 2025',
    simulated: false,
    unit: '',
    heads: { bars: 'Wider than on so many days, for its usual moves', words: '' },
    bars: [
      bar('Market A behind market B', 97, '97 of 100'),
      bar('Market C ahead of gold', 93, '93 of 100'),
      bar('Market D behind market B', 71, '71 of 100'),
      bar('Market E ahead of the S&P 500', 32, '32 of 100'),
      bar('Market B ahead of gold', 9, '9 of 100'),
    ],
    marks: [{ value: 90, label: '' }],
  };
}

function sampleHedge(): ChartSpec {
  return {
    kind: 'bars',
    title: 'Hedging AAA with BBB would have removed 13 % of the swings at best',
    subtitle: '30 Sep 2024 to 24 Sep 2025, 252 trading days',
    footer,
    simulated: false,
    unit: '%',
    heads: { bars: 'Yearly swings (volatility); the line: how sure', words: '' },
    bars: [
      { label: 'Market A alone', value: 80, shown: '80 %', note: '', group: 'alone' },
      {
        ...{
          label: 'Market B sold against it',
          value: 70,
          shown: '70 %, 13 % less',
          note: '',
          group: 'with the best hedge',
        },
        range: { low: 62, high: 76 },
      },
    ],
    marks: [],
  };
}

function sampleParts(): ChartSpec {
  return {
    kind: 'parts',
    title: 'Most of the movement of AAA is the movement of BBB. A fifth is its own.',
    footer: 'Shares of the variance of daily returns, averaged over all orders',
    simulated: false,
    subtitle: '30 Sep 2024 to 24 Sep 2025, 252 trading days',
    parts: [
      { label: 'BBB', share: 0.62, of: [] },
      {
        label: 'Stocks, dollar, yields',
        share: 0.16,
        of: [
          { label: 'S&P 500 and Nasdaq-100', share: 0.11 },
          { label: 'US Dollar Index', share: 0.03 },
          { label: 'Volatility', share: 0.02 },
        ],
      },
      { label: 'Its own', share: 0.22, of: [] },
    ],
  };
}

function sampleSparks(): ChartSpec {
  const pair = (label: string, seed: number, ...today: [string, string]) => ({
    label,
    dates: dates.slice(-252),
    values: wave(rows, 310, 2.1, seed)
      .slice(-252 - seed * 40)
      .slice(0, 252),
    today,
    isUnusual: today[0] === 'unusual',
  });
  return {
    kind: 'sparks',
    title: 'AAA against BBB is the widest, 51 points apart: unusual.',
    subtitle: '60-day gaps over a year, to 24 Sep 2025',
    footer,
    simulated: false,
    caption: 'How wide for each pair',
    level: 2,
    rows: [
      pair('Market A behind market B', 3, 'unusual', '51 points'),
      pair('Market C ahead of market B', 5, 'ordinary', '12 points'),
      pair('Market D behind market E', 9, 'ordinary', '4 points'),
    ],
  };
}

function sampleCalendar(): ChartSpec {
  return {
    kind: 'calendar',
    title: '7 dated facts',
    footer: 'Near in time is not a cause',
    simulated: false,
    rows: [
      { label: 'Upgrade', dates: ['2019-02-28', '2021-08-05', '2022-09-15', '2024-03-13'] },
      { label: 'Halving', dates: ['2020-05-11', '2024-04-20'] },
      { label: 'Added here', dates: ['2025-06'] },
    ],
  };
}

function sampleTimeline(): ChartSpec {
  const count = 78;
  const weeks = Array.from({ length: count }, (_, i) =>
    new Date(Date.parse('2024-01-05') + i * 7 * 86_400_000).toISOString().slice(0, 10),
  );
  const random = seededRandom(77);
  return {
    kind: 'timeline',
    title: 'A rise of 22 % in a week is ordinary: it happens about 19 times a year.',
    footer: 'Coin Metrics community data, native units, complete UTC days',
    simulated: false,
    dates: weeks,
    line: {
      symbol: 'Inflow',
      name: 'Inflow to exchanges',
      values: Float64Array.from(weeks, (_, i) => 90_000 + 40_000 * Math.sin(i / 9) + 50_000 * random()),
    },
    yLabel: 'Coins moved onto exchanges, 7 days',
    levels: [{ value: 150_000, label: '90 % of weeks are below' }],
    shades: [{ from: weeks[30]!, to: weeks[36]!, sign: 1 }],
    points: [{ date: weeks[60]!, label: 'this claim' }],
  };
}

/** The same with too many gaps to draw each. */
function sampleCurveOfGaps(): ChartSpec {
  const few = sampleSurvival() as Extract<ChartSpec, { kind: 'survival' }>;
  const gaps = Array.from({ length: 30 }, (_, i) => ({ from: dates[i * 50]!, rows: 20 + i, isOpen: false }));
  return { ...few, gaps };
}

/** One drawing of each kind, on generated data. */
export function sampleDrawings(): ChartSpec[] {
  return [
    sampleDivergence(),
    sampleCorrelation(),
    sampleLevels(),
    sampleCompare(),
    sampleMultiverse(),
    sampleSurvival(),
    sampleCurveOfGaps(),
    sampleMatrix(),
    sampleBars(),
    sampleHedge(),
    sampleParts(),
    sampleSparks(),
    sampleCalendar(),
    sampleTimeline(),
  ];
}
