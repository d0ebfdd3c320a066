import { createCanvas, loadImage } from '@napi-rs/canvas';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chartConfig, sceneOf } from '../../src/charts/figures/figure.ts';
import { renderPng } from '../../src/charts/render/render-png.ts';
import { themes } from '../../src/charts/themes.ts';
import type { BarsChartSpec, ChartSpec, RenderOptions } from '../../src/reports/chart-spec.ts';
import { sampleDivergence, sampleDrawings, wave, weekdays } from '../support/sample-drawings.ts';

const canvas = createCanvas(1, 1);

const wide: RenderOptions = { theme: 'light', width: 1280, height: 720 };

/** Small, because every pixel of them is looked at. */
const small: RenderOptions = { theme: 'light', width: 480, height: 270 };

const looks: RenderOptions[] = [
  { theme: 'dark', width: 640, height: 360 },
  { theme: 'light', width: 400, height: 500 },
];

const all = sampleDrawings().map((drawing) => [drawing.kind, drawing] as const);

interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly colours: Uint32Array;
}

async function pixelsOf(png: Buffer): Promise<Pixels> {
  const { width, height } = await loadImage(png).then((image) => {
    canvas.width = image.width;
    canvas.height = image.height;
    canvas.getContext('2d').drawImage(image, 0, 0);
    return image;
  });
  const { data } = canvas.getContext('2d').getImageData(0, 0, width, height);
  return { width, height, colours: new Uint32Array(data.buffer, data.byteOffset, width * height) };
}

/** `#rrggbb` as an opaque pixel. */
function pixel(color: string): number {
  const [red, green, blue] = [1, 3, 5].map((from) => parseInt(color.slice(from, from + 2), 16));
  return (red! | (green! << 8) | (blue! << 16) | (255 << 24)) >>> 0;
}

/** The pixels of a rectangle that are not background, as a share. */
function inkShare(
  { width, colours }: Pixels,
  box: readonly [number, number, number, number],
  theme: RenderOptions['theme'],
): number {
  const background = pixel(themes[theme].background);
  const [left, top, right, bottom] = box.map(Math.round) as [number, number, number, number];
  let ink = 0;
  for (let y = top; y < bottom; y++)
    for (let x = left; x < right; x++) if (colours[y * width + x] !== background) ink++;
  return ink / ((right - left) * (bottom - top));
}

function everyNumberIn(value: unknown, seen = new Set<object>()): number[] {
  if (typeof value === 'number') return [value];
  if (typeof value !== 'object' || value === null || seen.has(value)) return [];
  seen.add(value);
  return Object.values(value).flatMap((each) => everyNumberIn(each, seen));
}

describe.each(all)('the %s figure', (_kind, drawing) => {
  test('is the same for the same drawing', () => {
    expect(chartConfig(drawing, wide)).toEqual(chartConfig(structuredClone(drawing), wide));
  });

  test('shares nothing with the figure made before', () => {
    const [first, second] = [chartConfig(drawing, wide), chartConfig(drawing, wide)];
    expect([
      first.data === second.data,
      first.data.datasets === second.data.datasets,
      first.options === second.options,
    ]).toEqual([false, false, false]);
  });

  test('leaves the drawing as it was', () => {
    const before = structuredClone(drawing);
    renderPng(drawing, small);
    expect(drawing).toEqual(before);
  });

  test('hands Chart.js no NaN', () => {
    const { data, options } = chartConfig(drawing, wide);
    expect(everyNumberIn([data, options]).filter((value) => !Number.isFinite(value))).toEqual([]);
  });

  test.each(looks)('fills its sheet in $theme at $width × $height and leaves the edge free', async (look) => {
    const pixels = await pixelsOf(renderPng(drawing, look));
    const { width, height, colours } = pixels;
    const background = pixel(themes[look.theme].background);
    const corners = [0, width - 1, (height - 1) * width, height * width - 1].map((place) => colours[place]);
    const edge = width / 160;
    expect([width, height]).toEqual([look.width, look.height]);
    expect(corners).toEqual(corners.map(() => background));
    expect(new Set(colours.filter((_, place) => place % 7 === 0)).size).toBeGreaterThan(20);
    expect(inkShare(pixels, [0, 0, edge, look.height], look.theme)).toBe(0);
    expect(inkShare(pixels, [look.width - edge, 0, look.width, look.height], look.theme)).toBe(0);
    expect(
      inkShare(pixels, [look.width * 0.3, look.height * 0.4, look.width * 0.8, look.height * 0.8], look.theme),
    ).toBeGreaterThan(0.01);
  });

  test('carries the word SIMULATED where, and only where, it is simulated', () => {
    const layers = (simulated: boolean) => chartConfig({ ...drawing, simulated }, wide).plugins?.map(({ id }) => id);
    expect([layers(true), layers(false)].map((ids) => ids?.includes('watermark'))).toEqual([true, false]);
  });

  test('takes a title and a footer without end', async () => {
    const long = {
      ...drawing,
      title: 'A very long sentence without any end, '.repeat(30),
      footer: 'Source after source; '.repeat(60),
    };
    const pixels = await pixelsOf(renderPng(long, small));
    expect(inkShare(pixels, [476, 0, 480, 270], 'light')).toBe(0);
  });

  test('takes a title of one word that never ends', async () => {
    const pixels = await pixelsOf(renderPng({ ...drawing, title: 'x'.repeat(400), footer: 'y'.repeat(700) }, small));
    expect(inkShare(pixels, [476, 0, 480, 270], 'light')).toBe(0);
  });

  test('takes words of other scripts, and none at all', () => {
    for (const title of ['', ' ', '以太坊 與 羅素 2000 🚀 العربية', '\u0000\n\t', '−1 × 2 ≥ 3']) {
      expect(renderPng({ ...drawing, title, footer: title }, small).length).toBeGreaterThan(2000);
    }
  });
});

