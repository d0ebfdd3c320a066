import { defineCommand } from '../src/chat/command.ts';
import type { Block, Reply } from '../src/chat/reply.ts';
import type { MarketData, SourceHealth } from '../src/market/ports.ts';
import { fmt, msg, type Text } from '../src/messages/text.ts';

/** /status — where the prices come from, and how each source is doing. */
export default defineCommand({
  name: 'status',
  about: msg('commands.status'),
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
      {
        kind: 'table',
        head: [msg('status.source'), msg('status.state'), msg('status.lastHeard')],
        rows: sources.map(row),
      },
      ...remarks(market, failing),
    ],
    actions: [{ label: msg('status.lookAgain'), line: 'status', does: 'edit' }],
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

function title(market: MarketData, sources: readonly SourceHealth[]): Text {
  if (market.simulated) return msg('status.simulated');
  if (market.label !== 'live') return msg('status.files', { day: fmt.day(market.today()) });
  const asked = sources.filter(({ state }) => state !== 'unknown');
  if (asked.length === 0) return msg('status.noneAsked', { count: sources.length });
  const up = asked.filter(({ state }) => state === 'up').length;
  return msg('status.answering', { up, count: asked.length });
}

/** What to do about a source that does not answer: nothing, which is worth saying. */
function remarks({ label }: MarketData, failing: boolean): Block<Text>[] {
  if (label !== 'live' || !failing) return [];
  return [{ kind: 'note', text: msg('status.failing') }];
}

function row({ source, state, sentence }: SourceHealth): readonly Text[] {
  return [source, msg(`status.${state}`), sentence];
}

function reported({ source, state, sentence, lastSuccessMs, lastFailureMs }: SourceHealth): object {
  return { source, state, lastSuccess: instant(lastSuccessMs), lastFailure: instant(lastFailureMs), sentence };
}

function instant(ms: number | undefined): string | null {
  return ms === undefined ? null : new Date(ms).toISOString();
}
