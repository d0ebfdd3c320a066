import { defineCommand, type Requester } from '../src/chat/command.ts';
import { timeOptions } from '../src/chat/reply-builders.ts';
import { behindDetails, type Block, type Reply } from '../src/chat/reply.ts';
import { scoreboardReport, type ScoreboardReport } from '../src/community/receipts.ts';
import { UserError } from '../src/errors.ts';
import { forecastsWords, scoreboardPicture, scoreboardSentence, scoredRow } from '../src/messages/community.ts';
import { inEnglish } from '../src/messages/speaker.ts';
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
    if (receipts === undefined) throw new UserError(msg('receipts.noStore'));
    if (isPrivateChat(requester)) throw new UserError(msg('receipts.private'));
    const kept = await receipts.list(requester.community, MAX_RECEIPTS);
    const report = await scoreboardReport(kept, { asOf, signal, progress }, services);
    if (report.claims.length === 0) throw new UserError(msg('receipts.noClaims'), ['help check']);
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

const heads = [
  msg('receipts.checkedHead'),
  msg('receipts.claimHead'),
  msg('receipts.verdictHead'),
  msg('receipts.sinceHead'),
  msg('receipts.receiptHead'),
];

function reply(report: ScoreboardReport): Reply<Text> {
  const shown = report.claims.slice(0, SHOWN);
  const title = scoreboardSentence(report);
  const chart = scoreboardPicture(report, title);
  return {
    title,
    blocks: [
      ...forecastBlocks(report),
      ...behindDetails([
        { kind: 'table', head: heads, rows: shown.map(scoredRow) },
        ...(report.claims.length > SHOWN
          ? [{ kind: 'note' as const, text: msg('receipts.latest', { shown: SHOWN, count: report.claims.length }) }]
          : []),
      ]),
      ...(report.simulated ? [{ kind: 'note' as const, text: msg('receipts.simulated') }] : []),
    ],
    picture: {
      chart,
      altText: msg('receipts.bars', { title }),
      cacheKey: `scoreboard|${report.simulated}|${inEnglish(title)}`,
    },
    actions: [...new Set(shown.map(({ id }) => id))]
      .slice(0, 3)
      .map((id) => ({ label: msg('receipts.reopenButton', { id }), line: `receipt ${id}`, does: 'new' as const })),
    files: [],
    tone: 'plain',
    visibility: 'everyone',
    report,
  };
}
