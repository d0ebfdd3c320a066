import { defineCommand, type Requester } from '../src/chat/command.ts';
import { requireCommunity, settingsReply } from '../src/chat/reply-builders.ts';
import type { Action, Reply } from '../src/chat/reply.ts';
import { type CommunitySettings, MAX_WATCHED } from '../src/community/settings.ts';
import { UserError } from '../src/errors.ts';
import { nameFor } from '../src/market/known-markets.ts';
import { msg, type Text } from '../src/messages/text.ts';

type Pairs = CommunitySettings['watched'];

/** /watch — the pairs this community looks at, and the one a question without markets is about. */
export default defineCommand({
  name: 'watch',
  about: msg('commands.watch'),
  examples: ['watch', 'watch add BTC GOLD', 'watch usual ETH RUT'],
  forCommunities: true,
  allowed: 'moderators',
  options: {
    action: {
      kind: 'choice',
      about: msg('commands.action'),
      choices: ['list', 'add', 'remove', 'usual'],
      fallback: 'list',
    },
    pair: { kind: 'pair', about: msg('commands.pair'), optional: true },
  },
  async run({ action, pair }, services) {
    const community = requireCommunity(services);
    const { requester } = services;
    if (action === 'list')
      return reply(msg('manage.watchTitle'), await community.settings(requester.community), requester);
    if (pair === undefined) throw new UserError(msg('manage.namePair', { line: `watch ${action} ETH RUT` }));
    const chosen = [pair.subject.symbol, pair.benchmark.symbol] as const;
    const what = msg(changes[action], { pair: chosen.join('/') });
    const [subject, benchmark] = chosen.map(nameFor) as [Text, Text];
    const after = await community.changeSettings(requester, (now) => ({
      settings: changed(now, action, chosen),
      what,
    }));
    return reply(msg(said[action], { pair: msg('names.against', { subject, benchmark }) }), after, requester);
  },
});

const said = { add: 'manage.nowWatched', remove: 'manage.noLongerWatched', usual: 'manage.nowUsual' } as const;

const changes = { add: 'manage.watchAdded', remove: 'manage.watchRemoved', usual: 'manage.usualChosen' } as const;

function changed(
  before: CommunitySettings,
  action: keyof typeof said,
  pair: readonly [string, string],
): CommunitySettings {
  const others = before.watched.filter((watched) => watched.join('/') !== pair.join('/'));
  switch (action) {
    case 'usual':
      return { ...before, pair };
    case 'remove':
      if (others.length === 0) throw new UserError(msg('manage.onePairAtLeast'));
      return { ...before, watched: others };
    case 'add':
      return { ...before, watched: roomFor([...others, pair]) };
  }
}

function roomFor(watched: Pairs): Pairs {
  if (watched.length <= MAX_WATCHED) return watched;
  throw new UserError(msg('manage.mostPairs', { most: MAX_WATCHED }));
}

function reply(title: Text, { watched, pair, byChannel }: CommunitySettings, { channel }: Requester): Reply<Text> {
  const actions = watched.map((one): Action<Text> => ({
    label: msg('manage.removeButton', { pair: one.join('/') }),
    line: `watch remove ${one.join(' ')}`,
    does: 'edit',
  }));
  const against = ([subject, benchmark]: readonly [string, string]): Text =>
    msg('names.against', { subject, benchmark });
  const items = watched.map(against);
  const own = byChannel[channel];
  const hasOwn = own?.watched !== undefined || own?.pair !== undefined;
  return settingsReply(
    title,
    [
      ...items,
      msg('settings.withoutMarkets', { pair: against(pair) }),
      ...(hasOwn ? [msg('manage.otherwiseHere')] : []),
    ],
    actions,
  );
}
