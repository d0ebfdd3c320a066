import type { Painter } from '../../../src/reports/chart-spec.ts';

/** The smallest PNG there is: one white pixel. */
const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsTj2FAAAAABJRU5ErkJggg==';

/** Paints one white pixel whatever it is asked for, and counts how often. */
export function blankPainter(): Painter & { painted: string[] } {
  const painted: string[] = [];
  return {
    painted,
    paint: (drawing, look) => {
      painted.push(`${drawing.title} ${look.theme} ${look.width}`);
      return Promise.resolve({ png: Buffer.from(pixel, 'base64'), width: 1, height: 1 });
    },
    close: () => Promise.resolve(),
  };
}
