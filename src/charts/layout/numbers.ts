/** A number as people read it: a real minus sign, thousands apart, never `-0`. */
export function numberText(value: number, decimals: number): string {
  const size = Math.abs(value);
  if (!Number.isFinite(value)) return '–';
  if (size >= 1e7) return signed(value, compactText(size));
  return signed(
    value,
    size.toLocaleString('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals }),
  );
}

function compactText(size: number): string {
  if (size >= 1e15) return size.toExponential(1).replace('e+', '×10^');
  return size.toLocaleString('en-US', { notation: 'compact', maximumFractionDigits: 1 });
}

function signed(value: number, text: string): string {
  const isZero = /^[0.,]*$/.test(text);
  return value < 0 && !isZero ? `−${text}` : text;
}

/** Always with its sign: `+1.8`, `−0.4`, `0.0`. */
export function signedText(value: number, decimals: number): string {
  const text = numberText(value, decimals);
  return /^[0.,–−]/.test(text) && !/[1-9]/.test(text) ? text : value > 0 ? `+${text}` : text;
}

/** Three figures that matter, for labels of values of any size. */
export function valueText(value: number): string {
  const size = Math.abs(value);
  return numberText(value, size >= 100 ? 0 : size >= 10 ? 1 : size >= 0.1 || size === 0 ? 2 : smallDecimals(size));
}

function smallDecimals(size: number): number {
  return Math.min(8, 1 - Math.floor(Math.log10(size)));
}
