import { delay } from '../../src/clock.ts';
import { adapterStages } from '../support/adapter-stage.ts';
import { startOnBoth } from '../support/bot-process.ts';
import { type DiscordInteraction, DiscordStandIn } from '../support/discord-stand-in.ts';
import { type TelegramPress, TelegramStandIn } from '../support/telegram-stand-in.ts';
import { ToyChat } from '../support/toy-chat.ts';

const people = 50;

const rounds = 5;

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}

function inWords(name: string, what: string, values: readonly number[], goalMs = Infinity): string {
  const sorted = [...values].sort((a, b) => a - b);
  const [p50, p99] = [quantile(sorted, 0.5), quantile(sorted, 0.99)];
  const figures = `p50 ${p50.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms`;
  const verdict = goalMs === Infinity ? '' : ` (goal: p99 under ${goalMs} ms, ${p99 < goalMs ? 'met' : 'MISSED'})`;
  return `${name}: ${what} of ${values.length} questions, ${figures}${verdict}`;
}

/** Until when whoever asks must see that something happens, for ninety-nine of a hundred. */
const firstSignGoalMs = 150;

/**
 * Fifty people ask at once, several times over, on each platform with its real library; prints how long the first sign
 * and the whole answer took.
 */
export async function benchPlatforms(print: (line: string) => void = console.log): Promise<void> {
  print('\nFifty people at once, on stand-ins:');
  for (const { name, create } of adapterStages) {
    const stage = create();
    await stage.open(new ToyChat());
    await stage.answered(stage.ask('divergence')); // the very first answer also loads code
    const acknowledged: number[] = [];
    const answered: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const startMs = performance.now();
      const asked = Array.from({ length: people }, (_, index) =>
        stage.ask('divergence', undefined, 1000 + round * people + index),
      );
      const answers = asked.map((question) =>
        stage.answered(question).then(() => answered.push(performance.now() - startMs)),
      );
      await Promise.all(answers);
      acknowledged.push(...asked.map((question) => stage.acknowledgedMs(question) ?? NaN));
    }
    await stage.close();
    print(inWords(name, 'first sign', acknowledged, firstSignGoalMs));
    print(inWords(name, 'whole answer', answered));
  }
}

/** People type and press while others wait, this often. */
const besideEveryMs = 100;

const first = ['ETH', 'BTC', 'GLD', 'QQQ', 'SPY'];

/** Fifty questions of which no two want the same thing computed or drawn. */
const coldQuestions = Array.from({ length: people }, (_, at) => ({
  subject: first[at % first.length]!,
  benchmark: 'RUT',
  window: 30 + at,
}));

interface Stage {
  readonly discord: DiscordStandIn;
  readonly telegram: TelegramStandIn;
}

type Interaction = DiscordInteraction | TelegramPress;

const signOf = ({ createdMs, acknowledgedMs = Infinity }: Interaction): number => acknowledgedMs - createdMs;

/** Others type and press buttons under answers that stand, until it is stopped; what they did. */
async function busyBeside({ discord, telegram }: Stage) {
  const [onDiscord, onTelegram] = await Promise.all([
    discord.answered(discord.slash({ command: 'divergence' }), 60_000),
    telegram.answered(telegram.says('/divergence eth rut', { by: 9 }), 60_000),
  ]);
  const done: Interaction[] = [];
  const timer = setInterval(() => {
    const by = done.length;
    done.push(discord.complete('divergence', 'subject', 'et', `typist ${by}`));
    done.push(discord.press(onDiscord, 'Correlation', `presser ${by}`));
    done.push(telegram.press(onTelegram, 'Correlation', 10_000 + by));
  }, besideEveryMs);
  return { done, stop: () => clearInterval(timer) };
}

/** Asks everything on both platforms at once; the first signs, when all is answered. */
async function askCold({ discord, telegram }: Stage) {
  const slashes = coldQuestions.map((options, at) =>
    discord.slash({ by: `cold ${at}`, command: 'divergence', options }),
  );
  const texts = coldQuestions.map(({ subject, window }, at) =>
    telegram.says(`/divergence ${subject} rut window:${window + people}`, { room: telegram.person(20_000 + at) }),
  );
  await Promise.all([
    ...slashes.map((one) => discord.answered(one, 120_000)),
    ...texts.map((one) => telegram.answered(one, 120_000)),
  ]);
  const typingMs = (text: (typeof texts)[number]): number =>
    telegram.actions.find(({ chatId, atMs }) => chatId === text.room.id && atMs >= text.atMs)?.atMs ?? Infinity;
  return { discord: slashes.map(signOf), telegram: texts.map((text) => typingMs(text) - text.atMs) };
}

/**
 * The real program in a process of its own: on both platforms at once fifty people ask different things nobody asked
 * before, and meanwhile others type into Discord's fields and press buttons. Prints the first signs, and how many
 * interactions were not acknowledged within Discord's three seconds.
 */
export async function benchColdQuestions(print: (line: string) => void = console.log): Promise<void> {
  print('\nFifty different questions nobody asked before, at once on both platforms:');
  const stage: Stage = { discord: new DiscordStandIn(), telegram: new TelegramStandIn() };
  const bot = await startOnBoth(stage);
  await stage.discord.ready();
  const beside = await busyBeside(stage);
  const signs = await askCold(stage);
  beside.stop();
  await delay(3_000); // whoever pressed last has three seconds as well
  await bot.stop();
  await Promise.all([stage.discord.stop(), stage.telegram.stop()]);
  const ofBeside = beside.done.map(signOf);
  print(inWords('Discord, nothing known before', 'first sign', signs.discord, firstSignGoalMs));
  print(inWords('Telegram, nothing known before', 'first sign', signs.telegram, firstSignGoalMs));
  print(inWords('Who types and presses beside them', 'first sign', ofBeside, firstSignGoalMs));
  const interactions = [...signs.discord, ...ofBeside];
  const late = interactions.filter((ms) => !(ms <= 3_000)).length;
  print(
    `Interactions past their three seconds: ${late} of ${interactions.length} (goal: none, ${late === 0 ? 'met' : 'MISSED'})`,
  );
}
