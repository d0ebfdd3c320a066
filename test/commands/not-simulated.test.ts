import { describe, expect, it } from 'vitest';
import { resolveSettings } from '../../src/community/settings.ts';
import { ask, commandChat, replyTo } from '../support/command-chat.ts';
import { afterClose, sampleChat } from '../support/sample-chat.ts';
import { openSimulation } from '../../src/providers/sample.ts';

const sentence = (market: string): string =>
  `Prices here are simulated, and ${market} is not among them: try "assets" for what can be asked.`;

/** Open sources do have prices of these; whoever reads invented ones would take "no source has them" for the truth. */
describe('A well-known market outside of the simulation', () => {
  const chat = sampleChat();

  it.each(['divergence SOL ETH', 'divergence pair:"solana vs eth"', 'drivers sol', 'brief SOL/ETH'])(
    'is refused as not simulated: %s',
    async (line) => {
      const { kind, reply } = await ask(chat, line);
      expect([kind, reply.title]).toEqual(['refused', sentence('SOL (Solana)')]);
    },
  );

  it('leaves a claim about it unchecked for that reason', async () => {
    const { report } = await replyTo(chat, 'check "Solana has never been this far from Ethereum"');
    expect(report).toMatchObject({ verdict: 'untestable', reason: sentence('Solana') });
  });

  it('cannot be watched for that reason', () => {
    const market = openSimulation(() => afterClose);
    expect(() => resolveSettings({ pairs: 'SOL/ETH' }, {}, market)).toThrow(sentence('SOL (Solana)'));
  });

  it('is told of otherwise where prices are real', async () => {
    const real = commandChat({ ...openSimulation(() => afterClose), simulated: false });
    const titles = [await ask(real, 'divergence SOL ETH'), await ask(real, 'check "SOL has never been this far from ETH"')]; // prettier-ignore
    expect(titles.map(({ reply }) => reply.title).join(' ')).not.toContain('simulated');
  });
});
