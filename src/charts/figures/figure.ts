import type { Plugin, Scale } from 'chart.js';
import type { Text } from '../../messages/text.ts';
import type { ChartSpec, RenderOptions } from '../../reports/chart-spec.ts';
import { AxesLayer } from '../layers/axes.ts';
import { BackdropsLayer, CellsLayer } from '../layers/backdrops.ts';
import { CaptionsLayer, EndLabelsLayer } from '../layers/labels.ts';
import { FlagsLayer, MarksLayer } from '../layers/marks.ts';
import { PageLayer, spacerAbove, WatermarkLayer } from '../layers/page.ts';
import { type ChartJsConfig, type Scene, sizesOf, spokenScene, xAxisOf } from '../layout/scene.ts';
import { themes } from '../themes.ts';
import { barsFigure, timelineFigure } from './bars.ts';
import { divergenceFigure } from './divergence.ts';
import { matrixFigure, multiverseFigure } from './heat-maps.ts';
import { compareFigure, correlationFigure, levelsFigure } from './lines.ts';
import { calendarFigure, partsFigure, sparksFigure } from './parts.ts';
import { survivalFigure } from './survival.ts';

/** The Chart.js configuration of a scene: fresh, with nothing shared between two calls. */
export function configure(scene: Scene): ChartJsConfig {
  return {
    type: 'line',
    data: { datasets: scene.series.toReversed() }, // Chart.js draws its first series last, on top
    plugins: layersOf(scene),
    options: {
      animation: false,
      responsive: false,
      maintainAspectRatio: false,
      devicePixelRatio: 1,
      events: [],
      layout: { padding: 0 },
      plugins: { legend: { display: false }, title: { display: false }, tooltip: { enabled: false } },
      scales: { ...horizontalScales(scene), ...verticalScales(scene) },
    },
  };
}

function layersOf(scene: Scene): Plugin<'line' | 'bar'>[] {
  const sizes = sizesOf(scene.options);
  const theme = themes[scene.options.theme];
  const { panels } = scene;
  const topAxis = scene.x.side === 'top' ? sizes.body * 1.45 : 0;
  return [
    new PageLayer(scene),
    new BackdropsLayer(panels, sizes, theme),
    new AxesLayer(scene, sizes, theme),
    ...(scene.cells ? [new CellsLayer(scene.cells, sizes)] : []),
    ...(scene.frame.simulated ? [new WatermarkLayer(theme)] : []),
    new MarksLayer(panels, sizes, theme),
    new EndLabelsLayer(panels, sizes, theme),
    new FlagsLayer(panels, sizes, theme),
    new CaptionsLayer(panels, sizes, theme, topAxis),
  ];
}

/** The layers draw all axes. Chart.js would prepare the words of ticks that it never shows; of bars it takes the width by them. */
function unseen(series: Scene['series']) {
  return series.some(({ type }) => type === 'bar') ? hidden : { ...hidden, afterBuildTicks: dropTicks };
}

const hidden = { display: false } as const;

function dropTicks(scale: Scale): void {
  scale.ticks = [];
}

type Scales = NonNullable<NonNullable<ChartJsConfig['options']>['scales']>;

function horizontalScales({ x, panels, series }: Scene): Scales {
  const own = panels.flatMap((panel) => (panel.x === undefined ? [] : [[xAxisOf(panel), panel.x.span] as const]));
  const spans = [['x', x.span] as const, ...own];
  return Object.fromEntries(spans.map(([id, span]) => [id, { type: 'linear', axis: 'x', ...unseen(series), ...span }]));
}

/** Panels lie on top of each other as stacked axes (Chart.js begins at the bottom), with an empty axis between two of them. */
function verticalScales({ panels, series }: Scene): Scales {
  const stacked = { position: 'left', stack: 'panels', stackWeight: 1, ...unseen(series) } as const;
  const entries = panels.flatMap((panel, i) => [
    ...(i === 0 ? [] : [[spacerAbove(panel.id), { type: 'linear', axis: 'y', min: 0, max: 1, ...stacked }] as const]),
    [
      panel.id,
      {
        type: panel.isLog ? 'logarithmic' : 'linear',
        axis: 'y',
        ...panel.span,
        ...stacked,
        reverse: panel.id === 'rows',
      },
    ] as const,
  ]);
  return Object.fromEntries(entries.reverse()) as Scales;
}

type Figures = {
  readonly [Kind in ChartSpec['kind']]: (
    chart: Extract<ChartSpec, { kind: Kind }>,
    options: RenderOptions,
  ) => Scene<Text>;
};

const chartBuilders: Figures = {
  divergence: divergenceFigure,
  correlation: correlationFigure,
  levels: levelsFigure,
  compare: compareFigure,
  multiverse: multiverseFigure,
  survival: survivalFigure,
  matrix: matrixFigure,
  bars: barsFigure,
  parts: partsFigure,
  sparks: sparksFigure,
  calendar: calendarFigure,
  timeline: timelineFigure,
};

/** What any drawing looks like to its reader, before Chart.js knows of it: pure, fresh at every call, the drawing untouched. */
export function sceneOf(chart: ChartSpec, options: RenderOptions): Scene {
  if (!Object.hasOwn(chartBuilders, chart.kind)) throw new RangeError(`there is no figure of kind ${chart.kind}`);
  const draw = chartBuilders[chart.kind] as (chart: ChartSpec, options: RenderOptions) => Scene<Text>;
  return spokenScene(draw(chart, options));
}

/** The same as Chart.js takes it. */
export function chartConfig(chart: ChartSpec, options: RenderOptions): ChartJsConfig {
  return configure(sceneOf(chart, options));
}