const nothing: ChartSpec[] = [
  sampleDivergence({
    dates: [],
    gap: new Float64Array(),
    subject: line('A', []),
    benchmark: line('B', []),
    events: [],
  }),
  {
    ...(sampleDrawings()[1] as Extract<ChartSpec, { kind: 'correlation' }>),
    dates: [],
    pearson: new Float64Array(),
  },
  { ...words('compare'), dates: [], lines: [], start: '2020-01-01' },
  { ...words('multiverse'), measures: [], starts: [], cells: [] },
  {
    ...words('survival'),
    dates: [],
    gaps: [],
    chanceMedian: null,
    steps: [],
    noise: [],
    medianSessions: null,
    censoredAt: [],
  },
  { ...words('matrix'), symbols: [], correlation: [], low: [], high: [] },
  { ...words('bars'), unit: '%', bars: [], marks: [] },
  { ...words('parts'), parts: [] },
  { ...words('sparks'), caption: 'x', level: 2, rows: [] },
  { ...words('calendar'), rows: [] },
  { ...words('timeline'), dates: [], line: line('A', []), yLabel: 'y', levels: [], shades: [], points: [] },
];

function words<Kind extends ChartSpec['kind']>(kind: Kind) {
  return { kind, title: 'Nothing', footer: 'no data', simulated: false } as const;
}

function line(symbol: string, values: number[]) {
  return { symbol, name: symbol, values: Float64Array.from(values) };
}

test.each(nothing.map((drawing) => [drawing.kind, drawing] as const))(
  'a %s without data says so instead of being blank',
  async (_kind, drawing) => {
    const pixels = await pixelsOf(renderPng(drawing, small));
    expect(inkShare(pixels, [110, 100, 380, 230], 'light')).toBeGreaterThan(0.002);
  },
);

test('a gap without history is said in words, with nothing behind them', () => {
  const none = sampleDivergence({ gap: new Float64Array(1800).fill(NaN) });
  const history = sceneOf(none, wide).panels[1];
  expect(history?.notice).toMatch(/too little history/i);
  expect(history).toMatchObject({ backdrops: [], ends: [] });
});

test('the zones in which a gap is wide are shaded above and below, whenever it was there', () => {
  const bands = sceneOf(sampleDivergence(), wide).panels[1]!.backdrops.filter((item) => item.kind === 'band');
  expect(bands).toMatchObject([
    { low: 2, isWide: true },
    { high: -2, isWide: true },
  ]);
});

test('two rows are enough for a picture', () => {
  const tiny = sampleDivergence({
    dates: weekdays('2024-01-02', 2),
    subject: line('AAA', [10, 11]),
    benchmark: line('BBB', [20, 19]),
    gap: Float64Array.of(NaN, 0.3),
    events: [],
  });
  expect(renderPng(tiny, small).length).toBeGreaterThan(2000);
});

