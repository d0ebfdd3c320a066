import { UserError } from '../../core/errors.ts';

/** A stretch of a line, end excluded. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Reads a piece of a line; where the reader refuses, what it suggests becomes the whole line with that piece put right. */
export function readAt<T>(line: string, span: Span, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new UserError(
      error.message,
      error.suggestions.map((right) => `${line.slice(0, span.start)}${right}${line.slice(span.end)}`.trim()),
    );
  }
}
