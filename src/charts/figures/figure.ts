import type { Drawing } from '../../core/drawings.ts';
import type { Look } from '../../core/ports.ts';
import type { Config } from '../layout/scene.ts';
import { barsFigure } from './bars.ts';
import { compareFigure } from './compare.ts';
import { correlationFigure } from './correlation.ts';
import { curveFigure } from './curve.ts';
import { divergenceFigure } from './divergence.ts';
import { matrixFigure } from './matrix.ts';
import { multiverseFigure } from './multiverse.ts';
import { survivalFigure } from './survival.ts';
import { timelineFigure } from './timeline.ts';

type Figures = {
  readonly [Kind in Drawing['kind']]: (drawing: Extract<Drawing, { kind: Kind }>, look: Look) => Config;
};

const figures: Figures = {
  divergence: divergenceFigure,
  correlation: correlationFigure,
  compare: compareFigure,
  multiverse: multiverseFigure,
  survival: survivalFigure,
  matrix: matrixFigure,
  bars: barsFigure,
  curve: curveFigure,
  timeline: timelineFigure,
};

/** The Chart.js configuration of any drawing: pure, fresh at every call, the drawing untouched. */
export function figure(drawing: Drawing, look: Look): Config {
  if (!Object.hasOwn(figures, drawing.kind)) throw new RangeError(`there is no figure of kind ${drawing.kind}`);
  const draw = figures[drawing.kind] as (drawing: Drawing, look: Look) => Config;
  return draw(drawing, look);
}
