import type { Progress } from '../../core/ports.ts';

/** Where a bar can be drawn: standard error, where a person watches it. */
export interface ErrorStream {
  write(text: string): unknown;
  readonly isTTY?: boolean;
}

const cells = 24;

/** A bar on a terminal that is redrawn in place and cleared at the end; silent where nobody watches. */
export function createProgressBar(stream: ErrorStream): { progress: Progress; clear: () => void } {
  if (stream.isTTY !== true) return { progress: () => undefined, clear: () => undefined };
  let drawn = false;
  const progress: Progress = ({ what, done, total }) => {
    const full = Math.round(cells * Math.min(1, Math.max(0, total > 0 ? done / total : 0)));
    stream.write(`\r\u001b[2K${'█'.repeat(full)}${'░'.repeat(cells - full)} ${what}`);
    drawn = true;
  };
  const clear = (): void => {
    if (drawn) stream.write('\r\u001b[2K');
  };
  return { progress, clear };
}
