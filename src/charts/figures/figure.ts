import type { Drawing } from '../../core/drawings.ts';
import type { Look } from '../../core/ports.ts';
import type { Config } from '../layout/scene.ts';
import { divergenceFigure } from './divergence.ts';

/** The Chart.js configuration of any drawing: pure, fresh at every call, the drawing untouched. */
export function figure(drawing: Drawing, look: Look): Config {
  if (drawing.kind === 'divergence') return divergenceFigure(drawing, look);
  throw new RangeError(`there is no figure for ${drawing.kind} yet`);
}
