import { defineCommand, type Requester } from '../src/chat/command.ts';
import { timeOptions } from '../src/chat/reply-builders.ts';
import type { Block, Reply } from '../src/chat/reply.ts';
import { scoreboardReport, type ScoreboardReport } from '../src/community/receipts.ts';
import { UserError } from '../src/errors.ts';
import {
  forecastsWords,
  noReceiptStore,
  privateScoreboard,
  scoreboardPicture,
  scoreboardSentence,
  scoredRow,
} from '../src/messages/community.ts';
import { msg, type Text } from '../src/messages/text.ts';

/** Receipts looked at, and rows shown. */
const MAX_RECEIPTS = 50;

const SHOWN = 15;

/** /scoreboard — the claims checked in a community, and what became of them. */
export default defineCommand({
  name: 'scoreboard',
  about: msg('commands.scoreboard'),
  examples: ['scoreboard'],
  options: { asOf: timeOptions.asOf },
  personal: true,
  async run({ asOf }, services) {
    const { receipts, requester, signal, progress } = services;
    if (receipts === undefined) throw new UserError(noReceiptStore);
    if (isPrivateChat(requester)) throw new UserError(privateScoreboard);
    const kept = await receipts.list(requester.community, MAX_RECEIPTS);
    const report = await scoreboardReport(kept, { asOf, signal, progress }, services);
    if (report.claims.length === 0)
      throw new UserError('No claim has been checked here yet; check one with check "…".', ['help check']);
    return reply(report);
  },
});

/** Nobody but the asker is there: what is checked is nobody else's business, and no list is kept of it. */
function isPrivateChat({ platform, community, person }: Requester): boolean {
  return (platform === 'discord' || platform === 'telegram') && community === person;
}

function forecastBlocks(report: ScoreboardReport): Block<Text>[] {
  const text = forecastsWords(report);
  return text === undefined ? [] : [{ kind: 'paragraph', text }];
}

function reply(report: ScoreboardReport): Reply<Text> {
  const shown = report.claims.slice(0, SHOWN);
  const title = scoreboardSentence(report);
  const chart = scoreboardPicture(report, title);
  return {
    title,
    blocks: [
      ...forecastBlocks(report),
      { kind: 'table', head: ['Checked', 'Claim', 'Verdict', 'Prices since', 'Receipt'], rows: shown.map(scoredRow) },
      ...(report.claims.length > SHOWN
        ? [{ kind: 'note' as const, text: `The latest ${SHOWN} of ${report.claims.length}.` }]
        : []),
      ...(report.simulated ? [{ kind: 'note' as const, text: 'SIMULATED: no price behind these is real.' }] : []),
    ],
    picture: { chart, altText: `Bars. ${title}`, cacheKey: `scoreboard|${report.simulated}|${title}` },
    actions: [...new Set(shown.map(({ id }) => id))]
      .slice(0, 3)
      .map((id) => ({ label: `Reopen ${id}`, line: `receipt ${id}`, does: 'new' as const })),
    files: [],
    tone: 'plain',
    visibility: 'everyone',
    report,
  };
}
