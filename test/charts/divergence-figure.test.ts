import { expect, test } from 'vitest';
import { sceneOf } from '../../src/charts/figures/figure.ts';
import type { DivergenceChartSpec, RenderOptions } from '../../src/reports/chart-spec.ts';
import { sampleDivergence, weekdays } from '../support/sample-drawings.ts';

const wide: RenderOptions = { theme: 'light', width: 1280, height: 720 };

const dates = weekdays('2025-01-02', 100);

/** 100 rows of which the subject halves and the benchmark gains a quarter over the last 60. */
function crash(over: Partial<DivergenceChartSpec> = {}): DivergenceChartSpec {
  const ramp = (to: number) =>
    Float64Array.from(dates, (_, row) => (row < 39 ? 300 - row : 200 + (to - 200) * ((row - 39) / 60)));
  return sampleDivergence({
    dates,
    subject: { symbol: 'AAA', name: 'Market A', values: ramp(100) },
    benchmark: { symbol: 'BBB', name: 'Market B', values: ramp(250) },
    gap: Float64Array.from(dates, (_, row) => (row < 70 ? NaN : -row / 40)),
    events: [],
    ...over,
  });
}

const scene = sceneOf(crash(), wide);

test('both lines start at zero on the first day of the window asked for', () => {
  const starts = scene.series.slice(0, 4).map(({ data }) => data[0]);
  expect(starts).toEqual(starts.map(() => ({ x: 0, y: 0 })));
});

test('the window has its own axis, as long as the window', () => {
  expect(scene.panels[0]?.x?.span).toEqual({ min: 0, max: 60 });
});

test('the gap is a bracket between the two ends, with its size in points', () => {
  expect(scene.panels[0]?.bracket).toEqual({ low: -50, high: 25, lines: ['75\u00a0points', 'apart'] });
});

test('each end says the market’s name and what it made', () => {
  expect(scene.panels[0]?.ends.map(({ name, text }) => `${name} ${text}`)).toEqual([
    'Market A −50 %',
    'Market B +25 %',
  ]);
});

test('the two moves differ by what stands between them, if need be to a decimal', () => {
  const ending = (line: 'subject' | 'benchmark', last: number) => {
    const values = crash()[line].values.map((price, row) => (row === 99 ? last : price));
    return { ...crash()[line], values };
  };
  const chart = crash({ subject: ending('subject', 101.2), benchmark: ending('benchmark', 248.8) });
  const { ends, bracket } = sceneOf(chart, wide).panels[0]!;
  expect([...ends.map(({ text }) => text), bracket?.lines[0]]).toEqual(['−49.4 %', '+24.4 %', '73.8\u00a0points']);
});

test('a name too long for the margin is told by its symbol', () => {
  const benchmark = { ...crash().benchmark, name: 'A name that nobody could set beside a plot' };
  expect(sceneOf(crash({ benchmark }), wide).panels[0]?.ends[1]?.name).toBe('BBB');
});

test('the history below marks the window', () => {
  const [, history] = scene.panels;
  expect(history?.backdrops).toContainEqual({ kind: 'stretch', from: 39, to: 99 });
});

test('the history has the level at which gaps count as wide above and below zero', () => {
  const levels = scene.panels[1]!.backdrops.flatMap((item) => (item.kind === 'level' ? [item.value] : []));
  expect(levels).toEqual([0, 2, -2]);
});

test('the history says in words what its levels are, and of whom', () => {
  const { ticks, caption } = scene.panels[1]!;
  expect([...ticks.map(({ label }) => label), caption]).toEqual([
    'far ahead',
    'even',
    'far behind',
    'Market A ahead or behind, for how much the two usually move',
  ]);
});

test('the last value of the history is named by its day and its word, never called now', () => {
  expect(scene.panels[1]?.ends).toMatchObject([{ name: '21 May 2025', text: 'unusual' }]);
});

test('a day the sentence names is ringed in the history and named in the key', () => {
  const mentioned = { dates: [dates[80]!], label: 'wider in April 2025' };
  const { marks, legend } = sceneOf(crash({ mentioned }), wide).panels[1]!;
  expect(marks).toMatchObject([{ x: 80, y: -2, shape: 'ring' }]);
  expect(legend).toContainEqual(expect.objectContaining({ sample: 'ring', text: 'wider in April 2025' }));
});

test('the panel of the window is taller than the history', () => {
  expect(scene.panels[0]!.weight).toBeGreaterThan(1.5 * scene.panels[1]!.weight);
});

test('where there is no room for both the history goes', () => {
  const { panels, x } = sceneOf(crash(), { theme: 'dark', width: 400, height: 400 });
  expect([panels.map(({ id }) => id), x.span]).toEqual([['window'], { min: 0, max: 60 }]);
});

test('a window longer than the history shows all of it', () => {
  expect(sceneOf(crash({ windowSessions: 500 }), wide).panels[0]?.x?.span.max).toBe(99);
});
