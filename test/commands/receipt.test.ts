import { describe, expect, it } from 'vitest';
import type { CheckReport } from '../../src/claims/check.ts';
import type { ReceiptReport, ScoreboardReport } from '../../src/community/receipts.ts';
import { StorageError } from '../../src/errors.ts';
import type { MarketData } from '../../src/market/ports.ts';
import { openCsvFolder } from '../../src/providers/csv.ts';
import { openSimulation } from '../../src/providers/sample.ts';
import { ask, commandChat, replyTo, wordsOf } from '../support/command-chat.ts';
import { memoryReceipts } from '../support/memory-receipts.ts';
import { referenceDataIsHere } from '../support/reference-data.ts';
import { referenceFolder } from '../support/reference-folder.ts';
import { afterClose } from '../support/sample-chat.ts';

const saidMs = Date.UTC(2026, 1, 5, 22);

const sample = () => openSimulation(() => afterClose);

const chatOn = (market: MarketData, receipts = memoryReceipts(saidMs)) => commandChat(market, { receipts });

const claim = 'check "Ethereum is at a record divergence from the Russell 2000"';

const idOf = (report: unknown): string => (report as { receipt: string }).receipt;

describe('check', () => {
  it('shows the receipt of its verdict, in words, in the report and as a button', async () => {
    const { blocks, actions, report } = await replyTo(chatOn(sample()), claim);
    const id = idOf(report);
    expect(id).toMatch(/^[0-9a-z]{8}$/);
    expect(JSON.stringify(blocks)).toContain(`Receipt ${id}: reopen this verdict`);
    expect(actions.map(({ line }) => line)).toContain(`receipt ${id}`);
  });

  it('gives the same receipt to the same claim on the same data', async () => {
    const chat = chatOn(sample());
    expect(idOf((await replyTo(chat, claim)).report)).toBe(idOf((await replyTo(chat, claim)).report));
  });

  it.each([
    ['another day', `${claim} as_of:2026-02-05`],
    ['other starts', `${claim} starts:2020-01-02`],
    ['another reading', `${claim} relation:behind`],
  ])('gives another receipt for %s', async (_, line) => {
    const chat = chatOn(sample());
    expect(idOf((await replyTo(chat, line)).report)).not.toBe(idOf((await replyTo(chat, claim)).report));
  });

  it('fingerprints the data of every claim', async () => {
    const { results } = (await replyTo(chatOn(sample()), claim)).report as CheckReport;
    for (const { inputHash, closes } of results) {
      expect(inputHash).toMatch(/^[0-9a-f]{64}$/);
      expect(closes!.subject).toBeGreaterThan(0);
    }
  });

  it('keeps a receipt for each of two communities that ask at the same moment', async () => {
    const receipts = memoryReceipts(saidMs);
    const chat = chatOn(sample(), receipts);
    await Promise.all(['discord:1', 'discord:2'].map((community) => replyTo(chat, claim, { community })));
    expect(await receipts.list('discord:1', 9)).toHaveLength(1);
    expect(await receipts.list('discord:2', 9)).toHaveLength(1);
  });

  it('answers all the same where nothing can be stored, and says so', async () => {
    const broken = { ...memoryReceipts(saidMs), save: () => Promise.reject(new StorageError('disk full')) };
    const reply = await replyTo(chatOn(sample(), broken), claim);
    expect(wordsOf(reply)).toContain('could not be stored, so it has no receipt');
    expect(wordsOf(reply)).not.toContain('disk full');
  });

  it('says nothing of receipts where there is no database', async () => {
    expect(wordsOf(await replyTo(commandChat(sample()), claim))).not.toMatch(/receipt/i);
  });
});