const anyNumber = fc.oneof(
  fc.double(),
  fc.constantFrom(NaN, Infinity, -Infinity, 0, 1e300, -1e300, 5e-324, 1),
  fc.double({ min: 1, max: 100, noNaN: true }),
);

const anyText = fc.string({ maxLength: 60, unit: 'binary' });

const anySeries = fc.array(anyNumber, { maxLength: 40 });

const anyDivergence: fc.Arbitrary<ChartSpec> = fc
  .record({
    subject: anySeries,
    benchmark: anySeries,
    gap: anySeries,
    low: anyNumber,
    high: anyNumber,
    enterLevel: fc.double({ min: 0.1, max: 10, noNaN: true }),
    title: anyText,
    symbol: anyText,
  })
  .map((any) =>
    sampleDivergence({
      title: any.title,
      dates: weekdays('2023-12-20', any.gap.length),
      subject: line(any.symbol, any.subject),
      benchmark: line('B', any.benchmark),
      gap: Float64Array.from(any.gap),
      enterLevel: any.enterLevel,
      mentioned: { dates: weekdays('2023-12-20', 3), label: any.title },
    }),
  );

const anyBars: fc.Arbitrary<ChartSpec> = fc
  .record({
    bars: fc.array(fc.record({ label: anyText, value: anyNumber, note: anyText, group: anyText }), { maxLength: 12 }),
    marks: fc.array(fc.record({ value: anyNumber, label: anyText }), { maxLength: 3 }),
    unit: fc.constantFrom('%', 'pp', ''),
  })
  .map((any) => ({ ...words('bars'), ...any }));

const anyPart = fc.record({ label: anyText, share: anyNumber });

const anyParts: fc.Arbitrary<ChartSpec> = fc
  .array(fc.record({ label: anyText, share: anyNumber, of: fc.array(anyPart, { maxLength: 3 }) }), { maxLength: 5 })
  .map((parts) => ({ ...words('parts'), parts }));

const anySparks: fc.Arbitrary<ChartSpec> = fc
  .array(fc.record({ label: anyText, today: fc.tuple(anyText, anyText), values: anySeries }), { maxLength: 4 })
  .map((given) => ({
    ...words('sparks'),
    caption: 'x',
    level: 2,
    rows: given.map(({ values, ...row }) => ({
      ...row,
      dates: weekdays('2024-02-01', values.length),
      values: Float64Array.from(values),
    })),
  }));

const anyCalendar: fc.Arbitrary<ChartSpec> = fc
  .array(fc.record({ label: anyText, dates: fc.array(fc.oneof(anyText, fc.constant('2024-02-03'))) }), { maxLength: 3 })
  .map((rows) => ({ ...words('calendar'), rows }));

const anyTimeline: fc.Arbitrary<ChartSpec> = fc
  .record({
    values: anySeries,
    levels: fc.array(fc.record({ value: anyNumber, label: anyText }), { maxLength: 3 }),
    yLabel: anyText,
  })
  .map(({ values, levels, yLabel }) => ({
    ...words('timeline'),
    dates: weekdays('2024-02-01', values.length),
    line: line('A', values),
    yLabel,
    levels,
    shades: [],
    points: [{ date: '2024-02-05', label: yLabel }],
  }));

const anySurvival: fc.Arbitrary<ChartSpec> = fc
  .record({
    steps: fc.array(
      fc.record({ time: anyNumber, survival: anyNumber, low: fc.option(anyNumber), high: fc.option(anyNumber) }),
      { maxLength: 8 },
    ),
    noise: fc.array(fc.record({ time: anyNumber, survival: anyNumber }), { maxLength: 5 }),
    medianSessions: fc.option(anyNumber),
    censoredAt: fc.array(anyNumber, { maxLength: 4 }),
    chanceMedian: fc.option(anyNumber),
    gaps: fc.array(
      fc.record({ from: fc.constantFrom('2024-01-03', '1999-01-01', ''), rows: anyNumber, isOpen: fc.boolean() }),
      { maxLength: 24 },
    ),
  })
  .map((any) => ({ ...words('survival'), dates: weekdays('2024-01-02', 30), ...any }));

