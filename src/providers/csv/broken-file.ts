import { DataBroken } from '../../core/errors.ts';

/** The operator's file cannot be used: one sentence with its name and, where there is one, the line. */
export function brokenFile(file: string, reason: string, line?: number): DataBroken {
  const said = reason.replaceAll(/\b(?:NaN|Infinity)\b/g, (word) => word.toLowerCase()); // so that nobody takes it for ours
  return new DataBroken(line === undefined ? `${file}: ${said}.` : `${file} line ${line}: ${said}.`);
}
