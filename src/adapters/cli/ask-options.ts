import { parseArgs } from 'node:util';
import { UserError } from '../../core/errors.ts';

/** What `ask` was told on its command line. */
export interface AskOptions {
  /** The command line a person would type in a chat. */
  readonly line: string;
  readonly json: boolean;
  /** Where the picture is to be written. */
  readonly png?: string;
  /** `live`, `csv:DIR` or `sample`, as typed. */
  readonly data?: string;
}

/** How it is written, in one line. */
export const usage = 'ask "divergence ETH RUT" [--json] [--png FILE] [--data live|csv:DIR|sample] [--as-of YYYY-MM-DD]';

/** Reads the arguments of `ask`; `usage` where somebody asks how it is written. Throws `UserError` with one sentence that shows how it is written. */
export function readAskOptions(argv: readonly string[]): AskOptions | 'usage' {
  const { values, positionals } = readArguments(argv);
  if (values.help) return 'usage';
  if (positionals.length === 0) throw new UserError(`Say what to ask: ${usage}.`);
  const empty = Object.entries(values).find(([, value]) => value === '');
  if (empty !== undefined) throw new UserError(`--${empty[0]} needs a value: ${usage}.`);
  const asOf = values['as-of'] === undefined ? [] : [`as_of:${values['as-of']}`];
  return {
    line: [...positionals.map(asWord), ...asOf].join(' '),
    json: values.json,
    ...(values.png === undefined ? {} : { png: values.png }),
    ...(values.data === undefined ? {} : { data: values.data }),
  };
}

function readArguments(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
        png: { type: 'string' },
        data: { type: 'string' },
        'as-of': { type: 'string' },
      },
    });
  } catch (error) {
    const said = error instanceof Error ? (/'-{1,2}[^']*'/.exec(error.message)?.[0] ?? 'an argument') : 'an argument';
    throw new UserError(`${said} cannot be used like that; it is written ${usage}.`);
  }
}

/** `ask check "a whole sentence"` keeps its sentence together, as the shell handed it over. */
function asWord(word: string, at: number): string {
  return at > 0 && /\s/u.test(word) && !word.includes('"') ? `"${word}"` : word;
}
