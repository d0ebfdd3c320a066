/**
 * A report as JSON can carry it: `NaN` (undefined) becomes null, typed arrays become arrays, absent keys stay absent.
 * An infinite number is a bug of ours and throws.
 */
export function jsonSafe(value: unknown, path = 'report'): unknown {
  if (typeof value === 'number') return safeNumber(value, path);
  if (Array.isArray(value) || ArrayBuffer.isView(value)) {
    return Array.from(value as ArrayLike<unknown>, (item, at) => jsonSafe(item, `${path}[${at}]`) ?? null);
  }
  if (typeof value === 'object' && value !== null) return safeObject(value, path);
  if (typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint') {
    throw new TypeError(`${path} is a ${typeof value}, which no report may hold`);
  }
  return value;
}

function safeNumber(value: number, path: string): number | null {
  if (Math.abs(value) === Infinity) throw new RangeError(`${path} is infinite`);
  return Number.isNaN(value) ? null : value;
}

function safeObject(value: object, path: string): object {
  if (value instanceof Map || value instanceof Set || value instanceof Date) {
    throw new TypeError(`${path} is a ${value.constructor.name}, which no report may hold`);
  }
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(entries.map(([key, item]) => [key, jsonSafe(item, `${path}.${key}`)]));
}
