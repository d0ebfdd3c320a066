import type { Request } from '../../market/ports.ts';
import type { ChartSpec } from '../../reports/chart-spec.ts';

/** How a picture should look: colours and size. */
export interface RenderOptions {
  readonly theme: 'dark' | 'light';
  readonly width: number;
  readonly height: number;
}

/** A finished picture. */
export interface Image {
  readonly png: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Turns a drawing into a picture, off the main thread. Rejects with the signal's reason when it is aborted. */
export interface Painter {
  paint(chart: ChartSpec, options: RenderOptions, request: Request): Promise<Image>;
  close(): Promise<void>;
}