describe('receipt', () => {
  const reopen = async (line: string, more = '') => {
    const chat = chatOn(sample());
    const asked = await replyTo(chat, line);
    const reply = await replyTo(chat, `receipt ${idOf(asked.report)}${more}`);
    return { asked, reply, report: reply.report as ReceiptReport };
  };

  it('reopens the answer as it was said', async () => {
    const { asked, reply } = await reopen(`${claim} as_of:2026-02-05`);
    expect(reply.title).toMatch(/^Said on 5 Feb 2026: Exaggerated\. /);
    expect(wordsOf(reply)).toContain(asked.title);
  });

  it('says what prices did since and how the claim would be judged now', async () => {
    const { report, reply } = await reopen(`${claim} as_of:2026-02-05`);
    const [first] = report.claims;
    expect(first!.since).toMatchObject({ from: '2026-02-05', revised: false });
    expect(first!.since!.sessions).toBeGreaterThan(90);
    expect(first!.today!.asOf).toBe('2026-06-30');
    expect(wordsOf(reply)).toMatch(/the prices drew (closer|further apart)/);
  });

  it('calls prices closer exactly where the ratio went back against the gap', async () => {
    const { report } = await reopen(`${claim} as_of:2026-02-05`);
    const { gapThenPct, subjectPct, benchmarkPct, narrowed } = report.claims[0]!.since!;
    const change = Math.log(1 + subjectPct / 100) - Math.log(1 + benchmarkPct / 100);
    expect(narrowed).toBe(Math.sign(gapThenPct!) !== Math.sign(change));
  });

  it('says so where no trading day has ended since', async () => {
    const { reply, report } = await reopen(claim);
    expect(report.claims[0]!.since).toMatchObject({ sessions: 0, narrowed: null });
    expect(wordsOf(reply)).toContain('No trading day has ended since 30 Jun 2026.');
  });

  it('looks back from the day it is asked for', async () => {
    const { report } = await reopen(`${claim} as_of:2026-02-05`, ' as_of:2026-03-05');
    expect(report.claims[0]!.since!.to).toBe('2026-03-05');
    expect(report.claims[0]!.today!.asOf).toBe('2026-03-05');
  });

  it('says where the prices of that day have been revised', async () => {
    const receipts = memoryReceipts(saidMs);
    const asked = await replyTo(chatOn(sample(), receipts), `${claim} as_of:2026-02-05`);
    const market = sample();
    const revised: MarketData = {
      ...market,
      daily: async (symbol, request) => {
        const history = await market.daily(symbol, request);
        return symbol.symbol === 'RUT' ? { ...history, closes: history.closes.map((close) => close * 1.01) } : history;
      },
    };
    const reply = await replyTo(chatOn(revised, receipts), `receipt ${idOf(asked.report)}`);
    expect(wordsOf(reply)).toContain('The prices of that day have been revised since.');
  });

  it('does not continue simulated prices with real ones', async () => {
    const receipts = memoryReceipts(saidMs);
    const asked = await replyTo(chatOn(sample(), receipts), claim);
    const reply = await replyTo(chatOn({ ...sample(), simulated: false }, receipts), `receipt ${idOf(asked.report)}`);
    expect(wordsOf(reply)).toContain('It was said on simulated prices, so nothing real happened since.');
    expect((reply.report as ReceiptReport).claims[0]).toMatchObject({ since: null, today: null });
  });

  it('is read as people write it', async () => {
    const chat = chatOn(sample());
    const id = idOf((await replyTo(chat, claim)).report);
    const { report } = await replyTo(chat, `receipt #${id.toUpperCase()}`);
    expect((report as ReceiptReport).id).toBe(id);
  });

  it('is not opened for another community', async () => {
    const chat = chatOn(sample());
    const id = idOf((await replyTo(chat, claim, { community: 'discord:1' })).report);
    const { kind, reply } = await ask(chat, `receipt ${id}`, { community: 'discord:2' });
    expect({ kind, title: reply.title }).toEqual({
      kind: 'refused',
      title: `No verdict with the receipt “${id}” was given here.`,
    });
  });

  it('is not given to words that no data can be held against, which are answered to the asker alone', async () => {
    const kept = memoryReceipts(saidMs);
    const asked = await replyTo(chatOn(sample(), kept), 'check "The weather was nice."');
    expect([asked.visibility, wordsOf(asked)]).toEqual(['asker', expect.not.stringMatching(/receipt/i)]);
    expect(await kept.list('cli:1', 9)).toEqual([]);
  });

  it('needs a database', async () => {
    expect((await ask(commandChat(sample()), 'receipt 12345678')).reply.title).toMatch(/no database is open/);
  });
});

describe('scoreboard', () => {
  const forecast = 'check "The divergence of ETH from the Russell 2000 will not last" as_of:2026-02-05';

  it('counts the verdicts and says which way forecasts went', async () => {
    const chat = chatOn(sample());
    await replyTo(chat, `${claim} as_of:2026-02-05`);
    await replyTo(chat, forecast);
    const reply = await replyTo(chat, 'scoreboard');
    const { claims, forecasts } = reply.report as ScoreboardReport;
    expect(claims).toHaveLength(2);
    expect(forecasts.judged).toBe(1);
    expect(reply.title).toMatch(/^2 claims checked here: [^.]+\.$/);
    expect(wordsOf(reply)).toMatch(
      /Of 1 forecast, prices went the way [01] of them said so far; by chance alone about half do\./,
    );
  });

  it('calls a forecast of closing right exactly where the prices drew closer', async () => {
    const chat = chatOn(sample());
    await replyTo(chat, forecast);
    const [scored] = ((await replyTo(chat, 'scoreboard')).report as ScoreboardReport).claims;
    expect(scored!.forecastHolds).toBe(scored!.since!.narrowed);
  });

  it('gives no outcome to a forecast before the next session', async () => {
    const chat = chatOn(sample());
    await replyTo(chat, 'check "The divergence of ETH from the Russell 2000 will not last"');
    const { forecasts } = (await replyTo(chat, 'scoreboard')).report as ScoreboardReport;
    expect(forecasts).toEqual({ judged: 0, holding: 0 });
  });

  it('leaves out texts that claimed nothing', async () => {
    const chat = chatOn(sample());
    await replyTo(chat, claim);
    await replyTo(chat, 'check "The weather was nice."');
    expect(((await replyTo(chat, 'scoreboard')).report as ScoreboardReport).claims).toHaveLength(1);
  });

  it('shows a community its own claims alone', async () => {
    const chat = chatOn(sample());
    await replyTo(chat, claim, { community: 'discord:1' });
    expect((await ask(chat, 'scoreboard', { community: 'discord:2' })).kind).toBe('refused');
  });

  it('does not count what was said on simulated prices among the real', async () => {
    const receipts = memoryReceipts(saidMs);
    await replyTo(chatOn(sample(), receipts), claim);
    expect((await ask(chatOn({ ...sample(), simulated: false }, receipts), 'scoreboard')).kind).toBe('refused');
  });
});

describe.skipIf(!referenceDataIsHere)('receipts on the reference data (skipped where the folder is absent)', () => {
  it('tell what became of the claim of February 2026', async () => {
    const chat = chatOn(await openCsvFolder(referenceFolder));
    const asked = await replyTo(chat, 'check "ETH lags IWM by a record" as_of:2026-02-05');
    const { report } = await replyTo(chat, `receipt ${idOf(asked.report)}`);
    const { since } = (report as ReceiptReport).claims[0]!;
    expect(since).toMatchObject({ from: '2026-02-05', to: '2026-06-30', sessions: 99, revised: false });
    expect(since!.gapThenPct).toBeCloseTo(-69, 0);
  });
});
