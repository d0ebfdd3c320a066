import { runAsk } from '../../../src/adapters/cli/run-ask.ts';
import { defineCommand } from '../../../src/chat/command.ts';
import { NoSourceAnswered, UserError } from '../../../src/errors.ts';
import { blankPainter } from '../chat/blank-painter.ts';
import { smallChat } from '../chat/small-chat.ts';
import { picturedReply, plainReply } from '../chat/small-commands.ts';

/** The terminal adapter as a process of its own, over small commands. */
const drawn = defineCommand({
  name: 'drawn',
  about: 'a picture',
  examples: ['drawn'],
  options: {},
  run: () => Promise.resolve(picturedReply('drawn', { report: { command: 'drawn', z: NaN } })),
});

const dry = defineCommand({
  name: 'dry',
  about: 'no source',
  examples: ['dry'],
  options: {},
  run: () => Promise.reject(new NoSourceAnswered('ETH', [{ source: 'Kraken', reason: 'timeout' }])),
});

const broken = defineCommand({
  name: 'broken',
  about: 'a fault',
  examples: ['broken'],
  options: {},
  run: () => Promise.resolve(plainReply('NaN sessions')),
});

const stopped = new AbortController();

process.once('SIGINT', () => stopped.abort());

process.exitCode = await runAsk(process.argv.slice(2), {
  openChat: (data) =>
    data === 'nowhere'
      ? Promise.reject(new UserError('--data takes live, csv:DIR or sample.'))
      : Promise.resolve({ chat: smallChat({}, [drawn, dry, broken]).chat, close: () => Promise.resolve() }),
  openPool: () => Promise.reject(new Error('no threads here')),
  openPainter: () => Promise.resolve(blankPainter()),
  out: process.stdout,
  err: process.stderr,
  signal: stopped.signal,
});
