import { inEnglish } from './messages/speaker.ts';
import { joined, msg, type Text } from './messages/text.ts';

/**
 * The errors of Rift. The class is the policy: who sees the sentence, and whether anything is tried again.
 * Messages are whole sentences for people; they never carry a token, an address with credentials or a stack.
 */

/** The question is wrong or cannot be answered as asked. The sentence is shown to the person, in the person's language. */
export class UserError extends Error {
  override readonly name = 'UserError';
  /** The sentence; `message` is the same in English. */
  readonly text: Text;
  /** Command lines that would be right, offered as buttons or "did you mean". */
  readonly suggestions: readonly string[];

  constructor(sentence: Text, suggestions: readonly string[] = []) {
    super(inEnglish(sentence));
    this.text = sentence;
    this.suggestions = suggestions;
  }
}

/** The operator's data cannot be read as it stands. Whatever was asked, this is the answer: nothing is judged beside it. */
export class DataBroken extends UserError {}

/** No answer came from a source: retry with backoff, then the next source. */
export class ProviderUnreachable extends Error {
  override readonly name = 'ProviderUnreachable';
  readonly provider: string;
  readonly reason: Text;
  readonly text: Text;
  /** Nobody listens there: asking once more in the same breath is no use. */
  readonly nobodyThere: boolean;

  constructor(provider: string, reason: Text, options?: ErrorOptions & { readonly nobodyThere?: boolean }) {
    super(`no answer from ${provider}: ${inEnglish(reason)}`, options);
    this.provider = provider;
    this.reason = reason;
    this.text = msg('sources.noAnswer', { source: provider, why: reason });
    this.nobodyThere = options?.nobodyThere ?? false;
  }
}

/** The source asked us to wait. */
export class ProviderRateLimited extends Error {
  override readonly name = 'ProviderRateLimited';
  readonly provider: string;
  readonly reason: Text;
  readonly text: Text;
  readonly retryAfterMs: number;

  constructor(provider: string, retryAfterMs: number) {
    const reason = msg('sources.askedToWait', { seconds: Math.ceil(retryAfterMs / 1000) });
    super(`${provider} ${inEnglish(reason)}`);
    this.provider = provider;
    this.reason = reason;
    this.text = msg('sources.waits', { source: provider, why: reason });
    this.retryAfterMs = retryAfterMs;
  }
}

/**
 * An answer came and said no or had the wrong shape: not retried, logged with the path that was wrong. A reason in the
 * words of the source or of a library is for the log alone; people read that the answer cannot be used.
 */
export class ProviderAnswerRejected extends Error {
  override readonly name = 'ProviderAnswerRejected';
  readonly provider: string;
  readonly path: string;
  readonly reason: Text;
  readonly text: Text;

  constructor(provider: string, path: string, reason: Text, options?: ErrorOptions) {
    super(`${provider} gave an answer that cannot be used (${path}: ${inEnglish(reason)})`, options);
    this.provider = provider;
    this.path = path;
    this.reason = typeof reason === 'string' ? msg('sources.unusable') : reason;
    this.text =
      typeof reason === 'string'
        ? msg('sources.rejectedQuiet', { source: provider })
        : msg('sources.rejected', { source: provider, why: reason });
  }
}

/** The source answered that it does not carry this symbol: the next source is asked, and it counts as no failure. */
export class ProviderLacksSymbol extends Error {
  override readonly name = 'ProviderLacksSymbol';
  readonly provider: string;
  readonly reason: Text;

  constructor(provider: string, symbol: string, options?: ErrorOptions) {
    super(`${provider} does not carry ${symbol}`, options);
    this.provider = provider;
    this.reason = msg('sources.lacks', { symbol });
  }
}

/** A source that gave no answer, and why. */
interface SilentSource {
  readonly source: string;
  readonly reason: Text;
}

/** Every source was tried and none could answer. The sentence names each with its reason, and says what there is instead. */
export class NoSourceAnswered extends Error {
  override readonly name = 'NoSourceAnswered';
  /** The sentence; `message` is the same in English. */
  readonly text: Text;
  readonly what: Text;
  readonly reasons: readonly SilentSource[];

  constructor(what: Text, reasons: readonly SilentSource[], stored?: Text) {
    const each = { what, reasons: reasonsText(reasons) };
    const text =
      stored === undefined ? msg('refusals.noSource', each) : msg('refusals.noSourceStored', { ...each, stored });
    super(inEnglish(text));
    this.text = text;
    this.what = what;
    this.reasons = reasons;
  }
}

/** Sources that gave no answer, each with its reason: `Kraken (the connection broke), Yahoo Finance (asked to wait 5 s)`. */
export function reasonsText(silent: readonly SilentSource[]): Text {
  return joined(
    silent.map(({ source, reason }) => msg('sources.reason', { source, why: reason })),
    ', ',
  );
}

/** The database could not do what was asked; the job stays unfinished and is tried again. */
export class StorageError extends Error {
  override readonly name = 'StorageError';
}

/** The environment is wrong. All problems are named at once, at start. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}
