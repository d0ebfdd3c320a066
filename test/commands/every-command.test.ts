import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/chat/chat.ts';
import type { Reply } from '../../src/chat/reply.ts';
import { openSimulation } from '../../src/providers/sample.ts';
import { ask, commandChat, commands, wordsOf } from '../support/command-chat.ts';
import { afterClose } from '../support/sample-chat.ts';

const chat = commandChat(openSimulation(() => afterClose));

const outcomes = new Map<string, Promise<Outcome>>();

/** What a line comes to: asked once for all that is held against it. */
function outcomeOf(line: string): Promise<Outcome> {
  const outcome = outcomes.get(line) ?? ask(chat, line);
  outcomes.set(line, outcome);
  return outcome;
}

const replyOf = async (line: string): Promise<Reply> => (await outcomeOf(line)).reply;

const examples = commands.flatMap((command) => command.examples);

/** What needs a database or something kept before: refused here with a sentence, tested where there is one. */
const needsStorage =
  /^(eventadd|eventremove|receipt|scoreboard|setup|settings|digest|alert|watch|undo|resume|forget|export)\b/;

const answered = examples.filter((line) => !needsStorage.test(line));

/** Lines nobody needs to press to see, but which must not show what must not be shown either. */
const deeper = ['correlation ETH RUT expert:yes', 'history ETH RUT window:252', 'check "ETH and RUT are cointegrated"'];

describe('every example of every command', () => {
  it.each(answered)('is answered on the sample: %s', async (line) => {
    const { kind, reply } = await outcomeOf(line);
    expect({ kind, title: kind === 'answered' ? '' : reply.title }).toEqual({ kind: 'answered', title: '' });
  });

  it.each(answered)('says nothing that is no number and says that nothing is real: %s', async (line) => {
    const reply = await replyOf(line);
    expect(wordsOf(reply)).not.toMatch(/\bNaN\b|\bInfinity\b|\bundefined\b/);
    const chart = reply.picture?.chart;
    if (chart !== undefined && chart.kind !== 'calendar') expect(chart.simulated).toBe(true); // dates are real
  });

  it.each(answered)('has at most four figures and an alt text that fits: %s', async (line) => {
    const { blocks, picture } = await replyOf(line);
    for (const block of blocks) if (block.kind === 'figures') expect(block.figures.length).toBeLessThanOrEqual(4);
    expect(picture?.altText.length ?? 0).toBeLessThanOrEqual(1000);
  });
});

describe('buttons', () => {
  it.each(answered)('come in rows of at most five outside the menus: %s', async (line) => {
    const { actions } = await replyOf(line);
    const rows = [...Map.groupBy(actions, ({ group }) => group)].filter(([group]) => group !== 'window');
    expect(rows.filter(([, row]) => row.length > 5)).toEqual([]);
  });
});

describe('what must not be shown', () => {
  it.each([...answered.filter((line) => !line.startsWith('explain')), ...deeper])('is not shown: %s', async (line) => {
    const reply = await replyOf(line);
    const said = `${wordsOf(reply)}\n${JSON.stringify(reply.report ?? {})}`;
    expect(said).not.toMatch(/hurst/i);
    expect(said).not.toMatch(/correlation of (the )?(price )?levels|level correlation/i);
    for (const sentence of said
      .split('\n')
      .filter((one) => /\b(halves|half-life)\b/i.test(one) && !one.startsWith('{'))) {
      expect(sentence).toMatch(/not measurable|95 %: \d+ to \d+/);
    }
  });

  it('a half-life never stands without both ends of its interval, nor beside a test that speaks against a tie', async () => {
    for (const pair of ['ETH RUT', 'IWM RUT', 'SPY SPX', 'ETH BTC']) {
      const { tie } = (await replyOf(`history ${pair}`)).report as {
        tie: { pValue: number; halfLife: { sessions: number; low: number; high: number } | null };
      };
      if (tie.halfLife === null) continue;
      expect(tie.pValue).toBeLessThanOrEqual(0.05);
      expect([tie.halfLife.low, tie.halfLife.sessions, tie.halfLife.high].every(Number.isFinite)).toBe(true);
    }
  });
});
