import { type CommandServices, defineCommand } from '../src/chat/command.ts';
import type { Action, Picture } from '../src/chat/reply.ts';
import { msg, type Text } from '../src/messages/text.ts';

/** /start — what this is, in one sentence and one picture, with the four ways on. */
export default defineCommand({
  name: 'start',
  about: msg('commands.start'),
  examples: ['start'],
  options: {},
  personal: true,
  async run(_options, services) {
    const picture = await exampleOf(services).catch(() => undefined); // who is new is welcome, also without prices
    const ways = [
      { label: msg('start.check'), line: 'check text:{}', does: 'new', asks: 'text' },
      { label: msg('start.pair'), line: 'divergence', does: 'new' },
      services.community !== undefined && services.requester.moderator
        ? { label: msg('start.digest'), line: 'setup', does: 'new' }
        : { label: msg('start.radar'), line: 'radar', does: 'new' },
      { label: msg('start.help'), line: 'help', does: 'new' },
    ] as const satisfies readonly Action<Text>[];
    return {
      title: msg('start.what'),
      blocks: [{ kind: 'paragraph', text: msg(services.community === undefined ? 'start.waysAlone' : 'start.ways') }],
      ...(picture === undefined ? {} : { picture }),
      actions: ways,
      files: [],
      tone: 'plain',
      visibility: 'everyone',
    };
  },
});

/** The picture of the pair every question is about until somebody names another. */
async function exampleOf(services: CommandServices): Promise<Picture<Text> | undefined> {
  const { market, commands } = services;
  const [subject, benchmark] = ['ETH', 'RUT'].map((symbol) => market.catalogue().find((one) => one.symbol === symbol));
  const divergence = commands.find(({ name }) => name === 'divergence');
  if (subject === undefined || benchmark === undefined || divergence === undefined) return undefined;
  return (await divergence.run({ pair: { subject, benchmark }, window: 60 }, services)).picture;
}
