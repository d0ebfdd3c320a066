import { expect, test } from 'vitest';
import type { ReceiptReport, ScoreboardReport } from '../../src/community/receipts.ts';
import { eventsPicture, receiptPicture, scoreboardPicture } from '../../src/messages/community.ts';

const since = { from: '2026-02-05', to: '2026-06-30', sessions: 100, subjectPct: 12.34, benchmarkPct: -3.1 };

const receipt = (sessions: number) =>
  ({
    ...{ id: '7k2m9xqd', text: 'ETH has left the Russell behind', simulated: false },
    claims: [
      {
        ...{ verdict: 'not supported', subject: 'ETH', benchmark: 'IWM' },
        since: { ...since, sessions },
        today: { verdict: 'supported', reason: '', asOf: '2026-06-30' },
      },
    ],
  }) as unknown as ReceiptReport;

const scoreboard = (judged: number, holding: number) =>
  ({
    ...{ claims: [{}, {}], verdicts: { supported: 2 }, simulated: false },
    forecasts: { judged, holding },
  }) as unknown as ScoreboardReport;

test('a receipt shows the verdict then and today, and what both markets did since', () => {
  const picture = receiptPicture(receipt(100));
  expect([picture?.claim, picture?.title]).toEqual([
    'ETH has left the Russell behind',
    'Then not supported, today supported',
  ]);
  expect(picture?.bars.map(({ label, shown }) => `${label} ${shown}`)).toEqual([
    'Ethereum +12 %',
    'Russell 2000 −3.1 %',
  ]);
});

test('a receipt has no picture before the next day', () => {
  expect(receiptPicture(receipt(0))).toBeUndefined();
});

test('a scoreboard holds the forecasts against chance', () => {
  const { bars } = scoreboardPicture(scoreboard(8, 6), 'title');
  expect(bars.map(({ value, shown }) => [value, shown])).toEqual([
    [75, '6 of 8'],
    [50, 'half'],
  ]);
});

test('a scoreboard without a judged forecast counts the verdicts', () => {
  expect(scoreboardPicture(scoreboard(0, 0), 'title').bars).toMatchObject([{ label: 'Supported', value: 2 }]);
});

test('dated facts have a row for each kind, own ones last', () => {
  const known = [{ date: '2022-09-15', label: 'Merge', kind: 'upgrade', concerns: 'ETH' }] as const;
  const picture = eventsPicture(known as never, [{ date: '2026-05-01' }], 'title');
  expect(picture?.rows).toEqual([
    { label: 'Upgrade', dates: ['2022-09-15'] },
    { label: 'Added here', dates: ['2026-05-01'] },
  ]);
});
