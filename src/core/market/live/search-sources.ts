import type { Request } from '../../ports.ts';
import type { MarketSymbol } from '../symbol.ts';
import { askSource, isSourceError } from './ask-source.ts';
import type { LiveContext } from './live-context.ts';

/** What the first source that knows anything under these words knows, best first; nothing where none does. */
export async function searchSources(
  live: LiveContext,
  words: string,
  request: Request,
): Promise<readonly MarketSymbol[]> {
  for (const provider of live.providers) {
    if (!provider.search) continue;
    try {
      const found = await askSource(live, provider, () => provider.search!(words, request));
      if (found.length > 0) return found;
    } catch (error) {
      if (!isSourceError(error)) throw error;
    }
  }
  return [];
}
