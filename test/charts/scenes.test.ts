import { expect, test } from 'vitest';
import { sceneOf } from '../../src/charts/figures/figure.ts';
import type { Scene } from '../../src/charts/layout/scene.ts';
import { themes } from '../../src/charts/themes.ts';
import type { ChartSpec, RenderOptions } from '../../src/reports/chart-spec.ts';
import { sampleDrawings } from '../support/sample-drawings.ts';

const wide: RenderOptions = { theme: 'light', width: 1280, height: 720 };

const tall: RenderOptions = { theme: 'light', width: 1080, height: 1350 };

type Of<Kind extends ChartSpec['kind']> = Extract<ChartSpec, { kind: Kind }>;

function sample<Kind extends ChartSpec['kind']>(kind: Kind): Of<Kind> {
  return sampleDrawings().find((drawing): drawing is Of<Kind> => drawing.kind === kind)!;
}

function marksOf({ panels }: Scene) {
  return panels.flatMap(({ marks }) => marks);
}

test('fewer than twenty gaps are a stem each, as long as the gap lasted', () => {
  const chart = sample('survival');
  const ends = sceneOf(chart, wide).series.map(({ data }) => data.at(-1)?.y);
  expect(ends).toEqual(chart.gaps.map(({ rows }) => rows));
});

test('a gap that is still open ends in a ring', () => {
  const shapes = marksOf(sceneOf(sample('survival'), wide)).map(({ shape }) => shape);
  expect(shapes).toEqual(['dot', 'dot', 'dot', 'dot', 'dot', 'ring']);
});

test('the curve of many gaps ends where the last of them ended', () => {
  const chart = sample('survival');
  const gaps = Array.from({ length: 20 }, () => chart.gaps[0]!);
  const { x, series } = sceneOf({ ...chart, gaps }, wide);
  const last = chart.steps.at(-1)!.time;
  expect(Math.max(...series.flatMap(({ data }) => data.map((point) => point.x)))).toBe(last);
  expect(x.span.max).toBe(last);
});

test('a correlation is one line up to 1 and down to where it was, its interval at its end', () => {
  const chart = sample('correlation');
  const { series, panels } = sceneOf(chart, wide);
  expect([series.length, panels[0]?.span]).toEqual([1, { min: -0.54, max: 1.06 }]);
  expect(panels[0]?.ends[0]?.interval).toEqual(chart.interval);
});

test('every way of measuring is a dot of one colour, none on another', () => {
  const chart = sample('multiverse');
  const marks = marksOf(sceneOf(chart, wide));
  const places = new Set(marks.map(({ x, y }) => `${x} ${y}`));
  expect([marks.length, places.size, new Set(marks.map(({ color }) => color)).size]).toEqual([36, 36, 1]);
});

test('the middle way of measuring is a line, named in the key', () => {
  const { backdrops, legend } = sceneOf(sample('multiverse'), wide).panels[0]!;
  expect(backdrops.filter((item) => item.kind === 'event')).toMatchObject([{ isStrong: true }]);
  expect(legend[1]?.text).toMatch(/^the middle one: wider than on \d+$/);
});

test('a level is drawn through all of its time, with the day it is held against ringed', () => {
  const { panels, series } = sceneOf(sample('levels'), wide);
  const { backdrops, marks, legend, ends } = panels[0]!;
  expect(series).toHaveLength(1);
  expect(backdrops.flatMap((item) => (item.kind === 'level' ? [item.value] : []))).toEqual([0, ends[0]?.y]);
  expect(marks).toMatchObject([{ x: 300, shape: 'ring' }]);
  expect(legend.map(({ text }) => text)).toEqual(['level of 24 Sep 2025', 'as low in January 2020']);
});

test('no word of the lasting of gaps stands on a dashed line', () => {
  const { marks, backdrops, span } = sceneOf(sample('survival'), wide).panels[0]!;
  const levels = backdrops.flatMap((item) => (item.kind === 'level' && !item.strong ? [item.value] : []));
  const crossed = marks.filter(({ wordAbove = 0 }) =>
    levels.some((level) => level > wordAbove && level < wordAbove + 0.08 * span.max),
  );
  expect([levels, crossed]).toEqual([[41, 46], []]);
});

