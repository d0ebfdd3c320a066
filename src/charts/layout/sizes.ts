import type { Look } from '../../core/ports.ts';

/** Type sizes, strokes and distances of one picture, in pixels. */
export interface Sizes {
  readonly width: number;
  readonly height: number;
  readonly headline: number;
  readonly standfirst: number;
  readonly body: number;
  readonly label: number;
  readonly footer: number;
  readonly margin: number;
  readonly gap: number;
  readonly stroke: number;
  readonly hairline: number;
  /** True where a line of text holds few words: captions are then shorter and titles may take one line more. */
  readonly narrow: boolean;
}

/** 22 px of text at 1280 px and at 800 px (both are looked at on a phone), less only where the picture itself is tiny. */
function bodySize({ width, height }: Look): number {
  return Math.min(Math.max((width * 22) / 1280, Math.min(22, width * 0.0325)), height * 0.036);
}

/** Everything grows with the body text. */
export function sizesOf(look: Look): Sizes {
  const body = bodySize(look);
  const unit = body / 22;
  return {
    width: look.width,
    height: look.height,
    headline: 46 * unit,
    standfirst: 28 * unit,
    body,
    label: 25 * unit,
    footer: 18.5 * unit,
    margin: 34 * unit,
    gap: 11 * unit,
    stroke: Math.max(2, 3.4 * unit),
    hairline: Math.max(1, 1.5 * unit),
    narrow: look.width < 900,
  };
}
