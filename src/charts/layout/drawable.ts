/** No typeface has it, and the canvas refuses a whole text for it. */
const NUL = '\0';

/** The same drawing without characters that cannot be drawn; numbers in typed arrays are handed on as they are. */
export function drawable<T>(drawing: T): T {
  if (typeof drawing === 'string') return (drawing.includes(NUL) ? drawing.replaceAll(NUL, '') : drawing) as T;
  if (Array.isArray(drawing)) return drawing.map(drawable) as T;
  if (typeof drawing !== 'object' || drawing === null || ArrayBuffer.isView(drawing)) return drawing;
  return Object.fromEntries(Object.entries(drawing).map(([key, value]) => [key, drawable<unknown>(value)])) as T;
}
