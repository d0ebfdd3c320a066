import { defineCommand } from '../src/chat/command.ts';
import { ownEvents } from '../src/chat/reply-builders.ts';
import { type Action, behindDetails, type Block, type Reply } from '../src/chat/reply.ts';
import type { CommunityEvent } from '../src/community/events.ts';
import { UserError } from '../src/errors.ts';
import { type EventKind, eventsBetween, type KnownEvent } from '../src/market/known-events.ts';
import { eventRow, eventsPicture, tableEndWords } from '../src/messages/community.ts';
import { inEnglish } from '../src/messages/speaker.ts';
import type { CalendarChartSpec } from '../src/reports/chart-spec.ts';
import { fmt, joined, msg, type Text } from '../src/messages/text.ts';

const KINDS = ['upgrade', 'halving', 'listing', 'failure', 'shock', 'vote', 'fomc', 'own'] as const;

const SHOWN = 25;

/** /events — the dated facts that charts can mark. */
export default defineCommand({
  name: 'events',
  about: msg('commands.eventsList'),
  examples: ['events', 'events fomc', 'events upgrade since:2022-01-01'],
  forAsker: true,
  options: {
    kind: { kind: 'choice', about: msg('commands.eventsKind'), choices: KINDS, optional: true },
    since: { kind: 'date', about: msg('commands.eventsSince'), optional: true },
  },
  personal: true,
  async run({ kind, since }, services) {
    const from = since ?? '0000';
    const own = (await ownEvents(services)).filter(({ date }) => date >= from);
    const known = kind === 'own' ? [] : eventsBetween(from, '9999', { kinds: kindsOf(kind) });
    const added = kind === undefined || kind === 'own' ? own : [];
    if (known.length + added.length === 0) throw nothingFound(since);
    return reply(known, added);
  },
});

/** Rate decisions come eight times a year and would drown everything else: only where they are asked for. */
function kindsOf(kind: Exclude<(typeof KINDS)[number], 'own'> | undefined): readonly EventKind[] {
  return kind === undefined ? ['upgrade', 'halving', 'listing', 'failure', 'shock', 'vote'] : [kind];
}

const heads = [msg('events.dayHead'), msg('events.whatHead'), msg('events.kindHead')];

function reply(known: readonly KnownEvent[], added: readonly CommunityEvent[]): Reply<Text> {
  const shown = known.slice(-SHOWN);
  const count = known.length + added.length;
  const title =
    known.length > SHOWN ? msg('events.countLatest', { count, shown: SHOWN }) : msg('events.count', { count });
  const chart = eventsPicture(known, added, title);
  return {
    title,
    blocks: [
      ...addedBlock(added),
      ...behindDetails([
        ...(shown.length === 0 ? [] : [{ kind: 'table', head: heads, rows: shown.map(eventRow) } as const]),
        { kind: 'note', text: joined([msg('events.onRequest'), msg('sample.notACause'), tableEndWords()]) },
      ]),
    ],
    ...(chart && {
      picture: { chart, altText: msg('events.altText', { sentence: title }), cacheKey: calendarKey(chart) },
    }),
    actions,
    files: [],
    tone: 'plain',
    visibility: 'asker',
    report: {
      command: 'events',
      events: known.map(({ date, label, kind, concerns }) => ({ date, label, kind, concerns })),
      own: added,
    },
  };
}

function calendarKey({ rows }: CalendarChartSpec<Text>): string {
  return ['events', ...rows.map(({ label, dates }) => `${inEnglish(label)} ${dates.join()}`)].join('|');
}

function addedBlock(added: readonly CommunityEvent[]): Block<Text>[] {
  if (added.length === 0) return [];
  const items = added.map(({ date, label }) => msg('events.added', { day: fmt.day(date), label }));
  return [
    { kind: 'paragraph', text: msg('events.addedHere') },
    { kind: 'list', items },
  ];
}

const actions: readonly Action<Text>[] = [
  { label: msg('events.markThem'), line: 'divergence events:yes', does: 'new' },
  { label: msg('events.rateDecisions'), line: 'events fomc', does: 'new' },
];

function nothingFound(since: string | undefined): UserError {
  const words = since === undefined ? msg('events.nothingYet') : msg('events.nothingSince', { day: fmt.day(since) });
  return new UserError(words, ['events']);
}
