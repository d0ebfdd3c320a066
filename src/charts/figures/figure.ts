import type { ChartSpec } from '../../reports/chart-spec.ts';
import { configure } from '../layout/configure.ts';
import type { ChartJsConfig, Scene } from '../layout/scene.ts';
import type { RenderOptions } from '../render/painter.ts';
import { barsFigure } from './bars.ts';
import { divergenceFigure } from './divergence.ts';
import { matrixFigure, multiverseFigure } from './heat-maps.ts';
import { compareFigure, correlationFigure } from './lines.ts';
import { calendarFigure, partsFigure, sparksFigure } from './parts.ts';
import { survivalFigure } from './survival.ts';
import { timelineFigure } from './timeline.ts';

type Figures = {
  readonly [Kind in ChartSpec['kind']]: (chart: Extract<ChartSpec, { kind: Kind }>, options: RenderOptions) => Scene;
};

const chartBuilders: Figures = {
  divergence: divergenceFigure,
  correlation: correlationFigure,
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

/** What any drawing looks like, before Chart.js knows of it: pure, fresh at every call, the drawing untouched. */
export function sceneOf(chart: ChartSpec, options: RenderOptions): Scene {
  if (!Object.hasOwn(chartBuilders, chart.kind)) throw new RangeError(`there is no figure of kind ${chart.kind}`);
  const draw = chartBuilders[chart.kind] as (chart: ChartSpec, options: RenderOptions) => Scene;
  return draw(chart, options);
}

/** The same as Chart.js takes it. */
export function chartConfig(chart: ChartSpec, options: RenderOptions): ChartJsConfig {
  return configure(sceneOf(chart, options));
}
