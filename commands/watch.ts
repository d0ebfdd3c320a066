import { defineCommand, type Requester } from '../src/chat/command.ts';
import { requireCommunity, settingsReply } from '../src/chat/reply-builders.ts';
import type { Action, Reply } from '../src/chat/reply.ts';
import { type CommunitySettings, MAX_WATCHED } from '../src/community/settings.ts';
import { UserError } from '../src/errors.ts';
import { nameOfSymbol } from '../src/market/known-markets.ts';
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
      return reply('Pairs watched in this community.', await community.settings(requester.community), requester);
    if (pair === undefined) throw new UserError(`Name the pair, for example watch ${action} ETH RUT.`);
    const chosen = [pair.subject.symbol, pair.benchmark.symbol] as const;
    const what = `watch ${action} ${chosen.join('/')}`;
    const after = await community.changeSettings(requester, (now) => ({
      settings: changed(now, action, chosen),
      what,
    }));
    return reply(`${said[action]} ${chosen.map(nameOfSymbol).join(' against ')}.`, after, requester);
  },
});

const said = { add: 'Now watched:', remove: 'No longer watched:', usual: 'Questions without markets are now about' };

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
      if (others.length === 0) throw new UserError('One pair at least is watched; add another one first.');
      return { ...before, watched: others };
    case 'add':
      return { ...before, watched: roomFor([...others, pair]) };
  }
}

function roomFor(watched: Pairs): Pairs {
  if (watched.length <= MAX_WATCHED) return watched;
  throw new UserError(`At most ${MAX_WATCHED} pairs are watched; remove one first.`);
}

function reply(title: string, { watched, pair, byChannel }: CommunitySettings, { channel }: Requester): Reply<Text> {
  const actions = watched.map((one): Action<Text> => ({
    label: `Remove ${one.join('/')}`,
    line: `watch remove ${one.join(' ')}`,
    does: 'edit',
  }));
  const items = watched.map((one) => one.join(' against '));
  const own = byChannel[channel];
  const hasOwn = own?.watched !== undefined || own?.pair !== undefined;
  return settingsReply(
    title,
    [
      ...items,
      `Asked without markets: ${pair.join(' against ')}`,
      ...(hasOwn ? ['This channel has some of it otherwise: settings scope:channel.'] : []),
    ],
    actions,
  );
}
