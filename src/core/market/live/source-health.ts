import type { Provider, SourceHealth, SourceRecord } from '../../ports.ts';

const MINUTE_MS = 60_000;

/**
 * How is each source doing?
 *
 * @param providers All sources.
 * @param records What is known of those that have been asked.
 * @param nowMs The present.
 * @returns One line per source, in the order of the sources.
 */
export function sourceHealth(
  providers: readonly Provider[],
  records: readonly SourceRecord[],
  nowMs: number,
): SourceHealth[] {
  return providers.map(({ facts }) => {
    const record = records.find(({ source }) => source === facts.name);
    return record ? lineOf(facts.title, record, nowMs) : never(facts.title);
  });
}

const never = (source: string): SourceHealth => ({ source, state: 'unknown', sentence: 'It has not been asked yet.' });

function lineOf(source: string, record: SourceRecord, nowMs: number): SourceHealth {
  const { lastSuccessMs, lastFailureMs, lastKind, reason } = record;
  const answered = lastSuccessMs === undefined ? 'It has never answered' : `It answered ${ago(nowMs - lastSuccessMs)}`;
  const failed = lastFailureMs === undefined ? '' : ` ${ago(nowMs - lastFailureMs)}: ${reason}`;
  return {
    source,
    state: ({ success: 'up', failure: 'down', limited: 'limited' } as const)[lastKind],
    ...(lastSuccessMs === undefined ? {} : { lastSuccessMs }),
    ...(lastFailureMs === undefined ? {} : { lastFailureMs }),
    sentence: lastKind === 'success' ? `${answered}.` : `${answered}; it failed${failed}.`,
  };
}

/**
 * How long ago something was, in words.
 *
 * @param ms A length of time, not negative.
 * @example ago(3 * 3_600_000); // => '3 hours ago'
 */
export function ago(ms: number): string {
  const minutes = Math.floor(ms / MINUTE_MS);
  if (minutes < 1) return 'just now';
  const [count, unit] =
    minutes < 60
      ? [minutes, 'minute']
      : minutes < 2_880
        ? [Math.floor(minutes / 60), 'hour']
        : [Math.floor(minutes / 1_440), 'day'];
  return `${count} ${unit}${count === 1 ? '' : 's'} ago`;
}
