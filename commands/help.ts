import { type Command, defineCommand } from '../src/chat/command.ts';
import type { Reply } from '../src/chat/reply.ts';
import { UserError } from '../src/errors.ts';
import { msg, type Text } from '../src/messages/text.ts';

/** /help — what can be asked, with lines to copy. */
export default defineCommand({
  name: 'help',
  about: msg('commands.help'),
  examples: ['help', 'help divergence'],
  forAsker: true,
  options: {
    command: { kind: 'text', about: msg('commands.helpCommand'), maxLength: 40, optional: true },
  },
  // eslint-disable-next-line @typescript-eslint/require-await -- a slip in the question must reject, not throw
  async run({ command }, { commands }) {
    if (command === undefined) return overview(commands);
    const found = commands.find(({ name }) => name === command.trim().toLowerCase().replace(/^\//, ''));
    if (found === undefined) throw unknownCommand(command);
    return usage(found);
  },
});

function overview(commands: readonly Command[]): Reply<Text> {
  return {
    ...blank,
    title: msg('help.what'),
    blocks: [
      {
        kind: 'table',
        head: [msg('help.command'), msg('help.answers')],
        rows: commands.map(({ name, about }) => [name, about]),
      },
      {
        kind: 'paragraph',
        text: msg('help.order', { one: 'divergence eth rut 90', other: 'divergence window:90 ETH vs RUT' }),
      },
      { kind: 'note', text: msg('help.noAdvice') },
    ],
    actions: commands
      .filter(({ name }) => ['divergence', 'check', 'correlation', 'assets'].includes(name))
      .map(({ name, examples }) => ({ label: name, line: examples[0] ?? name, does: 'new' })),
    report: { command: 'help', commands: commands.map(({ name, about, examples }) => ({ name, about, examples })) },
  };
}

function usage(command: Command): Reply<Text> {
  const options = Object.entries(command.options);
  return {
    ...blank,
    title: msg('help.usage', { command: command.name, about: command.about }),
    blocks: [
      ...(options.length > 0
        ? [
            {
              kind: 'table' as const,
              head: [msg('help.option'), msg('help.is')],
              rows: options.map(([name, spec]) => [optionName(name), spec.about]),
            },
          ]
        : []),
      { kind: 'list', items: command.examples },
    ],
    actions: command.examples.slice(0, 3).map((line) => ({ label: line, line, does: 'new' })),
    report: { command: 'help', name: command.name, about: command.about, examples: command.examples },
  };
}

/** `asOf` is typed `as_of`. */
function optionName(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function unknownCommand(typed: string): UserError {
  return new UserError(msg('help.unknown', { typed, help: 'help' }), ['help']);
}

const blank = {
  blocks: [],
  actions: [],
  files: [],
  tone: 'plain',
  visibility: 'asker',
} as const satisfies Partial<Reply<Text>>;
