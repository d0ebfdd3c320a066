import { expect, test } from 'vitest';
import { NoSourceAnswered, UserError } from '../../src/errors.ts';
import { settleAll } from '../../src/market/load-markets.ts';

const refused = (what: string, ...sources: string[]) =>
  Promise.reject(
    new NoSourceAnswered(
      what,
      sources.map((source) => ({ source, reason: 'refused' })),
    ),
  );

test('All legs come back in their order', async () => {
  expect(await settleAll([Promise.resolve(1), Promise.resolve(2)])).toEqual([1, 2]);
});

test('Legs without a source are named together, each source once', async () => {
  await expect(settleAll([refused('ETH', 'Coinbase', 'Yahoo'), refused('IWM', 'Yahoo')])).rejects.toThrow(
    'No data source answered for ETH and IWM: Coinbase (refused), Yahoo (refused).',
  );
});

test('One leg without a source is named alone', async () => {
  await expect(settleAll([Promise.resolve(1), refused('IWM', 'Yahoo')])).rejects.toThrow('answered for IWM: Yahoo');
});

test('A wrong question comes before a silent source', async () => {
  await expect(settleAll([refused('ETH', 'Yahoo'), Promise.reject(new UserError('no such market'))])).rejects.toThrow(
    'no such market',
  );
});
