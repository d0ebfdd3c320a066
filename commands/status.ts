import { defineCommand } from '../src/chat/command.ts';
import type { Block, Reply } from '../src/chat/reply.ts';
import type { MarketData, SourceHealth } from '../src/market/ports.ts';
import { dayMonthYear, plural } from '../src/messages/format.ts';
import type { Text } from '../src/messages/text.ts';

/** /status — where the prices come from, and how each source is doing. */
export default defineCommand({
  name: 'status',
  about: 'Where the prices come from, and how each source is doing',
  examples: ['status'],
  forAsker: true,
  options: {},
  async run(_options, { market }) {
    return reply(market, await market.health());
  },
});

function reply(market: MarketData, sources: readonly SourceHealth[]): Reply<Text> {
  const failing = sources.some(({ state }) => state === 'down' || state === 'limited');
  return {
    title: title(market, sources),
    blocks: [
      { kind: 'table', head: ['Source', 'State', 'Last heard'], rows: sources.map(row) },
      ...remarks(market, failing),
    ],
    actions: [{ label: 'Look again', line: 'status', does: 'edit' }],
    files: [],
    tone: failing ? 'warning' : 'plain',
    visibility: 'asker',
    report: {
      command: 'status',
      data: market.label,
      simulated: market.simulated,
      today: market.today(),
      sources: sources.map(reported),
    },
  };
}

function title(market: MarketData, sources: readonly SourceHealth[]): string {
  if (market.simulated) return 'SIMULATED: every price here is invented; no source of real ones is in use.';
  if (market.label !== 'live') return `Prices from files, up to ${dayMonthYear(market.today())}.`;
  const asked = sources.filter(({ state }) => state !== 'unknown');
  if (asked.length === 0) return `Live prices from ${plural(sources.length, 'source')}; none has been asked yet.`;
  const up = asked.filter(({ state }) => state === 'up').length;
  return `Live prices: ${up} of ${plural(asked.length, 'source')} asked so far answered last time.`;
}

/** What to do about a source that does not answer: nothing, which is worth saying. */
function remarks({ label }: MarketData, failing: boolean): Block<Text>[] {
  if (label !== 'live' || !failing) return [];
  const text =
    'Where a source fails the next one is asked, and where all fail the stored prices answer, with their age. They are asked again by themselves.';
  return [{ kind: 'note', text }];
}

const STATES = { up: 'answers', limited: 'asks to wait', down: 'no answer', unknown: 'not asked' } as const;

function row({ source, state, sentence }: SourceHealth): readonly string[] {
  return [source, STATES[state], sentence];
}

function reported({ source, state, sentence, lastSuccessMs, lastFailureMs }: SourceHealth): object {
  return { source, state, lastSuccess: instant(lastSuccessMs), lastFailure: instant(lastFailureMs), sentence };
}

function instant(ms: number | undefined): string | null {
  return ms === undefined ? null : new Date(ms).toISOString();
}
