import { defineCommand } from '../src/chat/command.ts';
import type { Reply } from '../src/chat/reply.ts';
import { UserError } from '../src/errors.ts';
import { searchSymbols } from '../src/market/resolve.ts';
import type { MarketKind, MarketSymbol } from '../src/market/ports.ts';
import { joined, msg, type Text } from '../src/messages/text.ts';

const KINDS: readonly MarketKind[] = ['crypto', 'index', 'etf', 'stock', 'commodity', 'fx', 'rate'];

const SHOWN = 25;

/** /assets — which markets can be asked about, searchable. */
export default defineCommand({
  name: 'assets',
  about: msg('commands.assets'),
  examples: ['assets', 'assets gold', 'assets crypto'],
  forAsker: true,
  options: {
    search: {
      kind: 'text',
      about: msg('commands.assetsSearch'),
      maxLength: 60,
      optional: true,
    },
  },
  // eslint-disable-next-line @typescript-eslint/require-await -- a slip in the question must reject, not throw
  async run({ search }, { market }) {
    const catalogue = market.catalogue();
    const found = search === undefined ? inReadingOrder(catalogue) : matching(catalogue, search);
    if (found.length === 0) throw nothingFound(search ?? '');
    return listing(found, search, market.simulated);
  },
});

function matching(catalogue: readonly MarketSymbol[], search: string): readonly MarketSymbol[] {
  const kind = KINDS.find((name) => name === search.trim().toLowerCase());
  return kind === undefined
    ? searchSymbols(catalogue, search, catalogue.length)
    : catalogue.filter((market) => market.kind === kind);
}

function inReadingOrder(catalogue: readonly MarketSymbol[]): readonly MarketSymbol[] {
  return [...catalogue].sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind));
}

function listing(found: readonly MarketSymbol[], search: string | undefined, simulated: boolean): Reply<Text> {
  const shown = found.slice(0, SHOWN);
  const counted = { count: found.length, shown: SHOWN, isCut: found.length > SHOWN };
  return {
    title: search === undefined ? msg('assets.found', counted) : msg('assets.foundFor', { ...counted, search }),
    blocks: [
      {
        kind: 'table',
        head: [msg('assets.symbol'), msg('assets.name'), msg('assets.kind'), msg('assets.alsoWritten')],
        rows: shown.map(row),
      },
      ...(simulated ? [{ kind: 'note' as const, text: msg('assets.simulated') }] : []),
    ],
    actions: [],
    files: [],
    tone: 'plain',
    visibility: 'asker',
    report: {
      command: 'assets',
      simulated,
      symbols: found.map(({ symbol, name, kind, aliases }) => ({ symbol, name, kind, aliases })),
    },
  };
}

function row({ symbol, name, kind, aliases }: MarketSymbol): readonly Text[] {
  return [symbol, name, msg(`assets.${kind}`), aliases.slice(0, 3).join(', ')];
}

function nothingFound(search: string): UserError {
  return new UserError(msg('assets.nothing', { search, name: 'gold', symbol: 'ETH', kinds: joined(KINDS, ', ') }), [
    'assets',
  ]);
}
