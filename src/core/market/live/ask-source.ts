import { ProviderAnswerRejected, ProviderLacksSymbol, ProviderRateLimited, ProviderUnreachable } from '../../errors.ts';
import type { Page, Provider, SourceEvent } from '../../ports.ts';
import type { LiveContext } from './live-context.ts';

/** An error that a source is answerable for: the next source is tried. */
export type SourceError = ProviderUnreachable | ProviderRateLimited | ProviderAnswerRejected | ProviderLacksSymbol;

/** Whether a source is answerable for this error, as opposed to the store, the caller or us. */
export function isSourceError(error: unknown): error is SourceError {
  return [ProviderUnreachable, ProviderRateLimited, ProviderAnswerRejected, ProviderLacksSymbol].some(
    (known) => error instanceof known,
  );
}

/**
 * Asks a source and keeps how it went, so that `status` can tell.
 *
 * That a source does not carry a symbol is a good answer. What is not the source's doing is not kept.
 *
 * @throws Whatever the work throws.
 */
export async function askSource<T>(live: LiveContext, { facts }: Provider, work: () => Promise<T>): Promise<T> {
  const note = (event: Omit<SourceEvent, 'source' | 'atMs'>) =>
    live.store.noteSource({ source: facts.name, atMs: live.now(), ...event });
  try {
    const result = await work();
    await note({ kind: 'success' });
    return result;
  } catch (error) {
    if (isSourceError(error)) await note(eventOf(error));
    throw error;
  }
}

function eventOf(error: SourceError): Omit<SourceEvent, 'source' | 'atMs'> {
  if (error instanceof ProviderLacksSymbol) return { kind: 'success' };
  return { kind: error instanceof ProviderRateLimited ? 'limited' : 'failure', reason: error.reason };
}

/** All rows of all pages. */
export async function collectRows<T>(pages: AsyncIterable<Page<T>>): Promise<T[]> {
  const rows: T[] = [];
  for await (const page of pages) rows.push(...page.rows);
  return rows;
}
