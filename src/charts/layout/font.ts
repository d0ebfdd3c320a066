/** The family every word is set in; registered from a package, so that a machine without fonts draws the same. */
export const fontFamily = 'Rift Inter';

/** The three weights in use. */
export type Weight = 400 | 600 | 700;

/** A canvas font. Anything the family lacks comes from the machine's own fonts, if it has any. */
export function font(sizePx: number, weight: Weight = 400): string {
  return `${weight} ${sizePx.toFixed(2)}px "${fontFamily}", "Noto Sans", "DejaVu Sans", sans-serif`;
}
