import { type Change, ChangeBook, nextChange } from './changes-kept.ts';
import type { Side } from './side.ts';

/** What people say is nobody else's to read. */
export const privateWords = 'between us: Ethereum has never been this far from the Russell 2000';

const lines = ['divergence ETH IWM', 'correlation ETH IWM', 'help', 'status', 'events', 'check'] as const;

/** How long somebody waits for an answer before they give up. */
const patienceMs = 45_000;

/** The longest time in which somebody waited and nothing was seen of a bot. */
export class Silence {
  longestMs = 0;
  #signs = 0;
  #waitingSinceMs: number | undefined;

  /** Looks again: how many signs of life there were by now, and whether anybody waits. */
  look(signs: number, isAnybodyWaiting: boolean): void {
    const nowMs = performance.now();
    if (this.#waitingSinceMs !== undefined) this.longestMs = Math.max(this.longestMs, nowMs - this.#waitingSinceMs);
    if (signs > this.#signs || !isAnybodyWaiting) this.#waitingSinceMs = undefined;
    if (isAnybodyWaiting) this.#waitingSinceMs ??= nowMs;
    this.#signs = signs;
  }
}

const signsOf = {
  discord: ({ discord }: Side): number =>
    discord.interactions.filter(({ acknowledgedMs }) => acknowledgedMs !== undefined).length +
    discord.posts.reduce((sum, { writes }) => sum + writes, 0),
  telegram: ({ telegram }: Side): number =>
    telegram.actions.length +
    telegram.posts.reduce((sum, { fromBot, writes }) => sum + (fromBot ? writes : 0), 0) +
    telegram.presses.filter(({ acknowledgedMs }) => acknowledgedMs !== undefined).length,
};

type Platform = keyof typeof signsOf;

/** People on one side, who ask, and change what they may. */
export class People {
  readonly silence = { discord: new Silence(), telegram: new Silence() };
  readonly counts = { asked: 0, answered: 0 };
  readonly changes = new ChangeBook();
  readonly #side: Side;
  readonly #random: () => number;
  readonly #waiting = { discord: 0, telegram: 0 };
  readonly #open = new Set<Promise<unknown>>();
  #begun = 0;

  constructor(side: Side, random: () => number) {
    this.#side = side;
    this.#random = random;
  }

  /** Notes how long it has been silent. */
  look(): void {
    for (const platform of ['discord', 'telegram'] as const)
      this.silence[platform].look(signsOf[platform](this.#side), this.#waiting[platform] > 0);
  }

  /** Somebody asks something somewhere. */
  ask(): void {
    const line = lines[Math.floor(this.#random() * lines.length)]!;
    this.#keep(this.#random() < 0.5 ? this.#askDiscord(line) : this.#askTelegram(line));
  }

  /** The first question, whose prices have to be fetched. */
  async askFirst(): Promise<void> {
    await Promise.all([this.#askDiscord(lines[0]), this.#askTelegram(lines[0])]);
  }

  /** Asks about one market. */
  askAbout(symbol: string): void {
    this.#keep(this.#inDiscord('divergence', { subject: symbol, benchmark: 'IWM' }));
    this.#keep(this.#inTelegram(`/divergence ${symbol} IWM`));
  }

  /** So many moderators change something at the same moment. */
  changeAtOnce(many: number): void {
    for (let one = 0; one < many; one += 1) this.#keep(this.#change(nextChange(this.#random, this.#begun++)));
  }

  /** Resolves when everybody has been answered or has given up. */
  async settled(): Promise<void> {
    while (this.#open.size > 0) await Promise.all(this.#open);
  }

  async #change(change: Change): Promise<void> {
    const done = this.changes.begin(change);
    if (done === undefined) return;
    const { platform, command, options, place } = change;
    const line = Object.entries(options).map(([name, value]) => `${name}:${value}`);
    const answer = platform === 'discord' ? this.#inDiscord(command, options, place) : undefined;
    done(await (answer ?? this.#inTelegram(`/${command} ${line.join(' ')}`, place)));
  }

  #askDiscord(line: string): Promise<string | undefined> {
    const [command = '', subject, benchmark] = line.split(' ');
    if (command === 'check') return this.#inDiscord(command, { text: privateWords });
    return this.#inDiscord(command, subject === undefined ? {} : { subject, benchmark: benchmark! });
  }

  #askTelegram(line: string): Promise<string | undefined> {
    return this.#inTelegram(line === 'check' ? `/check ${privateWords}` : `/${line}`);
  }

  async #inDiscord(
    command: string,
    options: Readonly<Record<string, string | number>>,
    place = 101,
  ): Promise<string | undefined> {
    const { discord } = this.#side;
    if (discord.commands.length === 0) return undefined; // nobody can type what is not offered yet
    const at = place < 200 ? discord.general : discord.channel(String(place));
    const by = String(this.#somebody(1000));
    const asked = discord.slash({ by, at, command, options, moderator: true });
    return this.#wait('discord', async () => (await discord.look(await discord.answered(asked, patienceMs))).text);
  }

  async #inTelegram(text: string, place = this.#somebody(3000)): Promise<string | undefined> {
    const { telegram } = this.#side;
    const asked = telegram.says(text, { room: telegram.person(place) });
    return this.#wait('telegram', async () => (await telegram.answered(asked, patienceMs)).text);
  }

  #somebody(first: number): number {
    return first + Math.floor(this.#random() * 500);
  }

  async #wait(platform: Platform, answer: () => Promise<string>): Promise<string | undefined> {
    this.counts.asked += 1;
    this.#waiting[platform] += 1;
    try {
      const text = await answer();
      this.counts.answered += 1;
      return text;
    } catch {
      return undefined; // gave up
    } finally {
      this.#waiting[platform] -= 1;
    }
  }

  #keep(work: Promise<unknown>): void {
    const open = work.finally(() => this.#open.delete(open));
    this.#open.add(open);
  }
}
