import { expect, test } from 'vitest';
import type {
  ReceiptClaim,
  ReceiptReport,
  ScoreboardReport,
  ScoredClaim,
  SinceThen,
} from '../../src/community/receipts.ts';
import { englishReader, inEnglish, speakerOf } from '../../src/messages/speaker.ts';
import { msg } from '../../src/messages/text.ts';
import type { KnownEvent } from '../../src/market/known-events.ts';
import { eventsPicture, receiptPicture, scoreboardPicture } from '../../src/messages/community.ts';

const english = speakerOf(englishReader);

const since = (sessions: number): SinceThen => ({
  ...{ from: '2026-02-05', to: '2026-06-30', sessions, windowSessions: 60, gapThenPct: -20, gapNowPct: 3 },
  ...{ subjectPct: 12.34, benchmarkPct: -3.1, narrowed: true, sampling: 'close', revised: false },
});

const claim: ReceiptClaim = {
  ...{ text: 'ETH has left the Russell behind', relation: 'gap', subject: 'ETH', benchmark: 'IWM', windowSessions: 60 },
  ...{ verdict: 'not supported', reason: '', asOf: '2026-02-05', sampling: 'close', inputHash: '' },
  closes: { subject: 1_900, benchmark: 260 },
};

const receipt = (sessions: number): ReceiptReport => ({
  ...{ command: 'receipt', id: '7k2m9xqd', saidOn: '2026-02-05', said: '', text: claim.text, hash: '' },
  ...{ simulated: false, silence: null },
  claims: [{ ...claim, since: since(sessions), today: { verdict: 'supported', reason: '', asOf: '2026-06-30' } }],
});

const scoreboard = (judged: number, holding: number): ScoreboardReport => {
  const scored: ScoredClaim = {
    ...claim,
    id: '7k2m9xqd',
    saidOn: '2026-02-05',
    since: since(100),
    forecastHolds: null,
  };
  const verdicts = { supported: 2 };
  return {
    command: 'scoreboard',
    simulated: false,
    claims: [scored, scored],
    verdicts,
    forecasts: { judged, holding },
  };
};

test('a receipt shows the verdict then and today, and what both markets did since', () => {
  const picture = english.spoken(receiptPicture(receipt(100)));
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
  const { bars } = english.spoken(scoreboardPicture(scoreboard(8, 6), 'title'));
  expect(bars.map(({ value, shown }) => [value, shown])).toEqual([
    [75, '6 of 8'],
    [50, 'half'],
  ]);
});

test('a scoreboard without a judged forecast counts the verdicts', () => {
  expect(english.spoken(scoreboardPicture(scoreboard(0, 0), 'title')).bars).toMatchObject([
    { label: 'Supported', value: 2 },
  ]);
});

test('dated facts have a row for each kind, own ones last', () => {
  const merge: KnownEvent = {
    date: '2022-09-15',
    label: msg('facts.merge'),
    kind: 'upgrade',
    concerns: 'ETH',
    names: ['merge'],
  };
  const picture = eventsPicture([merge], [{ date: '2026-05-01' }], 'title');
  expect(picture?.rows.map((row) => ({ ...row, label: inEnglish(row.label) }))).toEqual([
    { label: 'Upgrade', dates: ['2022-09-15'] },
    { label: 'Added here', dates: ['2026-05-01'] },
  ]);
});
