import { type CommandServices, defineCommand } from '../src/chat/command.ts';
import { timeOptions } from '../src/chat/reply-builders.ts';
import { behindDetails, type Picture, type Reply } from '../src/chat/reply.ts';
import { receiptReport, type ReceiptReport, type ReceiptStore } from '../src/community/receipts.ts';
import { UserError } from '../src/errors.ts';
import { fingerprintWords, receiptPicture, receiptSentence, reopenedWords } from '../src/messages/community.ts';
import { csvOf } from '../src/messages/format.ts';
import { readReceiptId } from '../src/reports/sample-facts.ts';
import { inEnglish } from '../src/messages/speaker.ts';
import { joined, msg, type Text, unlessIn } from '../src/messages/text.ts';

/** /receipt — a verdict as it was said, and what happened since. */
export default defineCommand({
  name: 'receipt',
  about: msg('commands.receipt'),
  examples: ['receipt 7k2m9xqd'],
  options: {
    id: { kind: 'text', about: msg('commands.receiptId'), maxLength: 20 },
    asOf: timeOptions.asOf,
  },
  personal: true,
  async run({ id, asOf }, services) {
    const { receipts, requester, signal, progress } = services;
    if (receipts === undefined) throw new UserError(msg('receipts.noStore'));
    const receipt = await find(receipts, requester, readReceiptId(id));
    if (receipt === undefined) throw new UserError(msg('receipts.none', { id: id.trim() }), ['scoreboard']);
    return reply(await receiptReport(receipt, { asOf, signal, progress }, services));
  },
});

/** A verdict of the community, or one that was given to the asker alone. */
async function find(receipts: ReceiptStore, { community, person }: CommandServices['requester'], id: string) {
  const shared = await receipts.find(community, id);
  return shared ?? (person === community ? undefined : receipts.find(person, id));
}

function reply(report: ReceiptReport): Reply<Text> {
  const chart = receiptPicture(report);
  const title = receiptSentence(report);
  return {
    title,
    blocks: [
      { kind: 'paragraph', text: unlessIn(title, report.said) },
      { kind: 'paragraph', text: msg('receipts.quoted', { text: report.text }) },
      ...(report.silence === null
        ? [{ kind: 'list' as const, items: report.claims.map(reopenedWords) }]
        : [{ kind: 'paragraph' as const, text: report.silence }]),
      ...behindDetails([{ kind: 'note', text: fingerprintWords(report) }]),
    ],
    ...(chart && { picture: pictureOf(chart, report) }),
    actions: [
      { label: msg('receipts.allButton'), line: 'scoreboard', does: 'new' },
      { label: msg('buttons.csv'), line: `receipt ${report.id}`, does: 'file' },
    ],
    files: [{ name: `rift-receipt-${report.id}.csv`, mime: 'text/csv', content: () => csv(report) }],
    tone: 'plain',
    visibility: 'everyone',
    report,
  };
}

function pictureOf(chart: Picture<Text>['chart'], { id, claims }: ReceiptReport): Picture<Text> {
  const [title, subtitle] = [chart.title, chart.subtitle ?? ''].map(inEnglish);
  const altText = msg('receipts.sinceBars', { title: chart.title, said: joined(claims.map(reopenedWords)) });
  return { chart, altText, cacheKey: ['receipt', id, subtitle, title].join('|') };
}

function csv({ claims }: ReceiptReport): string {
  return csvOf([
    { head: 'claim', values: claims.map(({ text }) => text) },
    { head: 'verdict', values: claims.map(({ verdict }) => verdict) },
    { head: 'as_of', values: claims.map(({ asOf }) => asOf ?? '') },
    { head: 'verdict_today', values: claims.map(({ today }) => today?.verdict ?? '') },
    { head: 'gap_then_pct', values: claims.map(({ since }) => since?.gapThenPct ?? NaN) },
    { head: 'gap_now_pct', values: claims.map(({ since }) => since?.gapNowPct ?? NaN) },
    { head: 'input_hash', values: claims.map(({ inputHash }) => inputHash) },
  ]);
}
