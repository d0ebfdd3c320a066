import type { Plugin } from 'chart.js';
import { Axes } from '../layers/axes.ts';
import { Backdrops } from '../layers/backdrops.ts';
import { Captions } from '../layers/captions.ts';
import { Cells } from '../layers/cells.ts';
import { EndLabels } from '../layers/end-labels.ts';
import { Marks } from '../layers/marks.ts';
import { Page, spacerAbove } from '../layers/page.ts';
import { Watermark } from '../layers/watermark.ts';
import { themes } from '../themes.ts';
import type { Config, Panel, Scene } from './scene.ts';
import { sceneInStyle } from './scene-in-style.ts';
import { sizesOf } from './sizes.ts';

/** The Chart.js configuration of a scene: fresh, with nothing shared between two calls. */
export function configure(worded: Scene): Config {
  const scene = sceneInStyle(worded);
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
      scales: { x: { type: 'linear', display: false, ...scene.x.span }, ...verticalScales(scene.panels) },
    },
  };
}

function layersOf(scene: Scene): Plugin<'line' | 'bar'>[] {
  const sizes = sizesOf(scene.look);
  const theme = themes[scene.look.theme];
  const { panels } = scene;
  const topAxis = scene.x.side === 'top' ? sizes.body * 1.45 : 0;
  return [
    new Page(scene),
    new Backdrops(panels, sizes, theme),
    new Axes(scene, sizes, theme),
    ...(scene.cells ? [new Cells(scene.cells, sizes)] : []),
    ...(scene.words.simulated ? [new Watermark(theme)] : []),
    new Marks(panels, sizes, theme),
    new EndLabels(panels, sizes, theme),
    new Captions(panels, sizes, theme, topAxis),
  ];
}

/** Panels lie on top of each other as stacked axes (Chart.js begins at the bottom), with an empty axis between two of them. */
type Scales = NonNullable<NonNullable<Config['options']>['scales']>;

function verticalScales(panels: readonly Panel[]): Scales {
  const stacked = { position: 'left', stack: 'panels', stackWeight: 1, display: false } as const;
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
