import { type CommandServices, defineCommand } from '../src/chat/command.ts';
import type { Action, Picture } from '../src/chat/reply.ts';
import { startLabels, startSentence, startWays, startWaysAlone } from '../src/messages/chats.ts';
import type { Text } from '../src/messages/text.ts';

/** /start — what this is, in one sentence and one picture, with the four ways on. */
export default defineCommand({
  name: 'start',
  about: 'What this is, in one sentence and one picture',
  examples: ['start'],
  options: {},
  personal: true,
  async run(_options, services) {
    const picture = await exampleOf(services).catch(() => undefined); // who is new is welcome, also without prices
    const ways = [
      { label: startLabels.check, line: 'check text:{}', does: 'new', asks: 'text' },
      { label: startLabels.pair, line: 'divergence', does: 'new' },
      services.community !== undefined && services.requester.moderator
        ? { label: startLabels.digest, line: 'setup', does: 'new' }
        : { label: startLabels.radar, line: 'radar', does: 'new' },
      { label: startLabels.help, line: 'help', does: 'new' },
    ] as const satisfies readonly Action<Text>[];
    return {
      title: startSentence,
      blocks: [{ kind: 'paragraph', text: services.community === undefined ? startWaysAlone : startWays }],
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