const anyMatrix: fc.Arbitrary<ChartSpec> = fc
  .record({ symbols: fc.array(anyText, { maxLength: 5 }), values: fc.array(anySeries, { maxLength: 5 }) })
  .map(({ symbols, values }) => ({ ...words('matrix'), symbols, correlation: values, low: values, high: values }));

const anyCorrelation: fc.Arbitrary<ChartSpec> = fc
  .record({ pearson: anySeries, low: anyNumber, high: anyNumber })
  .map(({ pearson, low, high }) => ({
    ...words('correlation'),
    dates: weekdays('2020-01-01', pearson.length),
    pearson: Float64Array.from(pearson),
    windowSessions: 90,
    interval: { low, high },
    usualRange: { low, high },
    events: [],
  }));

const anyCompare: fc.Arbitrary<ChartSpec> = fc
  .record({ series: fc.array(anySeries, { maxLength: 6 }), start: anyText })
  .map(({ series, start }) => ({
    ...words('compare'),
    dates: weekdays('2020-01-01', 40),
    lines: series.map((values, i) => line(`S${i}`, values)),
    start,
  }));

const anyDrawing = fc.oneof(
  anyDivergence,
  anyBars,
  anyParts,
  anySparks,
  anyCalendar,
  anyTimeline,
  anySurvival,
  anyMatrix,
  anyCorrelation,
  anyCompare,
);

test('no drawing whatever makes a figure throw or hands Chart.js a NaN', () => {
  fc.assert(
    fc.property(anyDrawing, fc.constantFrom(...looks), (drawing, look) => {
      const { data, options } = chartConfig(drawing, look);
      expect(everyNumberIn([data, options]).every(Number.isFinite)).toBe(true);
    }),
    { numRuns: 150 },
  );
});

test('no drawing whatever makes the renderer throw', () => {
  fc.assert(
    fc.property(anyDrawing, (drawing) => {
      expect(renderPng(drawing, small).length).toBeGreaterThan(500);
    }),
    { numRuns: 30 },
  );
});

test.each([-6e-323, 5e-324, 1e-305])('a value too small for an axis is drawn as nothing: %d', (value) => {
  const drawing: ChartSpec = {
    ...words('timeline'),
    dates: ['2024-02-01'],
    line: line('A', [value]),
    yLabel: '',
    levels: [],
    shades: [],
    points: [],
  };
  expect(renderPng(drawing, small).length).toBeGreaterThan(500);
});

test('a text with a character no typeface has is drawn without it', () => {
  const bars = [{ label: 'A\0B', value: 1, note: '\0', group: '\0' }];
  const drawing: ChartSpec = { ...words('bars'), bars, marks: [], unit: '%' };
  expect(renderPng(drawing, small).length).toBeGreaterThan(500);
});

test('a drawing that cannot be drawn does not keep later ones from being drawn', () => {
  const sound: BarsChartSpec = { ...words('bars'), bars: [], marks: [], unit: '%' };
  const broken = Object.assign({ ...sound }, { bars: [{ label: Symbol('none'), value: 1, note: '' }] });
  expect(() => renderPng(broken, small)).toThrow();
  expect(renderPng(sound, small).length).toBeGreaterThan(500);
});

test('a picture is the same whatever was drawn before it', () => {
  const picturesOf = (drawings: readonly ChartSpec[]) => drawings.map((drawing) => renderPng(drawing, small));
  const drawings = sampleDrawings();
  expect(picturesOf(drawings.toReversed()).reverse()).toEqual(picturesOf(drawings));
});

test('the pixels of a picture are given back before the next one is drawn', () => {
  const drawing = sampleDivergence();
  renderPng(drawing, wide);
  const before = process.memoryUsage().external;
  for (let drawn = 0; drawn < 5; drawn += 1) renderPng(drawing, wide);
  expect(process.memoryUsage().external - before).toBeLessThan(4 * wide.width * wide.height);
});

test('a wave of noise keeps its extremes when it is thinned', () => {
  const gap = wave(1800, 0, 2, 5);
  gap[1234] = 9;
  const drawn = chartConfig(sampleDivergence({ gap }), wide).data.datasets.flatMap(({ data }) =>
    data.map(({ y }) => y),
  );
  expect(drawn).toContain(9);
});