test('the figures stand below them in a tall picture alone', () => {
  const chart = sample('multiverse');
  expect([sceneOf(chart, tall).panels.length, sceneOf(chart, wide).panels.length]).toEqual([2, 1]);
});

test('markets are compared by what they made', () => {
  expect(sceneOf(sample('compare'), wide).panels[0]?.ends.map(({ text }) => text)).toContain('+957 %');
});

test('the parts of a whole hold every per cent once', () => {
  const cells = sceneOf(sample('parts'), wide).cells ?? [];
  const whole = cells.filter(({ row }) => row < 1);
  expect(whole.map(({ column }) => Math.round(column))).toEqual([0, 62, 78]);
  expect(whole.reduce((sum, { columns = 0 }) => sum + columns, 0)).toBeCloseTo(100, 9);
});

test('what a part is made of lies inside it', () => {
  const inner = (sceneOf(sample('parts'), wide).cells ?? []).filter(({ row }) => row >= 3 && row < 6);
  expect([inner[0]?.column, (inner.at(-1)?.column ?? 0) + (inner.at(-1)?.columns ?? 0)]).toEqual([62, 78]);
});

test('a matrix has each pair once, below the diagonal', () => {
  const cells = sceneOf(sample('matrix'), wide).cells ?? [];
  const pairs = cells.filter(({ lines }) => lines.length === 2);
  expect([pairs.length, pairs.every(({ row, column }) => column < row)]).toEqual([10, true]);
});

test('markets that move most alike are neighbours in a matrix', () => {
  const chart = sample('matrix');
  const correlation = chart.correlation.map((row) => [...row]);
  correlation[0]![4] = 0.95;
  correlation[4]![0] = 0.95;
  const cells = sceneOf({ ...chart, correlation }, wide).cells ?? [];
  const closest = cells.find(({ lines }) => lines[0] === '0.95')!;
  expect(closest.row - closest.column).toBe(1);
});

test('as many days are marked as are handed in', () => {
  const chart = sample('timeline');
  const points = chart.dates.slice(0, 30).map((date) => ({ date, label: '' }));
  const scene = sceneOf({ ...chart, points, pointsAre: 'would have fired (30)' }, wide);
  expect([marksOf(scene).length, scene.panels[0]?.flags]).toEqual([30, undefined]);
});

test('a named day is a number above the plot', () => {
  expect(sceneOf(sample('timeline'), wide).panels[0]?.flags).toEqual([{ x: 60, number: 1 }]);
});

test('a quantity that counts from zero is drawn from zero', () => {
  const chart = { ...sample('timeline'), fromZero: true, levels: [] };
  const dates = Array.from({ length: 400 }, (_, i) => new Date(Date.UTC(2024, 0, 1 + i)).toISOString().slice(0, 10));
  const line = { ...chart.line, values: Float64Array.from(dates, (_, i) => 900 + i) };
  expect(sceneOf({ ...chart, dates, line }, wide).panels[0]?.span.min).toBe(0);
});

test('each pair of a digest is a small line on the same scale', () => {
  const { panels } = sceneOf(sample('sparks'), wide);
  expect([panels.length, new Set(panels.map(({ span }) => JSON.stringify(span))).size]).toEqual([3, 1]);
});

test('bars say what they show, and what is out of the ordinary has a colour of its own', () => {
  const { panels, series } = sceneOf(sample('bars'), wide);
  expect(panels[0]?.caption).toBe('Wider than on so many days, for its usual moves');
  expect(series[0]?.backgroundColor).toEqual([
    ...[themes.light.lines[0], themes.light.lines[0]],
    ...[themes.light.axis, themes.light.axis, themes.light.axis],
  ]);
});

test('no words lie over the data', () => {
  for (const drawing of sampleDrawings()) {
    const { panels } = sceneOf(drawing, wide);
    const labels = panels.flatMap(({ backdrops }) =>
      backdrops.flatMap((item) => ('label' in item ? [item.label] : [])),
    );
    expect(labels.filter((label) => label !== '')).toEqual([]);
  }
});
