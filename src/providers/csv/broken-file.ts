import { UserError } from '../../core/errors.ts';

/** The operator's file cannot be used: one sentence with its name and, where there is one, the line. */
export function brokenFile(file: string, reason: string, line?: number): UserError {
  return new UserError(line === undefined ? `${file}: ${reason}.` : `${file} line ${line}: ${reason}.`);
}
