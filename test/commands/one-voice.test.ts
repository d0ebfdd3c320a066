import { describe, expect, it } from 'vitest';
import type { CorrelationReport } from '../../src/reports/correlation.ts';
import { inEnglish } from '../../src/messages/speaker.ts';
import { radarFooter, type RadarReport } from '../../src/reports/radar.ts';
import { replyTo, reportOf, wordsOf } from '../support/command-chat.ts';
import { referenceDataIsHere } from '../support/reference-data.ts';
import { referenceChat, sampleChat } from '../support/sample-chat.ts';

const at = 'as_of:2026-06-30';

describe.skipIf(!referenceDataIsHere)('one answer, one voice (skipped where the reference data are absent)', () => {
  it('a claim refused for its size names the size beside what was', async () => {
    const reply = await replyTo(
      await referenceChat(),
      `check "ETH crashed 80% since August 2025 while IWM rose" ${at}`,
    );
    expect(wordsOf(reply)).toMatch(/Ethereum: said 80 % down, was [\d.]+ % down: does not hold/);
  });

  it('a claim refused by its direction names no size', async () => {
    const reply = await replyTo(await referenceChat(), `check "bitcoin has decoupled from stocks" ${at}`);
    expect(wordsOf(reply)).not.toContain('but for the size');
  });

  it('the picture of a verdict names the line that gives it again', async () => {
    const chat = await referenceChat();
    const { title, picture } = await replyTo(
      chat,
      'check "ETH has never been this far from the Russell 2000" window:90',
    );
    const line = picture!.chart.command!;
    expect(line).toContain('as_of:2026-06-30');
    const again = await replyTo(chat, line);
    expect([again.title, again.picture!.chart]).toEqual([title, picture!.chart]);
  });

  it('"always catches up" is answered by how many gaps closed, not by who is behind', async () => {
    const { report } = await replyTo(await referenceChat(), `check "Ethereum always catches up with small caps" ${at}`);
    expect(report).toMatchObject({
      verdict: 'partly',
      claim: { unread: [], answeredBy: 'history ETH RUT' },
      reason: expect.stringMatching(
        /^5 of 6 wide gaps of Ethereum and the Russell 2000 \(IWM\) were over within 60 trading days/,
      ) as string,
    });
  });

  it('a fall of inflow is ranked among falls by a claim as by flows', async () => {
    const chat = await referenceChat();
    const rank = /(\d+) (?:%|of 100) (?:of )?days/;
    const [said, checked] = [
      await replyTo(chat, 'flows ETH as_of:2023-02-24'),
      await replyTo(chat, 'check "ETH exchange inflows fell 20%" as_of:2023-02-24'),
    ];
    expect(rank.exec(wordsOf(checked))?.[1] ?? 'not ranked').toBe(rank.exec(wordsOf(said))?.[1]);
  });
});

describe.skipIf(!referenceDataIsHere)('old flows (skipped where the reference data are absent)', () => {
  const claim = 'check "ETH exchange inflows fell 20%"';

  it('do not judge a day years after their end', async () => {
    const reply = await replyTo(await referenceChat(), claim);
    expect(wordsOf(reply)).toContain('end on 24 Feb 2023, more than 3 years before 30 Jun 2026');
  });

  it.each([
    ['2023-03-03', 'supported'],
    ['2023-03-04', 'untestable'],
  ])('judged on %s are %s', async (day, verdict) => {
    const { report } = await replyTo(await referenceChat(), `${claim} as_of:${day}`);
    expect(report).toMatchObject({ verdict });
  });

  it.each([claim, 'check "Inflows of altcoins in exchanges have surged by 22 %"'])(
    '%s names its source',
    async (line) => {
      expect(wordsOf(await replyTo(await referenceChat(), line))).toContain(
        '2,758 days since 8 Aug 2015 · up to 24 Feb 2023',
      );
    },
  );
});

describe('one answer, one voice', () => {
  it('a correlation is ranked by its own figure, whatever stood before it', async () => {
    const line = 'correlation ETH RUT window:30';
    const { correlation } = await reportOf<CorrelationReport>(sampleChat(), line);
    const said = /previous|days before/u.exec(wordsOf(await replyTo(sampleChat(), line)));
    expect(said).not.toBeNull();
    expect(wordsOf(await replyTo(sampleChat(), line))).toMatch(
      new RegExp(
        `\\b${correlation.pearson!.toFixed(2).replace('-', '')} is (?:higher than|the highest|the lowest)`,
        'u',
      ),
    );
  });

  it.each([30, 252])('correlation over %i sessions shows that window once', async (window) => {
    const { blocks } = await replyTo(sampleChat(), `correlation ETH RUT window:${window}`);
    const windows = blocks.flatMap((block) => (block.kind === 'table' ? block.rows.map(([first]) => first) : []));
    expect(windows.filter((one) => one === String(window))).toHaveLength(1);
  });

  it('hedge says of what a hedge removes its range', async () => {
    expect(wordsOf(await replyTo(sampleChat(), 'hedge ETH RUT'))).toMatch(/removes \d+ % to \d+ % of the volatility\./);
  });

  it.each([
    [2, 'ETH / RUT and ETH / RUT as of 20 Nov 2026'],
    [3, '3 pairs as of 20 Nov 2026'],
  ])('radar names %i pairs of an older day, and only counts more', async (older, said) => {
    const report = await reportOf<RadarReport>(sampleChat(), 'radar');
    const first = { ...report.pairs[0]!, subject: 'ETH', benchmark: 'RUT' };
    const late = Array.from({ length: older }, () => ({ ...first, asOf: '2026-11-20' }));
    const footer = radarFooter({ ...report, asOf: '2026-11-21', pairs: [{ ...first, asOf: '2026-11-21' }, ...late] });
    expect(inEnglish(footer).split(' · ').at(-1)).toBe(said);
  });
});
