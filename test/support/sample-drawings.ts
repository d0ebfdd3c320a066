import type { DivergenceDrawing } from '../../src/core/drawings.ts';

/** Numbers in [0, 1) that are the same at every run (mulberry32). */
export function seededRandom(seed: number): () => number {
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
export function walk(count: number, start: number, dailyPct: number, seed: number): Float64Array {
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
export function sampleDivergence(over: Partial<DivergenceDrawing> = {}): DivergenceDrawing {
  const dates = weekdays('2018-11-01', rows);
  return {
    kind: 'divergence',
    title:
      'AAA fell 41.2 % while BBB rose 9.8 % in 60 sessions: a gap of 51 points, wider than 92 % of days since Nov 2018 (about 30 independent windows). Unusual, not unprecedented.',
    footer: 'AAA: simulation, UTC day end · BBB: simulation, 16:00 New York · 1,800 sessions to 24 Sep 2025',
    simulated: true,
    dates,
    subject: { symbol: 'AAA', name: 'Market A', values: walk(rows, 320, 4.2, 7) },
    benchmark: { symbol: 'BBB', name: 'Market B', values: walk(rows, 146, 1.3, 11) },
    gap: wave(rows, 310, 2.1, 3),
    windowSessions: 60,
    enterLevel: 2,
    usualRange: { low: -1.7, high: 1.8 },
    episodes: [
      { from: dates[480]!, to: dates[560]!, sign: 1 },
      { from: dates[720]!, to: dates[770]!, sign: -1 },
    ],
    events: [{ date: dates[900]!, label: 'Merge' }],
    ...over,
  };
}
