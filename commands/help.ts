import { type Command, defineCommand } from '../src/chat/command.ts';
import type { Reply } from '../src/chat/reply.ts';
import { UserError } from '../src/errors.ts';
import type { Text } from '../src/messages/text.ts';

/** /help — what can be asked, with lines to copy. */
export default defineCommand({
  name: 'help',
  about: 'What you can ask, with examples',
  examples: ['help', 'help divergence'],
  forAsker: true,
  options: {
    command: { kind: 'text', about: 'One command, for example divergence', maxLength: 40, optional: true },
  },
  // eslint-disable-next-line @typescript-eslint/require-await -- a slip in the question must reject, not throw
  async run({ command }, { commands }) {
    if (command === undefined) return overview(commands);
    const found = commands.find(({ name }) => name === command.trim().toLowerCase().replace(/^\//, ''));
    if (found === undefined) throw unknownCommand(command, commands);
    return usage(found);
  },
});

function overview(commands: readonly Command[]): Reply<Text> {
  return {
    ...blank,
    title: 'I check how far two markets have drifted apart, and whether that is really unusual.',
    blocks: [
      { kind: 'table', head: ['Command', 'What it answers'], rows: commands.map(({ name, about }) => [name, about]) },
      {
        kind: 'paragraph',
        text: 'Order does not matter: “divergence eth rut 90” and “divergence window:90 ETH vs RUT” ask the same.',
      },
      { kind: 'note', text: 'What I say is arithmetic about the past. It is not financial advice.' },
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
    title: `${command.name}: ${command.about}.`,
    blocks: [
      ...(options.length > 0
        ? [
            {
              kind: 'table' as const,
              head: ['Option', 'What it is'],
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

function unknownCommand(typed: string, commands: readonly Command[]): UserError {
  return new UserError(`There is no command “${typed}”; there are ${commands.map(({ name }) => name).join(', ')}.`, [
    'help',
  ]);
}

const blank = {
  blocks: [],
  actions: [],
  files: [],
  tone: 'plain',
  visibility: 'asker',
} as const satisfies Partial<Reply<Text>>;
