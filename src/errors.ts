import { inEnglish } from './messages/speaker.ts';
import type { Text } from './messages/text.ts';

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
  readonly reason: string;
  /** Nobody listens there: asking once more in the same breath is no use. */
  readonly nobodyThere: boolean;

  constructor(provider: string, reason: string, options?: ErrorOptions & { readonly nobodyThere?: boolean }) {
    super(`no answer from ${provider}: ${reason}`, options);
    this.provider = provider;
    this.reason = reason;
    this.nobodyThere = options?.nobodyThere ?? false;
  }
}

/** The source asked us to wait. */
export class ProviderRateLimited extends Error {
  override readonly name = 'ProviderRateLimited';
  readonly provider: string;
  readonly reason: string;
  readonly retryAfterMs: number;

  constructor(provider: string, retryAfterMs: number) {
    const reason = `asked to wait ${Math.ceil(retryAfterMs / 1000)} s`;
    super(`${provider} ${reason}`);
    this.provider = provider;
    this.reason = reason;
    this.retryAfterMs = retryAfterMs;
  }
}

/** An answer came and said no or had the wrong shape: not retried, logged with the path that was wrong. */
export class ProviderAnswerRejected extends Error {
  override readonly name = 'ProviderAnswerRejected';
  readonly provider: string;
  readonly path: string;
  readonly reason: string;

  constructor(provider: string, path: string, reason: string, options?: ErrorOptions) {
    super(`${provider} gave an answer that cannot be used (${path}: ${reason})`, options);
    this.provider = provider;
    this.reason = reason;
    this.path = path;
  }
}

/** The source answered that it does not carry this symbol: the next source is asked, and it counts as no failure. */
export class ProviderLacksSymbol extends Error {
  override readonly name = 'ProviderLacksSymbol';
  readonly provider: string;
  readonly reason: string;

  constructor(provider: string, symbol: string, options?: ErrorOptions) {
    super(`${provider} does not carry ${symbol}`, options);
    this.provider = provider;
    this.reason = `does not carry ${symbol}`;
  }
}

/** Every source was tried and none could answer. The sentence names each with its reason, and says what there is instead. */
export class NoSourceAnswered extends Error {
  override readonly name = 'NoSourceAnswered';
  readonly what: string;
  readonly reasons: readonly { readonly source: string; readonly reason: string }[];

  constructor(what: string, reasons: readonly { source: string; reason: string }[], instead = '') {
    const each = reasons.map(({ source, reason }) => `${source} (${reason})`).join(', ');
    super(`No data source answered for ${what}: ${each}.${instead === '' ? '' : ` ${instead}`}`);
    this.what = what;
    this.reasons = reasons;
  }
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
